"""Which openings hold these words? Full-text search by the database, the same on SQLite and PostgreSQL.

All words must be there, each in one of its forms ("engineers" finds "engineer", "développeuse" finds
"développeur"); words between quotation marks stand together as written. No language is assumed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np
from django.db import connection

from gonorth.matching.ragged import Ints
from gonorth.web.bridge import Shelf, shelf
from gonorth.web.catalogue import catalogue
from gonorth.web.wordtables import SPELLED, TABLE

MOST = 12  # words that count
LONGEST = 40  # letters of a word that count
PARTS = re.compile(r'"([^"]*)"|([^"\s]+)')
QUOTES = str.maketrans("“”«»„", '"' * 5)
WORD = re.compile(r"[^\W_]+")
# Endings of the same word, without accents: singular and plural, and the two genders of French trades.
ENDINGS = (
    ("", "s"),
    ("y", "ies"),
    ("eur", "eurs", "euse", "euses", "eure", "eures"),
    ("teur", "teurs", "trice", "trices"),
    ("ien", "iens", "ienne", "iennes"),
    ("ier", "iers", "iere", "ieres"),
    ("al", "aux", "ale", "ales"),
    ("if", "ifs", "ive", "ives"),
    ("e", "es", "ee", "ees"),
)
SHORTEST = 3  # letters before an ending: "as" is no plural

Term = tuple[tuple[str, ...], ...]  # alternatives; each is a word, or several that stand together


def rows_with(words: str, held: Shelf) -> Ints | None:
    """The rows of the openings on a shelf that hold the words; None where there is no word to look for."""
    asked = terms(words)
    return catalogue(held).rows(_pks(asked)) if asked else None


def ids_with(words: str) -> set[str] | None:
    """The same as the ids of openings, on the shelf of this moment."""
    held = shelf()
    rows = rows_with(words, held)
    return None if rows is None else {held.index.openings[row].id for row in rows}


def terms(words: str) -> tuple[Term, ...]:
    """What to look for in what somebody typed."""
    return tuple(dict.fromkeys(_terms(words)))[:MOST]


def _terms(typed: str) -> Iterator[Term]:
    for quoted, bare in PARTS.findall(typed.translate(QUOTES)):
        if quoted:
            if together := _words(quoted):
                yield (tuple(together[:MOST]),)
        else:
            yield from (tuple((form,) for form in forms(word)) for word in _words(bare))


def _words(text: str) -> list[str]:
    for sign, word in SPELLED:
        text = text.replace(sign, word)
    plain = unicodedata.normalize("NFKD", text).lower()
    folded = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word[:LONGEST] for word in WORD.findall(folded)]


def forms(word: str) -> tuple[str, ...]:
    """The word and its other forms, by its ending."""
    found = {word: None}
    for endings in ENDINGS:
        for ending in endings:
            stem = word.removesuffix(ending) if ending else word
            if len(stem) >= SHORTEST and word == stem + ending and not word.endswith("ss"):
                found |= dict.fromkeys(stem + other for other in endings)
    return tuple(found)


def _pks(asked: Iterable[Term]) -> Ints:
    sql, written = QUERIES[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql, [written(asked)])
        return np.fromiter(chain.from_iterable(cursor.fetchall()), np.int64)


def _fts5(asked: Iterable[Term]) -> str:
    """Every word is quoted: FTS5 reads no sign of the visitor's as its own."""
    alternatives = (" OR ".join(f'"{" ".join(words)}"' for words in term) for term in asked)
    return " AND ".join(f"({term})" for term in alternatives)


def _tsquery(asked: Iterable[Term]) -> str:
    """Words hold letters and digits alone, so that none is read as an operator."""
    alternatives = (" | ".join(f"({' <-> '.join(words)})" for words in term) for term in asked)
    return " & ".join(f"({term})" for term in alternatives)


QUERIES = {
    "sqlite": (f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", _fts5),
    "postgresql": (f"SELECT posting_id FROM {TABLE} WHERE words @@ to_tsquery('simple', %s)", _tsquery),
}
