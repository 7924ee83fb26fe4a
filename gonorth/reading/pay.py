"""What does this posting pay? One pay string, or the pay that a long description states.

Each amount, or range of amounts, is weighed by the words around it: the nearest word before it
says whether it is pay or a bonus, a budget, a firm's revenue; the words behind it say the period.
Of several, the one for the country asked for wins, then base pay, then a range, then the first.
A fortnight's pay is given as half of it a week, a half month's as twice a month. Words, bounds and
points are data: gonorth/data/reading/pay.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice, pairwise

from ahocorasick_rs import AhoCorasick, MatchKind

from gonorth.nouns import Pay
from gonorth.reading.amounts import Stated, differ, find_amounts, find_stated, tables
from gonorth.reading.pay_context import (
    Around,
    currency_and_fit,
    find_span,
    open_ends,
    period_words,
    points_for_pay,
)

_BEFORE, _BEHIND = 120, 60  # characters of context on either side of an amount
_BESIDE = 20  # characters between one amount and the same in another currency: " per year / "
_AROUND = 48  # characters read either side of what looks like money
_ONE_STRING = 400  # characters: longer is a description, and must say that it speaks of pay
# What money looks like. Plain words are found far faster than patterns, so most of it is words.
_SIGNS = ("$", "€", "£", "₹", "¥", "CAD", "CDN", "USD", "EUR", "GBP", "dollars")
_MONEY = re.compile(
    r"[0-9](?: ?[kK]\b| ?[A-Z]{3}\b| ?(?:/ ?|per |an |par |de l.)h"
    r"|[ ,.][0-9]{3} ?(?:-|–|—|to|à) ?[0-9]{2,3}[ ,.][0-9]{3})"
)


@dataclass(frozen=True, slots=True)
class _Reading:
    pay: Pay
    points: int
    rank: tuple[int, int, bool]  # for the country asked, base pay, a range


def read_pay(text: str, country: str | None = None) -> Pay | None:
    """The pay one string states; `country` (ISO) settles a bare "$". None where it states none."""
    if len(text) > _ONE_STRING:
        return find_pay(text, country)
    return _best(_readings(text, [(0, len(text))], country), 0)


def find_pay(description: str, country: str | None = None) -> Pay | None:
    """The pay stated somewhere in a description, preferring what is for `country` (ISO)."""
    spans = list(_money_spans(description))
    if not spans:
        return None
    return _best(_readings(description, spans, country), tables()["limits"]["believed"])


def _best(readings: Iterator[_Reading], believed: int) -> Pay | None:
    best = max((one for one in readings if one.points >= believed), key=lambda one: one.rank, default=None)
    return best.pay if best else None


def _money_spans(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text that look like money, each a little widened, those that touch made one."""
    start = end = -1
    for place in _money_places(text):
        if place - _AROUND > end:
            if end > 0:
                yield start, end
            start = max(0, place - _AROUND)
        end = place + _AROUND
    if end > 0:
        yield start, min(end, len(text))


def _money_places(text: str) -> list[int]:
    """Where a sign, a code or a number of thousands stands; the first so many, in order."""
    most = tables()["limits"]["amounts"]
    places = [money.start() for money in islice(_MONEY.finditer(text), most)]
    places += [start for _, start, _ in _signs().find_matches_as_indexes(text)]
    return sorted(places)[:most]


@cache
def _signs() -> AhoCorasick:
    return AhoCorasick(sorted(_SIGNS), matchkind=MatchKind.LeftmostLongest)


def _readings(text: str, spans: list[tuple[int, int]], country: str | None) -> Iterator[_Reading]:
    amounts = (amount for span in spans for amount in find_amounts(text, *span))
    stated = list(find_stated(text, amounts, period_words()))
    starts = [*(one.start for one in stated[1:]), len(text)]
    begins = accumulate(pairwise(stated), lambda begin, two: _begin(text, begin, *two), initial=0)
    for one, begin, following in zip(stated, begins, starts, strict=False):
        before = text[max(begin, one.start - _BEFORE) : one.start]
        behind = text[one.end : min(following, one.end + _BEHIND)].partition("\n")[0]
        if reading := _read(text, Around(one, before, behind), country):
            yield reading


def _begin(text: str, begin: int, last: Stated, one: Stated) -> int:
    """Where the words before an amount begin: behind the last one, or before that one too where both are
    the same pay in two currencies."""
    gap = text[last.end : one.start]
    is_same = differ(last.currency, one.currency) and len(gap) <= _BESIDE and "\n" not in gap
    return begin if is_same else last.end


def _read(text: str, around: Around, country: str | None) -> _Reading | None:
    points, one = points_for_pay(around), around.stated
    if points is None:
        return None
    code, fit = currency_and_fit(around, country)
    span = find_span(around, code)
    if span is None:
        return None
    low, high = (None if end is None else end * span.factor for end in open_ends(around))
    pay = Pay(low, high, code, span.period, text[one.start : one.end + span.length].strip())
    worth = tables()["points"]
    found = (one.is_range, "range"), (span.is_written, "period"), (_stands_out(text, one), "header")
    weight = points + sum(worth[name] for is_so, name in found if is_so)
    return _Reading(pay, weight, (fit, points, one.is_range))


def _stands_out(text: str, one: Stated) -> bool:
    """Near the start of an ad, or alone on its line, an amount needs fewer words."""
    if one.start < tables()["limits"]["header"]:
        return True
    line = text[text.rfind("\n", 0, one.start) + 1 : one.start].strip(" -*•\t")
    return not line and text[one.end : one.end + 1] in ("", "\n")
