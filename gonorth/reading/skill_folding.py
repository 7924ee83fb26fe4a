"""How a skill is spelled, whoever spells it: one form for every case, accent, hyphen and slash.

Folding keeps the length, so a place in the folded text is the same place in the text.
"""

from __future__ import annotations

import re
import unicodedata

KEPT = frozenset("abcdefghijklmnopqrstuvwxyz0123456789+#.@\n")
RESPELLED = {"æ": "a", "ß": "s", "ø": "o", "ð": "d", "þ": "t", "!": "\n", ";": "\n"}
LINK = re.compile(rb"https?://\S+")
JOINING_PLUS = re.compile(r"\+(?=[a-z])")  # HTML+CSS, but not C++


def _letter(code: int) -> int:
    """The folded form of a Latin-1 character: a plain letter, digit or one of + # . @, else a space."""
    letter = bytes([code]).decode("latin-1").lower()
    plain = RESPELLED.get(letter) or unicodedata.normalize("NFD", letter)[0]
    return ord(plain) if plain in KEPT else ord(" ")


TABLE = bytes(_letter(code) for code in range(256))


def fold(text: str) -> str:
    """Lower-case, without accents, punctuation as spaces; a new line stays, and so does a full stop.

    What is outside Latin-1 becomes a space: typographic quotes and dashes separate words, and other
    alphabets spell no skill we know.
    """
    latin = text.encode("latin-1", "replace")
    if b"://" in latin:
        latin = LINK.sub(lambda link: b" " * len(link[0]), latin)
    folded = latin.translate(TABLE).decode("ascii")
    return JOINING_PLUS.sub(" ", folded) if "+" in folded else folded


def spellings(names: list[str]) -> list[str]:
    """The folded form of names that stand alone. They are folded as one text, which is quick."""
    folded = fold("@".join(names)).split("@") if names else []
    return [name.strip().rstrip(".") for name in folded]
