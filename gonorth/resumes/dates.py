"""When was it? Months and years as résumés write them, in any of a dozen manners."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gonorth.resumes.vocabulary import bare, fold, normal, table

EARLIEST, LATEST = 1940, 2100
ONLY_SINCE = {"since", "depuis", "seit", "desde"}  # alone before a date they say that it goes on
LONGEST = 400  # letters of a line in which dates are looked for
DASH = r"[-–—‒―−~→]+|&"
YEAR = r"(?:19[4-9]\d|20\d\d)(?!\d)"


@dataclass(frozen=True, slots=True)
class Moment:
    year: int
    month: int | None = None

    def __lt__(self, other: Moment) -> bool:
        """A year alone counts as its January."""
        return (self.year, self.month or 1) < (other.year, other.month or 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when, and where in the text it stood; `is_open`: the text says "still there"."""

    start: Moment | None
    end: Moment | None
    is_open: bool = False
    span: tuple[int, int] = (0, 0)
    is_range: bool = True


@cache
def _months() -> Mapping[str, int]:
    return {name: int(number) for number, names in table("dates")["months"].items() for name in names}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _grammar() -> re.Pattern[str]:
    """One pattern for a range or a single moment, over folded text.

    `a` is the first moment, `b` the second, `still` a word for "it goes on", `dash` an end left open,
    `short` the last two figures of a year ("2013-14"); `half` and `c` are "Jan – Mar 2020".
    """
    words, seasons = table("dates")["words"], _any(table("dates")["seasons"])
    month = rf"(?:{_any(_months())})(?!\w)"
    day = r"(?:(?:[0-3]?\d(?:st|nd|rd|th|er)?|1er)\s+)?"
    after_month = r"\.?(?:\s+[0-3]?\d,)?(?:\s+(?:de|of)\s+)?[\s,./'’-]*"
    named = rf"{day}{month}{after_month}(?:{YEAR}|(?<=['’])\d\d(?!\d))"
    season = rf"(?:{seasons})(?!\w)[\s,./'’-]*{YEAR}"
    year_first = rf"{YEAR}[-./](?:1[0-2]|0?[1-9])(?!\d)(?:[-./][0-3]?\d(?!\d))?(?:t[\d:.]+z?)?"
    year_last = rf"(?<!\d)(?:[0-3]?\d[./-])?(?:1[0-2]|0?[1-9])[./-]{YEAR}"
    moment = rf"(?:{named}|{season}|{year_first}|{year_last}|(?<!\d){YEAR})"

    until, since = _any(words["until"]), rf"(?:(?:{_any(words['since'])})\s+)?"
    # A space alone joins too: many a converter loses the dash.
    join = rf"(?:\s*(?:{DASH}|(?<=\s)(?:{until})(?=\s))\s*|\s{{1,3}})"
    still = rf"(?P<still>{_any(fold(word) for word in words['still'])})(?!\w)"
    short = r"(?P<short>(?<=\d\d\d\d[-–])\d\d(?!\d))"
    end = rf"{join}(?:(?P<b>{moment})|{still}|{short})"
    dash = rf"(?P<dash>\s*(?:{DASH})\s*(?=$|[|,;:)]))"
    half = rf"(?P<half>{day}{month}\.?)\s*(?:{DASH}|to|a|au)\s*(?P<c>{moment})"
    return re.compile(rf"(?<!\w)(?P<since>{since})(?:(?P<a>{moment})(?:{end}|{dash})?|{half})")


def find_stretches(text: str) -> list[Stretch]:
    """Every range and moment of a line, from left to right."""
    if not any(sign.isdigit() for sign in text):
        return []
    return [stretch for match in _grammar().finditer(_flat(text[:LONGEST])) if (stretch := _stretch(match))]


def _flat(text: str) -> str:
    """Folded sign by sign, so that places in it are places in the text."""
    lowered = bare(text.replace("\u00ad", "-")).lower()
    return lowered if len(lowered) == len(text) else text


def _stretch(match: re.Match[str]) -> Stretch | None:
    if match["half"] is not None:
        end = read_moment(match["c"])
        month = _months().get(normal(match["half"]).split()[-1])
        return Stretch(Moment(end.year, month), end, False, match.span()) if end else None
    start = read_moment(match["a"])
    if start is None:
        return None
    if match["still"] or match["dash"]:
        return Stretch(start, None, bool(match["still"]), match.span())
    if match["b"]:
        return Stretch(start, read_moment(match["b"]), False, match.span())
    if match["short"]:
        end = Moment(start.year // 100 * 100 + int(match["short"]))
        return Stretch(start, None if end < start else end, False, match.span())
    if normal(match["since"]) in ONLY_SINCE:
        return Stretch(start, None, True, match.span())
    first, last = _season(match["a"])
    ends = Moment(start.year, last) if first else start
    return Stretch(Moment(start.year, first) if first else start, ends, False, match.span(), False)


def _season(text: str) -> tuple[int | None, int | None]:
    for word in normal(text).split():
        if months := table("dates")["seasons"].get(word):
            return int(months[0]), int(months[1])
    return None, None


def read_moment(text: Any) -> Moment | None:
    """A year and, where told, a month; anything that is no date is None."""
    plain = _flat(str(text)[:60])
    year = re.search(rf"(?<!\d){YEAR}", plain)
    if not year:
        short = re.search(r"['’](\d\d)(?!\d)", plain)
        month = _month(plain)
        return Moment(2000 + int(short[1]), month) if short and month else None
    number = int(year[0])
    if not EARLIEST <= number <= LATEST:
        return None
    return Moment(number, _month(plain, year))


def _month(text: str, year: re.Match[str] | None = None) -> int | None:
    for word in re.findall(r"[^\W\d_]+", text):
        if month := _months().get(word):
            return month
    if year and (after := re.match(r"[-./年](1[0-2]|0?[1-9])(?!\d)", text[year.end() :])):
        return int(after[1])
    if year and (before := re.search(r"(?<!\d)(1[0-2]|0?[1-9])[-./]$", text[: year.start()])):
        return int(before[1])
    return _season(text)[0]


def is_still(text: Any) -> bool:
    """Does the text say that it goes on ("Present", "Current", "à ce jour", "至今")?"""
    folded = normal(str(text)[:60])
    words = [normal(word) for word in table("dates")["words"]["still"]]
    return any(folded == word or folded.startswith(f"{word} " if word.isascii() else word) for word in words)
