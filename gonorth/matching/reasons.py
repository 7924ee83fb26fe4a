"""Why this opening, in words, and what would change it.

Takes a row of `Matches`; gives a reason per criterion and per stated constraint, and the missing
skills that would lift the fit most, each with the fit it would give. Called for the shortlist only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gonorth.facts.words import Named, Names, Sentence
from gonorth.matching.constraints import CONSTRAINTS, VERDICT
from gonorth.matching.criteria import CRITERIA, skill_level, with_skill
from gonorth.matching.index import WORK_MODES
from gonorth.matching.ranker import FULL
from gonorth.matching.rarity import rarity_of
from gonorth.matching.shortlist import Matches
from gonorth.nouns import Opening, Skill, Verdict
from gonorth.reading.skills import label

NAMED = 6  # skills named in a sentence
CHANGES = 3


@dataclass(frozen=True)
class Reason:
    criterion: str
    verdict: Verdict
    weight: int  # of FULL; 0 for a constraint, which only lets in or keeps out
    sentence: Sentence


@dataclass(frozen=True)
class Change:
    """Something that would lift the fit, and the fit it would give."""

    skill: Skill
    fit: float
    sentence: Sentence


@dataclass(frozen=True)
class Fit:
    opening: Opening
    fit: float  # 0 to 1
    reasons: tuple[Reason, ...]
    would_change: tuple[Change, ...]


def shortlist(matches: Matches, count: int) -> tuple[Fit, ...]:
    """The best `count` allowed openings with their reasons."""
    return tuple(explain(matches, int(row)) for row in matches.rows[:count])


def explain(matches: Matches, row: int) -> Fit:
    weighed = [_weighed(matches, criterion.name, row) for criterion in CRITERIA]
    stated = [_stated(matches, c.name, row) for c in CONSTRAINTS if c.name in matches.verdicts]
    changes = tuple(_changes(matches, row))
    return Fit(matches.index.openings[row], matches.fit(row), (*weighed, *stated), changes)


def _weighed(matches: Matches, name: str, row: int) -> Reason:
    judged = matches.judged[name]
    levels = judged.levels if judged.share is None else judged.share
    level, is_said = int(levels[row]), bool(judged.is_said[row])
    met_at = matches.weights.criterion[name]["met_at"]
    verdict: Verdict = "unknown" if not is_said else "met" if level >= met_at else "unmet"
    return Reason(name, verdict, matches.weights.weight[name], SENTENCES[name](matches, row, verdict))


def _stated(matches: Matches, name: str, row: int) -> Reason:
    verdict = VERDICT[int(matches.verdicts[name][row])]
    if name == "place":
        return Reason(name, verdict, 0, _place(matches, row, verdict))
    return Reason(name, verdict, 0, Sentence(f"matching.{name}_{verdict}", {}))


def _title(matches: Matches, row: int, verdict: Verdict) -> Sentence:
    nearest = matches.judged["title"].nearest
    if nearest is None or not matches.candidate.titles:
        return Sentence("matching.title_unknown", {})
    return Sentence(f"matching.title_{verdict}", {"mine": matches.candidate.titles[int(nearest[row])]})


def _occupation(matches: Matches, row: int, verdict: Verdict) -> Sentence:
    asked = matches.index.openings[row].occupation
    if asked is None or verdict == "unknown":
        return Sentence("matching.occupation_unknown", {})
    is_mine = asked.noc in {mine.noc for mine in matches.candidate.occupations}
    name = "same" if is_mine else "near" if verdict == "met" else "other"
    return Sentence(f"matching.occupation_{name}", {"occupation": Named(asked.label, asked.label_fr)})


def _skills(matches: Matches, row: int, verdict: Verdict) -> Sentence:
    asked = asked_skills(matches, row)
    if not asked:
        return Sentence("matching.skills_unsaid", {})
    if not matches.candidate.skills:
        return Sentence("matching.skills_unknown", {"asked": _listed(asked)})
    missing = missing_skills(matches, row)
    held = [skill for skill in asked if skill not in missing]
    said = {"of": len(asked), "held": _listed(held), "missing": _listed(missing)}
    if not missing or not held:
        return Sentence(f"matching.skills_{'all' if held else 'none'}", {"n": len(asked), **said})
    return Sentence(f"matching.skills_{verdict}", {"n": len(held), **said})


def _listed(skills: Sequence[Skill]) -> Names:
    return Names(tuple(_named(skill) for skill in skills[:NAMED]), len(skills) - NAMED)


def _named(skill: Skill) -> Named:
    try:
        return Named(skill.label, label(skill.id, "fr"))
    except KeyError:  # read by another edition of the skill table
        return Named(skill.label)


def asked_skills(matches: Matches, row: int) -> tuple[Skill, ...]:
    """What the opening asks, each skill once."""
    return tuple(dict.fromkeys(matches.index.openings[row].skills))


def missing_skills(matches: Matches, row: int) -> list[Skill]:
    """What the opening asks and the candidate neither has nor implies, rarest first."""
    missing = [skill for skill in asked_skills(matches, row) if skill.id not in matches.held]
    return sorted(missing, key=lambda skill: (-rarity_of(skill.id), skill.id))


def _seniority(matches: Matches, row: int, verdict: Verdict) -> Sentence:
    opening, mine = matches.index.openings[row], matches.candidate.seniority
    if opening.seniority is None:
        return Sentence("matching.seniority_unsaid", {})
    level = Sentence(f"matching.level_{opening.seniority}", {})
    if mine is None:
        return Sentence("matching.seniority_unknown", {"level": level})
    apart = opening.seniority.rung - mine.rung
    where = "same" if not apart else "above" if apart > 0 else "below"
    return Sentence(f"matching.seniority_{where}", {"level": level, "n": abs(apart)})


def _language(matches: Matches, row: int, verdict: Verdict) -> Sentence:
    language = matches.index.openings[row].language
    if language not in {"en", "fr"}:
        return Sentence(f"matching.language_{'unknown' if language is None else 'other'}", {})
    return Sentence(
        f"matching.language_{verdict}", {"language": Sentence(f"matching.language_{language}", {})}
    )


def _place(matches: Matches, row: int, verdict: Verdict) -> Sentence:
    opening, terms = matches.index.openings[row], matches.terms
    near = [
        (km, place, centre)
        for place in opening.places
        for centre in terms.near
        if (km := place.km_to(centre)) is not None and km <= terms.within_km
    ]
    if near:
        km, place, centre = min(near, key=lambda found: found[0])
        return Sentence("matching.place_met", {"place": place.city, "km": round(km), "centre": centre.city})
    is_remote = verdict == "met" or matches.index.work_mode[row] == WORK_MODES.index("remote")
    return Sentence(f"matching.place_{'remote_' if is_remote else ''}{verdict}", {})


def _changes(matches: Matches, row: int) -> list[Change]:
    """The missing skills whose learning would lift this fit most; the sum is worked out, not guessed."""
    settings, weight = matches.weights.criterion["skills"], matches.weights.weight["skills"]
    other_criteria = int(matches.scores[row]) - weight * int(matches.judged["skills"].levels[row])
    asked = [skill.id for skill in asked_skills(matches, row)]
    changes = []
    for skill in missing_skills(matches, row)[:CHANGES]:
        level = skill_level(asked, with_skill(matches.held, skill.id, settings), settings)
        sentence = Sentence("matching.would_skill", {"skill": _named(skill)})
        changes.append(Change(skill, (other_criteria + weight * level) / (FULL * FULL), sentence))
    return changes


SENTENCES: dict[str, Callable[[Matches, int, Verdict], Sentence]] = {
    "title": _title,
    "occupation": _occupation,
    "skills": _skills,
    "seniority": _seniority,
    "language": _language,
}
