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
        rf"(?<![^\W_])(?:((?i:{links}))\s+)?(?:(?:{surely})\.?\s+(?:and|et|&)\s+)?(?:(?:{surely})\.?|(?:{maybe})\.|(?<=\s)(?:{maybe}))\s+({NAME})"
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
    """Keep "Dr. Sample Secondary School", "Mr. Lube", "Pre Sales"; "Dr. Sample Clinic" is a clinic."""
    text, name = match[0], match[2].split()
    courtesy = text.removesuffix(match[2]).split()[-1]
    behind = AFTER.match(match.string, match.end())
    around = set(words_of(match[2] + (behind[0] if behind else "")))
    is_sure = courtesy.endswith(".") or fold(courtesy) in listed("identity", "others", "surely")
    is_firm = around & listed("words", "school", "marks") or normal(text) in listed(
        "identity", "others", "firms"
    )
    if set(words_of(name[0])) & _nouns() or (not match[1] and (is_firm or not is_sure)):
        return text
    if not around & _marks():
        return " "
    return " " + " ".join(name[2 if is_given(name[0]) or name[0].endswith(".") else 1 :])


@cache
def _nouns() -> frozenset[str]:
    return listed("words", "title", "nouns") | listed("words", "title", "support")


@cache
def _marks() -> frozenset[str]:
    return listed("words", "employer", "marks") | listed("words", "school", "marks")
