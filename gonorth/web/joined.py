"""What was read from a file, and what was typed beside it: one form, in which nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from gonorth.reading.titles import read_title
from gonorth.resumes import ResumeReading
from gonorth.web.candidate_form import MOST, ORDINARY, Posted

ADDED = ("skill", "language", "employer", "hide")  # what was typed joins what the file says
STUDY = ("study_degree", "study_field", "study_school", "study_year")
# Fields that win where they were typed, and what the reading calls them.
WINNING = {"years": "years", "place": "places", "level": "seniority"}


def joined(read: Posted, posted: Posted) -> dict[str, Sequence[str]]:
    """The fields of the file and of the form; the language of the titles is the file's, where it has any."""
    typed = {name: found for name, values in posted.items() if (found := _stated(values))}
    fields: dict[str, Sequence[str]] = {**read, **typed}
    titles = typed.get("title", [])
    fields["title"] = [*titles, *_beside(titles, read, "title")]
    for name in ADDED:
        given = typed.get(name, [])
        fields[name] = [*_beside(given, read, name), *given]
    if read.get("title"):
        fields["written_in"] = read.get("written_in", ())
    level = read_title(titles[0][:ORDINARY]).seniority if titles else None
    if level and "level" not in typed:
        fields["level"] = [level]
    return {**fields, **_studies(read, posted)}


def without_typed(reading: ResumeReading, posted: Posted) -> ResumeReading:
    """The reading without the places in the file of what was typed instead."""
    typed = {said for name, said in WINNING.items() if _stated(posted.get(name, ()))}
    left = {name: where for name, where in reading.read_from.items() if name not in typed}
    return replace(reading, read_from=left)


def _stated(values: Sequence[str]) -> list[str]:
    return [value for value in values if value.strip()]


def _beside(typed: Sequence[str], read: Posted, name: str) -> list[str]:
    """What the file says besides, as far as there is room: it is never what is typed that makes too many."""
    room = max(0, MOST[name] - len(typed))
    return [value for value in read.get(name, ()) if value not in typed][:room]


def _studies(read: Posted, posted: Posted) -> Mapping[str, list[str]]:
    """The file's studies, then the typed ones, each row whole."""
    typed = [row for row in _rows(posted) if _stated(row)]
    rows = [*_rows(read)[: max(0, MOST["study_degree"] - len(typed))], *typed]
    return {name: [row[number] for row in rows] for number, name in enumerate(STUDY)}


def _rows(fields: Posted) -> list[tuple[str, ...]]:
    return list(zip_longest(*(fields.get(name, ()) for name in STUDY), fillvalue=""))
