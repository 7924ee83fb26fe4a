"""Where do we know the taxes, and what is said of each place: its name, its notes, what is not modelled?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from gonorth.facts.words import Refusal, Sentence
from gonorth.pay.rules import rules_of, years_of

PAYROLL, INCOME_TAX = "ei_or_state_payroll", {"state_or_prov_tax": "income_tax_of"}
CPP = {"pension": "cpp", "pension2": "cpp2"}
QPP = {"pension": "qpp", "pension2": "qpp2"}


class Jurisdiction(NamedTuple):
    code: str
    book: str  # the rulebook of its country
    currency: str
    tables: tuple[str, ...]  # of its own, besides the country's
    called: Mapping[str, str]  # components that have a name of their own here, by the key of that name
    missing: tuple[str, ...]  # what is not modelled here, besides the country's

    @property
    def name(self) -> Sentence:
        return Sentence(f"tax.{self.code}", {})

    @property
    def all_tables(self) -> tuple[str, ...]:
        return ("federal", "contributions", *self.tables)

    def label(self, component: str) -> Sentence:
        """What a component is called here."""
        return Sentence(f"tax.{self.called.get(component, component)}", {"place": self.name})


def _canada(code: str, table: str, *missing: str, called: Mapping[str, str] = CPP) -> Jurisdiction:
    return Jurisdiction(code, "canada", "CAD", (table,), {**INCOME_TAX, PAYROLL: "ei", **called}, missing)


def _usa(code: str, *tables: str, payroll: str, missing: tuple[str, ...]) -> Jurisdiction:
    return Jurisdiction(code, "usa", "USD", tables, {**INCOME_TAX, PAYROLL: payroll}, missing)


_ALL = (
    _canada("CA-ON", "ontario", "ontario_low_income", "ontario_employer"),
    _canada("CA-BC", "british_columbia", "bc_low_income", "bc_employer"),
    _canada("CA-AB", "alberta", "alberta_employer"),
    _canada("CA-QC", "quebec", "quebec_drug_plan", "quebec_employer", called=QPP),
    _usa("US-CA", "california", payroll="sdi", missing=("california_credits",)),
    _usa("US-WA", "washington", payroll="wa_insurances", missing=("sales_tax", "state_employer")),
    _usa("US-NY", "new_york", payroll="ny_insurances", missing=("state_employer",)),
    _usa(
        *("US-NYC", "new_york", "new_york_city"),
        payroll="ny_insurances",
        missing=("state_employer", "commuter_tax"),
    ),
    _usa("US-MA", "massachusetts", payroll="pfml", missing=("state_employer",)),
    _usa("US-TX", "texas", payroll="no_insurance", missing=("sales_tax", "state_employer")),
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


def years_known(place: Jurisdiction) -> tuple[int, ...]:
    """The years that every table of a place has an edition for."""
    known = [set(years_of(place.book, table)) for table in place.all_tables]
    return tuple(sorted(set.intersection(*known)))


def unknown_year(code: str, year: int) -> Sentence:
    """That a place's taxes of a year are not known, or not yet: what is said where OutOfDate is raised."""
    known = years_known(jurisdiction(code))
    when = "not_known_yet" if year > max(known) else "not_known"
    return Sentence(f"tax.{when}", {"years": ", ".join(map(str, known)), "year": str(year)})


@cache
def notes_on(code: str, year: int) -> tuple[Sentence, ...]:
    """What the tables of a place say of themselves for a year."""
    place = JURISDICTIONS[code]
    keys = (key for table in place.all_tables for key in rules_of(place.book, table, year).notes)
    return tuple(Sentence(f"tax.note_{key}", {}) for key in keys)
