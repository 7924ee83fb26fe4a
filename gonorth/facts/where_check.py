"""Are the places of a rulebook of money sound, and what a birth brings in each?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gonorth.facts import pack_rules, rules
from gonorth.facts.packfiles import Document, PackFiles, Problem
from gonorth.facts.rules import Rule, decimal, one_of, optional
from gonorth.facts.shape import Rules, check_tables, tables_of
from gonorth.facts.words import Sentence

FILE = "places.toml"
CURRENCY = one_of(("CAD", "USD"))
COUNTRY = one_of(("CA", "US"))
YEAR = rules.matching(r"(19|20)\d\d", "not_a_day")
NAMES: Rules = {**pack_rules.names("name"), **pack_rules.names("at")}
JURISDICTION: Rules = {
    "id": rules.matching(r"[A-Z]{2}-[A-Z]{2,3}", "not_an_id"),
    **NAMES,
    "country": COUNTRY,
    "region": rules.TEXT,
    "currency": CURRENCY,
    "cities": Rule("not_a_list", lambda value: value is None or rules.LIST.holds(value)),
}
YEARLY_MOST = Rule("bad_weekly_most", lambda value: value is None or _are_yearly(value))
PARTS = Rule("bad_parts", lambda value: isinstance(value, list) and all(map(_is_part, value)))


def currencies(document: Document) -> dict[str, str]:
    """The currency of every metro, jurisdiction and country of the places file."""
    jurisdictions = {str(row.get("id")): row for row in tables_of(document.data, "jurisdiction")}
    found = {id: str(row.get("currency")) for id, row in jurisdictions.items()}
    found |= {str(row.get("country")): str(row.get("currency")) for row in jurisdictions.values()}
    for metro in tables_of(document.data, "metro"):
        found[str(metro.get("id"))] = found.get(str(metro.get("jurisdiction")), "")
    return found


def check_places(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    document = files.document(file)
    jurisdictions = tables_of(document.data, "jurisdiction")
    known = rules.known_in(file, {str(row.get("id")) for row in jurisdictions})
    yield from check_tables(document, "country", {"id": COUNTRY, **NAMES}, unique="id")
    yield from check_tables(document, "jurisdiction", JURISDICTION, unique="id")
    yield from _unknown_provinces(document)
    metro = {"id": rules.ID, **pack_rules.names("name"), "jurisdiction": known, "cities": rules.LIST}
    yield from check_tables(document, "metro", metro, unique="id")
    yield from _cities_named_twice(document)


def _unknown_provinces(document: Document) -> Iterator[Problem]:
    for nth, row in enumerate(tables_of(document.data, "jurisdiction")):
        region = pack_rules.province(str(row.get("country")))
        if not region.holds(row.get("region")):
            values = {"name": "region", "value": str(row.get("region")), **region.values}
            line = document.line_of("region", "jurisdiction", nth)
            yield Problem(document.file, line, Sentence(f"facts.{region.key}", values))


def _cities_named_twice(document: Document) -> Iterator[Problem]:
    """A city has the prices of one metro."""
    seen: set[tuple[str, str]] = set()
    for nth, row in enumerate(tables_of(document.data, "metro")):
        cities = row.get("cities")
        for city in cities if isinstance(cities, list) else ():
            name = (str(row.get("jurisdiction")), str(city))
            if name in seen:
                line = document.line_of("cities", "metro", nth)
                yield Problem(document.file, line, Sentence("facts.twice_in_file", {"name": str(city)}))
            seen.add(name)


def check_leave(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    document, places = files.document(file), currencies(files.document(FILE))
    known = rules.known_in(FILE, places)
    leave: Rules = {
        "id": rules.ID,
        "jurisdictions": Rule(known.key, pack_rules.each(known).holds, known.values),
        "source": source,
        "confidence": pack_rules.CONFIDENCE,
        "ceiling_of": optional(one_of(("ei", "qpip"))),
        "weekly_most": YEARLY_MOST,
        "parts": PARTS,
    }
    yield from check_tables(document, "leave", leave, unique="id")


def _are_yearly(value: Any) -> bool:
    years = value.items() if isinstance(value, Mapping) else [("", None)]
    return all(YEAR.holds(year) and rules.POSITIVE.holds(most) for year, most in years)


def _is_part(part: Any) -> bool:
    """So many weeks, at a rate of pay or at the scheme's most."""
    if not isinstance(part, Mapping) or type(part.get("weeks")) is not int or not 0 < part["weeks"] <= 104:
        return False
    rate = part.get("rate")
    return rate is None or (rules.POSITIVE.holds(rate) and (decimal(rate) or 2) <= 1)
