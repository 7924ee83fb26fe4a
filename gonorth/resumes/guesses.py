"""Which skills may a résumé speak of without naming them? Its owner is asked, nothing is taken for granted.

Takes a draft and what was read of it; gives guesses, each with the words it was made from. Called by the
reader. Names of people, employers, schools and titles are no tales of skills.
"""

from __future__ import annotations

from collections.abc import Iterator

from gonorth.nouns import Candidate
from gonorth.reading.skill_guesses import SkillGuess, clauses, guess_skills
from gonorth.reading.skills import implied_by
from gonorth.resumes.draft import Draft
from gonorth.resumes.vocabulary import normal


def guesses_of(draft: Draft, candidate: Candidate) -> tuple[SkillGuess, ...]:
    """None of the skills that are named, or come with one that is."""
    known = {skill.id for skill in candidate.skills}
    known |= {implied for id in known for implied in implied_by(id)}
    return guess_skills(told(draft), known)


def told(draft: Draft) -> Iterator[str]:
    """The clauses from which skills are guessed."""
    names = [name for job in draft.jobs for name in (job.title, job.employer)]
    names += [study.institution for study in draft.studies]
    stated = [normal(name) for name in names if name]
    for said in draft.prose:
        for part in clauses(said.text):
            words = normal(part)
            if not any(words in name or name in words for name in stated) and _is_free(draft, part):
                yield part


def _is_free(draft: Draft, part: str) -> bool:
    """Whether nothing in it identifies."""
    return draft.identity.scrub(part) == " ".join(part.split())
