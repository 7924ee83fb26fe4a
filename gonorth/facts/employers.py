"""Are two names one employer? The one answer that every room counts employers by."""

from __future__ import annotations

from functools import cache, lru_cache

from gonorth.facts.tables import read_lines


def employer_key(name: str) -> str:
    """The same for one employer however its name is set: `Acme, Inc.` is `ACME`."""
    return "".join(employer_words(name))


@lru_cache(maxsize=20_000)
def employer_words(name: str) -> tuple[str, ...]:
    """The words of an employer's name, without case, signs and legal form."""
    words = "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()
    while len(words) > 1 and words[-1] in _legal_forms():
        words.pop()
    return tuple(words)


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(read_lines("legal_forms.txt"))
