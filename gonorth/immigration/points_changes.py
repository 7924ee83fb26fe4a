"""What would change my score? Single changes, each with the points it brings: arithmetic, not advice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gonorth.facts.points_shape import ABILITIES, CANADIAN_EDUCATION, EDUCATION, JOB_OFFERS
from gonorth.facts.words import Sentence
from gonorth.immigration.language_tests import Levels, Official, Tested, lowest
from gonorth.immigration.points import Score, score
from gonorth.immigration.points_grid import Grid
from gonorth.immigration.points_profile import Profile, other

HIGHEST = 10  # more earns no more
FIRST_LEVELS = (7, 9, HIGHEST)  # in all four: where education and work earn again, and the top
OTHER_LEVELS = (5, 7, 9)  # of a second language, and of a partner's


@dataclass(frozen=True)
class Change:
    id: str  # LADDER.RUNG where there are several steps of one kind
    adds: int
    total: int  # the score it would give
    sentence: Sentence


Changed = tuple[str, Sentence, Profile]


def would_raise(profile: Profile, grid: Grid) -> tuple[Change, ...]:
    """Every single change we know that a person can bring about and that adds points, the most first.

    Of a ladder (levels, credentials) a rung is left out that adds no more than a lower one.
    """
    now = score(profile, grid)
    most: dict[str, int] = {}  # that a lower rung of the same ladder adds
    seen: set[Profile] = set()  # what two changes come to is told once
    adding = []
    for id, sentence, changed in _changes(profile, grid):
        change, ladder = _change(now, id, sentence, changed), id.partition(".")[0]
        if change.adds > most.get(ladder, 0) and changed not in seen:
            most[ladder] = change.adds
            seen.add(changed)
            adding.append(change)
    return tuple(sorted(adding, key=lambda change: (-change.adds, change.id)))


def birthday(profile: Profile, grid: Grid) -> Change:
    """What the next birthday adds; mostly it takes points away."""
    age = profile.age + 1
    older = replace(profile, age=age)
    return _change(score(profile, grid), "birthday", Sentence("points.change_birthday", {"age": age}), older)


def _change(now: Score, id: str, sentence: Sentence, changed: Profile) -> Change:
    then = score(changed, now.grid).total
    return Change(id, then - now.total, then, sentence)


def _changes(profile: Profile, grid: Grid) -> Iterator[Changed]:
    yield from _first_language(profile, grid)
    yield from _second_language(profile)
    yield from _work_and_study(profile)
    yield from _offers(profile, grid)
    yield from _partner(profile)


def _first_language(profile: Profile, grid: Grid) -> Iterator[Changed]:
    language = profile.first_language
    if profile.first:
        for ability in ABILITIES:
            yield from _one_ability(profile, profile.first, ability, grid)
    for level in sorted({min(lowest(profile.first) + 1, HIGHEST), *FIRST_LEVELS}):
        better = replace(profile, first=_at_least(profile.first, level))
        yield f"first_language.{level}", _said("first_all", language, level), better
    if profile.second:
        swapped = replace(profile, first=profile.second, second=profile.first, first_language=other(language))
        named = Sentence(f"points.language_{other(language)}", {})
        yield "first_language_other", Sentence("points.change_swap", {"language": named}), swapped


def _one_ability(profile: Profile, first: Tested, ability: str, grid: Grid) -> Iterator[Changed]:
    """The next level of one ability that earns more."""
    now, level = score(profile, grid).total, getattr(first.levels, ability)
    for higher in range(level + 1, HIGHEST + 1):
        better = replace(profile, first=replace(first, levels=replace(first.levels, **{ability: higher})))
        if score(better, grid).total > now:
            said = _said("first_one", profile.first_language, higher, Sentence(f"points.{ability}", {}))
            yield f"first_language_{ability}", said, better
            return


def _at_least(tested: Tested | None, level: int) -> Tested:
    """Each ability at a level or better."""
    if tested is None:
        return Tested(Levels(level, level, level, level))
    return replace(tested, levels=Levels(*(max(level, own) for own in tested.levels)))


def _second_language(profile: Profile) -> Iterator[Changed]:
    language = other(profile.first_language)
    for level in OTHER_LEVELS:
        better = replace(profile, second=_at_least(profile.second, level))
        yield f"second_language.{level}", _said("second", language, level), better


def _said(change: str, language: Official, level: int, ability: Sentence | None = None) -> Sentence:
    values = {"level": Sentence(f"points.level_{language}", {"level": level})}
    values |= {"language": Sentence(f"points.language_{language}", {})}
    return Sentence(f"points.change_{change}", values | ({"ability": ability} if ability else {}))


def _work_and_study(profile: Profile) -> Iterator[Changed]:
    for work in ("canadian_work", "foreign_work"):
        years = getattr(profile, work) + 1
        yield work, Sentence(f"points.change_{work}", {"n": years}), replace(profile, **{work: years})
    for education in _above(EDUCATION, profile.education):
        named = Sentence(f"points.{education}", {})
        said = Sentence("points.change_education", {"education": named})
        yield f"education.{education}", said, replace(profile, education=education)
    for years in _above(CANADIAN_EDUCATION, profile.canadian_education):
        said = Sentence(f"points.change_canadian_education_{years[0]}", {})
        yield f"canadian_education.{years}", said, replace(profile, canadian_education=years)
    certified = replace(profile, certificate=True)
    yield "certificate", Sentence("points.change_certificate", {}), certified


def _above(names: tuple[str, ...], own: str | None) -> tuple[str, ...]:
    return names[names.index(own) + 1 :] if own else names


def _offers(profile: Profile, grid: Grid) -> Iterator[Changed]:
    yield "nomination", Sentence("points.change_nomination", {}), replace(profile, nomination=True)
    for offer in JOB_OFFERS:
        yield f"job_offer_{offer}", _offer(offer), replace(profile, job_offer=offer)
    for level in grid.levels:
        noc = min(level.nocs)
        said = Sentence("points.change_listed_offer", {"level": level.id})
        yield f"job_offer_{level.id}", said, replace(profile, job_noc=noc)


def _offer(offer: str) -> Sentence:
    return Sentence(f"points.change_job_offer_{offer}", {})


def _partner(profile: Profile) -> Iterator[Changed]:
    partner = profile.partner
    if partner is None:
        return
    for level in OTHER_LEVELS:
        better = replace(partner, language=_at_least(partner.language, level))
        said = Sentence("points.change_partner_language", {"level": level})
        yield f"partner_language.{level}", said, replace(profile, spouse=better)
    years = partner.canadian_work + 1
    said = Sentence("points.change_partner_canadian_work", {"n": years})
    yield "partner_canadian_work", said, replace(profile, spouse=replace(partner, canadian_work=years))
    for education in _above(EDUCATION, partner.education):
        named = Sentence(
            "points.change_partner_education", {"education": Sentence(f"points.{education}", {})}
        )
        better = replace(partner, education=education)
        yield f"partner_education.{education}", named, replace(profile, spouse=better)
