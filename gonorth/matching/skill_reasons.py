"""Which of the skills an opening names does a person have, which come with those, and which are missing?

Takes a row of `Matches`; gives a sentence that names them, the most telling first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gonorth.facts.words import LANGS, Lang, Named, Names, Sentence, say
from gonorth.matching.rarity import rarity_of
from gonorth.matching.shortlist import Matches
from gonorth.nouns import Skill, Verdict
from gonorth.reading.skills import implied_by, label

NAMED = 6  # skills named in a sentence
NAMED_IMPLIED = 3


def skills_sentence(matches: Matches, row: int, verdict: Verdict) -> Sentence:
    asked, in_title = _asked(matches, row), matches.index.named_in_title(row)
    if not asked:
        return Sentence("matching.skills_unsaid", {})
    if not matches.candidate.skills:
        return Sentence("matching.skills_unknown", {"asked": _listed(asked, in_title)})
    missing = missing_skills(matches, row)
    held = [skill for skill in asked if skill.id in matches.held]
    said = {"of": len(asked), "held": _held(matches, held, in_title), "missing": _listed(missing, in_title)}
    if not missing or not held:
        return Sentence(f"matching.skills_{'all' if held else 'none'}", {"n": len(asked), **said})
    return Sentence(f"matching.skills_{verdict}", {"n": len(held), **said})


def missing_skills(matches: Matches, row: int) -> list[Skill]:
    """What the opening names and the candidate neither has nor implies, the most telling first."""
    return [skill for skill in _asked(matches, row) if skill.id not in matches.held]


def named(skill: Skill) -> Named:
    try:
        return Named(skill.label, label(skill.id, "fr"))
    except KeyError:  # read by another edition of the skill table
        return Named(skill.label)


def _asked(matches: Matches, row: int) -> list[Skill]:
    """Each skill once; what the title names before all others, then the rarest."""
    in_title = matches.index.named_in_title(row)

    def most_telling(skill: Skill) -> tuple[bool, int, str]:
        return skill.id not in in_title, -rarity_of(skill.id), skill.id

    return sorted(dict.fromkeys(matches.index.openings[row].skills), key=most_telling)


def _held(matches: Matches, held: Sequence[Skill], in_title: frozenset[str]) -> Named:
    """What is had itself, then what comes with it: "React, Redux; JavaScript comes with React"."""
    own = {skill.id for skill in matches.candidate.skills}
    implied = [(skill, through) for skill in held if (through := _through(matches, skill, own))]
    itself = [skill for skill in held if skill not in {skill for skill, _ in implied}]
    parts = [_listed(itself, in_title)] if itself else []
    return Named(*("; ".join([part.say(lang) for part in parts] + _implied(implied, lang)) for lang in LANGS))


def _through(matches: Matches, skill: Skill, own: Collection[str]) -> Skill | None:
    """What of the candidate's skills brings one that is not among them."""
    bringing = (mine for mine in matches.candidate.skills if skill.id in implied_by(mine.id))
    return None if skill.id in own else next(bringing, None)


def _implied(pairs: Sequence[tuple[Skill, Skill]], lang: Lang) -> list[str]:
    """JavaScript comes with React, CSS with Bootstrap +1; nothing where there is none."""
    said: list[str] = []
    for skill, through in pairs[:NAMED_IMPLIED]:
        key = "matching.and_with" if said else "matching.comes_with"
        said.append(say(key, lang, skill=named(skill), through=named(through)))
    more = len(pairs) - NAMED_IMPLIED
    return [", ".join(said) + (f" +{more}" if more > 0 else "")] if said else []


def _listed(skills: Sequence[Skill], in_title: frozenset[str]) -> Names:
    return Names(tuple(_marked(skill, in_title) for skill in skills[:NAMED]), len(skills) - NAMED)


def _marked(skill: Skill, in_title: frozenset[str]) -> Named:
    """The skill's name; what the title names is marked, for it is what the work is about."""
    if skill.id not in in_title:
        return named(skill)
    return Named(*(say("matching.in_title", lang, skill=named(skill)) for lang in LANGS))
