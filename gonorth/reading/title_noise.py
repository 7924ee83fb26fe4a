"""What is written into titles that is not the title? Words told by the tables of noise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from gonorth.facts.tables import read_toml
from gonorth.reading.title_text import fold, listed

_TOKEN = re.compile(r"[^\s,;:()\[\]/|]+")
_WORD = re.compile(r"[^\W_]+")
_REQUISITION = re.compile(r"#?(?:[A-Z]{1,4}[-_]?){0,3}(?:\d+[-_])*\d{3,}(?:[-_]\d+)*")
_LONG_CODE = re.compile(r"(?=(?:[A-Z]*\d){4})(?=\d*[A-Z])[A-Z\d]{8,}")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-_](?:(?:19|20)?\d\d))?")
LONGEST_NOISE = 5  # words of a phrase that is noise


@dataclass(frozen=True)
class Noise:
    """gonorth/data/reading/title_noise.toml"""

    noise: frozenset[str]
    alone: frozenset[str]
    leading: frozenset[str]
    remote_trades: frozenset[str]
    joints: frozenset[str]
    places: frozenset[str]
    codes: frozenset[str]
    programme: frozenset[str]
    numbered: frozenset[str]
    names: frozenset[str]


class Word(NamedTuple):
    form: str  # folded, or the sign that stands for a number, a year, a requisition or a place
    start: int
    end: int


@cache
def noise_tables() -> Noise:
    raw = read_toml("reading/title_noise.toml")
    tables = {name: frozenset(listed(found)) for name, found in raw.items()}
    return Noise(**tables | {"places": tables["places"] | {"@place"}})


@cache
def _first_words() -> frozenset[str]:
    noise = noise_tables()
    phrases = noise.noise | noise.alone | noise.places | noise.programme
    return noise.joints | {phrase.split()[0] for phrase in phrases}


@cache
def _last_words() -> frozenset[str]:
    noise = noise_tables()
    return frozenset(phrase.split()[-1] for phrase in noise.noise | noise.places | noise.programme)


def may_start_noise(text: str) -> bool:
    """A quick look at the first word, to spare the slow one."""
    first = _WORD.search(text)
    return first is not None and _may_be_noise(first[0], _first_words())


def may_end_noise(text: str) -> bool:
    """A quick look at the last word, to spare the slow one."""
    last = _WORD.findall(text[text.rfind(" ") + 1 :])
    return not last or _may_be_noise(last[-1], _last_words())


def _may_be_noise(word: str, table: frozenset[str]) -> bool:
    return not word.isalpha() or word in noise_tables().codes or fold(word) in table


@lru_cache(maxsize=512)
def noise_words(text: str) -> tuple[Word, ...]:
    """The words of a text with where they stand in it."""
    found: list[Word] = []
    for token in _TOKEN.finditer(text):
        start = token.start()
        if form := _sign(token[0], found[-1].form if found else ""):
            found.append(Word(form, start, token.end()))
            continue
        for word in _WORD.finditer(token[0]):
            form = _sign(word[0], found[-1].form if found else "") or fold(word[0])
            found.append(Word(form, start + word.start(), start + word.end()))
    return tuple(found)


def _sign(word: str, before: str) -> str | None:
    """What a number, a year, a requisition or a province is written as in the tables of noise."""
    if word.isalpha():
        return "@place" if word in noise_tables().codes else None
    if fold(word) in noise_tables().names or before in noise_tables().numbered:
        return None
    if _YEARS.fullmatch(word):
        return "@year"
    if word.isdecimal() and len(word) < 4:
        return "#" if int(word) <= 100 else "@number"
    return "@id" if _REQUISITION.fullmatch(word) or _LONG_CODE.fullmatch(word) else None


def phrase(words: Sequence[Word]) -> str:
    return " ".join(word.form for word in words)


def longest_phrase(words: Sequence[Word], *tables: frozenset[str]) -> int:
    """How many words at the start are one phrase of the tables; 0 for none."""
    for size in range(min(LONGEST_NOISE, len(words)), 0, -1):
        start = phrase(words[:size])
        if any(start in table for table in tables):
            return size
    return 0


def is_noise(text: str, *tables: frozenset[str]) -> bool:
    """Whether a piece says nothing of the title: it is all noise, places, and words that join them."""
    if not may_start_noise(text):
        return False
    words, at, said = noise_words(text), 0, False
    while at < len(words):
        size = longest_phrase(words[at:], *tables)
        if not size and words[at].form not in noise_tables().joints:
            return False
        said = said or size > 0
        at += size or 1
    return said
