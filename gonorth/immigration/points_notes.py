"""What has to be said beside a score? What was left aside, what was not stated, which rule took effect."""

from __future__ import annotations

from collections.abc import Iterator

from gonorth.facts.words import Named, Names, Sentence
from gonorth.immigration.language_tests import lowest
from gonorth.immigration.points_answer import PointsAnswer
from gonorth.immigration.points_grid import Grid
from gonorth.immigration.points_profile import Profile

NAMED = 6  # keys named in a sentence


def notes(found: PointsAnswer) -> tuple[Sentence, ...]:
    return tuple(_notes(found.shown.profile, found.shown.grid))


def _notes(profile: Profile, grid: Grid) -> Iterator[Sentence]:
    if profile.spouse and not profile.partner:
        yield Sentence("points.counted_alone", {})
    if missing := tuple(_unstated(profile)):
        yield Sentence("points.unstated", {"keys": _listed(missing)})
    if profile.unread:
        yield Sentence("points.unread", {"keys": _listed(profile.unread)})
    if profile.job_offer and not any(grid.tables["job_offer"].values()) and not grid.levels:
        yield Sentence("points.no_offer_points", {})
    if grid.levels and not (profile.job_noc or profile.canadian_work_noc):
        yield Sentence("points.no_listed_work", {})
    french, rule = lowest(profile.french), grid.tables["french"]
    if french >= rule["level"] and profile.english and lowest(profile.english) < rule["english_level"]:
        yield Sentence("points.part_english", {})


def _unstated(profile: Profile) -> Iterator[str]:
    if profile.education is None:
        yield "education"
    if profile.first is None:
        yield "first_clb"
    if profile.partner:
        yield from ("spouse.education",) if profile.partner.education is None else ()
        yield from ("spouse.clb",) if profile.partner.language is None else ()


def _listed(keys: tuple[str, ...]) -> Names:
    return Names(tuple(map(Named, keys[:NAMED])), len(keys) - NAMED)
