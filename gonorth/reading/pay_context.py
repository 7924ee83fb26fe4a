"""What do the words around an amount say: is it pay, in which currency, for which period, and is
one end of it open? The words, bounds and points are data: gonorth/data/reading/pay.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import get_args

from gonorth.nouns import Period
from gonorth.reading.amounts import Stated, any_of, currency, currency_words, tables

_NEAR, _CLOSE = 80, 30  # characters in which a country's name, a currency's code count
_WORDS_BEHIND = 5
_CENTURIES = (Decimal(1900), Decimal(2100))  # a bare number between them is a year
_FACTORS = {"biweek": ("week", Decimal("0.5")), "half_month": ("month", Decimal(2))}
_PERIODS = ("biweek", "half_month", *get_args(Period))  # what holds another's words is tried first
_PARTS = re.compile(r"\d|[.;]\s")  # what stands between an amount and a period of something else
_BESIDE = re.compile(r"\s?h(?:ou)?r\b", re.IGNORECASE)  # "$50.00hr"


@dataclass(frozen=True, slots=True)
class Around:
    """An amount, or a range, and what stands on either side of it."""

    stated: Stated
    before: str  # may hold earlier lines
    behind: str  # to the end of the line, or the next amount


@dataclass(frozen=True, slots=True)
class Span:
    """The period an amount is for. A fortnight has no period: `factor` makes it a week."""

    period: Period
    factor: Decimal
    is_written: bool
    length: int  # how far behind the amount it is written


# Is it pay?


@cache
def _cues() -> re.Pattern[str]:
    cues = tables()["cues"]
    groups = "|".join(f"(?P<{sense}>{any_of(cues[sense])})" for sense in ("weak", "not_pay", "pay"))
    return re.compile(rf"(?<![^\W_])(?:{groups})(?![^\W_])", re.IGNORECASE)


@cache
def _not_pay_behind() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){any_of(tables()['after']['not_pay'])}(?![^\W_])", re.IGNORECASE)


@cache
def _pay_behind() -> re.Pattern[str]:
    return re.compile(rf"\s*{any_of(tables()['after']['pay'])}(?!\w)", re.IGNORECASE)


@cache
def _ends_behind() -> re.Pattern[str]:
    return re.compile(rf"[.,;:+&|•()\d%\n]|\b{any_of(tables()['after']['ends'])}\b", re.IGNORECASE)


def points_for_pay(around: Around) -> int | None:
    """Points for the nearest word that speaks of pay, none for no such word; None: this is no pay."""
    nearest = _last(_cues(), around.before)
    sense = nearest.lastgroup if nearest else None
    if sense == "not_pay" and nearest and "\n" in around.before[nearest.end() :]:
        sense = None  # the bonus was another line's
    if _pay_behind().match(around.behind):
        sense = "pay"
    words = _words_behind(around)
    if around.stated.is_range and sense == "pay":
        words = words[:2]  # "Pay: $80,000 - $90,000 yearly and equity" is clear enough
    if sense == "not_pay" or _not_pay_behind().search(" ".join(words)):
        return None
    points = int(tables()["points"]["cue" if sense == "pay" else "weak"]) if sense else 0
    return points if not around.stated.is_bare or _is_money(around, points) else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007
        pass
    return found


def _words_behind(around: Around) -> list[str]:
    """The words of the phrase right behind an amount. A capital begins something new, unless it is
    the first of a lone amount's: "$2,000 Signing Bonus", "$18 an hour The insurance industry"."""
    words = _ends_behind().split(around.behind, maxsplit=1)[0].split()[:_WORDS_BEHIND]
    seen_small = around.stated.is_range
    for count, word in enumerate(words):
        if word[0].isupper() and seen_small:
            return words[:count]
        seen_small = seen_small or not word[0].isupper()
    return words


def _is_money(around: Around, points: int) -> bool:
    """Is a number without currency money? With its period, or a yearly one beside a word of pay."""
    one = around.stated
    if _CENTURIES[0] <= one.low <= one.high <= _CENTURIES[1]:
        return False
    if _periods().match(around.behind.lstrip()):
        return True
    is_yearly = one.low >= tables()["inference"]["year"][0]
    return is_yearly and (one.is_range or points > 0 or not around.behind.strip())


# In which currency, and for which country?


@cache
def _country_words() -> re.Pattern[str]:
    names = tables()["countries"]
    groups = "|".join(f"(?P<{country}>{any_of(words)})" for country, words in names.items())
    return re.compile(rf"(?<!\w)(?:{groups})(?![\w$])")  # "US$" names a currency


@cache
def _currency_near() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])({currency_words()})(?![^\W_])", re.IGNORECASE)


def currency_and_fit(around: Around, country: str | None) -> tuple[str | None, int]:
    """The ISO currency, None where a "$" stays open; and 2, 1 or 0: for this country, perhaps, not."""
    named = _named_country(around)
    home = tables()["home"].get(country or "")
    code = _currency(around, tables()["home"].get(named) if named else home)
    if country is None or (named is None and code is None):
        return code, 1
    if named is not None:
        return code, 2 if named == country else 0
    return code, 2 if code == home else 1 if home is None else 0


def _currency(around: Around, local: str | None) -> str | None:
    """As written on the amount, else near it, else the local one, where "$" can mean that."""
    written = around.stated.currency
    if written not in (None, "$"):
        return written
    context = around.before[-_CLOSE:] + "\n" + around.behind[:_CLOSE]
    near = [currency(found[1]) for found in _currency_near().finditer(context)]
    if written == "$" and local not in tables()["dollars"]["currencies"]:
        local = None
    return next((code for code in near if code != "$"), local)


def _named_country(around: Around) -> str | None:
    line = around.before[-_NEAR:].rpartition("\n")[2]
    found = _last(_country_words(), line) or _country_words().search(around.behind[:_CLOSE])
    return found.lastgroup if found else None


# For which period?


@cache
def period_words() -> str:
    """A pattern for any period as written."""
    return rf"(?:{'|'.join(_period_pattern(name) for name in _PERIODS)}|h(?:ou)?r(?!\w))"


@cache
def _periods() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{_period_pattern(name)})" for name in _PERIODS), re.IGNORECASE)


def _period_pattern(name: str) -> str:
    """A unit that is led to ("per hour", "/hour", "an hour"), or a word of its own ("hourly")."""
    units, adverbs = tables()["periods"].get(name, []), tables()["adverbs"].get(name, [])
    leads = any_of(tables()["periods"]["leads"])
    led = rf"(?:/\s?|(?<!\w){leads}\s+){any_of(units)}|" if units else ""
    return rf"(?:(?:{led}(?<!\w){any_of(adverbs)})(?!\w))"


@cache
def _counted() -> re.Pattern[str]:
    """A unit that is counted: "for 40 hours per week" is no weekly pay."""
    return re.compile(rf"(?<![^\W_]){any_of(tables()['counted']['units'])}\s*$", re.IGNORECASE)


def find_span(around: Around, code: str | None) -> Span | None:
    """The period written behind the amount, else before it, else the one its size tells."""
    units = Decimal(tables()["units_a_dollar"].get(code or "", 1))
    low, high = around.stated.low / units, around.stated.high / units
    if found := _BESIDE.match(around.behind):
        return _span("hour", low, high, True, found.end())
    found = _periods().search(around.behind)
    if found and not (_PARTS.search(gap := around.behind[: found.start()]) or _counted().search(gap)):
        return _span(str(found.lastgroup), low, high, True, found.end())
    before = around.before[-_NEAR:]
    for found in reversed(list(_periods().finditer(before))):
        span = _span(str(found.lastgroup), low, high, True, 0)
        if span and not _counted().search(before[: found.start()]):
            return span
    bands = tables()["inference"].items()
    named = next((name for name, (least, most) in bands if least <= high <= most), None)
    return _span(named, low, high, False, 0) if named else None


def _span(written: str, low: Decimal, high: Decimal, is_written: bool, length: int) -> Span | None:
    """The span of a period as written, where a wage can plausibly be such for it."""
    name, factor = _FACTORS.get(written, (written, Decimal(1)))
    period = next(known for known in get_args(Period) if known == name)
    least, most = tables()["bounds"][period]
    low, high = (low or high) * factor, high * factor  # "$0 - $120,000" leaves the low end open
    if least <= low and high <= most and high <= low * tables()["limits"]["widest"]:
        return Span(period, factor, is_written, length)
    return None


# Is one end open?


@cache
def _open_before() -> re.Pattern[str]:
    words = tables()["open"]
    groups = "|".join(f"(?P<{end}>{any_of(words[end])})" for end in ("low", "high"))
    return re.compile(rf"(?<![^\W_])(?:{groups})(?:\s+(?:rate|salary|pay|wage))?[\s:~]*$", re.IGNORECASE)


@cache
def _open_behind() -> re.Pattern[str]:
    return re.compile(rf"\+(?!\w)|\s?{any_of(tables()['open']['low_after'])}(?!\w)", re.IGNORECASE)


def open_ends(around: Around) -> tuple[Decimal | None, Decimal | None]:
    """Low and high; one of them None for "up to", "from", "+" or a low end of nothing."""
    one = around.stated
    if one.is_range:
        return one.low or None, one.high
    if found := _open_before().search(around.before[-40:]):
        return (one.low, None) if found.lastgroup == "low" else (None, one.high)
    return (one.low, None) if _open_behind().match(around.behind) else (one.low, one.high)
