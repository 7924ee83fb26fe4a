"""Whatever a board publishes and whatever an address holds: a page with a sentence, nothing that acts."""

import re
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone
from givre import Publish
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonorth.boards import read_payload
from gonorth.nouns import Pay, Place, Skill
from gonorth.web import bridge
from gonorth.web.importing import import_reading
from gonorth.web.models import Board, Posting

WORST = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}{% now %}"
LONG = "W" * 20_000
HOSTILE = [
    WORST,
    '" onmouseover="alert(1)',
    "'><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "\u202egnirts desrever\u202c \u200b\u200d\ufeff",
    "\u200b\u2060",
    LONG,
    "\x00\x01\x1b[31m\ufffe",
    "${7*7}#{7*7}<%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "A̴̡̛̛" * 200,
]
ALLOWED_SCRIPTS = {"application/ld+json"}


class Acts(HTMLParser):
    """Collects what of a page could run, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if (
            tag == "script"
            and known.get("type") not in ALLOWED_SCRIPTS
            and not known.get("src", "").startswith("/static/")
        ):  # type: ignore[union-attr]
            self.found.append(str(attrs))
        if tag in {"img", "iframe", "object", "embed", "base", "style"}:
            self.found.append(tag)
        for name, value in attrs:
            is_address = name in {"href", "src", "action", "hx-get"}
            if name.startswith("on") or name == "style":
                self.found.append(name)
            if is_address and not (value or "").startswith(("/", "#", "http://", "https://")):
                self.found.append(f"{name}={value}")


def acts(page: str) -> list[str]:
    reader = Acts()
    reader.feed(page)
    return reader.found


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_field_of_a_posting_shows_inert(site: Client, publish: Publish, text: str) -> None:
    said: dict[str, Any] = {
        "title": text,
        "employer": f"E {text}",
        "description": f"{text}\n- {text}\n" * 3,
        "places": (Place(text, text, "CA", raw=text), Place(raw=text)),
        "pay": Pay(None, 10**9, text, "year", text),  # type: ignore[arg-type]
        "skills": (Skill(text[:100], text),),
        "language": "en",
        "department": text,
        "employment_type": text,
        "requisition": text[:300],
        "url": f"https://jobs.example.org/{text}",
    }
    open_ = publish(**said)
    closed = publish(closed_at=timezone.now(), close_reason=text[:20].replace("\0", ""), **said)
    publish(**said | {"title": "Snow Analyst"})
    for address in ("/openings", "/fr/openings?q=script", f"/openings/{open_.pk}", f"/openings/{closed.pk}"):
        page = site.get(address).content.decode()
        assert not acts(page), address
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08]", unescape(page)), address
        assert len(page) < 450_000
    for address in (
        "openings.json",
        "openings.csv",
        "openings.rss",
        f"openings/{open_.pk}.json",
        "sitemap.xml",
    ):
        assert site.get(f"/{address}").status_code == 200, address


def test_a_title_of_nothing_seen_still_leads_somewhere(site: Client, publish: Publish) -> None:
    posting = publish("\u200b\u2060", employer="Givre")
    page = site.get("/openings").content.decode()
    assert re.search(rf'<a href="/openings/{posting.pk}"><bdi [^>]*>Untitled opening</bdi>', page)


def test_what_a_board_sends_is_inert_from_end_to_end(site: Client) -> None:
    job = {"id": 7, "title": WORST, "content": WORST * 3, "absolute_url": "javascript:alert(1)"}
    payload = {"jobs": [job | {"location": {"name": WORST}, "updated_at": "2026-11-01T00:00:00Z"}]}
    import json

    board = Board.objects.create(name="Hostile", system="greenhouse", address="test:hostile")
    import_reading(
        board,
        read_payload(json.dumps(payload).encode(), "https://boards-api.greenhouse.io/v1/boards/givre/jobs"),
        complete=True,
        at=datetime(2026, 11, 1, tzinfo=UTC),
    )
    bridge.forget()
    (posting,) = Posting.objects.all()
    for address in ("/openings", f"/openings/{posting.pk}", f"/fr/openings/{posting.pk}"):
        response = site.get(address)
        assert response.status_code == 200 and not acts(response.content.decode())


NAMES = ["q", "near", "km", "remote", "mode", "pay", "level", "employer", "hub", "language", "field"]
NAMES += ["occupation", "skill", "days", "unsaid", "order", "page", "excel", "reported", "x"]
ODD = [
    "NaN",
    "-1",
    "1e309",
    "Infinity",
    "0",
    "9" * 400,
    "\x00",
    "[]",
    "{}",
    "../..",
    "%",
    "%00",
    "' OR 1=1--",
    "*",
]
ODD += [
    '"',
    "Toronto",
    "CA",
    "senior",
    "python",
    "remote",
    "60",
    "newest",
    "é",
    "\u202e",
    "\ud7ff",
    "a" * 9_000,
]
VALUES = st.sampled_from(ODD) | st.text(max_size=30)
QUERIES = st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=8)
PAGES = ["/openings", "/fr/openings", "/openings/1"]
DATA = ["/openings.json", "/fr/openings.json", "/openings.csv", "/openings/0.json", "/robots.txt"]
PATHS = st.sampled_from(PAGES + DATA * 4 + ["/openings.rss", "/openings.atom", "/openings.feed.json"])


@pytest.fixture
def two(publish: Publish) -> None:
    publish("Snow Analyst", pk=1)
    publish("Ice Engineer", work_mode="remote", remote_within=("CA",))


@settings(
    max_examples=2_000,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(path=PATHS, query=QUERIES)
def test_no_address_breaks_it(site: Client, two: None, path: str, query: list[tuple[str, str]]) -> None:
    response = site.get(f"{path}?{urlencode(query, errors='replace')}")
    assert response.status_code in {200, 404}


@pytest.mark.parametrize(
    "raw", ["%", "%zz", "q=%ff%fe", "q[]=1&q[0]=2", ";;;&&&", "q", "=", "q=a&q=b&q=c", "\u00e9=1"]
)
def test_no_broken_query_breaks_it(site: Client, two: None, raw: str) -> None:
    for path in ("/openings", "/openings.json", "/openings/1"):
        assert site.get(path, QUERY_STRING=raw).status_code == 200


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("km=NaN", "is not a distance"),
        ("km=-5", "is not a distance"),
        ("near=Xyzzyqq", "We know no place called “Xyzzyqq”"),
        ("remote=Nowhereland", "is not a country we know"),
        ("mode=lying", "is not a way of working"),
        ("pay=lots", "is not pay for a year"),
        ("level=wizard", "is not a level we know"),
        ("hub=atlantis", "is not a hub we know"),
        ("language=klingon", "is not a language we know"),
        ("field=basket", "is not a field we know"),
        ("occupation=00000", "is not an occupation we know"),
        ("skill=qqqqzzz", "is not a skill we know"),
        ("days=0", "is not a number of days"),
        ("page=minus", "is not a page"),
        ("page=100000", "There is no page"),
    ],
)
def test_what_could_not_be_used_is_said(site: Client, two: None, query: str, sentence: str) -> None:
    response = site.get(f"/openings?{query}")
    assert response.status_code == 200 and sentence in unescape(response.content.decode())
    assert len(response.context["found"].problems) == 1


def test_a_thousand_values_are_a_dozen(site: Client, two: None) -> None:
    query = urlencode([("skill", f"nonsense{n}") for n in range(900)])
    assert len(site.get(f"/openings?{query}").context["found"].problems) == 12


def test_too_many_parts_are_refused_with_a_page(site: Client, two: None) -> None:
    assert site.get("/openings?" + "&".join(f"x{n}=1" for n in range(5_000))).status_code in {200, 400}
