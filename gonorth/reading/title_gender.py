"""What would a French title be for a man? It is compared in that one form, whoever bears it."""

from __future__ import annotations

import re
from functools import cache

from gonorth.reading.occupations import known_titles
from gonorth.reading.title_text import fold, masculine, plain_french

_AGREES = re.compile(r"(?:euse|trice|eure|ienne|iere|elle|ative|utive|ale)s?$")  # as adjectives end


def for_a_man(title: str) -> str:
    """ "directrice générale" as "directeur general"; other words stay as they are written."""
    first, *rest = title.split() or [""]
    if plain_french(fold(first)) not in _first_words():
        return title
    changed = masculine(fold(first))
    is_either = fold(first).endswith("e")
    if rest and is_either and _AGREES.search(fold(rest[0])):
        rest[0] = masculine(fold(rest[0]))
    return " ".join([changed if changed != fold(first) else first, *rest])


@cache
def _first_words() -> frozenset[str]:
    """What French titles begin with, in their plainest form."""
    return frozenset(title.split()[0] for title in known_titles("fr"))
