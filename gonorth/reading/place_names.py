"""How are two spellings of a place name known to be the same? By their key: words without case,
accents or dots, and with Saint, Sainte, Fort and Mount written out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Initials (U.S., D.C., C.-B.) are one word; so are L'Île and John's.
WORD = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]\.?(?![^\W_])|(?:[^\W_]|[\u0300-\u036f])+(?:'[^\W_]+)*")
APOSTROPHES = str.maketrans("’‘ʼʻ`´", "''''''")
_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th"}
)
_NOT_LETTERS = str.maketrans("", "", ".'-")
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return a word as it is compared: "ST." and "Saint" are "saint", "Montréal" is "montreal"."""
    folded = plain(word)
    return _WRITTEN_OUT.get(folded, folded)


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """The same with nothing written out: an abbreviation, whose "MT" is Montana."""
    folded = word.lower()
    if not folded.isascii():
        spread = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in spread if not unicodedata.combining(c)).translate(_WITHOUT_DECOMPOSITION)
    return folded.translate(_NOT_LETTERS)


def key(name: str) -> str:
    """Return the key of a name: "St. John's" and "SAINT JOHNS" are both "saint johns"."""
    return " ".join(map(fold, WORD.findall(name.translate(APOSTROPHES))))
