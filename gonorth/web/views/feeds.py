"""What is new in a search: RSS 2.0, Atom and JSON Feed 1.1, for whoever would rather be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, cast

import numpy as np
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, get_tag_uri
from django.views.decorators.http import condition, require_safe

from gonorth.facts.words import say
from gonorth.web import clock, searching
from gonorth.web.addresses import absolute, language_of
from gonorth.web.bridge import shelf
from gonorth.web.catalogue import catalogue
from gonorth.web.inert import as_html
from gonorth.web.models import Posting
from gonorth.web.rows import Row
from gonorth.web.searching import Results

MOST = 50
BORN = date(2026, 1, 1)  # part of every entry's id: with the site's name and its number, it never changes
EXCERPT = 1_200  # characters of the text; the whole is on the page
TYPES = {"rss": "application/rss+xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}


@dataclass(frozen=True)
class Entry:
    id: str
    url: str
    title: str
    employer: str
    summary: str
    html: str
    seen: datetime


def _etag(request: HttpRequest) -> str:
    """Changes with the openings, and with the day, on which "posted within" depends."""
    held = f"{catalogue(shelf()).since.isoformat()} {clock.today()} {request.get_full_path()}"
    return f'"{blake2b(held.encode("utf-8", "replace"), digest_size=12).hexdigest()}"'


def _last_modified(request: HttpRequest) -> datetime:
    return catalogue(shelf()).since


View = Callable[[HttpRequest], HttpResponse]
unless_unchanged = cast(Callable[[View], View], condition(_etag, _last_modified))


@require_safe
@unless_unchanged
def rss(request: HttpRequest) -> HttpResponse:
    return _syndicated(request, Rss201rev2Feed, "rss")


@require_safe
@unless_unchanged
def atom(request: HttpRequest) -> HttpResponse:
    return _syndicated(request, Atom1Feed, "atom")


def _syndicated(request: HttpRequest, kind: type[SyndicationFeed], name: str) -> HttpResponse:
    found = searching.results(request.GET, language_of(request))
    site = absolute(request)
    feed = kind(
        title=_title(found),
        link=site + found.at(1),
        description=say("openings.feed_about", found.lang),
        language="fr-CA" if found.lang == "fr" else "en-CA",
        feed_url=site + found.feeds[name],
    )
    for entry in entries(found, site):
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.html,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            author_name=entry.employer,
            pubdate=entry.seen,
            updateddate=entry.seen,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=TYPES[name])


@require_safe
@unless_unchanged
def json_feed(request: HttpRequest) -> JsonResponse:
    found = searching.results(request.GET, language_of(request))
    site = absolute(request)
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(found),
        "home_page_url": site + found.at(1),
        "feed_url": site + found.feeds["feed"],
        "description": say("openings.feed_about", found.lang),
        "language": "fr-CA" if found.lang == "fr" else "en-CA",
        "items": [_item(entry) for entry in entries(found, site)],
    }
    return JsonResponse(feed, content_type="application/feed+json; charset=utf-8")


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.seen.isoformat(),
        "authors": [{"name": entry.employer}],
    }


def entries(found: Results, site: str) -> Iterator[Entry]:
    """The openings of a search we saw last for the first time: a board's own days are moved, or missing."""
    known, rows = catalogue(found.shelf), found.found.rows
    latest = rows[np.lexsort((-known.pks[rows], -known.first_seen[rows]))][:MOST]
    written = Posting.objects.filter(pk__in=known.pks[latest].tolist())
    by_pk = {posting.pk: posting for posting in written.only("description", "first_seen")}
    for row in latest:
        pk = int(known.pks[row])
        if pk in by_pk:
            shown = Row.of(found.shelf.index.openings[row], found.shelf, found.lang)
            yield _entry(by_pk[pk], shown, site)


def _entry(posting: Posting, row: Row, site: str) -> Entry:
    facts = " · ".join(filter(None, (row.employer, row.places, row.mode, row.pay)))
    text = posting.description[:EXCERPT]
    excerpt = text if len(text) < EXCERPT else text.rsplit(" ", 1)[0] + "…"
    return Entry(
        id=get_tag_uri(f"{site}/openings/{posting.pk}", BORN),
        url=site + row.url,
        title=f"{row.title} · {row.employer}",
        employer=row.employer,
        summary=facts,
        html=as_html(f"{facts}\n{excerpt}"),
        seen=posting.first_seen,
    )


def _title(found: Results) -> str:
    asked = ", ".join(chip.text for chip in found.chips)
    return say("openings.feed_title_asked" if asked else "openings.feed_title", found.lang, asked=asked)
