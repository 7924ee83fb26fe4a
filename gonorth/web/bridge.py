"""Rows to nouns, and nouns to rows. The only module that does either."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Max, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from gonorth.facts.pack import read_pack
from gonorth.facts.region import Region
from gonorth.matching.index import Index
from gonorth.nouns import Law, Occupation, Opening, Pay, Place, Seniority, Skill, Source, plain
from gonorth.pay.exchange import Rate
from gonorth.stock import Stock
from gonorth.web import clock, marks, options, shelf_file
from gonorth.web.cleaning import clean
from gonorth.web.jobs import Post, faces, job
from gonorth.web.models import Board, Posting, Version
from gonorth.web.models.posting import PostingQuery
from gonorth.web.rates import kept_rate
from gonorth.web.shelf import Keeper, Kind, Shelf, State

__all__ = ["Shelf", "forget", "opening_of", "rate", "region", "row_of", "shelf", "stock_kind"]

OWN_COLUMNS = ("id", "title", "employer", "url", "description", "posted_on", "updated_at")
HARMFUL = ("\\u0000", "\\ud8", "\\ud9", "\\uda", "\\udb", "\\udc", "NaN", "Infinity")  # perhaps, in JSON
ROW = ("pk", "key", "title", "employer__name", "url", "posted_on", "updated_at", "reading")
COLUMNS = (*ROW[:-1], "by_requisition", "by_content")


@cache
def region() -> Region:
    return read_pack(options.REGION.value)


def rate() -> Rate | None:
    """The exchange rate that was fetched last, beside the site."""
    return kept_rate(settings.DATA)


def _reading(opening: Opening, said: str) -> dict[str, Any]:
    """What a posting's row keeps in its `reading`: everything of the noun that has no column. `said` is
    that as JSON, where what no database keeps is easily seen."""
    read = {name: getattr(opening, name) for name in Opening.__slots__ if name not in OWN_COLUMNS}
    if not any(sign in said for sign in HARMFUL):
        return read
    return {name: clean(plain(value)) for name, value in read.items()}


def row_of(opening: Opening, is_sample: bool) -> dict[str, Any]:
    """The columns of a posting's row that the posting itself decides, as any database can keep them."""
    content, said = marks.content_of(opening), marks.read_of(opening)
    return {
        "key": marks.key_of(opening),
        "title": clean(opening.title),
        "url": clean(opening.url),
        "description": clean(opening.description),
        "posted_on": opening.posted_on,
        "updated_at": _with_zone(opening.updated_at),
        "reading": _reading(opening, said),
        "content": content,
        "whole": marks.whole_of(content, said),
        "by_requisition": marks.by_requisition(opening, is_sample),
        "by_content": marks.by_content(opening, is_sample),
    }


def _with_zone(moment: datetime | None) -> datetime | None:
    """Boards that name no zone are taken to mean UTC."""
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def opening_of(row: Mapping[str, Any], with_text: bool = False) -> Opening:
    """The noun of a posting's row (its columns as a mapping, `employer__name` among them)."""
    read = row["reading"]
    return Opening(
        id=row["key"],
        system=read["system"],
        employer=row["employer__name"],
        title=row["title"],
        occupation=_occupation(**read["occupation"]) if read["occupation"] else None,
        seniority=Seniority(read["seniority"]) if read["seniority"] else None,
        places=tuple(_place(**place) for place in read["places"]),
        work_mode=read["work_mode"],
        remote_within=tuple(read["remote_within"]),
        pay=_pay(read["pay"]) if read["pay"] else None,
        skills=tuple(_skill(**skill) for skill in read["skills"]),
        language=read["language"],
        posted_on=row["posted_on"],
        updated_at=row["updated_at"],
        url=row["url"],
        employment_type=read["employment_type"],
        sponsorship=read["sponsorship"],
        law=_law(**read["law"]),
        department=read["department"],
        requisition=read["requisition"],
        years_asked=_float(read["years_asked"]),
        description=row["description"] if with_text else "",
        location=read["location"],
    )


# Few are different, and each is kept once: a shelf takes a third less memory and a fifth of the time to load.
_skill, _law = lru_cache(10_000)(Skill), lru_cache(100)(Law)


@lru_cache(10_000)
def _place(lat: Any, lon: Any, **names: Any) -> Place:
    return Place(**names, lat=_float(lat), lon=_float(lon))


@lru_cache(10_000)
def _occupation(confidence: Any, **names: Any) -> Occupation:
    return Occupation(**names, confidence=float(confidence))


def _pay(read: Mapping[str, Any]) -> Pay:
    low, high = (None if read[end] is None else Decimal(str(read[end])) for end in ("low", "high"))
    return Pay(low, high, read["currency"], read["period"], read["raw"])


def _float(number: Any) -> float | None:
    return None if number is None else float(number)


def shelf() -> Shelf:
    """All open openings, one for each job, as they are now (gonorth/web/shelf.py)."""
    return keeper.shelf()


def forget() -> None:
    """Build the shelf anew at the next call: for tests, and after changing rows in this process."""
    keeper.forget()


def stock_kind() -> Kind:
    return shelf().kind


def _look() -> State:
    found = Version.objects.filter(name=Version.OPENINGS).values_list("number", "mark").first()
    read = Board.objects.exclude(system=Board.SAMPLE).aggregate(at=Max("complete_at"))["at"]
    day = timezone.localdate(read) if read else clock.today()
    return State(*(found or (0, "")), as_of=day)


def _shelf(state: State) -> Shelf:
    path = settings.DATA / "shelf"
    kept = shelf_file.recall(state, path, settings.SECRET_KEY)
    if kept is None:
        kept = build(state)
        shelf_file.keep(kept, state, path, settings.SECRET_KEY)
    return kept


def build(state: State) -> Shelf:
    """Real openings, or the samples where there is none."""
    rows = Posting.objects.open()
    real = rows.real()
    kind: Kind = "real" if real.exists() else "sample" if rows.exists() else "none"
    posts: list[Post] = []
    openings: dict[str, Opening] = {}
    for row in _rows(real if kind == "real" else rows):
        opening = openings[row["key"]] = opening_of(row)
        marks_of = (row["by_requisition"], row["by_content"])
        posts.append(Post(row["key"], row["pk"], *marks_of, opening.pay is not None))
    face_of = faces(posts)
    alike: dict[str, list[Opening]] = defaultdict(list)
    for post in sorted(posts, key=lambda post: face_of[post.key] != post.key):  # faces first
        alike[face_of[post.key]].append(openings[post.key])
    texts = {post.key: post.by_content for post in posts}
    jobs = (job(group, texts[face]) for face, group in alike.items())
    stock = Stock(Index(jobs), Source("openings", ""), is_sample=kind == "sample")
    made = Shelf(state.version, kind, stock, {post.key: post.pk for post in posts}, face_of)
    return made.as_of(state.as_of)


def _rows(postings: PostingQuery) -> Iterator[dict[str, Any]]:
    """Of each posting all but its text, in order of key."""
    read = postings.annotate(read=Cast("reading", TextField())).order_by("key").values(*COLUMNS, "read")
    return ({**row, "reading": json.loads(row["read"])} for row in read.iterator(2_000))


keeper = Keeper(_look, _shelf, lambda: connection.close())  # of the thread that calls, not of this one
