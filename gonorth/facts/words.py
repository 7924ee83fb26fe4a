"""What we say, in English and in French. Sentences are data (gonorth/data/words/ROOM.LANG.toml);
code names one by `room.key` and hands over the values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from gonorth.facts.tables import read_toml

Lang = Literal["en", "fr"]
LANGS: tuple[Lang, ...] = ("en", "fr")
NARROW, FIXED = "\u202f", "\u00a0"  # French groups digits and sets off units with these spaces
SYMBOLS: Mapping[str, str] = {"CAD": "C$", "USD": "US$", "GBP": "£", "EUR": "€"}
SYMBOLS_FR: Mapping[str, str] = {"CAD": f"${FIXED}CA", "USD": f"${FIXED}US", "GBP": "£", "EUR": "€"}
MONTHS_EN = "January February March April May June July August September October November December"
MONTHS_FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
MONTHS: Mapping[Lang, list[str]] = {"en": MONTHS_EN.split(), "fr": MONTHS_FR.split()}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be said later, in whatever language is then asked for."""

    key: str
    values: Mapping[str, Any]

    def say(self, lang: Lang) -> str:
        return say(self.key, lang, **self.values)


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its French form where one is known, said in whatever language is asked for."""

    en: str
    fr: str | None = None

    def say(self, lang: Lang) -> str:
        return self.fr if lang == "fr" and self.fr else self.en


@dataclass(frozen=True, slots=True)
class Names:
    """Several names and how many are not named: "Python, SQL +3"."""

    named: tuple[Named, ...]
    more: int = 0

    def say(self, lang: Lang) -> str:
        listed = ", ".join(name.say(lang) for name in self.named)
        return f"{listed} +{self.more}" if self.more > 0 else listed


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money, said in whole units where they are enough."""

    amount: Decimal
    currency: str  # ISO 4217

    def say(self, lang: Lang) -> str:
        return money(self.amount, self.currency, lang)


@dataclass(frozen=True, slots=True)
class Exact:
    """A number of which every digit counts: 1.4064."""

    value: Decimal

    def say(self, lang: Lang) -> str:
        return str(self.value) if lang == "en" else str(self.value).replace(".", ",")


class Refusal(ValueError):
    """Input that cannot be used; carries one sentence: what was wrong, where, and what to do."""

    def __init__(self, key: str, **values: Any) -> None:
        self.sentence = Sentence(key, values)
        super().__init__(self.sentence.say("en"))

    def __reduce__(self) -> tuple[Any, ...]:
        """A refusal keeps its sentence on the way from one process to another."""
        return _refusal, (self.sentence,)

    def say(self, lang: Lang) -> str:
        return self.sentence.say(lang)


def _refusal(sentence: Sentence) -> Refusal:
    return Refusal(sentence.key, **sentence.values)


@cache
def _words(room: str, lang: Lang) -> Mapping[str, Any]:
    return read_toml(f"words/{room}.{lang}.toml")


@cache
def counterparts(room: str, lang: Lang) -> Mapping[str, str]:
    """From each English sentence of a room to the same in `lang`: for what comes to us already said."""
    return {english: _words(room, lang)[key] for key, english in _words(room, "en").items()}


def is_said(key: str) -> bool:
    """Is there such a sentence?"""
    room, _, name = key.partition(".")
    return name in _words(room, "en")


def say(key: str, lang: Lang, **values: Any) -> str:
    """Say `room.key`. A sentence with `one` and `other` forms is chosen by the value `n`
    (French counts zero as singular). Numbers and days in `values` are written as the language does.
    """
    room, _, name = key.partition(".")
    words = _words(room, lang)[name]
    if isinstance(words, Mapping):
        singular = _is_singular(values["n"], lang)
        words = words["one" if singular else "other"]
    return str(words).format(**{name: _written(value, lang) for name, value in values.items()})


def _is_singular(n: float, lang: Lang) -> bool:
    return n == 1 or (lang == "fr" and 0 <= n < 2)


def _written(value: Any, lang: Lang) -> Any:
    if isinstance(value, (Sentence, Named, Names, Sum, Exact)):
        return value.say(lang)
    if isinstance(value, date):
        return day(value, lang)
    if isinstance(value, (int, float, Decimal)):
        return number(value, lang)
    return value


def number(value: float | Decimal, lang: Lang) -> str:
    """1,234.5 or 1 234,5; at most one decimal, none where it says nothing."""
    written = f"{value:,.1f}".removesuffix(".0")
    return written if lang == "en" else written.replace(",", NARROW).replace(".", ",")


def percent(value: float | Decimal, lang: Lang) -> str:
    return number(value, lang) + ("%" if lang == "en" else f"{FIXED}%")


def money(amount: float | Decimal, currency: str | None, lang: Lang) -> str:
    """C$120,000 or 120 000 $ CA; whole units unless the amount is small enough for cents to matter."""
    before, after = _around(currency, lang)
    return f"{before}{_digits(amount, lang)}{after}"


def money_range(low: Decimal, high: Decimal, currency: str | None, lang: Lang) -> str:
    """C$120,000–150,000 or 120 000–150 000 $ CA: the currency once, where the language puts it."""
    before, after = _around(currency, lang)
    ends = dict.fromkeys((_digits(low, lang), _digits(high, lang)))
    return f"{before}{'–'.join(ends)}{after}"


def _around(currency: str | None, lang: Lang) -> tuple[str, str]:
    """What stands before an amount, and what after it."""
    if lang == "en":
        return SYMBOLS.get(currency or "", f"{currency} " if currency else ""), ""
    return "", FIXED + SYMBOLS_FR.get(currency or "", currency or "$")


def _digits(amount: float | Decimal, lang: Lang) -> str:
    digits = f"{amount:,.2f}".removesuffix(".00") if -1000 < amount < 1000 else f"{amount:,.0f}"
    return digits if lang == "en" else digits.replace(",", NARROW).replace(".", ",")


def day(value: date, lang: Lang) -> str:
    """21 November 2026; 21 novembre 2026, and 1er for the first."""
    first = "1er" if lang == "fr" and value.day == 1 else str(value.day)
    return f"{first} {MONTHS[lang][value.month - 1]} {value.year}"


def hour(value: datetime, lang: Lang) -> str:
    """6:30 p.m.; 18 h 30, and 19 h for a full hour."""
    if lang == "fr":
        return f"{value.hour}{FIXED}h{FIXED}{value.minute:02}" if value.minute else f"{value.hour}{FIXED}h"
    half = "a.m." if value.hour < 12 else "p.m."
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{FIXED}{half}"
