"""Are the exchange rates and prices of a rulebook of money sound?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from gonorth.facts import pack_rules, rules, where_check
from gonorth.facts.packfiles import PackFiles, Problem, Row, Sheet
from gonorth.facts.rules import Rule, decimal, one_of, optional
from gonorth.facts.shape import Rules, check_columns
from gonorth.facts.words import Sentence

UNIT = one_of(("CAD", "USD", "percent", "index"))
PERIOD = one_of(("day", "month", "year"))
BASES = "asking recent_movers occupied paid fee_cap price premium employee_share public_cover without_rents"
ITEMS = "rent_1br rent_2br childcare price_parity health_premium_single health_premium_family"
ITEMS += " health_share_single health_share_family"
DAYS: Mapping[str, Rule] = {
    "exchange-daily.csv": rules.FULL_DAY,
    "exchange-monthly.csv": rules.MONTH,
}
# No year's mean ever left 0.9 to 1.7 Canadian dollars for a US dollar; a price upside down does.
RATE = Rule("unlikely_rate", lambda value: (number := decimal(value)) is not None and 0.8 < number < 2)
NOT_BELOW_ZERO = rules.between(0, 10**9)


def check_exchange(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    sheet = files.sheet(file)
    day = DAYS.get(file, rules.DAY)
    columns = {"as_of": day, "cad_per_usd": RATE, "source": source, "confidence": pack_rules.CONFIDENCE}
    yield from check_columns(sheet, columns, ("as_of",))
    yield from _out_of_order(sheet, ())


def check_parity(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    sheet = files.sheet(file)
    known = {"source": source, "confidence": pack_rules.CONFIDENCE}
    columns = {
        "country": pack_rules.country(),
        "as_of": where_check.YEAR,
        "per_international_dollar": rules.POSITIVE,
    }
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
    sheet, places = files.sheet(file), where_check.currencies(files.document(where_check.FILE))
    columns: Rules = {
        "place": rules.known_in(where_check.FILE, places),
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


CHECKS = {
    "exchange-*.csv": check_exchange,
    "ppp.csv": check_parity,
    "costs.csv": check_costs,
    where_check.FILE: where_check.check_places,
    "leave.toml": where_check.check_leave,
}
