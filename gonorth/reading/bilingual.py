"""Is this one title in English and in French? "Développeur logiciel / Software Developer"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from gonorth.reading.language import detect_language
from gonorth.reading.occupations import known_titles, read_occupation
from gonorth.reading.title_text import (
    LONGEST,
    TitleLanguage,
    fold,
    has_inclusive_form,
    hide_genders,
    key,
    spellings,
)

_BAR = re.compile(r"\s*(?://+|\|+)\s*")
_SLASH = re.compile(r"\s+/\s*|\s*/\s+")
_TIGHT = re.compile(r"(?<=\w\w)/(?=\w\w)")
_DASH = re.compile(r"\s+[-–—]\s+|(?<=\w)[-–—]\s+|\s+[-–—](?=\w)")
_ANY = re.compile("|".join(sign.pattern for sign in (_BAR, _SLASH, _TIGHT, _DASH)))
_BRACKET = re.compile(r"\s*\(([^()]{6,})\)\s*$")
_ACCENT = re.compile(r"[éèêëàâçîïôûùœ]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
MOST_CUTS = 8  # signs at which a title is tried as two


@dataclass(frozen=True, slots=True)
class TwoTitles:
    english: str
    french: str


@dataclass(frozen=True, slots=True)
class Run:
    language: str | None
    start: int
    end: int


def title_language(text: str) -> str | None:
    """The language (ISO 639-1) of a title in one language, or None where nothing tells."""
    if has_inclusive_form(text):
        return "fr"
    return detect_language(text) or _by_known_titles(text)


def _by_known_titles(text: str) -> TitleLanguage | None:
    english, french = key(text, "en") in known_titles("en"), key(text, "fr") in known_titles("fr")
    if french != english:
        return "fr" if french else "en"
    return "fr" if _ACCENT.search(text) else None


def split_title(text: str) -> TwoTitles | None:
    """The two titles, each as written, or None: "UI/UX" and "Architect / Senior Architect" are one."""
    text = text[:LONGEST]
    if not _looks_french(text):
        return None
    hidden = hide_genders(text)
    if not _ANY.search(hidden):
        return _in_bracket(text)
    cuts = [cut for sign in (_BAR, _SLASH, _TIGHT, _DASH) for cut in _cuts(text, hidden, sign)]
    pure = (two for two in cuts if _is_pure(two))
    return next(pure, None) or _alternating(text, hidden, cuts) or _in_bracket(text)


def _looks_french(text: str) -> bool:
    """Whether any word could be French: a quick look, for most titles are English through and through."""
    if _ACCENT.search(text) or has_inclusive_form(text):
        return True
    return not _french_words().isdisjoint(_WORD.findall(fold(text)))


@cache
def _french_words() -> frozenset[str]:
    """What French titles begin with, and the small words that hold them together."""
    first = (title.split()[0] for title in known_titles("fr"))
    return frozenset(first) | frozenset(spellings()["small_words"]["fr"])


def _cuts(text: str, hidden: str, sign: re.Pattern[str]) -> Iterator[TwoTitles]:
    """Each way of cutting the text in two that leaves English on one side and French on the other."""
    for found, _ in zip(sign.finditer(hidden), range(MOST_CUTS), strict=False):
        two = _two(text[: found.start()], text[found.end() :])
        if two and (sign in (_BAR, _SLASH) or _both_are_titles(two)):
            yield two


def _is_pure(two: TwoTitles) -> bool:
    """Whether no part of the English title is French, nor of the French one English."""
    return "fr" not in _languages(two.english) and "en" not in _languages(two.french)


def _languages(title: str) -> set[str | None]:
    return {title_language(title[start:end]) for start, end in _parts(hide_genders(title))}


def _two(first: str, second: str) -> TwoTitles | None:
    languages = title_language(first), title_language(second)
    if languages == ("en", "fr"):
        return TwoTitles(first, second)
    return TwoTitles(second, first) if languages == ("fr", "en") else None


def _alternating(text: str, hidden: str, cuts: Sequence[TwoTitles]) -> TwoTitles | None:
    """ "Chef de produit / Product Owner - Contrôle d'accès / Access Control": each language's parts."""
    if not cuts:
        return None
    runs = [run for run in _runs(text, hidden) if run.language in ("en", "fr")]
    english = " - ".join(text[run.start : run.end] for run in runs if run.language == "en")
    french = " - ".join(text[run.start : run.end] for run in runs if run.language == "fr")
    return TwoTitles(english, french) if english and french else cuts[0]


def _runs(text: str, hidden: str) -> Iterator[Run]:
    """Stretches in one language; a part that could be in either goes with the one before it."""
    run = Run(None, 0, 0)
    for start, end in _parts(hidden):
        language = title_language(text[start:end]) or run.language
        if language != run.language:
            yield run
            run = Run(language, start, end)
        run = Run(language, run.start, end)
    yield run


def _parts(hidden: str) -> Iterator[tuple[int, int]]:
    start = 0
    for sign in _ANY.finditer(hidden):
        yield start, sign.start()
        start = sign.end()
    yield start, len(hidden)


def _in_bracket(text: str) -> TwoTitles | None:
    """ "Software Developer (Développeur de logiciels)"."""
    found = _BRACKET.search(text)
    two = _two(text[: found.start()], found[1]) if found else None
    return two if two and _both_are_titles(two) else None


def _both_are_titles(two: TwoTitles) -> bool:
    """Dashes, brackets and tight slashes also part what a title is about: "Conseiller - Business Central"."""
    longer, shorter = sorted((len(two.english.split()), len(two.french.split())), reverse=True)
    return (
        longer < 3 * shorter
        and read_occupation(two.english, "en") is not None
        and (has_inclusive_form(two.french) or read_occupation(two.french, "fr") is not None)
    )
