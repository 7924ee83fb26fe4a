"""Are the exchange rates, prices and places of a rulebook of money sound?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from gonorth.facts import pack_rules, rules
from gonorth.facts.packfiles import Document, PackFiles, Problem, Row, Sheet
from gonorth.facts.rules import Rule, decimal, one_of, optional
from gonorth.facts.shape import Rules, check_columns, check_tables, tables_of
from gonorth.facts.words import Sentence

PLACES = "places.toml"
CURRENCY = one_of(("CAD", "USD"))
UNIT = one_of(("CAD", "USD", "percent", "index"))
PERIOD = one_of(("day", "month", "year"))
BASES = "asking recent_movers occupied paid fee_cap price premium employee_share public_cover without_rents"
ITEMS = "rent_1br rent_2br childcare price_parity health_premium_single health_premium_family"
ITEMS += " health_share_single health_share_family"
YEAR = rules.matching(r"(19|20)\d\d", "not_a_day")
DAYS: Mapping[str, Rule] = {
    "exchange-daily.csv": rules.FULL_DAY,
    "exchange-monthly.csv": rules.MONTH,
    "exchange-yearly.csv": YEAR,
}
# No year's mean ever left 0.9 to 1.7 Canadian dollars for a US dollar; a price upside down does.
RATE = Rule("unlikely_rate", lambda value: (number := decimal(value)) is not None and 0.8 < number < 2)
NOT_BELOW_ZERO = rules.between(0, 10**9)
YEARLY_MOST = Rule("bad_weekly_most", lambda value: value is None or _are_yearly(value))
PARTS = Rule("bad_parts", lambda value: isinstance(value, list) and all(map(_is_part, value)))


def check_exchange(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    sheet = files.sheet(file)
    day = DAYS.get(file, rules.DAY)
    columns = {"as_of": day, "cad_per_usd": RATE, "source": source, "confidence": pack_rules.CONFIDENCE}
    yield from check_columns(sheet, columns, ("as_of",))
    yield from _out_of_order(sheet, ())


def check_parity(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    sheet = files.sheet(file)
    known = {"source": source, "confidence": pack_rules.CONFIDENCE}
    columns = {"country": pack_rules.country(), "as_of": YEAR, "per_international_dollar": rules.POSITIVE}
    yield from check_columns(sheet, columns | known, ("country", "as_of"))
    yield from _out_of_order(sheet, ("country",))


def _out_of_order(sheet: Sheet, within: tuple[str, ...]) -> Iterator[Problem]:
    """A series runs from the oldest to the newest."""
    for before, after in pairwise(sheet.rows):
        alike = all(before.cells.get(column) == after.cells.get(column) for column in within)
        first, second = before.cells.get("as_of", ""), after.cells.get("as_of", "")
        if alike and second < first:
            values = {"day": second, "before": first}
            yield Problem(sheet.file, after.line, Sentence("facts.days_out_of_order", values))


def check_costs(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    """The rows of prices: each with its day, or missing and without one."""
    sheet, places = files.sheet(file), _places(files.document(PLACES))
    columns: Rules = {
        "place": rules.known_in(PLACES, places),
        "item": one_of(ITEMS.split()),
        "value": optional(NOT_BELOW_ZERO),
        "currency": UNIT,
        "per": PERIOD,
        "basis": one_of(BASES.split()),
        "as_of": optional(rules.DAY),
        "source": source,
        "confidence": pack_rules.CONFIDENCE,
    }
    yield from check_columns(sheet, columns, ("place", "item", "basis"))
    if set(columns) <= set(sheet.columns):
        for row in sheet.rows:
            yield from _price_problems(sheet.file, row, places)


def _price_problems(file: str, row: Row, currencies: Mapping[str, str]) -> Iterator[Problem]:
    cells = row.cells
    if bool(cells["value"]) != bool(cells["as_of"]):
        yield Problem(file, row.line, Sentence("facts.half_price", {}))
    expected = currencies.get(cells["place"], cells["currency"])
    if cells["currency"] in {"CAD", "USD"} - {expected}:
        values = {"place": cells["place"], "currency": expected}
        yield Problem(file, row.line, Sentence("facts.other_currency", values))


def _places(document: Document) -> dict[str, str]:
    """The currency of every metro, jurisdiction and country of the places file."""
    jurisdictions = {str(row.get("id")): row for row in tables_of(document.data, "jurisdiction")}
    found = {id: str(row.get("currency")) for id, row in jurisdictions.items()}
    found |= {str(row.get("country")): str(row.get("currency")) for row in jurisdictions.values()}
    for metro in tables_of(document.data, "metro"):
        found[str(metro.get("id"))] = found.get(str(metro.get("jurisdiction")), "")
    return found


def check_places(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    document = files.document(file)
    jurisdiction: Rules = {
        "id": rules.matching(r"[A-Z]{2}-[A-Z]{2,3}", "not_an_id"),
        **pack_rules.names("name"),
        **pack_rules.names("at"),
        "country": one_of(("CA", "US")),
        "region": rules.TEXT,
        "currency": CURRENCY,
        "cities": Rule("not_a_list", lambda value: value is None or rules.LIST.holds(value)),
    }
    country: Rules = {"id": one_of(("CA", "US")), **pack_rules.names("name"), **pack_rules.names("at")}
    yield from check_tables(document, "country", country, unique="id")
    yield from check_tables(document, "jurisdiction", jurisdiction, unique="id")
    for nth, row in enumerate(tables_of(document.data, "jurisdiction")):
        if row.get("country") in ("CA", "US"):
            region = pack_rules.province(row["country"])
            if not region.holds(row.get("region")):
                values = {"name": "region", "value": str(row.get("region")), **region.values}
                line = document.line_of("region", "jurisdiction", nth)
                yield Problem(file, line, Sentence(f"facts.{region.key}", values))
    known = {str(row.get("id")) for row in tables_of(document.data, "jurisdiction")}
    metro = {
        "id": rules.ID,
        **pack_rules.names("name"),
        "jurisdiction": rules.known_in(file, known),
        "cities": rules.LIST,
    }
    yield from check_tables(document, "metro", metro, unique="id")
    yield from _cities_named_twice(document)


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
    document, places = files.document(file), _places(files.document(PLACES))
    known = rules.known_in(PLACES, places)
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


CHECKS = {
    "exchange-*.csv": check_exchange,
    "ppp.csv": check_parity,
    "costs.csv": check_costs,
    PLACES: check_places,
    "leave.toml": check_leave,
}
