"""How do people speak of skills? By their names, in phrases that avoid the name, in sentences of several.

Takes the sources; gives texts, each with the skills it speaks of. Called by `python -m train.skills`.
A skill goes by the English name ESCO prefers, or else by that of our own dictionary.
"""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gonorth.facts.tables import read_rows
from gonorth.reading.skill_table import names_of, skill_rows
from train.sources import Sources, Text

PHRASES = Path(__file__).with_name("skill_phrases.csv")
FEWEST, MOST = 2, 3  # phrases and names in a sentence that is made
PHRASED = 0.3  # the share of these that are phrases


@dataclass(frozen=True)
class Spoken:
    text: str
    skills: tuple[str, ...]
    language: str  # "en", "fr", or "" where it may be either


class Speech:
    """Everything there is to learn of skills; what the encoder is tested on is left out."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._esco = sources.skills()
        self._skill = {text.text.casefold(): text.concept for text in reversed(self._esco)}
        self._skill |= {text.concept.casefold(): text.concept for text in self._esco}
        self._dictionary = skill_rows()
        by_esco = sources.skills_by_id()
        self._ours = {
            row["id"]: by_esco.get(row.get("esco") or "") or self._named(row["label"])
            for row in self._dictionary
        }

    def names(self) -> list[Spoken]:
        """Every way the taxonomy and our dictionary write a skill, in either language."""
        ours = (
            Text(name, self._ours[row["id"]], "en" if name == row["label"] else "", "skill")
            for row in self._dictionary
            for name in names_of(row)
        )
        return [*map(_spoken, self._esco), *map(_spoken, self._sources.kept(ours))]

    def phrases(self) -> list[Spoken]:
        """What a posting or a résumé says without the name; in the file a skill goes by any of its names,
        or its id in our dictionary."""
        told = (
            Text(phrase.strip(), self._ours.get(row["skill"]) or self._named(row["skill"]), lang, "skill")
            for row in read_rows(PHRASES)
            for lang in ("en", "fr")
            for phrase in row[lang].split("|")
        )
        return [*map(_spoken, self._sources.kept(told))]

    def sentences(self) -> list[Spoken]:
        """Sentences of postings, made by others, each with its skills."""
        return [
            Spoken(text, tuple(dict.fromkeys(map(self._named, literal_eval(skills)))), "en")
            for text, skills in self._sources.skill_sentences()
        ]

    def _named(self, name: str) -> str:
        return self._skill.get(name.casefold(), name)


def _spoken(text: Text) -> Spoken:
    return Spoken(text.text, (text.concept,), text.language)


def made(
    phrases: Sequence[Spoken], names: Sequence[Spoken], dice: np.random.Generator, count: int
) -> list[Spoken]:
    """Sentences of some phrases and names, one after the other: what speaks of several skills at once."""
    found = []
    for _ in range(count):
        parts = [
            pool[dice.integers(len(pool))]
            for many in [dice.integers(FEWEST, MOST + 1)]
            for pool in (phrases if phrased else names for phrased in dice.random(many) < PHRASED)
        ]
        skills = dict.fromkeys(skill for part in parts for skill in part.skills)
        found.append(Spoken(" ".join(part.text for part in parts), tuple(skills), ""))
    return found
