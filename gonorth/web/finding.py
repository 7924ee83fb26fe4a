"""What does an employer's search for people show: how many at least, and of each what may be shown?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from django.http import QueryDict

from gonorth.facts.words import Lang, say
from gonorth.matching.blind import LEAST, UNSAID, Found, band
from gonorth.reading.skills import skills_in
from gonorth.reading.titles import read_title
from gonorth.web import clock, introducing, names
from gonorth.web.handing import when_in_words
from gonorth.web.models import Demand, Organisation, Person
from gonorth.web.people_search import Sight, find, handle, person_of, sight, wanted_of
from gonorth.web.rows import shown

SHOWN = 50  # looks
LOOKED_AT = 500  # people, of whom the looks are taken
LONGEST = 300


@dataclass(frozen=True)
class Seen:
    """One person, as far as they may be shown to this employer."""

    handle: int
    occupation: str
    skills: tuple[str, ...]
    years: str
    lives: str
    when: str
    papers: str
    alike: int = 0  # at least so many look the same; 0: fewer than LEAST


@dataclass(frozen=True)
class FoundPeople:
    title: str  # as it was typed
    skills: str
    is_asked: bool
    unread: tuple[str, ...]  # a sentence for what was typed and not understood
    band: int  # at least so many; 0: fewer than LEAST
    least: int
    people: tuple[Seen, ...]


def asked_people(organisation: Organisation, query: QueryDict, lang: Lang) -> FoundPeople:
    title, typed = shown(query.get("title", ""), LONGEST), shown(query.get("skills", ""), LONGEST)
    if not title and not typed:
        return FoundPeople("", "", False, (), 0, LEAST, ())
    occupation = read_title(title).occupation if title else None
    skills = [skill.id for skill in skills_in(typed, listed=True)]
    unread = []
    if title and occupation is None:
        unread.append(say("team.title_unread", lang, given=title))
    if typed and not skills:
        unread.append(say("team.skills_unread", lang, given=typed))
    if unread:
        return FoundPeople(title, typed, True, tuple(unread), 0, LEAST, ())
    seen = sight(organisation)
    noc = [occupation.noc] if occupation else []
    found = find(seen, wanted_of(seen.held, noc, skills))
    _keep_demand(organisation, noc, skills, found.band)
    return FoundPeople(title, typed, True, (), found.band, LEAST, _each_look(seen, organisation, found, lang))


def _each_look(sight: Sight, organisation: Organisation, found: Found, lang: Lang) -> tuple[Seen, ...]:
    """Those who look the same are shown once, by one whom this employer has not asked yet if there is one."""
    asked = set(organisation.introductions.values_list("person", flat=True))
    looks: dict[Seen, list[Seen]] = {}
    for row in found.rows[:LOOKED_AT].tolist():
        seen = _seen(sight, organisation, row, lang)
        looks.setdefault(replace(seen, handle=0), []).append(seen)
    shown = []
    for people in list(looks.values())[:SHOWN]:
        fresh = (each for each in people if person_of(organisation, each.handle, sight.night) not in asked)
        shown.append(replace(next(fresh, people[0]), alike=band(len(people))))
    return tuple(shown)


def _keep_demand(organisation: Organisation, noc: Sequence[str], skills: Sequence[str], band: int) -> None:
    """What is looked for is worth knowing, above all where nobody is found."""
    Demand.objects.create(
        organisation=organisation,
        noc=noc[0] if noc else "",
        skills=list(skills),
        found=str(band),
        at=clock.now(),
    )


def profile_seen(organisation: Organisation, number: int, lang: Lang) -> Seen | None:
    """One of those who may be seen; None for anybody else, and for nobody."""
    seen = sight(organisation)
    rows = np.flatnonzero(seen.held.profiles.ids == person_of(organisation, number))
    if not len(rows) or not seen.blind.is_shown[rows[0]]:
        return None
    return _seen(seen, organisation, int(rows[0]), lang)


def person_seen(organisation: Organisation, number: int) -> Person | None:
    """Their row, if they agree to be asked at this very moment."""
    person = Person.objects.filter(pk=person_of(organisation, number)).select_related("account").first()
    return person if person and introducing.is_covered(person, clock.now()) else None


def _seen(sight: Sight, organisation: Organisation, row: int, lang: Lang) -> Seen:
    blind, held = sight.blind, sight.held

    def column(name: str) -> str | None:
        code = int(blind.column(name)[row])
        return None if code == UNSAID else held.names[name][code]

    years, country, season, papers = (column(name) for name in ("years", "country", "season", "papers"))
    return Seen(
        handle=handle(organisation, int(held.profiles.ids[row]), sight.night),
        occupation=_occupation(int(blind.noc[row]), lang),
        skills=tuple(names.skill(held.skill_of[code], lang) for code in blind.skills[row].tolist()),
        years=say(f"mine.years_{years}", lang) if years else say("team.not_shown", lang),
        lives=names.country(country, lang) if country else say("team.not_shown", lang),
        when=when_in_words(season, lang) if season else say("team.not_shown", lang),
        papers=say(f"mine.papers_{papers}", lang) if papers else say("team.not_shown", lang),
    )


def _occupation(code: int, lang: Lang) -> str:
    if code == UNSAID:
        return say("team.not_shown", lang)
    digits = str(code)[1:]
    return names.occupation_name(digits, lang) if len(digits) == 5 else say("team.group", lang, digits=digits)
