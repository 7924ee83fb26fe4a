"""Which skills may a text speak of without naming them? Guesses, for its owner to say yes or no to.

Takes clauses of a text in English or French; gives skills of the dictionary, the likeliest first. Called by
the résumé reader. A technology is named or is not meant: none is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np

from gonorth.facts.tables import read_toml
from gonorth.reading.encoder import FULL_PRODUCT, LENGTH, Vectors, skill_encoder
from gonorth.reading.skill_table import names_of, skill_rows
from gonorth.reading.skills import skill

TABLE = "reading/skill_guesses.toml"
LONGEST = 200  # letters of a clause
_ENDS = re.compile(
    r"[\n\r.;:!?,()•·|–—]+|\s-\s|\s(?:and|or|while|including|such as|as well as|et|ou|ainsi que)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SkillGuess:
    id: str
    label: str
    confidence: float  # how often guesses like it were right: docs/explanation/matching.md
    said: str  # the words it was made from


@dataclass(frozen=True)
class _Known:
    """The skills that can be guessed, each with the mean direction of its names."""

    ids: tuple[str, ...]
    vectors: Vectors


@dataclass(frozen=True)
class _Bounds:
    likeness: tuple[float, ...]  # ascending; less than the first is no guess
    right: tuple[float, ...]  # how often guesses from there on were right
    words: tuple[int, int]  # of a clause: the least and the most
    clauses: int  # that are looked at
    guesses: int


def guess_skills(said: Iterable[str], known: Collection[str] = ()) -> tuple[SkillGuess, ...]:
    """At most one skill a clause, none of `known`: ids of skills that were named."""
    bounds = _bounds()
    parts = list(dict.fromkeys(islice(said, bounds.clauses)))
    if not parts:
        return ()
    found: dict[str, SkillGuess] = {}
    for likeness, id, part in sorted(nearest_skills(parts), key=lambda each: -each[0]):
        level = bisect_right(bounds.likeness, likeness)
        if not level or len(found) == bounds.guesses:
            break
        if id not in known:
            found.setdefault(id, SkillGuess(id, skill(id).label, bounds.right[level - 1], part))
    return tuple(found.values())


def nearest_skills(parts: Sequence[str]) -> Iterator[tuple[float, str, str]]:
    """For each clause how near a skill is to it, 1 at most, the id of the nearest, and the clause."""
    skills = _guessable()
    products = skill_encoder().encode(parts) @ skills.vectors.T
    for row, at, part in zip(products, products.argmax(axis=1), parts, strict=True):
        yield float(row[at]) / FULL_PRODUCT, skills.ids[at], part


def clauses(text: str) -> Iterator[str]:
    """The parts of a text that are long enough to say something and short enough to say one thing: a whole
    sentence is near to everything in it."""
    fewest, most = _bounds().words
    for part in _ENDS.split(text):
        if len(part) <= LONGEST and fewest <= len(part.split()) <= most:
            yield part.strip()


@cache
def _guessable() -> _Known:
    known = [row for row in skill_rows() if row["kind"] == "skill"]
    names = [names_of(row) or [row["label"]] for row in known]
    vectors = skill_encoder().encode([name for each in names for name in each])
    starts = np.cumsum([0, *map(len, names)])[:-1]
    sums = np.add.reduceat(vectors, starts, axis=0)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return _Known(
        tuple(row["id"] for row in known),
        np.rint(sums * (LENGTH / np.maximum(lengths, 1))).astype(np.float32),
    )


@cache
def _bounds() -> _Bounds:
    table = read_toml(TABLE)
    levels = sorted((float(row["from"]), float(row["right"])) for row in table["level"])
    likeness, right = zip(*levels, strict=True)
    return _Bounds(
        likeness, right, (table["words"][0], table["words"][1]), table["clauses"], table["guesses"]
    )
