"""How far along is somebody with this title? Only what the title says; unmarked is unknown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from gonorth.facts.tables import read_toml
from gonorth.nouns import Seniority
from gonorth.reading.title_text import (
    LONGEST,
    TitleLanguage,
    fold,
    is_person,
    listed,
    one_gender,
    plain_french,
)

_HYPHEN = re.compile(r"(?<=\w)[-'](?=\w)")
_TOKEN = re.compile(r"[^\W_]+|[,/&]|[^\s\w]")
_BETWEEN_ALTERNATIVES = frozenset({"/", "or", "to", "ou", "a"})


@dataclass(frozen=True)
class Levels:
    """gonorth/data/reading/seniority.toml, as one language uses it."""

    phrases: Mapping[str, Seniority | None]  # None: it only sounds like a level
    sizes: Mapping[str, tuple[int, ...]]  # first word -> how long its phrases are, longest first
    words: frozenset[str]  # of the phrases
    grades: Mapping[str, Seniority]
    not_after: frozenset[str]
    order: tuple[Seniority, ...]
    at_the_start: frozenset[str]
    before_them: frozenset[str]
    trade_comes_first: bool  # so that any word may stand before a grade: "développeur logiciel III"


@dataclass(frozen=True, slots=True)
class Mark:
    level: Seniority
    start: int  # in words of the title
    end: int


@cache
def _levels(language: TitleLanguage) -> Levels:
    raw = read_toml("reading/seniority.toml")
    own = raw["french" if language == "fr" else "english"]
    phrases: dict[str, Seniority | None] = dict.fromkeys(listed(raw["trades"]["none"]))
    for table in (raw["levels"], own):
        phrases |= {phrase: Seniority(level) for level, found in table.items() for phrase in listed(found)}
    phrases |= dict.fromkeys(listed(raw["at_the_start"]), Seniority.EXECUTIVE)
    grades = {grade: Seniority(level) for grade, level in raw["grades"].items() if grade != "not_after"}
    return Levels(
        phrases=phrases,
        sizes=_sizes(phrases),
        words=frozenset(word for phrase in phrases for word in phrase.split()),
        grades=grades,
        not_after=frozenset(listed(raw["grades"]["not_after"])),
        order=tuple(Seniority(level) for level in listed(raw["order"])),
        at_the_start=frozenset(listed(raw["at_the_start"])),
        before_them=frozenset(listed(raw["before_them"])),
        trade_comes_first=language == "fr",
    )


def _sizes(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = defaultdict(set)
    for first, *rest in map(str.split, phrases):
        sizes[first].add(1 + len(rest))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def read_seniority(title: str, language: TitleLanguage = "en") -> Seniority | None:
    """The level a title says: the furthest-reaching of several, the lower of two it leaves open."""
    title = fold(one_gender(title[:LONGEST]) if language == "fr" else title[:LONGEST])
    words = _TOKEN.findall(_HYPHEN.sub(" ", title) if "-" in title or "'" in title else title)
    if language == "fr":
        words = [_as_listed(word, _levels(language)) for word in words]
    marks = [*_phrase_marks(words, _levels(language)), *_grade_marks(words, _levels(language))]
    said = {mark.level for mark in _settled(sorted(marks, key=lambda mark: mark.start), words)}
    return next((level for level in _levels(language).order if level in said), None)


def _as_listed(word: str, levels: Levels) -> str:
    """The form that the phrases have, where they have this one not: "directeur" of "directrice"."""
    return word if word in levels.words or plain_french(word) not in levels.words else plain_french(word)


def _phrase_marks(words: Sequence[str], levels: Levels) -> Iterator[Mark]:
    at = 0
    while at < len(words):
        size = _longest(words, at, levels)
        phrase = " ".join(words[at : at + size])
        level = levels.phrases[phrase] if size else None
        if level and (phrase not in levels.at_the_start or _starts(words[:at], levels)):
            yield Mark(level, at, at + size)
        at += size or 1


def _longest(words: Sequence[str], at: int, levels: Levels) -> int:
    sizes = levels.sizes.get(words[at], ())
    return next((size for size in sizes if " ".join(words[at : at + size]) in levels.phrases), 0)


def _starts(before: Sequence[str], levels: Levels) -> bool:
    return all(word in levels.before_them for word in before)


def _grade_marks(words: Sequence[str], levels: Levels) -> Iterator[Mark]:
    """ "Engineer II", "Analyst 3": a grade right after who does it, and before nothing it could count."""
    for at in range(1, len(words)):
        level = levels.grades.get(words[at])
        if (
            level
            and _is_trade(words, at - 1, levels, words[at])
            and not (words[at + 1 : at + 2] or ",")[0].isalnum()
        ):
            yield Mark(level, at, at + 1)


def _is_trade(words: Sequence[str], at: int, levels: Levels, grade: str) -> bool:
    if words[at] in {"-", "–", "(", ","} and at:
        at -= 1
    word = words[at]
    named = is_person(word) or word.endswith("ing")
    if levels.trade_comes_first and grade.isalpha():
        named = word.isalpha()
    return named and word not in levels.not_after


def _settled(marks: Sequence[Mark], words: Sequence[str]) -> Iterator[Mark]:
    """Of levels left open ("Senior/Staff", "Junior to Intermediate") the lower one."""
    last: Mark | None = None
    for mark in marks:
        if (
            last
            and 0 < mark.start - last.end < 3
            and _BETWEEN_ALTERNATIVES.issuperset(words[last.end : mark.start])
        ):
            last = Mark(min(last.level, mark.level, key=lambda level: level.rung), last.start, mark.end)
            continue
        if last:
            yield last
        last = mark
    if last:
        yield last
