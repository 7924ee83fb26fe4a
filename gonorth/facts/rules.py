"""What may stand in a cell or under a key of a region pack? Each rule carries the sentence that says
it was broken (words/facts.*.toml).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any


@dataclass(frozen=True)
class Rule:
    key: str  # of the sentence
    holds: Callable[[Any], bool]
    values: Mapping[str, Any] = field(default_factory=dict)


def optional(rule: Rule) -> Rule:
    """The same rule, but the cell may be empty or the key absent."""
    return Rule(rule.key, lambda value: value in (None, "") or rule.holds(value), rule.values)


def matching(pattern: str, key: str) -> Rule:
    return Rule(key, lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value)))


def one_of(allowed: Collection[str], key: str = "not_one_of") -> Rule:
    listed = {"allowed": ", ".join(sorted(allowed))}
    return Rule(key, lambda value: isinstance(value, str) and value in allowed, listed)


def known_in(file: str, ids: Collection[str]) -> Rule:
    """A value that names a row of another file."""
    return Rule("unknown_id", lambda value: isinstance(value, str) and value in ids, {"known_in": file})


def between(low: int, high: int) -> Rule:
    def holds(value: Any) -> bool:
        number = decimal(value)
        return number is not None and low <= number <= high

    return Rule("out_of_range", holds, {"low": low, "high": high})


def decimal(value: Any) -> Decimal | None:
    """The number a value holds, or None: no thousands separators, no words, no two numbers in one."""
    if not isinstance(value, (str, int, Decimal)) or isinstance(value, bool):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def is_day(value: str) -> bool:
    """Is it a year, a month or a day that exists: 2016, 2016-11, 2016-11-21?"""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


TEXT = Rule("empty", lambda value: isinstance(value, str) and bool(value.strip()))
FRENCH = Rule("no_french", TEXT.holds)
LIST = Rule("not_a_list", _is_list)
TABLES = Rule("not_tables", _are_tables)
NUMBER = Rule("not_a_number", lambda value: decimal(value) is not None)
POSITIVE = Rule("not_positive", lambda value: (decimal(value) or 0) > 0)
COUNT = matching(r"\d+", "not_a_count")
DAY = Rule("not_a_day", lambda value: isinstance(value, str) and is_day(value))
FULL_DAY = Rule("not_a_full_day", lambda value: DAY.holds(value) and len(value) == 10)
MONTH = Rule("not_a_month", lambda value: DAY.holds(value) and len(value) == 7)
DATE = Rule("not_a_date", lambda value: type(value) is date)  # a datetime is not compared with a date
ID = matching(r"[a-z0-9]+([-_][a-z0-9]+)*", "not_an_id")
ADDRESS = matching(r"https?://[^\s/]+\S*", "not_an_address")
CURRENCY = matching(r"[A-Z]{3}", "not_a_currency")
LATITUDE, LONGITUDE = between(-90, 90), between(-180, 180)
