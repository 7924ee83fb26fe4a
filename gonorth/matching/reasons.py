"""Why this opening, in words, and what would change it.

Takes a row of `Matches`; gives a reason per criterion and per stated constraint, and the missing
skills that would lift the fit most, each with the fit it would give. Called for the shortlist only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gonorth.facts.words import Named, Sentence
from gonorth.matching.constraints import CONSTRAINTS, VERDICT
from gonorth.matching.criteria import CRITERIA, skill_level, with_skill
from gonorth.matching.index import WORK_MODES, trade
from gonorth.matching.ranker import FULL
from gonorth.matching.shortlist import Matches
from gonorth.matching.skill_reasons import missing_skills, named, skills_sentence
from gonorth.nouns import Opening, Skill, Verdict
from gonorth.reading.title_text import fold

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
    judged, titles = matches.judged["title"], matches.candidate.titles
    if judged.nearest is None or not titles:
        return Sentence("matching.title_unknown", {})
    if not judged.levels[row]:
        return Sentence("matching.title_none", {})
    place = int(judged.nearest[row])
    mine, theirs = titles[place], matches.index.openings[row].title
    is_same = fold(trade(mine)) == fold(trade(theirs))
    key = "same" if is_same else "earlier" if verdict == "met" and place else verdict
    return Sentence(f"matching.title_{key}", {"mine": mine})


def _occupation(matches: Matches, row: int, verdict: Verdict) -> Sentence:
    asked = matches.index.openings[row].occupation
    if asked is None or verdict == "unknown":
        return Sentence("matching.occupation_unknown", {})
    is_mine = asked.noc in {mine.noc for mine in matches.candidate.occupations}
    name = "same" if is_mine else "near" if verdict == "met" else "other"
    return Sentence(f"matching.occupation_{name}", {"occupation": Named(asked.label, asked.label_fr)})


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
    changes = []
    for skill in missing_skills(matches, row)[:CHANGES]:
        level = skill_level(matches.index, row, with_skill(matches.held, skill.id, settings), settings)
        sentence = Sentence("matching.would_skill", {"skill": named(skill)})
        changes.append(Change(skill, (other_criteria + weight * level) / (FULL * FULL), sentence))
    return changes


SENTENCES: dict[str, Callable[[Matches, int, Verdict], Sentence]] = {
    "title": _title,
    "occupation": _occupation,
    "skills": skills_sentence,
    "seniority": _seniority,
    "language": _language,
}
