"""Which skills does a text speak of, and where?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from gonorth.facts.tables import read_rows
from gonorth.nouns import Skill
from gonorth.reading.skill_evidence import Match, judge
from gonorth.reading.skill_folding import fold
from gonorth.reading.skill_table import Dictionary, dictionary, implications, labelled

VERSION = re.compile(r"[0-9.]+")  # Python3, HTML5
PLURAL_OR_VERSION = "s0123456789"
SHORTEST = 3  # characters, the space before a name included, that may have a plural or a version


@dataclass(frozen=True, slots=True)
class SkillMention:
    id: str
    label: str
    span: tuple[int, int]  # text[span[0]:span[1]] is how the text writes it
    confidence: float  # 0 to 1


def find_skills(text: str, listed: bool = False) -> tuple[SkillMention, ...]:
    """Every mention of a skill in text order, none overlapping, the longest first.

    `listed` says that the text is a bare list of skills, as in a résumé: there `Go`, `R` and `C` are
    trusted where in a sentence they would need some evidence.
    """
    return tuple(
        SkillMention(reading.skill.id, reading.skill.label, (start, end), confidence)
        for (start, end, reading), confidence in _read(text, listed)
    )


def skills_in(text: str, listed: bool = False) -> tuple[Skill, ...]:
    """The distinct skills of a text, in the order of their first mention."""
    return tuple(reading.skill for (_, _, reading), _ in _read(text, listed, once=True))


def skill(id: str) -> Skill:
    """The skill of an id; a KeyError where there is none."""
    return labelled()[0][id]


def label(id: str, lang: str = "en") -> str:
    """The name of a skill in English or French; most names are the same in both."""
    english = skill(id).label
    return labelled()[1].get(id, english) if lang == "fr" else english


@cache
def speaking(language: str) -> Skill | None:
    """The skill of speaking a language (ISO 639-1), for postings that ask for it as for any other."""
    names = {row["code"]: row["english"] for row in read_rows("resumes/languages.csv")}
    return labelled()[0].get(names.get(language, "").casefold())


@lru_cache(maxsize=4096)
def implied_by(id: str) -> tuple[str, ...]:
    """The skills that come with a skill (React: JavaScript), near ones before far ones."""
    known = list(implications().get(id, ()))
    for near in known:
        known += [far for far in implications().get(near, ()) if far not in known and far != id]
    return tuple(known)


def _read(text: str, listed: bool, once: bool = False) -> Iterator[tuple[Match, float]]:
    folded = fold(text)
    return judge(_matches(folded), text, folded, listed, once)


def _matches(folded: str) -> list[Match]:
    """Every run of words that may be a skill, in one pass. A name begins with the space before it, so
    that it starts at a word; the padding makes a place in the padded text one more than in the text."""
    padded = f" {folded}  ".replace("\n", " ")
    known = dictionary()
    readings, is_word = known.readings, known.is_word
    matches = []
    for place, start, end in known.automaton.find_matches_as_indexes(padded):
        after = padded[end]
        if after != " " and (after != "." or padded[end + 1] != " "):  # the last word goes on
            if after not in PLURAL_OR_VERSION and is_word[place]:
                continue
            place, end = _ended(known, padded, place, start, end)
            if not end:
                continue
        matches.append((start, end - 1, readings[place]))
    return matches


def _ended(known: Dictionary, padded: str, place: int, start: int, end: int) -> tuple[int, int]:
    """The name and its end where the last word of a name found in the text goes on: its plural, a
    version, or else a shorter name without that word. An end of 0: there is none."""
    name = known.names[place]
    if padded[end] in PLURAL_OR_VERSION and len(name) > SHORTEST and known.readings[place].ambiguity is None:
        rest = padded[end : padded.index(" ", end)].rstrip(".")
        if rest == "s" or VERSION.fullmatch(rest):
            return place, end + len(rest)
    while " " in name[1:]:
        name = name.rpartition(" ")[0]
        if name in known.places:
            return known.places[name], start + len(name)
    return 0, 0
