"""Which steps may a move take, when, for whom, and on which path?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from gonorth.facts.rulebook import rulebook
from gonorth.facts.words import Named
from gonorth.immigration.conditions import Needs
from gonorth.nouns import Confidence

FILE = "papers/checklist.toml"
Path = Literal["citizen", "descent", "resident", "family", "permit", "permanent"]


@dataclass(frozen=True)
class Moment:
    """Days from the day of arrival, or a day of a later year."""

    days: int
    years: int = 0  # after the year of arrival; with `month` and `day`, instead of `days`
    month: int = 0
    day: int = 0

    def on(self, arrival: date) -> date:
        try:
            if self.years:
                return date(arrival.year + self.years, self.month, self.day)
            return arrival + timedelta(days=self.days)
        except (ValueError, OverflowError):  # before the first day a calendar has, or after the last
            return date.min if self.days < 0 else date.max


@dataclass(frozen=True)
class StepRule:
    id: str
    topic: str
    moment: Moment
    does: Named
    why: Named
    source: str  # Source.id, whose address is the official page
    confidence: Confidence
    checked: date | None  # None: from general knowledge, not read again
    paths: frozenset[str] | None  # None: every one
    needs: Needs | None  # None: everybody


@cache
def step_rules() -> tuple[StepRule, ...]:
    """All of them, in the order of the file."""
    return tuple(map(_step, rulebook("canada").document(FILE)["step"]))


def _step(row: Mapping[str, Any]) -> StepRule:
    return StepRule(
        id=row["id"],
        topic=row["topic"],
        moment=_moment(row),
        does=Named(**row["does"]),
        why=Named(**row["why"]),
        source=row["source"],
        confidence=row["confidence"],
        checked=row.get("checked"),
        paths=frozenset(row["paths"]) if "paths" in row else None,
        needs=row.get("needs"),
    )


def _moment(row: Mapping[str, Any]) -> Moment:
    if "days" in row:
        return Moment(row["days"])
    month, day = map(int, row["on"].split("-"))
    return Moment(0, row["year"], month, day)
