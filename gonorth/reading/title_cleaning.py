"""What is the title, once requisition numbers, places, dates, contracts and pay are taken out of it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from gonorth.facts.tables import read_toml
from gonorth.reading.title_text import LONGEST, fold, is_person

_PICTURES = re.compile(r"[\u2600-\u27bf\U0001f300-\U0001faff\u200b\ufeff]")
_BEFORE, _AFTER = "*•·!~>|-–—,;:/ ", "*•·!~<|-–—,;:/. "
_TAG = re.compile(r"^\[[^\[\]]*\]\s*(?=\S)")  # "[Employer] Title"
_AT_EMPLOYER = re.compile(r"(?<=\w\w)\s+(?:@|at|chez)\s+[A-Z0-9][^,|(–-]*$")
_SIGN = re.compile(r"[(\[][^()\[\]]*[)\]]|[-–—•·]+|:|\|+|//+")
_TOKEN = re.compile(r"[^\s,;:()\[\]/|]+")
_WORD = re.compile(r"[^\W_]+")
_REQUISITION = re.compile(r"#?(?:[A-Z]{1,4}[-_]?){0,3}(?:\d+[-_])*\d{3,}(?:[-_]\d+)*")
_LONG_CODE = re.compile(r"(?=(?:[A-Z]*\d){4})(?=\d*[A-Z])[A-Z\d]{8,}")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-_](?:(?:19|20)?\d\d))?")
_SUSPECT = re.compile(r"[\d(\[|:@,]|//|\s[-–—]|[-–—]\s|\bat\b|\bchez\b")
_MONEY = re.compile(r"[$€£]\s?\d|\d\s?[$€£]")
_CITY = re.compile(r"[A-ZÀ-Ý][\w.'’-]+(?: [A-ZÀ-Ý][\w.'’-]+){0,2}, ([^,]+)$")
_CLOSING = re.compile(r"[+#)\]%.!?'’\"»]*")
IN = frozenset({"in", "at", "a", "en"})
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


class Piece(NamedTuple):
    sign: str  # what parts it from the piece before: " - ", " | ", ": ", or a space before brackets
    text: str

    @property
    def is_bracket(self) -> bool:
        return self.text[:1] in ("(", "[")


@cache
def _noise() -> Noise:
    tables = {name: frozenset(found) for name, found in read_toml("reading/title_noise.toml").items()}
    return Noise(**tables | {"places": tables["places"] | {"@place"}})


@cache
def _first_words() -> frozenset[str]:
    noise = _noise()
    phrases = noise.noise | noise.alone | noise.places | noise.programme
    return noise.joints | {phrase.split()[0] for phrase in phrases}


@cache
def _last_words() -> frozenset[str]:
    noise = _noise()
    return frozenset(phrase.split()[-1] for phrase in noise.noise | noise.places | noise.programme)


def clean_title(text: str) -> str:
    """The title alone; the text itself, tidied, where it is nothing but noise."""
    cleaned = _tidy(text[:LONGEST])
    while _may_hold_noise(cleaned) and (shorter := _once(cleaned)) and shorter != cleaned:
        cleaned = shorter
    return cleaned


def _may_hold_noise(text: str) -> bool:
    """Whether a closer look is worth its while: most titles are a few plain words."""
    if _SUSPECT.search(text):
        return True
    return _may_start_noise(text) or _may_end_noise(text)


def _may_start_noise(text: str) -> bool:
    first = _WORD.search(text)
    return first is not None and _may_be_noise(first[0], _first_words())


def _may_end_noise(text: str) -> bool:
    last = _WORD.findall(text[text.rfind(" ") + 1 :])
    return not last or _may_be_noise(last[-1], _last_words())


def _may_be_noise(word: str, table: frozenset[str]) -> bool:
    return not word.isalpha() or word in _noise().codes or fold(word) in table


def _tidy(text: str) -> str:
    text = " ".join((text if text.isascii() else _PICTURES.sub(" ", text)).split())
    return text.removesuffix("...").removesuffix("…").lstrip(_BEFORE).rstrip(_AFTER)


def _once(text: str) -> str:
    text = _without_employer(without_tag(text))
    pieces = _without_programme([piece for piece in _pieces(text) if not _is_left_out(piece)])
    trimmed = (Piece(piece.sign, _trim(piece, first=i == 0)) for i, piece in enumerate(pieces))
    kept = [piece for piece in trimmed if piece.text]
    if len(kept) == 1 and kept[0].is_bracket:
        return _tidy(kept[0].text[1:-1])
    return _tidy("".join(_joined(kept)))


def without_tag(text: str) -> str:
    """Without an employer or a project told first, in square brackets."""
    return _TAG.sub("", text)


def _without_employer(text: str) -> str:
    found = _AT_EMPLOYER.search(text)
    return text[: found.start()] if found and _names_a_person(text[: found.start()]) else text


def _names_a_person(text: str) -> bool:
    """Whether a text ends, in French begins, with who does something: "Engineer", not "Engineering"."""
    words = _words(text)
    return bool(words) and (is_person(words[-1].form) or is_person(words[0].form))


def _pieces(text: str) -> Iterator[Piece]:
    """What stands between dashes, bars and colons, and each bracket, with the sign before it."""
    sign, at = "", 0
    for found in _SIGN.finditer(text):
        start, end = found.span()
        if not _parts_a_title(found[0], text[start - 1 : start], text[end : end + 1]):
            continue
        if before := text[at:start].strip():
            yield Piece(sign if before[0] not in ",;" else "", before)
            sign = " "
        if found[0][0] in "([":
            yield Piece(sign or " ", found[0])
        sign = " " if found[0][0] in "([" else _plain_sign(found[0])
        at = end
    if rest := text[at:].strip():
        yield Piece(sign if rest[0] not in ",;" else "", rest)


def _parts_a_title(sign: str, before: str, after: str) -> bool:
    """Not the hyphen of "Co-op", the bracket of "chargé(e)" or the colon of "7:00"."""
    if sign[0] in "([":
        return before in ("", " ", ")", "]", "-")
    if sign[0] in "|/":
        return True
    return after in ("", " ") if sign == ":" else " " in (before, after)


def _plain_sign(sign: str) -> str:
    return ": " if sign == ":" else f" {sign[0]} "


def _joined(pieces: Sequence[Piece]) -> Iterator[str]:
    for i, piece in enumerate(pieces):
        yield (piece.sign if i else "") + piece.text


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[Word, ...]:
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
        return "@place" if word in _noise().codes else None
    if fold(word) in _noise().names or before in _noise().numbered:
        return None
    if _YEARS.fullmatch(word):
        return "@year"
    if word.isdecimal() and len(word) < 4:
        return "#" if int(word) <= 100 else "@number"
    return "@id" if _REQUISITION.fullmatch(word) or _LONG_CODE.fullmatch(word) else None


def _phrase(words: Sequence[Word]) -> str:
    return " ".join(word.form for word in words)


def _longest(words: Sequence[Word], *tables: frozenset[str]) -> int:
    """How many words at the start are one phrase of the tables; 0 for none."""
    for size in range(min(LONGEST_NOISE, len(words)), 0, -1):
        phrase = _phrase(words[:size])
        if any(phrase in table for table in tables):
            return size
    return 0


def _is_noise(text: str, *tables: frozenset[str]) -> bool:
    """Whether a piece says nothing of the title: it is all noise, places, and words that join them."""
    if not _may_start_noise(text):
        return False
    words, at, said = _words(text), 0, False
    while at < len(words):
        size = _longest(words[at:], *tables)
        if not size and words[at].form not in _noise().joints:
            return False
        said = said or size > 0
        at += size or 1
    return said


def _is_left_out(piece: Piece) -> bool:
    noise, inside = _noise(), piece.text.strip("()[] ")
    if piece.sign and (_MONEY.search(inside) or _is_city(inside)):
        return True
    return _is_noise(inside, noise.noise, noise.places, noise.alone)


def _is_city(text: str) -> bool:
    """ "Delta, BC": a city of no table is told by its province."""
    found = _CITY.fullmatch(text)
    if not found or _names_a_person(text[: found.start(1) - 2]):
        return False
    return found[1] in _noise().codes or fold(found[1]) in _noise().places


def _without_programme(pieces: list[Piece]) -> list[Piece]:
    """Leave "Co-op/Internship" out where the rest says what one will be."""
    kept = [piece for piece in pieces if not _is_noise(piece.text, _noise().programme, _noise().noise)]
    return kept if any(_names_a_person(piece.text) for piece in kept) else pieces


def _trim(piece: Piece, *, first: bool) -> str:
    """A piece without the noise it starts and ends with."""
    if piece.is_bracket:
        return piece.text
    text = _without_last_parts(piece.text, first=first)
    text = _without_ending(text)
    return _without_beginning(text) if first else text


def _without_last_parts(text: str, *, first: bool) -> str:
    """Without the places and terms told after commas: "Software Engineering Intern, Toronto"."""
    parts = text.split(", ")
    while len(parts) > 1 and _is_noise(parts[-1], _noise().noise, _noise().places):
        parts.pop()
    return ", ".join(parts)


def _without_ending(text: str) -> str:
    if not _may_end_noise(text):
        return text
    words = _words(text)
    kept = len(words)
    while kept > 1 and (size := _noisy_ending(words[:kept], text)):
        kept -= size
    if not 0 < kept < len(words) or all(word.form in _noise().joints for word in words[:kept]):
        return text
    return text[: words[kept - 1].end + _closing(text, words[kept - 1].end)]


def _noisy_ending(words: Sequence[Word], text: str) -> int:
    noise = _noise()
    for size in range(min(LONGEST_NOISE, len(words) - 1), 0, -1):
        phrase = _phrase(words[-size:])
        if phrase in noise.noise:
            return size
        if phrase in noise.places and words[-size - 1].form in IN:
            return size + 1
        if phrase in noise.programme and _names_a_person(text[: words[-size - 1].end]):
            return size
    return 0


def _closing(text: str, at: int) -> int:
    """Signs that belong to the word before: "C++", "(DevOps)"."""
    found = _CLOSING.match(text, at)
    return len(found[0]) if found else 0


def _without_beginning(text: str) -> str:
    if not _may_start_noise(text):
        return text
    words = _words(text)
    size = _longest(words, _noise().leading)
    if not 0 < size < len(words) or words[size].form in _noise().remote_trades | _noise().joints:
        return text
    return text[_start(text, words[size].start) :]


def _start(text: str, at: int) -> int:
    """Where a word starts with the signs that belong to it: ".NET"."""
    return at - 1 if text[at - 1] in ".(" else at
