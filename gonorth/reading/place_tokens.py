"""What are the words of a location text, and how far apart is each from the one before?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gonorth.reading.place_names import APOSTROPHES, WORD, fold, plain

# What separates two words, from the closest to the widest. Up to COMMA they may be one place.
TOUCH, DASH, COMMA, SLASH, HARD = range(5)
_SEPARATORS = ((HARD, ";\n\r•·+*"), (SLASH, "/|&"), (COMMA, ","), (DASH, "()[]:>-"))
_WITHIN_NAME = frozenset(
    {" ", "-", ". ", ".", "'", "' ", " '", " & "}
)  # "St. John's", "Newfoundland & Labrador"
_ONE_FORM = APOSTROPHES | str.maketrans("\u00a0\u202f\u2009\t‐‑–—", "    ----")
_SPACES = re.compile(" {2,}")


@dataclass(slots=True)
class Token:
    start: int
    end: int
    written: str
    folded: str
    plain: str  # as an abbreviation is compared
    gap: int  # from the word before
    hyphened: bool  # to the word before
    joins: bool  # may be of one name with the word before


def tidy(text: str) -> str:
    """Return a text with one form of spaces, hyphens and accents."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_ONE_FORM)).strip()


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a tidy text."""
    end = 0
    for found in WORD.finditer(text):
        between, word = text[end : found.start()], found[0]
        joins = end > 0 and between in _WITHIN_NAME
        gap = HARD if not end else TOUCH if between == "-" else _gap(between)
        yield Token(found.start(), found.end(), word, fold(word), plain(word), gap, between == "-", joins)
        end = found.end()


def _gap(between: str) -> int:
    if between == " ":
        return TOUCH
    for gap, signs in _SEPARATORS:
        if any(sign in between for sign in signs):
            return gap
    return TOUCH
