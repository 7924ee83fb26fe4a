"""Whose taxes and whose prices hold in a place that a person names?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gonorth.facts.rulebook import rulebook
from gonorth.facts.words import Named, Names, Refusal, Sentence
from gonorth.nouns import Place
from gonorth.reading.places import read_places


@dataclass(frozen=True, slots=True)
class Where:
    jurisdiction: str  # as gonorth.pay.tax names it: CA-ON
    currency: str
    country: str
    city: str | None = None
    metro: str | None = None  # whose prices hold; None: no prices are known there

    @property
    def at(self) -> Sentence | Named:
        """In that place: "in Toronto", "en Ontario"."""
        if self.city:
            return Sentence("pay.at_city", {"city": self.city})
        return area_at(self.jurisdiction)

    @property
    def places(self) -> tuple[str | None, ...]:
        """Where to look for a price, the nearest first."""
        return self.metro, self.jurisdiction, self.country


def read_where(text: str) -> Where:
    """The place in a text such as "Toronto, ON"; Refusal where it is none whose taxes we know."""
    found = read_places(text).places
    placed = [where for place in found if (where := where_of(place))]
    if not placed:
        raise Refusal("pay.no_such_place", place=text[:60], known=known_names())
    if len({where.jurisdiction for where in placed}) > 1 or len(placed) < len(found):
        raise Refusal("pay.several_places", place=text[:60])
    return placed[0]


def where_of(place: Place) -> Where | None:
    """A place that was read, or None where we do not know its taxes."""
    for row in _table()["jurisdiction"]:
        is_there = (place.country, place.region) == (row["country"], row["region"])
        if is_there and place.city in row.get("cities", (place.city,)):
            metro = _metro(row["id"], place.city)
            return Where(row["id"], row["currency"], row["country"], place.city, metro)
    return None


def known_names() -> Names:
    """The jurisdictions we know, to be listed in a refusal."""
    return Names(tuple(_named(row["name"]) for row in _table()["jurisdiction"]))


def is_within(place: str, area: str) -> bool:
    """Does a metro or jurisdiction lie in a jurisdiction or country?"""
    metro = next((row for row in _table()["metro"] if row["id"] == place), None)
    jurisdiction = metro["jurisdiction"] if metro else place
    return area in {jurisdiction, jurisdiction.partition("-")[0]}


def area_at(id: str) -> Named:
    """In a jurisdiction or country: "in Ontario", "au Canada"."""
    rows = (row for kind in ("jurisdiction", "country") for row in _table()[kind])
    return next(_named(row["at"]) for row in rows if row["id"] == id)


def place_name(id: str) -> Named:
    """The name of a metro, a jurisdiction or a country."""
    rows = (row for kind in ("metro", "jurisdiction", "country") for row in _table()[kind])
    return next(_named(row["name"]) for row in rows if row["id"] == id)


def _metro(jurisdiction: str, city: str | None) -> str | None:
    rows = (row for row in _table()["metro"] if row["jurisdiction"] == jurisdiction)
    return next((row["id"] for row in rows if city in row["cities"]), None)


@cache
def _table() -> Mapping[str, Any]:
    return rulebook("money").document("places.toml")


def _named(name: Mapping[str, str]) -> Named:
    return Named(name["en"], name["fr"])
