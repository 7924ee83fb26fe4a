"""Which amounts of money does a text name, and which of them are the two ends of one range?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from gonorth.facts.tables import read_toml

_FIRST, _SECOND = 1000, Decimal("2.5")  # "$120-150k" and "$80-100,000" leave the thousands to one end
_APART = 48  # characters there may be between two ends: "$114,000 CAD per year up to a maximum of "

# Digits grouped by one kind of separator, or in a row; then cents. No number begins inside a word.
_NUMBER = re.compile(
    r"(?<![\w#])(?<!\d[.,])"
    r"(?:\d{1,3}(?P<group>, |[ ,.'’\u00a0\u202f\u2009])\d{3}(?:(?P=group)\d{3}){0,2}(?!\d)|\d{1,9}(?!\d))"
    r"(?:[.,]\d{1,2}(?!\d))?"
)
_CENTS = re.compile(r"[.,](\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Amount:
    start: int
    end: int
    value: Decimal
    currency: str | None  # ISO 4217, "$" where it may be several, None where none is written
    before: bool  # the currency stands before the number
    scaled: bool  # in thousands
    is_no_wage: bool  # in millions, a firm's money; or half a number


@dataclass(frozen=True, slots=True)
class Stated:
    """One amount, or the least and most of several that are joined."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    currency: str | None
    is_range: bool
    is_bare: bool  # no currency and no "k": any number looks like this


@cache
def tables() -> Mapping[str, Any]:
    return read_toml("reading/pay.toml")


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for the longest of some phrases; a space in one is any run of spaces."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first) + ")"


@cache
def currency_words() -> str:
    """A pattern for every way to write a currency: "CAD", "CA $", "$ US", or a lone "$"."""
    ways = {way for ways in tables()["currencies"].values() for way in ways} | {"$"}
    return "(?:" + "|".join(_spaced(way) for way in sorted(ways, key=len, reverse=True)) + ")"


def _spaced(way: str) -> str:
    """A pattern for a way to write a currency, with or without space beside its sign."""
    return re.sub(r"\\?([$€£₹¥])", r"\\s?[\1]\\s?", re.escape(way)).removesuffix(r"\s?")


def currency(written: str) -> str:
    """The ISO code of a currency as written; "$" stays "$"."""
    return _codes().get("".join(written.upper().split()), "$")


@cache
def _codes() -> Mapping[str, str]:
    return {
        "".join(way.upper().split()): code for code, ways in tables()["currencies"].items() for way in ways
    }


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])({currency_words()})[:)\s]{{0,2}}$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    scales = tables()["scales"]
    return re.compile(
        rf"(?:\s?(?:(?P<k>{any_of(scales['thousand'])})|(?P<m>{any_of(scales['too_much'])}))(?!\w))?"
        rf"(?:\s?\(?(?P<currency>{currency_words()})\)?(?![^\W\d_]))?",
        re.IGNORECASE,
    )


@cache
def _names() -> re.Pattern[str]:
    return re.compile(any_of(tables()["names"]["not_amounts"]) + r"\b", re.IGNORECASE)


def find_amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """Every number between `start` and `end` with the currency and scale beside it, in order."""
    for number in _NUMBER.finditer(text, start, end):
        if not _names().match(text, number.start()):
            yield _amount(text, number)


def _amount(text: str, number: re.Match[str]) -> Amount:
    head = max(0, number.start() - 10)
    before = _before().search(text[head : number.start()])
    after = _after().match(text, number.end())
    assert after is not None  # every part of it is optional
    start = head + before.start() if before else number.start()
    end, suffix = after.end(), after["currency"]
    if before and suffix and text[end : end + 2].lstrip()[:1].isdigit():  # the sign of the next amount
        end, suffix = after.start("currency"), None
    codes = [currency(written) for written in (before and before[1], suffix) if written]
    return Amount(
        start,
        end,
        _value(number[0]) * (1000 if after["k"] else 1),
        next((code for code in codes if code != "$"), codes[0] if codes else None),
        before is not None,
        after["k"] is not None,
        after["m"] is not None or number[0].startswith("00") or text[end : end + 2] == ",",
    )


def _value(written: str) -> Decimal:
    cents = _CENTS.search(written)
    whole = written[: cents.start()] if cents else written
    return Decimal("".join(filter(str.isdigit, whole)) + ("." + cents[1] if cents else ""))


def find_stated(text: str, amounts: Iterable[Amount], period: str) -> Iterator[Stated]:
    """Join amounts into ranges. `period` is a pattern of what may follow the first of two ends."""
    chain: list[Amount] = []
    for amount in amounts:
        if chain and not _are_joined(text, chain[-1], amount, period):
            yield from _state(chain)
            chain = []
        chain.append(amount)
    yield from _state(chain)


@cache
def _joins(period: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    joins = tables()["joins"]
    opening = rf"\s*\)?\s*(?:{period})?[\s,(]*"
    return (
        re.compile(
            rf"{opening}(?:{any_of(joins['range'])}|{any_of(joins['upper'])}(?:\s+\w+){{0,2}})[\s:]*",
            re.IGNORECASE,
        ),
        re.compile(rf"{opening}{any_of(joins['between'])}\s*", re.IGNORECASE),
        re.compile(rf"\b{any_of(joins['after'])}\W*(?:\w+\s+)?$", re.IGNORECASE),
        re.compile(rf"\s*(?:{period})", re.IGNORECASE),
    )


def _are_joined(text: str, one: Amount, other: Amount, period: str) -> bool:
    gap = text[one.end : other.start]
    if len(gap) > _APART or differ(one.currency, other.currency):
        return False
    by_dash, by_and, after_between, a_period = _joins(period)
    if by_dash.fullmatch(gap):
        return True
    if by_and.fullmatch(gap):
        return after_between.search(text[max(0, one.start - 24) : one.start]) is not None
    lost_dash = not gap.strip() and one.before and one.value < other.value <= 3 * one.value
    return lost_dash and (other.before or a_period.match(text, other.end) is not None)


def differ(one: str | None, other: str | None) -> bool:
    """Whether two currencies as written are certainly two: then they are of two amounts, not of two ends."""
    return one != other and None not in (one, other) and "$" not in (one, other)


def _state(chain: list[Amount]) -> Iterator[Stated]:
    if not chain or any(amount.is_no_wage for amount in chain):
        return
    values = _level(chain)
    codes = [amount.currency for amount in chain if amount.currency]
    yield Stated(
        chain[0].start,
        chain[-1].end,
        min(values),
        max(values),
        next((code for code in codes if code != "$"), codes[0] if codes else None),
        len(chain) > 1,
        not codes and not any(amount.scaled for amount in chain),
    )


def _level(chain: list[Amount]) -> list[Decimal]:
    """The values with thousands given to the ends that left them out."""
    values = [amount.value for amount in chain]
    if any(amount.scaled for amount in chain):
        return [value * _FIRST if value < _FIRST else value for value in values]
    if len(values) == 2 and values[0] < _FIRST <= values[0] * _FIRST <= values[1]:
        low = values[0] * _FIRST
        return [low, values[1]] if values[1] <= low * _SECOND else values
    return values
