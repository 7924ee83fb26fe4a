"""How many of the 67 points that the Federal Skilled Worker program asks for does a candidate have?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gonorth.facts.points_shape import EDUCATION, MOST
from gonorth.facts.rulebook import Rulebook, least_sure, rulebook
from gonorth.immigration.language_tests import lowest
from gonorth.immigration.points_look import reached
from gonorth.immigration.points_profile import Profile
from gonorth.nouns import Confidence, Verdict

FILE = "papers/selection_grid.toml"
PARTS = MOST


@dataclass(frozen=True)
class Selection:
    parts: Mapping[str, int]  # by name, PARTS
    total: int
    pass_mark: int
    minimum: Mapping[str, Verdict]  # what the program asks besides, by name
    source: str
    confidence: Confidence
    as_of: date  # the day its edition started
    is_in_force: bool | None  # None: we do not know


def selection(profile: Profile, today: date, book: Rulebook | None = None) -> Selection:
    """The points of a profile by the edition of a day, or by the last one we know of."""
    table = (book or rulebook("canada")).table(FILE)
    is_known = today <= table.good_through
    edition = table.on(min(today, table.good_through))
    rules = edition.values
    found = _found(profile, rules)
    parts = {name: min(rules["most"][name], found[name]) for name in PARTS}
    return Selection(
        parts=parts,
        total=sum(parts.values()),
        pass_mark=rules["pass_mark"],
        minimum=_minimum(profile, rules["minimum"]),
        source=edition.source,
        confidence=least_sure(edition.confidence, *(one.confidence for one in profile.tested)),
        as_of=edition.starts,
        is_in_force=True if is_known else None,
    )


def _found(profile: Profile, rules: Mapping[str, Any]) -> dict[str, int]:
    levels = profile.first.levels if profile.first else ()
    first = sum(reached(rules["first_language"], level) for level in levels)
    return {
        "language": first + reached(rules["second_language"], lowest(profile.second)),
        "education": reached(rules["education"], profile.education),
        "work": reached(rules["work"], profile.foreign_work + profile.canadian_work),
        "age": reached(rules["age"], profile.age),
        "arranged_employment": rules["arranged_employment"]["points"] if profile.job_offer else 0,
        "adaptability": _adaptability(profile, rules),
    }


def _adaptability(profile: Profile, rules: Mapping[str, Any]) -> int:
    partner = profile.partner
    met = {
        "arranged_employment": bool(profile.job_offer),
        "relative": profile.relative or profile.sibling,
        "own_study": profile.canadian_study or profile.canadian_education == "3+",
        "partner_study": bool(partner and partner.canadian_study),
    }
    points = sum(rules["adaptability"][name] for name, is_met in met.items() if is_met)
    points += reached(rules["own_work"], profile.canadian_work)
    if partner:
        points += reached(rules["partner_work"], partner.canadian_work)
        points += reached(rules["partner_language"], lowest(partner.language))
    return int(points)


def _minimum(profile: Profile, least: Mapping[str, Any]) -> dict[str, Verdict]:
    """The year of work has to be without a break, in one occupation: a number of years does not tell."""
    work = profile.foreign_work + profile.canadian_work
    return {
        "first_language": _languages(profile, least["first_language"]),
        "work": "unknown" if work >= least["work"] else "unmet",
        "education": _schooling(profile.education, least["education"]),
    }


def _languages(profile: Profile, least: int) -> Verdict:
    if profile.first is None:
        return "unknown"
    return "met" if lowest(profile.first) >= least else "unmet"


def _schooling(education: str | None, least: str) -> Verdict:
    """A credential from abroad has to be assessed: its level does not tell."""
    if education is None:
        return "unknown"
    return "unknown" if EDUCATION.index(education) >= EDUCATION.index(least) else "unmet"
