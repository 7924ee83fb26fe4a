"""Who else is named? Supervisors, professors and those whom somebody assists are nobody's to tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from gonorth.resumes.given import is_given
from gonorth.resumes.vocabulary import fold, listed, normal, table, words_of
from gonorth.resumes.wheres import is_place

WORD = r"(?:[A-ZÀ-ÞŁŚŠŽ]\.|[A-ZÀ-ÞŁŚŠŽ][^\W\d_]*(?:[-'’][^\W\d_]+)*)"
NAME = rf"{WORD}(?:\s+(?:(?:de|du|da|van|von|der|den|la|le|al|el|bin)\s+){{0,2}}{WORD}){{0,4}}"
AFTER = re.compile(r"[^,;|()]*")


def without_others(text: str) -> str:
    """The text without who supervised, and without names that a title of courtesy or "to" goes before."""
    if len(text) < 4 or text.islower():
        return text
    text = _supervisors().sub(" ", text)
    text = _courteous().sub(_unless_firm, text)
    return _assisted().sub(_unless_place, text)


@cache
def _supervisors() -> re.Pattern[str]:
    others = table("identity")["others"]
    by, nouns = _either(others["by"]), _either(others["nouns"])
    return re.compile(
        rf"\(\s*(?:{by}|{nouns})(?![^\W_])[^()]{{0,120}}\)|(?<![^\W_])(?:(?:{by})\s|(?:{nouns})\s?:)[^,;|()]{{0,120}}",
        re.I,
    )


@cache
def _courteous() -> re.Pattern[str]:
    """ "to Prof. Ann Sample", "Dr. Sample", "auprès de la Pre Sample": a link, the courtesy and a name."""
    others = table("identity")["others"]
    links = _either(others["links"])
    surely, maybe = _either(map(str.title, others["surely"])), _either(map(str.title, others["maybe"]))
    return re.compile(
        rf"(?<![^\W_])(?:((?i:{links}))\s+)?(?:(?:{surely})\.?|(?:{maybe})\.|(?<=\s)(?:{maybe}))\s+({NAME})"
    )


@cache
def _assisted() -> re.Pattern[str]:
    links = _either(table("identity")["others"]["assisted"])
    return re.compile(rf"(?<![^\W_])(?:{links})\s+({WORD})\s+({NAME})")


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _unless_place(match: re.Match[str]) -> str:
    """Keep "to Jordan Health Services" and "to Israel Example": given names are those of places too."""
    names_work = set(words_of(match[2])) & (_nouns() | _marks())
    is_name = is_given(match[1].partition("-")[0]) and not names_work and not is_place(match[1])
    return " " if is_name else match[0]


def _unless_firm(match: re.Match[str]) -> str:
    """Keep "Dr. Sample Secondary School", "Mr. Lube" and "Pre Sales": no link, and the name of a firm."""
    text, link = match[0], match[1]
    words = words_of(match[2])
    if set(words) & _nouns() and words[0] in _nouns():
        return text
    if not link:
        behind = AFTER.match(match.string, match.end())
        whole = set(words) | set(words_of(behind[0] if behind else ""))
        is_firm = whole & _marks() or normal(text) in listed("identity", "others", "firms")
        has_dot = "." in text.split()[0]
        is_sure = has_dot or fold(text.split()[0]) in listed("identity", "others", "surely")
        return text if is_firm or not is_sure else " "
    return " "


@cache
def _nouns() -> frozenset[str]:
    return listed("words", "title", "nouns") | listed("words", "title", "support")


@cache
def _marks() -> frozenset[str]:
    return listed("words", "employer", "marks") | listed("words", "school", "marks")
