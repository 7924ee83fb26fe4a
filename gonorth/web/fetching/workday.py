"""A Workday board: its list in pages of twenty, then the text of each posting by itself.

Its total is said on the first page alone and goes no further than two thousand; beyond that some sites
begin again. A list is therefore narrowed to one country where the site offers that, once and for all
(a list narrowed now and whole the next time would make postings seem gone); and only what is new in the
list, or old with us, is asked for again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gonorth.boards.addresses import WORKDAY_CAP, WORKDAY_PAGE, careers_page, workday_detail
from gonorth.boards.fields import at, objects, text, within
from gonorth.facts.words import Sentence
from gonorth.reading.places import read_places
from gonorth.web.fetching.fetcher import Fetcher
from gonorth.web.fetching.problem import Problem
from gonorth.web.fetching.texts import Texts

MOST_PAGES = WORKDAY_CAP // WORKDAY_PAGE
MOST_DETAILS = 300  # fetched in one read; the others in the next
SAVED_EVERY = 25
GIVEN_UP_AFTER = 3  # details in a row that could not be had
PAGE_BYTES = 4_000_000
LONGEST_NAME = 100  # of a facet and of a value of it
WHOLE = "whole"  # the scope of a list that cannot be narrowed
LISTED = ("title", "externalPath", "locationsText", "bulletFields", "timeType", "remoteType")

Scope = dict[str, list[str]]


@dataclass(frozen=True)
class Found:
    body: bytes
    lacks: Sentence | None
    scope: str  # how the list was narrowed, to be narrowed so again


@dataclass(frozen=True)
class Site:
    """The site that is read, and with what."""

    fetcher: Fetcher
    data: str  # the address of its list
    texts: Texts
    today: date
    ends: float  # time.monotonic() after which nothing more is asked

    @property
    def is_over(self) -> bool:
        return time.monotonic() > self.ends


@dataclass
class _List:
    """The postings by path, in order, and why they may not be all."""

    total: int = 0
    postings: dict[str, dict[str, Any]] = field(default_factory=dict)
    lacks: Sentence | None = None


def fetch_workday(site: Site, scope: str, country: str) -> Found:
    """The board's list and details as one payload; Problem where its first page could not be had."""
    narrowed, first = _narrowed(site, scope, country)
    listed = _list(site, narrowed, first)
    left = _fill(site, listed)
    site.texts.save(None if listed.lacks else listed.postings)
    lacks = listed.lacks or (Sentence("boards_live.details_left", {"n": left}) if left else None)
    return Found(_merged(site, listed), lacks, json.dumps(narrowed) if narrowed else WHOLE)


def _page(site: Site, scope: Scope, offset: int) -> dict[str, Any]:
    asked = {"appliedFacets": scope, "limit": WORKDAY_PAGE, "offset": offset, "searchText": ""}
    answer = site.fetcher.post(site.data, json.dumps(asked).encode(), most=PAGE_BYTES)
    page = _json(answer.body)
    if not isinstance(at(page, "jobPostings"), list):
        raise Problem("no_list", host=site.data.split("/")[2])
    return page  # type: ignore[no-any-return]


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _narrowed(site: Site, scope: str, country: str) -> tuple[Scope, dict[str, Any]]:
    """How the list is narrowed, and its first page."""
    kept = _json(scope.encode()) if scope not in ("", WHOLE) else None
    if isinstance(kept, dict):
        return kept, _page(site, kept, 0)
    first = _page(site, {}, 0)
    offered = None if scope == WHOLE else _facet(first, country)
    return (offered, _page(site, offered, 0)) if offered else ({}, first)


def _facet(page: dict[str, Any], country: str) -> Scope | None:
    """The facet that stands for a country, where the site offers one."""
    for facet in within(page.get("facets"), 8):
        name = text(facet.get("facetParameter")) or ""
        if "country" not in name.casefold():
            continue
        for value in objects(facet.get("values")):
            number, said = text(value.get("id")), text(value.get("descriptor"))
            is_short = len(name) <= LONGEST_NAME and len(number or "") <= LONGEST_NAME
            if number and said and is_short and _is_country(said[:LONGEST_NAME], country):
                return {name: [number]}
    return None


def _is_country(said: str, country: str) -> bool:
    places = read_places(said).places
    return len(places) == 1 and places[0].country == country and places[0].region is None


def _list(site: Site, scope: Scope, first: dict[str, Any]) -> _List:
    """Every page; whatever tells that one was missed makes the list one that lacks something."""
    total = first.get("total")
    listed = _List(total if isinstance(total, int) else 0)
    page = first
    for offset in range(WORKDAY_PAGE, (MOST_PAGES + 1) * WORKDAY_PAGE, WORKDAY_PAGE):
        new = _new(page, listed)
        listed.postings |= new
        if not new or len(listed.postings) >= listed.total:
            break
        try:
            page = _page(site, scope, offset)
        except Problem as problem:
            listed.lacks = problem.sentence
            return listed
        if site.is_over:
            listed.lacks = Sentence("boards_live.too_long", {})
            return listed
        if page.get("total") not in (0, None, listed.total):
            listed.lacks = Sentence("boards_live.moved_while_read", {})
    listed.lacks = listed.lacks or _shortfall(listed)
    return listed


def _new(page: dict[str, Any], listed: _List) -> dict[str, dict[str, Any]]:
    found = {str(posting.get("externalPath")): posting for posting in objects(page["jobPostings"])}
    return {path: posting for path, posting in found.items() if path not in listed.postings}


def _shortfall(listed: _List) -> Sentence | None:
    if listed.total >= WORKDAY_CAP:
        return Sentence("boards_live.capped", {"n": WORKDAY_CAP})
    if len(listed.postings) != listed.total:
        return Sentence("boards_live.short", {"n": len(listed.postings), "total": listed.total})
    return None


def _fill(site: Site, listed: _List) -> int:
    """Fetch the details we lack; return how many postings are still without."""
    asked = given_up = 0
    for path, posting in listed.postings.items():
        line = _line(posting)
        address = workday_detail(site.data, path)
        if address is None or site.texts.find(path, line, site.today, is_enough=False):
            continue
        if asked >= MOST_DETAILS or given_up >= GIVEN_UP_AFTER or site.is_over:
            break
        asked += 1
        try:
            detail = _detail(_json(site.fetcher.get(address, most=PAGE_BYTES).body), site.data, path)
        except Problem as problem:
            given_up = GIVEN_UP_AFTER if problem.again_in else given_up + 1
            continue
        given_up = 0
        site.texts.put(path, line, detail, site.today)
        if asked % SAVED_EVERY == 0:
            site.texts.save()
    return len(listed.postings) - len(list(_with_details(site, listed)))


def _line(posting: dict[str, Any]) -> dict[str, Any]:
    """What the list says of a posting, without the days since it was posted."""
    return {name: posting[name] for name in LISTED if name in posting}


def _detail(detail: Any, data: str, path: str) -> dict[str, Any]:
    """A posting's details under the address its list gives it, without the days since it was posted."""
    info = at(detail, "jobPostingInfo")
    if not isinstance(info, dict):
        raise Problem("no_list", host=data.split("/")[2])
    tail = path.rpartition("/")[2]
    if not (text(info.get("externalUrl")) or "").endswith(tail):
        info["externalUrl"] = careers_page(data).removesuffix("/jobs") + path
    info.pop("postedOn", None)
    return {"jobPostingInfo": info, "hiringOrganization": detail.get("hiringOrganization")}


def _merged(site: Site, listed: _List) -> bytes:
    """One payload of the postings whose details we have: one without a text says too little."""
    both = list(_with_details(site, listed))
    payload = {
        "captured_at": site.today.isoformat(),
        "total": listed.total,
        "jobPostings": [posting for posting, _ in both],
        "details": [detail for _, detail in both],
    }
    return json.dumps(payload).encode()


def _with_details(site: Site, listed: _List) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for path, posting in listed.postings.items():
        detail = site.texts.find(path, _line(posting), site.today, is_enough=True)
        if detail is not None:
            yield posting, detail
