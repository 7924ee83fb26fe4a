"""Which points did each edition of the Comprehensive Ranking System give, and which one is in force on a day?

An edition of the file says what it changes; a grid is the whole of what then stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gonorth.facts.dated import OutOfDate
from gonorth.facts.points_shape import POINTS
from gonorth.facts.rulebook import Rulebook, least_sure, rulebook
from gonorth.facts.words import Lang, Refusal
from gonorth.nouns import Confidence

FILE = "papers/points.toml"


@dataclass(frozen=True)
class Known:
    """One thing that is known of an edition whose points are not."""

    said: Mapping[Lang, str]
    source: str
    confidence: Confidence


@dataclass(frozen=True)
class Level:
    """Listed occupations that earn alike: with a job offer, and by years of work in Canada."""

    id: str
    nocs: frozenset[str]
    job_offer: Any  # a cell: points, or [with a partner, alone]
    canadian_work: Mapping[str, Any]
    counts_in: str  # the part that the points for work count in: canadian_work or additional


@dataclass(frozen=True)
class Grid:
    starts: date
    source: str
    confidence: Confidence  # the worst of all it is made of
    tables: Mapping[str, Any]
    levels: tuple[Level, ...] = ()
    unknown: Mapping[Lang, str] | None = None  # why its points are not known
    known: tuple[Known, ...] = ()

    @property
    def id(self) -> str:
        return self.starts.isoformat()

    def level_of(self, noc: str | None) -> Level | None:
        """The level an occupation is listed in."""
        return next((level for level in self.levels if noc in level.nocs), None)


def grids(book: Rulebook | None = None) -> tuple[Grid, ...]:
    """Every edition, oldest first."""
    return tuple(_grids(book or rulebook("canada")))


def _grids(book: Rulebook) -> Iterator[Grid]:
    tables: dict[str, Any] = {}
    levels: tuple[Level, ...] = ()
    sure: Confidence = "A"
    for edition in book.table(FILE).editions:
        own = edition.values
        unknown = own.get("unknown")
        if not unknown:
            tables = tables | {name: own[name] for name in POINTS if name in own}
            levels = tuple(map(_level, own["level"])) if "level" in own else levels
            sure = least_sure(sure, edition.confidence)
        known = tuple(map(_known, own.get("known", ())))
        confidence = edition.confidence if unknown else sure
        yield Grid(edition.starts, edition.source, confidence, tables, levels, unknown, known)


def _level(row: Mapping[str, Any]) -> Level:
    return Level(row["id"], frozenset(row["nocs"]), row["job_offer"], row["canadian_work"], row["counts_in"])


def _known(row: Mapping[str, Any]) -> Known:
    return Known({"en": row["en"], "fr": row["fr"]}, row["source"], row["confidence"])


def grid_on(day: date, book: Rulebook | None = None) -> Grid:
    """The edition in force on a day; OutOfDate where we know of none."""
    book = book or rulebook("canada")
    starts = book.table(FILE).on(day).starts
    return next(grid for grid in grids(book) if grid.starts == starts)


def grid_named(id: str, book: Rulebook | None = None) -> Grid:
    """The edition that starts on a day, written 2025-03-25."""
    every = grids(book)
    found = next((grid for grid in every if grid.id == id), None)
    if found is None:
        raise Refusal("points.no_such_edition", asked=id, known=", ".join(grid.id for grid in every))
    return found


def last_known(day: date, book: Rulebook | None = None) -> Grid:
    """The latest edition that had started by a day and whose points are known."""
    known = [grid for grid in grids(book) if grid.starts <= day and not grid.unknown]
    if not known:
        raise OutOfDate(f"{FILE}: no points are known for {day}")
    return known[-1]
