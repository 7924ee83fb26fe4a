"""Where do we know the taxes, and what is said of each place: its name, its notes, what is not modelled?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gonorth.facts.words import Refusal, Sentence
from gonorth.pay.rules import rules_of


@dataclass(frozen=True)
class Jurisdiction:
    code: str
    book: str  # the rulebook of its country
    currency: str
    tables: tuple[str, ...]  # of its own, besides the country's
    missing: tuple[str, ...] = ()  # what is not modelled here, besides the country's

    @property
    def name(self) -> Sentence:
        return Sentence(f"tax.{self.code}", {})


def _canada(code: str, table: str, *missing: str) -> Jurisdiction:
    return Jurisdiction(code, "canada", "CAD", (table,), missing)


def _usa(code: str, *tables: str, missing: tuple[str, ...] = ()) -> Jurisdiction:
    return Jurisdiction(code, "usa", "USD", tables, missing)


_ALL = (
    _canada("CA-ON", "ontario", "ontario_low_income", "ontario_employer"),
    _canada("CA-BC", "british_columbia", "bc_low_income", "bc_employer"),
    _canada("CA-AB", "alberta"),
    _canada("CA-QC", "quebec", "quebec_drug_plan", "quebec_employer"),
    _usa("US-CA", "california", missing=("california_credits",)),
    _usa("US-WA", "washington", missing=("sales_tax", "state_unemployment")),
    _usa("US-NY", "new_york", missing=("state_unemployment",)),
    _usa("US-NYC", "new_york", "new_york_city", missing=("state_unemployment", "commuter_tax")),
    _usa("US-MA", "massachusetts", missing=("state_unemployment",)),
    _usa("US-TX", "texas", missing=("sales_tax", "state_unemployment")),
)
JURISDICTIONS: Mapping[str, Jurisdiction] = {place.code: place for place in _ALL}
ALSO_WRITTEN = {"US-NY-NYC": "US-NYC"}
COMMON = {
    "canada": ("savings_canada", "other_income", "benefits_canada", "part_year", "provincial_moves"),
    "usa": ("savings_usa", "other_income", "itemised", "credits_usa", "part_year", "us_abroad"),
}


def jurisdiction(code: str) -> Jurisdiction:
    """The place a code names, in small letters or capitals; refuses one we do not know."""
    written = code.strip().upper()
    place = JURISDICTIONS.get(ALSO_WRITTEN.get(written, written))
    if place is None:
        raise Refusal("tax.unknown_jurisdiction", given=code, known=", ".join(JURISDICTIONS))
    return place


def not_modelled(code: str) -> tuple[Sentence, ...]:
    """What the assessment of a place leaves out; it stands on every result."""
    place = jurisdiction(code)
    return tuple(Sentence(f"tax.without_{key}", {}) for key in (*COMMON[place.book], *place.missing))


@cache
def notes_on(place: Jurisdiction, year: int) -> tuple[Sentence, ...]:
    """What the tables of a place say of themselves for a year."""
    tables = ("federal", "contributions", *place.tables)
    keys = (key for table in tables for key in rules_of(place.book, table, year).notes)
    return tuple(Sentence(f"tax.note_{key}", {}) for key in keys)
