"""Rows to nouns, and nouns to rows. The only module that does either.

The openings that pages and answers are given from are held in memory as one `Shelf`: built when the
version of the openings has moved, and swapped whole, while the old one goes on serving.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal

from gonorth.answer import Stock
from gonorth.boards.ours import read_opening
from gonorth.boards.system import Origin
from gonorth.facts.pack import read_pack
from gonorth.facts.region import Region
from gonorth.matching.index import Index
from gonorth.nouns import Opening, Source, plain
from gonorth.web import clock, marks, options
from gonorth.web.cleaning import clean
from gonorth.web.models import Posting, Version

PATIENCE = 1.0  # seconds between two looks at the version
OWN_COLUMNS = ("id", "title", "employer", "url", "description", "posted_on", "updated_at")
HARMFUL = ("\\u0000", "\\ud8", "\\ud9", "\\uda", "\\udb", "\\udc", "NaN", "Infinity")  # perhaps, in JSON
ROW = ("pk", "key", "title", "employer__name", "url", "posted_on", "updated_at", "reading")
COLUMNS = (*ROW, "by_requisition", "by_content")

Kind = Literal["real", "sample", "none"]


@cache
def region() -> Region:
    return read_pack(options.REGION.value)


def reading_of(opening: Opening) -> dict[str, Any]:
    """What a posting's row keeps in its `reading`: everything of the noun that has no column."""
    read = {name: getattr(opening, name) for name in Opening.__slots__ if name not in OWN_COLUMNS}
    said = marks.read_of(opening)
    if not any(sign in said for sign in HARMFUL):
        return read
    return {name: clean(plain(value)) for name, value in read.items()}


def row_of(opening: Opening, is_sample: bool) -> dict[str, Any]:
    """The columns of a posting's row that the posting itself decides, as any database can keep them."""
    content = marks.content_of(opening)
    return {
        "key": marks.key_of(opening),
        "title": clean(opening.title),
        "url": clean(opening.url),
        "description": clean(opening.description),
        "posted_on": opening.posted_on,
        "updated_at": _with_zone(opening.updated_at),
        "reading": reading_of(opening),
        "content": content,
        "whole": marks.whole_of(opening, content),
        "by_requisition": marks.by_requisition(opening, is_sample),
        "by_content": marks.by_content(opening, is_sample),
    }


def _with_zone(moment: datetime | None) -> datetime | None:
    """Boards that name no zone are taken to mean UTC."""
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def opening_of(row: Mapping[str, Any], with_text: bool = False) -> Opening:
    """The noun of a posting's row (its columns as a mapping, `employer__name` among them)."""
    return read_opening(
        {
            **row["reading"],
            "id": row["key"],
            "title": row["title"],
            "employer": row["employer__name"],
            "url": row["url"],
            "description": row["description"] if with_text else "",
            "posted_on": row["posted_on"] and row["posted_on"].isoformat(),
            "updated_at": row["updated_at"] and row["updated_at"].isoformat(),
        },
        Origin(""),
    )


@dataclass(frozen=True)
class Shelf:
    """All open openings, one for each job, ready to be matched and searched."""

    version: int
    kind: Kind
    stock: Stock
    pks: Mapping[str, int]  # Opening.id to Posting.pk, also of posts that another one stands for
    faces: Mapping[str, str]  # of those, to the Opening.id that stands for the job

    @property
    def index(self) -> Index:
        return self.stock.index


_lock = threading.Lock()
_held: Shelf | None = None
_looked = 0.0


def shelf() -> Shelf:
    """The openings as they are now. The first call builds; later ones swap a newer shelf in."""
    global _held, _looked
    held = _held
    if held is not None and time.monotonic() - _looked < PATIENCE:
        return held
    version = _version()
    _looked = time.monotonic()
    if held is None:
        with _lock:
            if _held is None:
                _held = build(version)
            return _held
    if held.version != version and _lock.acquire(blocking=False):
        threading.Thread(target=_swap, args=(version,), daemon=True).start()
    return held


def forget() -> None:
    """Build anew at the next call: for tests, and after changing rows in this process."""
    global _held
    _held = None


def stock_kind() -> Kind:
    return shelf().kind


def _swap(version: int) -> None:
    global _held
    try:
        _held = build(version)
    finally:
        _lock.release()


def _version() -> int:
    found = Version.objects.filter(name=Version.OPENINGS).values_list("number", flat=True).first()
    return found or 0


def build(version: int) -> Shelf:
    """Real openings, or the samples where there is none."""
    rows = Posting.objects.open()
    real = rows.real()
    kind: Kind = "real" if real.exists() else "sample" if rows.exists() else "none"
    chosen = list((real if kind == "real" else rows).order_by("key").values(*COLUMNS))
    faces = _faces(chosen)
    openings = [opening_of(row) for row in chosen if faces[row["key"]] == row["key"]]
    source = Source("openings", "", as_of=clock.today().isoformat())
    stock = Stock(Index(openings), source, is_sample=kind == "sample")
    return Shelf(version, kind, stock, {row["key"]: row["pk"] for row in chosen}, faces)


def _faces(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """For each post the one that stands for its job: posts that share a requisition or their content
    are one job; the one that shows pay stands for the others, ties go to the first key."""
    parent: dict[str, str] = {}

    def root(mark: str) -> str:
        while parent.setdefault(mark, mark) != mark:
            parent[mark] = mark = parent[parent[mark]]
        return mark

    listed = list(rows)
    for row in listed:
        marks = [f"r{row['by_requisition']}"] if row["by_requisition"] else []
        for mark in (*marks, f"c{row['by_content']}"):
            parent[root(mark)] = root(row["key"])
    face: dict[str, str] = {}
    for row in sorted(listed, key=lambda row: (row["reading"].get("pay") is None, row["key"])):
        face.setdefault(root(row["key"]), row["key"])
    return {row["key"]: face[root(row["key"])] for row in listed}
