"""A search can be followed by RSS, Atom and JSON Feed."""

from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from givre import Publish

from gonorth.web import bridge
from gonorth.web.models import Posting

KINDS = ("rss", "atom", "feed.json")
ATOM = "{http://www.w3.org/2005/Atom}"
START = datetime(2026, 11, 1, 12, tzinfo=UTC)


def items(response: Any, kind: str) -> list[dict[str, str]]:
    """Of each entry its id, title and address."""
    if kind == "feed.json":
        return [{key: item[key] for key in ("id", "title", "url")} for item in response.json()["items"]]
    tree = ElementTree.fromstring(response.content)
    if kind == "rss":
        return [
            {
                "id": i.findtext("guid") or "",
                "title": i.findtext("title") or "",
                "url": i.findtext("link") or "",
            }
            for i in tree.iter("item")
        ]
    return [
        {
            "id": i.findtext(f"{ATOM}id") or "",
            "title": i.findtext(f"{ATOM}title") or "",
            "url": next(link.attrib["href"] for link in i.iter(f"{ATOM}link")),
        }
        for i in tree.iter(f"{ATOM}entry")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_it_holds_what_the_search_finds(site: Client, publish: Publish, kind: str) -> None:
    posting = publish("Snow Analyst & <Lead>")
    publish("Baker", description="Bread")
    (item,) = items(site.get(f"/openings.{kind}?q=analyst"), kind)
    assert item["title"] == "Snow Analyst & <Lead> · Givre Instruments"
    assert item["url"] == f"http://localhost/openings/{posting.pk}"


@pytest.mark.parametrize("kind", KINDS)
def test_the_latest_we_saw_come_first_and_no_more_than_fifty(
    site: Client, publish: Publish, kind: str
) -> None:
    for number in range(55):
        publish(f"Opening {number}", posted_on=None, first_seen=START + timedelta(minutes=number))
    found = items(site.get(f"/openings.{kind}"), kind)
    assert len(found) == 50
    assert found[0]["title"].startswith("Opening 54 ") and found[-1]["title"].startswith("Opening 5 ")


@pytest.mark.parametrize("kind", KINDS)
def test_an_edited_opening_keeps_its_id_and_its_day(site: Client, publish: Publish, kind: str) -> None:
    posting = publish("Baker", first_seen=START)
    before = site.get(f"/openings.{kind}")
    Posting.objects.filter(pk=posting.pk).update(title="Miller", updated_at=START + timedelta(days=3))
    bridge.forget()
    after = site.get(f"/openings.{kind}")
    assert [item["id"] for item in items(before, kind)] == [item["id"] for item in items(after, kind)]
    assert items(after, kind)[0]["title"].startswith("Miller")
    assert items(site.get(f"/fr/openings.{kind}"), kind)[0]["id"] == items(after, kind)[0]["id"]


def test_the_json_feed_is_one(site: Client, publish: Publish) -> None:
    publish(first_seen=START)
    feed = site.get("/fr/openings.feed.json?q=snow").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://localhost/fr/openings.feed.json?q=snow" and feed["language"] == "fr-CA"
    (item,) = feed["items"]
    assert item["date_published"] == "2026-11-01T12:00:00+00:00" and item["content_html"].startswith("<p>")


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_not_sent_again_until_something_changes(site: Client, publish: Publish, kind: str) -> None:
    publish()
    address = f"/openings.{kind}?q=snow"
    first = site.get(address)
    etag, seen = first.headers["ETag"], first.headers["Last-Modified"]
    assert site.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert site.get(address, headers={"If-Modified-Since": seen}).status_code == 304
    assert site.get("/openings.rss?q=ice", headers={"If-None-Match": etag}).status_code == 200
    Posting.objects.update(title="Ice")
    bridge.forget()
    later = site.get(address)
    assert later.status_code == 200


def test_a_search_page_names_its_feeds(site: Client, publish: Publish) -> None:
    publish()
    page = site.get("/openings?q=snow").content.decode()
    for type_, name in (("rss+xml", "rss"), ("atom+xml", "atom"), ("feed+json", "feed.json")):
        assert f'type="application/{type_}"' in page and f'href="/openings.{name}?q=snow"' in page


def test_hostile_words_leave_the_feed_whole(site: Client, publish: Publish) -> None:
    publish(
        "]]><script>\x0b\ufffe", description="<![CDATA[ &amp; \x01\x1f\ufffe </item> ]]>", employer="<b>\x02"
    )
    for kind in KINDS:
        assert len(items(site.get(f"/openings.{kind}"), kind)) == 1
