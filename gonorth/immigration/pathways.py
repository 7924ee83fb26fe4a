"""Which pathways are known, what does each ask for, and how did each stand on a day?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from gonorth.facts.rulebook import rulebook
from gonorth.facts.words import Named
from gonorth.immigration.conditions import Needs
from gonorth.nouns import Confidence

FILE = "papers/pathways.toml"
Status = Literal["open", "paused", "closed", "announced", "unknown"]


@dataclass(frozen=True)
class Condition:
    id: str
    needs: Needs
    says: Named  # what it asks for, as a part of a sentence
    ask: Named | None  # what it hangs on where the facts are known and do not settle it
    scope: bool  # the pathway is left out for whom this does not hold


@dataclass(frozen=True)
class Standing:
    """How a pathway stands from a day on."""

    status: Status
    starts: date
    says: Named
    source: str
    confidence: Confidence


@dataclass(frozen=True)
class Amount:
    """A time, a fee or funds to show; `low` is None where it is not known."""

    kind: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    what: Named
    as_of: str
    source: str
    confidence: Confidence


@dataclass(frozen=True)
class Pathway:
    id: str
    name: Named
    gives: str
    conditions: tuple[Condition, ...]
    standings: tuple[Standing, ...]  # the oldest first
    amounts: tuple[Amount, ...]
    also: tuple[Named, ...]  # asked for besides, which no fact of ours can tell
    met: Named | None  # said instead of the usual sentence where it looks open
    watch: Named | None
    stops_for: Needs | None  # for whom nothing after it is looked at
    confidence: Confidence
    checked: date
    official: str  # Source.id of the page to check
    sources: tuple[str, ...]

    def on(self, day: date) -> Standing | None:
        """How it stood on a day; None before the first day we know of."""
        begun = [standing for standing in self.standings if standing.starts <= day]
        return begun[-1] if begun else None


@cache
def pathways() -> tuple[Pathway, ...]:
    """All of them, in the order they are looked at."""
    return tuple(map(_pathway, rulebook("canada").document(FILE)["pathway"]))


def _pathway(row: Mapping[str, Any]) -> Pathway:
    return Pathway(
        id=row["id"],
        name=Named(**row["name"]),
        gives=row["gives"],
        conditions=tuple(map(_condition, row["condition"])),
        standings=tuple(map(_standing, row["edition"])),
        amounts=tuple(map(_amount, row.get("amount", ()))),
        also=tuple(Named(**each) for each in row["also"]),
        met=_named(row, "met"),
        watch=_named(row, "watch"),
        stops_for=row.get("stops_for"),
        confidence=row["confidence"],
        checked=row["checked"],
        official=row["official"],
        sources=tuple(row["sources"]),
    )


def _condition(row: Mapping[str, Any]) -> Condition:
    says, ask = Named(**row["says"]), _named(row, "ask")
    return Condition(row["id"], row["needs"], says, ask, row.get("scope", False))


def _standing(row: Mapping[str, Any]) -> Standing:
    return Standing(row["status"], row["starts"], Named(**row["says"]), row["source"], row["confidence"])


def _amount(row: Mapping[str, Any]) -> Amount:
    low = row.get("low")
    return Amount(
        kind=row["kind"],
        low=None if low is None else Decimal(low),
        high=None if low is None else Decimal(row.get("high", low)),
        unit=row["unit"],
        what=Named(**row["what"]),
        as_of=row["as_of"],
        source=row["source"],
        confidence=row["confidence"],
    )


def _named(row: Mapping[str, Any], key: str) -> Named | None:
    return Named(**row[key]) if key in row else None
