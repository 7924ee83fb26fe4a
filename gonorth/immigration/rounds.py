"""What cut-offs did past rounds of invitations have? They tell of the grids of their day, of no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from gonorth.facts.rulebook import Rulebook, rulebook
from gonorth.nouns import Confidence

FILE = "papers/rounds.csv"
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Round:
    """One round: the lowest score that was invited, and how many were."""

    day: date
    type: str  # as in words: points.round_TYPE
    cutoff: int
    invitations: int
    confidence: Confidence
    sources: tuple[str, ...]  # Source.id


@dataclass(frozen=True)
class Standing:
    """A score beside the past rounds of one type."""

    latest: Round
    above: int  # the score less the latest cut-off
    reached: int  # rounds of the year to the latest whose cut-off the score reaches …
    of: int  # … of so many


def rounds(book: Rulebook | None = None) -> tuple[Round, ...]:
    """Every round we know of, oldest first."""
    rows = (row.cells for row in (book or rulebook("canada")).rows(FILE))
    return tuple(
        Round(
            day=date.fromisoformat(row["date"]),
            type=row["type"],
            cutoff=int(row["cutoff"]),
            invitations=int(row["invitations"]),
            confidence=cast(Confidence, row["confidence"]),
            sources=tuple(row["sources"].split(";")),
        )
        for row in rows
    )


def by_type(known: Iterable[Round], today: date) -> Mapping[str, tuple[Round, ...]]:
    """The rounds up to a day as a series a type, each oldest first; the type with the latest round first."""
    series: dict[str, list[Round]] = {}
    for one in sorted((one for one in known if one.day <= today), key=lambda one: one.day, reverse=True):
        series.setdefault(one.type, []).append(one)
    return {type: tuple(reversed(found)) for type, found in series.items()}


def standings(total: int, known: Iterable[Round], today: date) -> tuple[Standing, ...]:
    """How a score stands beside the rounds of each type, the type with the latest round first."""
    return tuple(_standing(total, series) for series in by_type(known, today).values())


def _standing(total: int, series: tuple[Round, ...]) -> Standing:
    latest = series[-1]
    year = [one for one in series if one.day > latest.day - YEAR]
    return Standing(latest, total - latest.cutoff, sum(one.cutoff <= total for one in year), len(year))
