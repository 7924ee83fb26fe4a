"""What do the words of a résumé mean: which say a title, an employer, a school, a degree?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from gonorth.facts.tables import read_rows, read_toml

WORD = re.compile(r"[^\W_]+(?:[.'’+#&-]+[^\W_]+)*")
BARE = dict(zip("łŁøØđĐħı", "lLoOdDhi", strict=True))  # these do not come apart
MARKS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without accents: "Ingénieure" is "ingenieure"."""
    return text.lower() if text.isascii() else bare(unicodedata.normalize("NFKC", text)).casefold()


def bare(text: str) -> str:
    """Latin letters without accents, sign by sign, so that places in it are places in the text."""
    return text if text.isascii() else "".join(map(_bare_sign, text))


@lru_cache(maxsize=1024)
def _bare_sign(sign: str) -> str:
    if "\u00c0" <= sign <= "\u024f" or "\u1e00" <= sign <= "\u1eff":
        return BARE.get(sign, unicodedata.normalize("NFD", sign)[0])
    return sign


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Folded words with single spaces between: "Co-op, (Summer)" is "co op summer"."""
    return MARKS.sub(" ", fold(text)).strip()


def words_of(text: str) -> list[str]:
    """The folded words of a line; "Full-Stack" stays one and "B.Sc." is "bsc"."""
    return [fold(word).replace(".", "") for word in WORD.findall(text)]


@cache
def table(name: str) -> Mapping[str, Any]:
    return read_toml(f"resumes/{name}.toml")


@cache
def listed(name: str, group: str, key: str) -> frozenset[str]:
    """A list of words or phrases of a table, as a set; a block of text is a list of words."""
    found: str | list[str] = table(name)[group][key]
    return frozenset(found.split() if isinstance(found, str) else (normal(phrase) for phrase in found))


@cache
def language_codes() -> Mapping[str, str]:
    """The folded name of each language, in English, French and itself, to its ISO 639-1 code."""
    names: dict[str, str] = {}
    for row in read_rows("resumes/languages.csv"):
        for name in (row["english"], row["french"], *row["others"].split(";")):
            names.setdefault(normal(name), row["code"])
    names.pop("", None)
    return names


def has_any(text: str, words: Iterable[str]) -> bool:
    """Does one of these folded words or phrases stand in the text?"""
    padded = f" {normal(text)} "
    return any(f" {word} " in padded for word in words)
