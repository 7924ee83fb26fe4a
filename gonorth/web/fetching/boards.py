"""All pages of one board as one payload, and whether that is all the board holds."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from gonorth.boards.addresses import LEVER_PAGE, careers_page, lever_page
from gonorth.boards.json_text import parse
from gonorth.facts.words import Sentence
from gonorth.web.fetching.fetcher import Fetcher
from gonorth.web.fetching.problem import Problem
from gonorth.web.fetching.texts import Texts
from gonorth.web.fetching.workday import Site, fetch_workday

MOST_PAGES = 100
MOST_SECONDS = 1500.0  # for one board; a request that is under way then still ends
PAGE_BYTES = 20_000_000


@dataclass(frozen=True)
class Ask:
    """A board to be read, and what is remembered of the last time."""

    system: str
    data: str  # the address of its data
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Payload:
    """What a board gave: `lacks` says why it is not all of it, None where all pages came whole."""

    body: bytes = b""
    lacks: Sentence | None = None
    is_unchanged: bool = False
    etag: str = ""
    last_modified: str = ""


def fetch_board(fetcher: Fetcher, ask: Ask, texts: Path, country: str, today: date) -> Payload:
    """Fetch a board; Problem where nothing of it could be had. `texts`: where what was fetched one by
    one is kept; `country`: whose postings are enough, where a board lets us ask for them alone."""
    page = careers_page(ask.data)
    if urlsplit(page).netloc == urlsplit(ask.data).netloc:
        fetcher.may_read(page.rstrip("/") + "/")  # what keeps programs from a page is meant of its data too
    ends = time.monotonic() + MOST_SECONDS
    if ask.system == "lever":
        return _offset(fetcher, ask, ends)
    if ask.system == "workday":
        site = Site(fetcher, ask.data, Texts(texts, ask.data), today, ends)
        found = fetch_workday(site, ask.etag, country)
        return Payload(found.body, found.lacks, etag=found.scope)
    return _whole(fetcher, ask)


def _whole(fetcher: Fetcher, ask: Ask) -> Payload:
    """One answer holds it all, and may be known from the last time."""
    asked = {"If-None-Match": ask.etag} if ask.etag else {}
    if ask.last_modified and not asked:
        asked = {"If-Modified-Since": ask.last_modified}
    answer = fetcher.get(ask.data, asked)
    if answer.status == 304:
        return Payload(is_unchanged=True, etag=ask.etag, last_modified=ask.last_modified)
    marks = (answer.headers.get(name, "") for name in ("etag", "last-modified"))
    etag, last_modified = (mark if len(mark) <= 100 and mark.isprintable() else "" for mark in marks)
    return Payload(answer.body, etag=etag, last_modified=last_modified)


def _offset(fetcher: Fetcher, ask: Ask, ends: float) -> Payload:
    """Page after page until one is short; a list without a total proves itself in no other way."""
    pages: list[bytes] = []
    lacks: Sentence | None = None
    for number in range(MOST_PAGES):
        try:
            body = fetcher.get(lever_page(ask.data, number * LEVER_PAGE), most=PAGE_BYTES).body
            count = _length(body, ask)
        except Problem as problem:
            if not pages:
                raise
            lacks = problem.sentence
            break
        if body in pages:  # it gives the same page whatever is asked for
            lacks = Sentence("boards_live.repeats", {})
            break
        if count or not pages:
            pages.append(body)
        if count != LEVER_PAGE:
            break
        if time.monotonic() > ends:
            lacks = Sentence("boards_live.too_long", {})
            break
    else:
        lacks = Sentence("boards_live.too_long", {})
    return Payload(pages[0] if len(pages) == 1 else b"[" + b",".join(pages) + b"]", lacks)


def _length(body: bytes, ask: Ask) -> int:
    postings: Any = None
    with suppress(ValueError, RecursionError):
        postings = parse(body.decode())
    if not isinstance(postings, list):
        raise Problem("no_list", host=urlsplit(ask.data).hostname or "")
    return len(postings)
