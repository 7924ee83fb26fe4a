"""What would an employer see of a person before an introduction is accepted?

Skills, occupation, years, where they live as a country or a region, when, and whether papers are needed:
never a name, an address, an employer, a school, a title as it was written, or a figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gonorth.facts.words import Lang, say
from gonorth.nouns import Candidate
from gonorth.web import names
from gonorth.web.candidate_form import Fields, candidate_from
from gonorth.web.forms.hand import season_of
from gonorth.web.handing import when_in_words
from gonorth.web.models import Intent, Person

BANDS = ((2, "0_2"), (5, "2_5"), (10, "5_10"), (20, "10_20"))  # years below, and the band's name


@dataclass(frozen=True)
class BlindProfile:
    occupations: tuple[str, ...]
    skills: tuple[str, ...]
    years: str
    lives: str
    when: str
    papers: str


def blind_profile(person: Person, lang: Lang, today: date) -> BlindProfile:
    fields = Fields(person.told)
    candidate = candidate_from(fields)
    needs_papers = bool(fields.one("sponsorship"))
    intent = person.intents.alive().first()
    return BlindProfile(
        occupations=tuple(names.occupation_name(each.noc, lang) for each in candidate.occupations[:2]),
        skills=tuple(names.skill(skill.id, lang) for skill in candidate.skills),
        years=say(f"mine.years_{band_of_years(candidate.years)}", lang),
        lives=_lives(candidate, lang),
        when=_when(intent, lang, today),
        papers=say("mine.papers_needed" if needs_papers else "mine.papers_unsaid", lang),
    )


def band_of_years(years: float | None) -> str:
    if years is None:
        return "unsaid"
    return next((name for below, name in BANDS if years < below), "20_more")


def _lives(candidate: Candidate, lang: Lang) -> str:
    """The country alone: a town would narrow it to a few."""
    countries: Sequence[str] = [place.country for place in candidate.places[:1] if place.country]
    return names.country(countries[0], lang) if countries else say("mine.lives_unsaid", lang)


def _when(intent: Intent | None, lang: Lang, today: date) -> str:
    """A season for a day that is to come, and no day."""
    if intent is None:
        return say("mine.when_none", lang)
    if intent.by is None:
        return say("hand.when_year", lang)
    if intent.by <= today:
        return say("hand.when_now", lang)
    return when_in_words(season_of(intent.by), lang)
