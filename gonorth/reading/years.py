"""How many years of experience does this posting ask for?

Only what is demanded counts, not what is wished for. Of several demands the largest is the one for
experience as a whole; where one sentence offers several ways in (a doctorate and two years, or a
bachelor's degree and six), the least of them is what may be asked of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from gonorth.facts.tables import read_toml
from gonorth.reading.phrases import find_words, lower, phrases

_BEFORE, _BEHIND = 60, 90  # characters of context
_NUMBER_ROOM = 34  # characters a number may take: "minimum of three (3) to five (5) or more "
_GAP = 9  # words between "years" and "experience"
_SENTENCE_END = re.compile(r"[\n;•]|\.\s")


@dataclass(frozen=True, slots=True)
class _Asked:
    years: float
    is_one_way: bool  # beside a degree: another way in may ask less


def years_asked(text: str) -> float | None:
    """Years of experience demanded, at the low end of a range; None where none are."""
    lowered = lower(text)
    asked = list(_asked(lowered))
    ways = [one.years for one in asked if one.is_one_way]
    whole = [one.years for one in asked if not one.is_one_way]
    return max([*whole, min(ways)] if ways else whole, default=None)


def _asked(text: str) -> Iterator[_Asked]:
    words, wishes = _words()["words"], None
    units = _words()["units"]
    if " ans" not in text:  # then "plans" and "answers" need not be looked at
        units = units.keys() - {"ans"}
    for place, end in islice(find_words(text, sorted(units)), words["most"]):
        number = _number().search(text[max(0, place - _NUMBER_ROOM) : place])
        if not number:
            continue
        start = max(0, place - _NUMBER_ROOM) + number.start()
        before = _SENTENCE_END.split(text[max(0, start - _BEFORE) : start])[-1]
        behind = _SENTENCE_END.split(text[end : end + _BEHIND], maxsplit=1)[0]
        years = _years(number["least"]) / _words()["units"][text[place:end]]
        if years > words["longest"] or not _is_asked(before, number[0], behind):
            continue
        wishes = _wishes(text) if wishes is None else wishes
        if not _is_wished(text, start, wishes):
            yield _Asked(years, _pattern("alternatives").search(before + "; " + behind) is not None)


@cache
def _number() -> re.Pattern[str]:
    """ "three (3)", "3-5", "4 to 8+", "8 12" whose dash was lost, "five plus": at the end of a text."""
    words = _words()
    number = rf"(?:\d{{1,2}}(?:\.5)?|{'|'.join(words['numbers'])})"
    again = rf"(?:\s?\(\s?{number}\s?\))?"
    more = rf"(?:\s?(?:{'|'.join(map(re.escape, words['words']['more']))}))?"
    joins = "|".join(map(re.escape, words["words"]["joins"]))
    return re.compile(
        rf"(?<![\w.,$/])\(?(?P<least>{number}){again}\)?{more}"
        rf"(?:\s?(?:{joins}|\s)\s?\(?{number}{again}\)?{more})?[\s-]*(?:full\s)?$"
    )


def _years(written: str) -> float:
    return float(_words()["numbers"].get(written) or written)


def _is_asked(before: str, number: str, behind: str) -> bool:
    """Is it experience, and the applicant's?"""
    if _pattern("not_asked_behind").match(behind.lstrip(" '-")) or _pattern("not_asked_before").search(
        before
    ):
        return False
    if _pattern("not_asked_near").search(before + "; " + behind):
        return False
    if _directly_before().search(before) or _wish().search(before) or _wish().search(behind):
        return False
    return _is_experience(before, behind) or _is_doing(before, number, behind)


def _is_experience(before: str, behind: str) -> bool:
    found = _pattern("experience").search(behind)
    if (
        found
        and len(behind[: found.start()].split()) <= _GAP
        and not re.search(r"\d", behind[: found.start()])
    ):
        return True
    return bool(_experience_before().search(before))


def _is_doing(before: str, number: str, behind: str) -> bool:
    """ "3+ years building systems", "minimum 5 years in sales", or such a line of its own."""
    does = _pattern("doing").match(behind.lstrip(" '").removeprefix("of ")) or _GERUND.match(behind)
    if not does and not _pattern("alternatives").search(before + "; " + behind):
        return False
    return "+" in number or not before.strip(" -*·▪–\t>") or bool(_asking().search(before))


_GERUND = re.compile(r"'?\s+(?:of\s+)?\w+ing\b")


@cache
def _experience_before() -> re.Pattern[str]:
    """ "Experience: minimum 5 years", "expérience de cinq ans"."""
    experience = "|".join(_words()["words"]["experience"])
    asking = "|".join(_words()["words"]["asking"])
    return re.compile(rf"(?:{experience})(?:\s+level)?\W+(?:(?:of|de|required|{asking})\W+)*$")


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_words()['words']['asking'])})(?:\s(?:a|an|of|de))*\W*$")


@cache
def _wish() -> re.Pattern[str]:
    """ "Preferably 5 years", "5 years in sales preferred": a wish at the end of a phrase."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_words()['words']['wished'])})(?:\s(?:with|a|une?))?[\W_]*$")


@cache
def _directly_before() -> re.Pattern[str]:
    words = "|".join(_words()["words"]["not_asked_directly_before"])
    return re.compile(rf"(?<!\w)(?:{words})(?:\s+(?:over|more than|about|almost))?\s*$")


def _wishes(text: str) -> list[int]:
    """Where lists of what is only wished for begin."""
    words = _words()["words"]
    anywhere, alone = words["wished_headings"], words["wished_alone"]
    return [
        start
        for start, end in find_words(text, [*anywhere, *alone])
        if (_is_alone if text[start:end] in alone else _is_no_sentence)(text, start, end)
    ]


def _is_no_sentence(text: str, start: int, end: int) -> bool:
    """ "Apply even if you lack some of the preferred qualifications" begins no list."""
    word = text[max(0, start - 12) : start].split()[-1:]
    return not word or word[0] not in _words()["words"]["flowing"]


def _is_alone(text: str, start: int, end: int) -> bool:
    """Is it a heading: before a colon, or all that is on its line?"""
    behind = text[end : end + 4].lstrip(" *_")
    before = text[max(0, start - 8) : start].rpartition("\n")
    return behind.startswith(":") or (
        (not behind or behind[0] == "\n")
        and not before[2].strip(" *_-#")
        and (before[1] == "\n" or start < 8)
    )


def _is_wished(text: str, start: int, wishes: list[int]) -> bool:
    """Is the last heading before `start` one of wishes, with no list of demands begun since?"""
    begun = max((place for place in wishes if place < start), default=None)
    return begun is not None and not _demand_heading().search(text, begun, start)


@cache
def _demand_heading() -> re.Pattern[str]:
    anywhere, alone = (
        "|".join(map(re.escape, _words()["words"][f"demand_{form}"])) for form in ("headings", "alone")
    )
    return re.compile(rf"(?<!\w)(?:{anywhere})(?!\w)|\n[\W_]*(?:{alone})[^\w\n]*\n|(?<!\w)(?:{alone})\s?:")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return phrases(_words()["words"][name])


@cache
def _words() -> Mapping[str, Any]:
    return read_toml("reading/years.toml")
