"""Is this one title in English and in French? "Développeur logiciel / Software Developer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gonorth.reading.language import detect_language
from gonorth.reading.occupations import known_titles, read_occupation
from gonorth.reading.title_cleaning import without_tag
from gonorth.reading.title_text import (
    LONGEST,
    TitleLanguage,
    fold,
    has_inclusive_form,
    hide_genders,
    is_person,
    key,
    listed,
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
    found = detect_language(text) or _by_known_titles(text)
    return None if found == "fr" and not _starts_french(text) else found


def _by_known_titles(text: str) -> TitleLanguage | None:
    english, french = key(text, "en") in known_titles("en"), key(text, "fr") in known_titles("fr")
    if french != english:
        return "fr" if french else "en"
    return "fr" if _ACCENT.search(text) else None


def _starts_french(text: str) -> bool:
    """Whether there is more to it than words both languages have: "Transformation Consultant"."""
    if _ACCENT.search(text):
        return True
    found = _WORD.findall(fold(text))
    return found[:1] != [] and (found[0] in _first_words() or not _small_words().isdisjoint(found))


def split_title(text: str) -> TwoTitles | None:
    """The two titles, each as written, or None: "UI/UX" and "Architect / Senior Architect" are one."""
    text = without_tag(text[:LONGEST])
    if not _looks_french(text):
        return None
    hidden = hide_genders(text)
    strong = [cut for sign in (_BAR, _SLASH) for cut in _cuts(text, hidden, sign)]
    if len(strong) == 1:
        return strong[0]
    cuts = strong or [cut for sign in (_TIGHT, _DASH) for cut in _cuts(text, hidden, sign)]
    if not cuts:
        return _in_bracket(text)
    return next(filter(_is_pure, cuts), None) or _alternating(text, hidden) or cuts[0]


def _looks_french(text: str) -> bool:
    """Whether any word could be French: a quick look, for most titles are English through and through."""
    if _ACCENT.search(text) or has_inclusive_form(text):
        return True
    found = _WORD.findall(fold(text))
    return not (_first_words().isdisjoint(found) and _small_words().isdisjoint(found))


@cache
def _first_words() -> frozenset[str]:
    """What French titles begin with, for a man and for a woman, folded."""
    plain = {title.split()[0] for title in known_titles("fr")}
    feminine = spellings()["feminine"].items()
    women = {word[: -len(his)] + hers for word in plain for hers, his in feminine if word.endswith(his)}
    return frozenset(plain | women | {word + "s" for word in plain})


@cache
def _small_words() -> frozenset[str]:
    return frozenset(listed(spellings()["small_words"]["fr"]))


def _cuts(text: str, hidden: str, sign: re.Pattern[str]) -> Iterator[TwoTitles]:
    """Each way of cutting the text in two that leaves English on one side and French on the other."""
    for found, _ in zip(sign.finditer(hidden), range(MOST_CUTS), strict=False):
        two = _two(text[: found.start()], text[found.end() :])
        if two and (sign in (_BAR, _SLASH) or _both_are_titles(two, tight=sign is _TIGHT)):
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


def _alternating(text: str, hidden: str) -> TwoTitles | None:
    """ "Chef de produit / Product Owner - Contrôle d'accès / Access Control": each language's parts."""
    runs = list(_runs(text, hidden))
    english = " - ".join(text[run.start : run.end] for run in runs if run.language == "en")
    french = " - ".join(text[run.start : run.end] for run in runs if run.language == "fr")
    return TwoTitles(english, french) if english and french else None


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


def _both_are_titles(two: TwoTitles, *, tight: bool = False) -> bool:
    """Dashes, brackets and tight slashes also part what a title is about: "Conseiller - Business Central"."""
    longer, shorter = sorted((len(two.english.split()), len(two.french.split())), reverse=True)
    if longer >= 3 * shorter:
        return False
    inclusive = has_inclusive_form(two.french)
    if not (inclusive and _names_somebody(two.english)) and not read_occupation(two.english, "en"):
        return False
    accented = tight and _ACCENT.search(two.french) is not None
    return inclusive or accented or read_occupation(two.french, "fr") is not None


def _names_somebody(title: str) -> bool:
    return any(map(is_person, _WORD.findall(fold(title))))
