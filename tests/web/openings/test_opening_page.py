"""Somebody reads one opening."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from givre import OTTAWA, TORONTO, Publish

from gonorth.nouns import Law, Pay, Place, Skill
from gonorth.web.models import Board

PAY = Pay(Decimal(50), Decimal(60), "CAD", "hour", "$50-60/h")


def text_of(response: Any) -> str:
    return unescape(response.content.decode())


def test_it_says_what_is_known(site: Client, publish: Publish) -> None:
    posting = publish(
        pay=PAY,
        places=(TORONTO, OTTAWA),
        work_mode="hybrid",
        years_asked=3.0,
        sponsorship="offered",
        requisition="R-7",
    )
    page = text_of(site.get(f"/openings/{posting.pk}"))
    for said in (
        "C$50–60 an hour",
        "Toronto, ON",
        "Ottawa, ON",
        "hybrid",
        "3 years",
        "It says that it sponsors one",
    ):
        assert said in page
    assert 'href="/openings?skill=python"' in page and "R-7" in page
    assert '<time datetime="2026-11-01">1 November 2026</time>' in page
    assert page.count("<h1") == 1 and '<meta name="description" content="Snow Analyst at Givre' in page


def test_what_is_not_known_is_said_to_be_unknown(site: Client, publish: Publish) -> None:
    posting = publish(places=(), posted_on=None, skills=(), description="", language=None)
    page = text_of(site.get(f"/openings/{posting.pk}"))
    for said in (
        "pay not shown",
        "place not stated",
        "The board does not say.",
        "gave no text",
        "None that we know",
    ):
        assert said in page
    assert "It does not say whether it sponsors one: ask." in page


def test_the_text_keeps_its_paragraphs_and_lists(site: Client, publish: Publish) -> None:
    posting = publish(description="About us\nWe measure snow.\n- Write firmware\n- Test it\nBye.")
    page = site.get(f"/openings/{posting.pk}").content.decode()
    assert "<p><b>About us</b></p><p>We measure snow.</p>" in page
    assert "<ul><li>Write firmware</li><li>Test it</li></ul><p>Bye.</p>" in page


def test_apply_goes_to_the_employers_own_board(site: Client, publish: Publish) -> None:
    posting = publish(url="https://jobs.example.org/1?a=1&b=2")
    (link,) = re.findall(r'<a class="button act"[^>]*>', text_of(site.get(f"/openings/{posting.pk}")))
    assert 'href="https://jobs.example.org/1?a=1&b=2"' in link
    assert 'rel="nofollow noopener noreferrer"' in link and 'referrerpolicy="no-referrer"' in link


@pytest.mark.parametrize(
    "url",
    ["", "javascript:alert(1)", "//evil.example", "data:text/html,x", "https://", "http://[", "ftp://x/y"],
)
def test_no_other_address_is_followed(site: Client, publish: Publish, url: str) -> None:
    page = text_of(site.get(f"/openings/{publish(url=url).pk}"))
    assert "The board gives no address to apply at" in page and "javascript:" not in page


LAW = Law(pay_shown=False, ai_statement=True, vacancy_statement=False, canadian_experience=True)


def marks(page: str) -> list[str]:
    (listed,) = re.findall(r'<ul class="verdicts">(.*?)</ul>', page, re.DOTALL)
    return re.findall(r'<li class="(\w+)">', listed)


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        (LAW, ["unmet", "met", "unmet", "unmet"]),
        (Law(True, False, True, False), ["met", "unknown", "met", "met"]),
        (Law(), ["unknown"] * 4),
    ],
)
def test_it_says_what_ontario_asks_and_what_the_posting_says(
    site: Client, publish: Publish, law: Law, expected: list[str]
) -> None:
    assert marks(text_of(site.get(f"/openings/{publish(law=law).pk}"))) == expected


def test_another_provinces_posting_is_not_held_to_ontarios_law(site: Client, publish: Publish) -> None:
    posting = publish(places=(Place("Montréal", "QC", "CA", 45.5, -73.6),), law=LAW)
    assert 'class="verdicts"' not in text_of(site.get(f"/openings/{posting.pk}"))


def test_what_a_reader_should_know_is_marked_in_the_row(site: Client, publish: Publish) -> None:
    publish(law=LAW)
    assert "asks for Canadian experience" in text_of(site.get("/openings"))


def test_the_other_posts_of_the_job_are_named_and_one_page_stands_for_all(
    site: Client, publish: Publish
) -> None:
    other = publish(requisition="R1", system="lever", url="https://other.example.org/1")
    face = publish(requisition="R1", pay=PAY)
    page = text_of(site.get(f"/openings/{face.pk}"))
    assert f'rel="canonical" href="http://localhost/openings/{face.pk}"' in page
    assert "The same job on other boards" in page and "https://other.example.org/1" in page
    merged = text_of(site.get(f"/openings/{other.pk}"))
    assert f'rel="canonical" href="http://localhost/openings/{face.pk}"' in merged
    assert "This page is one of its posts" in merged


def test_similar_openings_are_offered_most_alike_first(site: Client, publish: Publish) -> None:
    posting = publish("Snow Analyst")
    publish("Chef")
    publish("Senior Snow Analyst")
    similar = site.get(f"/openings/{posting.pk}").context["found"].similar
    assert [row.title for row in similar] == ["Senior Snow Analyst"]


CLOSED = datetime(2026, 11, 5, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("gone", "no longer on the employer’s board"),
        ("expired", "has passed"),
        ("removed", "posting policy"),
        ("", "why, we do not know"),
    ],
)
def test_a_closed_opening_says_when_and_why_and_offers_three_others(
    site: Client, publish: Publish, reason: str, said: str
) -> None:
    closed = publish("Snow Analyst", closed_at=CLOSED, close_reason=reason)
    for number in range(5):
        publish(f"Snow Analyst {'I' * number}", employer=f"Other {number}")
    response = site.get(f"/openings/{closed.pk}")
    assert response.status_code == 410
    page = text_of(response)
    assert said in page and "5 November 2026" in page and "Snow Analyst" in page
    assert len(response.context["found"].alternatives) == 3
    assert "ld+json" not in page and "Apply on" not in page


def test_the_same_job_still_open_elsewhere_is_the_first_alternative(site: Client, publish: Publish) -> None:
    closed = publish("Snow Analyst", requisition="R1", closed_at=CLOSED)
    publish("Snow Analyst", employer="Another")
    still = publish("Neige", requisition="R1", system="lever")
    first = site.get(f"/openings/{closed.pk}").context["found"].alternatives[0]
    assert first.url == f"/openings/{still.pk}"


@pytest.mark.parametrize("pk", ["0", "99", "99999999999999999999999999"])
def test_an_unknown_one_is_not_found(site: Client, pk: str, db: None) -> None:
    for address in (f"/openings/{pk}", f"/fr/openings/{pk}", f"/openings/{pk}.json"):
        assert site.get(address).status_code == 404


def test_the_data_says_what_the_page_says(site: Client, publish: Publish) -> None:
    posting = publish(pay=PAY, skills=(Skill("python", "Python"),))
    data = site.get(f"/openings/{posting.pk}.json").json()
    assert data["opening"]["pay"]["low"] == 50 and data["opening"]["description"]
    assert data["page"] == data["canonical"] == f"http://localhost/openings/{posting.pk}"
    assert data["closed_at"] is None and data["is_sample"] is False
    gone = site.get(f"/openings/{publish(closed_at=CLOSED, close_reason='gone').pk}.json")
    assert gone.status_code == 410 and gone.json()["close_reason"] == "gone"


def test_a_sample_says_that_nobody_can_apply(site: Client, publish: Publish) -> None:
    page = text_of(site.get(f"/openings/{publish(system=Board.SAMPLE).pk}"))
    assert "This opening is invented" in page and "Apply on" not in page and "ld+json" not in page
    assert 'id="report"' not in page


def test_last_seen_is_the_boards_last_complete_read(site: Client, publish: Publish) -> None:
    posting = publish(first_seen=datetime(2026, 10, 1, tzinfo=UTC))
    Board.objects.update(complete_at=datetime(2026, 11, 3, 15, tzinfo=UTC))
    found = site.get(f"/openings/{posting.pk}").context["found"]
    assert (found.first_seen, found.last_seen) == (date(2026, 9, 30), date(2026, 11, 3))
