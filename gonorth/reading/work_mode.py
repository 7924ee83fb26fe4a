"""On site, in part at home, or remote, and from which countries? By what a posting's text says of this
very job. Words are data: gonorth/data/reading/work_mode.toml.

Sentences that call it remote and sentences that call it anything else leave it unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from gonorth.facts.tables import read_toml
from gonorth.nouns import WorkMode
from gonorth.reading.phrase_machine import PhraseMachine
from gonorth.reading.phrases import find_words, lower, sentence_around
from gonorth.reading.places import read_places

Mode = Literal["hybrid", "onsite", "remote"]
_MODES: tuple[Mode, ...] = ("hybrid", "onsite", "remote")  # in a sentence, the first that is said
_MOST = 60  # sentences that are looked at in one text
_SIGNS = str.maketrans("–—‑‐#\u00a0\u202f", "-----  ")  # letter by letter: what is found stays in its place
_PARTS = re.compile(r"[()\[\]|,:/]|\s-\s|\s-|-\s")
_WITHIN = re.compile(r"(?:LI-)?([^.;!?|\n•]{0,70})", re.IGNORECASE)  # names the countries of remote work
_US = re.compile(r"\bU\.S\.(?:A\.)?")


@dataclass(frozen=True, slots=True)
class WorkModeReading:
    """How the work is done; `remote_within` are ISO countries, empty where the text does not say."""

    mode: WorkMode = "unknown"
    remote_within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    mode: Mode
    start: int  # where in the text


def read_work_mode(text: str, title: str = "") -> WorkModeReading:
    """The work mode a posting states in its text, or else in its title."""
    said = list(_said_in_text(text))
    if not said:
        return _of_title(title)
    modes = {one.mode for one in said}
    if "remote" not in modes:
        return WorkModeReading("hybrid" if "hybrid" in modes else "onsite")
    if len(modes) > 1:
        return WorkModeReading()
    within = (_countries(text, one.start) for one in said)
    return WorkModeReading("remote", next(filter(None, within), ()))


def may_say_remote(markup: str) -> bool:
    """False where no reading of this markup could find remote work in it. Costs next to nothing."""
    return any(part in markup for part in _words()["remote_parts"])


def _said_in_text(text: str) -> Iterator[_Said]:
    lowered, done, looked_at = lower(text), -1, 0
    for first, last in find_words(lowered, _words()["about"]):
        if first < done or looked_at == _MOST:
            continue
        start, done = sentence_around(text, first, last)
        looked_at += 1
        if found := _said(lowered[start:done]):
            yield _Said(found.mode, start + found.start)


@lru_cache(4096)  # a board's postings repeat most of what they say
def _said(sentence: str) -> _Said | None:
    """What one sentence says of this job, if anything."""
    sentence = sentence.translate(_SIGNS)
    line = sentence.strip(" .:*\n")
    for mode in _MODES:
        if line in _words()["alone"][mode]:
            return _Said(mode, 0)
    found = _machine().find(sentence)
    names = {one.name for one in found}
    if "unless" in names:
        return None
    if "denied" in names:
        return _Said("onsite", 0)
    elsewhere = [one for one in found if one.name == "elsewhere"]
    for mode in _MODES:
        for one in found:
            if one.name == mode and not any(map(one.overlaps, elsewhere)):
                return _Said(mode, one.start) if f"not_{mode}" not in names else None
    return None


def _countries(text: str, start: int) -> tuple[str, ...]:
    """The countries that the words from `start` on say it may be done from."""
    around = _WITHIN.match(_US.sub("US", text[start : start + 100]))
    return read_places(around[1]).remote_within if around else ()


def _of_title(title: str) -> WorkModeReading:
    """A part of the title that is nothing but a way of working: "Developer (Remote, Canada)"."""
    lowered = lower(title).translate(_SIGNS)
    parts = {part.strip() for part in _PARTS.split(lowered)}
    modes = [mode for mode in _MODES if parts.intersection(_words()["title"][mode])]
    if len(modes) != 1:
        return WorkModeReading()
    return WorkModeReading(modes[0], _countries(title, 0) if modes[0] == "remote" else ())


@cache
def _machine() -> PhraseMachine:
    return PhraseMachine(_words()["phrases"], _words()["sets"])


@cache
def _words() -> Mapping[str, Any]:
    return read_toml("reading/work_mode.toml")
