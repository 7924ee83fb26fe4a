"""What is the title, once requisition numbers, places, dates, contracts and pay are taken out of it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gonorth.reading.title_noise import (
    LONGEST_NOISE,
    Word,
    is_noise,
    longest_phrase,
    may_end_noise,
    may_start_noise,
    noise_tables,
    noise_words,
    phrase,
)
from gonorth.reading.title_text import LONGEST, fold, is_person

_PICTURES = re.compile(r"[\u2600-\u27bf\U0001f300-\U0001faff\u200b\ufeff]")
_BEFORE, _AFTER = "*•·!~>|-–—,;:/ ", "*•·!~<|-–—,;:/. "
_TAG = re.compile(r"^\[[^\[\]]*\]\s*(?=\S)")  # "[Employer] Title"
_AT_EMPLOYER = re.compile(r"(?<=\w\w)\s+(?:@|at|chez)\s+[A-Z0-9][^,|(–-]*$")
_SIGN = re.compile(r"[(\[][^()\[\]]*[)\]]|[-–—•·]+|:|\|+|//+")
_SUSPECT = re.compile(r"[\d(\[|:@,]|//|\s[-–—]|[-–—]\s|\bat\b|\bchez\b")
_MONEY = re.compile(r"[$€£]\s?\d|\d\s?[$€£]")
_CITY = re.compile(r"[A-ZÀ-Ý][\w.'’-]+(?: [A-ZÀ-Ý][\w.'’-]+){0,2}, ([^,]+)$")
_CLOSING = re.compile(r"[+#)\]%.!?'’\"»]*")
IN = frozenset({"in", "at", "a", "en"})


class Piece(NamedTuple):
    sign: str  # what parts it from the piece before: " - ", " | ", ": ", or a space before brackets
    text: str

    @property
    def is_bracket(self) -> bool:
        return self.text[:1] in ("(", "[")


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
    return may_start_noise(text) or may_end_noise(text)


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
    words = noise_words(text)
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


def _is_left_out(piece: Piece) -> bool:
    noise, inside = noise_tables(), piece.text.strip("()[] ")
    if piece.sign and (_MONEY.search(inside) or _is_city(inside)):
        return True
    return is_noise(inside, noise.noise, noise.places, noise.alone)


def _is_city(text: str) -> bool:
    """ "Delta, BC": a city of no table is told by its province."""
    found = _CITY.fullmatch(text)
    if not found or _names_a_person(text[: found.start(1) - 2]):
        return False
    return found[1] in noise_tables().codes or fold(found[1]) in noise_tables().places


def _without_programme(pieces: list[Piece]) -> list[Piece]:
    """Leave "Co-op/Internship" out where the rest says what one will be."""
    kept = [
        piece for piece in pieces if not is_noise(piece.text, noise_tables().programme, noise_tables().noise)
    ]
    return kept if any(_names_a_person(piece.text) for piece in kept) else pieces


def _trim(piece: Piece, *, first: bool) -> str:
    """A piece without the noise it starts and ends with."""
    if piece.is_bracket:
        return piece.text
    text = _without_last_parts(piece.text)
    text = _without_ending(text)
    return _without_beginning(text) if first else text


def _without_last_parts(text: str) -> str:
    """Without the places and terms told after commas: "Software Engineering Intern, Toronto"."""
    parts = text.split(", ")
    while len(parts) > 1 and is_noise(parts[-1], noise_tables().noise, noise_tables().places):
        parts.pop()
    return ", ".join(parts)


def _without_ending(text: str) -> str:
    if not may_end_noise(text):
        return text
    words = noise_words(text)
    kept = len(words)
    while kept > 1 and (size := _noisy_ending(words[:kept], text)):
        kept -= size
    if not 0 < kept < len(words) or all(word.form in noise_tables().joints for word in words[:kept]):
        return text
    return text[: words[kept - 1].end + _closing(text, words[kept - 1].end)]


def _noisy_ending(words: Sequence[Word], text: str) -> int:
    noise = noise_tables()
    for size in range(min(LONGEST_NOISE, len(words) - 1), 0, -1):
        ending = phrase(words[-size:])
        if ending in noise.noise:
            return size
        if ending in noise.places and words[-size - 1].form in IN:
            return size + 1
        if ending in noise.programme and _names_a_person(text[: words[-size - 1].end]):
            return size
    return 0


def _closing(text: str, at: int) -> int:
    """Signs that belong to the word before: "C++", "(DevOps)"."""
    found = _CLOSING.match(text, at)
    return len(found[0]) if found else 0


def _without_beginning(text: str) -> str:
    if not may_start_noise(text):
        return text
    words = noise_words(text)
    size = longest_phrase(words, noise_tables().leading)
    if not 0 < size < len(words) or words[size].form in noise_tables().remote_trades | noise_tables().joints:
        return text
    return text[_start(text, words[size].start) :]


def _start(text: str, at: int) -> int:
    """Where a word starts with the signs that belong to it: ".NET"."""
    return at - 1 if text[at - 1] in ".(" else at
