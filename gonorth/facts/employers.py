"""Are two names one employer, or one family of employers? The one answer that every room goes by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache, lru_cache

from gonorth.facts.tables import read_lines, read_rows

Words = tuple[str, ...]


@lru_cache(maxsize=20_000)
def employer_key(name: str) -> str:
    """The same for one employer however its name is set, and by each of its known aliases: `Acme, Inc.`
    is `ACME`, `RBC` is `Royal Bank of Canada`."""
    words = employer_words(name)
    return "".join(_aliases().get(words, words))


@lru_cache(maxsize=20_000)
def employer_words(name: str) -> Words:
    """The words of an employer's name, without case, signs and legal form."""
    words = "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()
    while len(words) > 1 and words[-1] in _legal_forms():
        words.pop()
    return tuple(words)


def is_hidden(employer: str, hidden: str) -> bool:
    """Whether hiding from one hides from the other."""
    return hides(hidden)(employer_words(employer))


def hides(hidden: str) -> Callable[[Words], bool]:
    """Which employers, by their words, hiding from a name hides from: those whose names begin with its words
    (`Google Canada` for `Google`), and its family, whether as owner, firm owned or alias."""
    begins = employer_words(hidden)
    family = _families().get(_without_place(begins))

    def test(words: Words) -> bool:
        return (bool(begins) and words[: len(begins)] == begins) or (
            family is not None and _without_place(words) in family
        )

    return test


@lru_cache(maxsize=20_000)
def _without_place(words: Words) -> Words:
    """The longest known name that the words are, but for places at the end: `google canada` is `google`."""
    known = _families()
    for size in range(len(words), 0, -1):
        if words[:size] in known:
            return words[:size]
        if words[size - 1] not in _places():
            break
    return words


@cache
def _aliases() -> Mapping[Words, Words]:
    """From each alias to the name of the employer."""
    rows = read_rows("employers.csv")
    return {employer_words(r["name"]): employer_words(r["employer"]) for r in rows if r["kind"] == "alias"}


@cache
def _families() -> Mapping[Words, Collection[Words]]:
    """The family of each known name: whatever rows lead from one name to another are of one."""
    families: dict[Words, set[Words]] = {}
    for row in read_rows("employers.csv"):
        names = employer_words(row["employer"]), employer_words(row["name"])
        whole = set(names).union(*(families.get(name, ()) for name in names))
        families |= dict.fromkeys(whole, whole)
    return families


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(read_lines("legal_forms.txt"))


@cache
def _places() -> frozenset[str]:
    return frozenset(read_lines("employer_places.txt"))
