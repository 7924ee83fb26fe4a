"""What does this code mean? The words boards use for ways of working, kinds of employment and pay periods."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, cast

from gonorth.boards.fields import folded, tidy
from gonorth.facts.tables import read_toml
from gonorth.nouns import Period, Sponsorship, WorkMode

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"\d{1,4}")


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return read_toml("boards/terms.toml")


@cache
def meanings(table: str) -> Mapping[str, str]:
    """A table of gonorth/data/boards/terms.toml turned about: from each spelling to its meaning."""
    return {folded(word): meaning for meaning, words in _tables()[table].items() for word in words}


def work_mode(value: Any) -> WorkMode:
    label = tidy(value)
    return cast(WorkMode, meanings("work_mode").get(folded(label), "unknown")) if label else "unknown"


def sponsorship(value: Any) -> Sponsorship:
    label = tidy(value)
    return cast(Sponsorship, meanings("sponsorship").get(folded(label), "unknown")) if label else "unknown"


def employment_type(value: Any) -> str | None:
    """One spelling for what each board writes its own way; words we do not know stay as they are."""
    label = tidy(value)
    return _employment_type(label[:200]) if label else None


@lru_cache(1024)
def _employment_type(label: str) -> str:
    words = [folded(word) for word in _WORD.findall(label)]
    said = {folded(label), *words, *(first + second for first, second in pairwise(words))}
    return next((meaning for word, meaning in meanings("employment_type").items() if word in said), label)


@lru_cache(1024)
def period(label: str) -> tuple[Period, Decimal] | None:
    """The period in `per-hour-wage`, `1 YEAR` or `HOURLY`, and how often one period pays the amount:
    what is paid every two weeks is half of it a week."""
    paced = meanings("period_times").get(folded(label))
    if paced == "unclear":
        return None
    if paced:
        name, times = paced.split(" x ")
        return cast(Period, name), Decimal(times)
    known = meanings("period")
    found = next((known[word] for word in map(folded, _WORD.findall(label)) if word in known), None)
    return (cast(Period, found), Decimal(1)) if found else None


def period_unsaid(amount: Decimal) -> Period | None:
    """The period an amount by itself speaks of; the sums between an hour's and a year's do not."""
    bounds: Mapping[str, int] = _tables()["period_unsaid"]
    if amount < bounds["hour_below"]:
        return "hour"
    return "year" if amount >= bounds["year_from"] else None


def currency(value: Any) -> str | None:
    """The ISO 4217 code, also where the board writes `CA$` or `cad`."""
    label = (tidy(value) or "").upper()
    for code, signs in _tables()["currency"].items():
        if label in signs:
            return code
    return label if _CODE.fullmatch(label) else None


@cache
def noise() -> frozenset[str]:
    """Words in a saved file's name that say how it was saved, not whose board it is."""
    return frozenset(_tables()["file_name"]["noise"])


@lru_cache(1024)
def custom_field(name: str) -> str | None:
    """What an employer's own field means: `employment_type`, `work_mode`, `pay`, or nothing to us."""
    known = meanings("custom_field")
    words = map(folded, _WORD.findall(name[:200]))
    return known.get(folded(name)) or next(("pay" for word in words if known.get(word) == "pay"), None)


def days_ago(label: str) -> int | None:
    """The days in `Posted 5 Days Ago`; None for `30+`, which only says at least."""
    count = meanings("days_ago").get(folded(label)) or next(iter(_NUMBER.findall(label)), None)
    return int(count) if count and "+" not in label else None
