"""How many points is a candidate given? The sum of the Comprehensive Ranking System, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gonorth.facts.dated import OutOfDate
from gonorth.facts.rulebook import least_sure
from gonorth.immigration.language_tests import Tested, lowest
from gonorth.immigration.points_grid import Grid
from gonorth.immigration.points_look import Look
from gonorth.immigration.points_profile import Profile, Spouse
from gonorth.nouns import Confidence

CORE = ("age", "education", "first_language", "second_language", "canadian_work")
TRANSFERS = ("transfer_education", "transfer_foreign", "transfer_certificate")
SUMMED = (*CORE, "spouse", "transferability", "additional")  # the parts that add up to the total
PARTS = (*CORE, "spouse", *TRANSFERS, "transferability", "additional")


class PointsUnknown(OutOfDate):
    """An edition in force whose points we do not know."""


@dataclass(frozen=True)
class Score:
    profile: Profile
    grid: Grid
    parts: Mapping[str, int]  # by name, PARTS
    extras: Mapping[str, int]  # what the additional points are for, before their cap
    total: int

    @property
    def confidence(self) -> Confidence:
        """As sure as the least sure thing it rests on: the grid, and the tests behind the levels."""
        return least_sure(self.grid.confidence, *(one.confidence for one in self.profile.tested))


def score(profile: Profile, grid: Grid) -> Score:
    """The points of a profile by one edition; PointsUnknown where the edition's points are not known."""
    if grid.unknown:
        raise PointsUnknown(f"the points of the edition of {grid.id} are not known")
    look = Look(grid, is_alone=profile.partner is None)
    extras = _extras(profile, look)
    parts = _core(profile, look) | {"spouse": look.capped("partner", _partner(profile.partner, look))}
    parts |= _transfers(profile, look)
    parts["transferability"] = look.capped("transferability", sum(parts[name] for name in TRANSFERS))
    parts["additional"] = look.capped("additional", sum(extras.values()))
    core = look.capped("core", sum(parts[name] for name in CORE))
    both = look.capped("core_and_partner", core + parts["spouse"])
    total = both + parts["transferability"] + parts["additional"]
    return Score(profile, grid, {name: parts[name] for name in PARTS}, extras, total)


def _abilities(table: str, tested: Tested | None, look: Look) -> int:
    return sum(look.points(table, level) for level in tested.levels) if tested else 0


def _core(profile: Profile, look: Look) -> dict[str, int]:
    second = _abilities("second_language", profile.second, look)
    listed = _listed_work(profile, look, "canadian_work")
    return {
        "age": look.points("age", profile.age),
        "education": look.points("education", profile.education),
        "first_language": _abilities("first_language", profile.first, look),
        "second_language": look.capped("second_language", second),
        "canadian_work": look.points("canadian_work", profile.canadian_work) + listed,
    }


def _listed_work(profile: Profile, look: Look, part: str) -> int:
    """What years of work in a listed occupation earn, where the edition counts them in this part."""
    level = look.grid.level_of(profile.canadian_work_noc)
    if level is None or level.counts_in != part:
        return 0
    return look.at(level.canadian_work, profile.canadian_work)


def _partner(partner: Spouse | None, look: Look) -> int:
    if partner is None:
        return 0
    education = look.points("partner_education", partner.education)
    language = _abilities("partner_language", partner.language, look)
    return education + language + look.points("partner_canadian_work", partner.canadian_work)


def _transfers(profile: Profile, look: Look) -> dict[str, int]:
    """What education, work abroad and a trade earn again, together with language and work in Canada."""
    language, work, education = lowest(profile.first), profile.canadian_work, profile.education
    found = {
        "transfer_education": look.crossed("education_language", education, language)
        + look.crossed("education_canadian_work", education, work),
        "transfer_foreign": look.crossed("foreign_work_language", profile.foreign_work, language)
        + look.crossed("foreign_work_canadian_work", profile.foreign_work, work),
        "transfer_certificate": look.points("certificate_language", language) if profile.certificate else 0,
    }
    return {name: look.capped(name, points) for name, points in found.items()}


def _extras(profile: Profile, look: Look) -> dict[str, int]:
    additional = look.grid.tables["additional"]
    level = look.grid.level_of(profile.job_noc)
    found = {
        "nomination": look.cell(additional["nomination"]) if profile.nomination else 0,
        "french": _french(profile, look.grid.tables["french"]),
        "canadian_education": look.points("canadian_education", profile.canadian_education),
        "sibling": look.cell(additional["sibling"]) if profile.sibling else 0,
        "job_offer": look.points("job_offer", profile.job_offer)
        + (look.cell(level.job_offer) if level else 0),
        "listed_work": _listed_work(profile, look, "additional"),
    }
    return {name: points for name, points in found.items() if points}


def _french(profile: Profile, rule: Mapping[str, int]) -> int:
    """More where English is good in all four abilities too; English short of that in any counts as none."""
    if lowest(profile.french) < rule["level"]:
        return 0
    return rule["with_english"] if lowest(profile.english) >= rule["english_level"] else rule["alone"]
