"""Which skills there are, and every way to write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice

from ahocorasick_rs import AhoCorasick, MatchKind

from gonorth.facts.tables import read_rows, read_toml
from gonorth.nouns import Skill
from gonorth.reading.skill_folding import spellings

HAND, DERIVED = "taxonomies/skills_by_hand.csv", "taxonomies/skills_derived.csv"
AMBIGUOUS = "taxonomies/skills_ambiguous.csv"


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """What a way to write a skill asks of its surroundings, because it also means something else."""

    written: str  # as a skill
    in_any_case: bool  # or in capitals, or in lower case
    needs: str  # a kind of evidence, see [strength] in skills_evidence.toml
    is_firm: bool  # also the name of an employer
    not_before: frozenset[str]  # words that never come just before it, nor after it, as a skill
    not_after: frozenset[str]
    beside: frozenset[str]  # skills one of which stands in the same list


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run of words may mean."""

    skill: Skill
    kind: str
    ambiguity: Ambiguity | None


@dataclass(frozen=True)
class Dictionary:
    skills: Mapping[str, Skill]
    french: Mapping[str, str]  # id to name, where French has its own
    names: tuple[str, ...]  # every way to write a skill, folded, after the space that begins a word
    readings: tuple[Reading, ...]  # what each name means
    places: Mapping[str, int]  # of each name among the names
    automaton: AhoCorasick  # finds the names in a folded text, the longest of those that begin together
    is_word: tuple[bool, ...]  # whether a name is a single word


@cache
def labelled() -> tuple[Mapping[str, Skill], Mapping[str, str]]:
    """Every skill by its id, and its name where French has its own: what it takes to tell of a skill."""
    rows = skill_rows()
    skills = {row["id"]: Skill(row["id"], row["label"]) for row in rows}
    return skills, {row["id"]: row["label_fr"] for row in rows if row["label_fr"]}


@cache
def dictionary() -> Dictionary:
    skills, french = labelled()
    readings = _readings(skill_rows())
    names = tuple(readings)
    return Dictionary(
        skills=skills,
        french=french,
        names=names,
        readings=tuple(readings.values()),
        places={name: place for place, name in enumerate(names)},
        automaton=AhoCorasick(names, matchkind=MatchKind.LeftmostLongest),
        is_word=tuple(name.rfind(" ") == 0 for name in names),
    )


def _readings(rows: list[dict[str, str]]) -> dict[str, Reading]:
    """What each name means; the first row to have a name keeps it."""
    rules = _ambiguities()
    names = [names_of(row) for row in rows]
    spelled = iter(spellings(list(chain.from_iterable(names))))
    readings: dict[str, Reading] = {}
    for row, mine in zip(rows, names, strict=True):
        plain = Reading(Skill(row["id"], row["label"]), row["kind"], None)
        for name in islice(spelled, len(mine)):
            rule = rules.get(name)
            readings.setdefault(" " + name, replace(plain, ambiguity=rule) if rule else plain)
    return readings


@cache
def skill_rows() -> list[dict[str, str]]:
    """Of both tables, those by hand first."""
    return [*read_rows(HAND), *read_rows(DERIVED)]


def names_of(row: Mapping[str, str]) -> list[str]:
    """Every way to write a skill; a label with an explanation in brackets is for people only."""
    names = [name for name in (row["label"], row["label_fr"]) if name and not name.endswith(")")]
    return names + (row["aliases"].split("|") if row["aliases"] else [])


def _ambiguities() -> dict[str, Ambiguity]:
    rows = list(read_rows(AMBIGUOUS))
    rules = (
        Ambiguity(
            row["alias"],
            row["alias"].islower(),
            row["needs"],
            row["firm"] == "yes",
            _set(row["not_before"]),
            _set(row["not_after"]),
            _set(row["beside"]),
        )
        for row in rows
    )
    return dict(zip(spellings([row["alias"] for row in rows]), rules, strict=True))


def _set(cell: str) -> frozenset[str]:
    return frozenset(cell.split("|")) if cell else frozenset()


@cache
def implications() -> Mapping[str, tuple[str, ...]]:
    """From a skill to those it cannot be had without, near ones first."""
    implied: dict[str, tuple[str, ...]] = {}
    for row in read_rows("taxonomies/skills_implied.csv"):
        implied[row["id"]] = (*implied.get(row["id"], ()), row["implies"])
    return implied


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that announce a skill: among as many as `reach` before it, or among the next two."""

    reach: int
    before: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words around a name that tell what it means, and how much they weigh."""

    confidence: Mapping[str, float]
    strength: Mapping[str, int]
    cues: Mapping[str, Cues]  # by kind of skill
    firms_before: frozenset[str]
    just_before_a_firm: frozenset[str]
    just_after_a_firm: frozenset[str]
    what_a_firm_is: frozenset[str]
    often: int  # is the name of the firm that hires


@cache
def evidence() -> Evidence:
    table = read_toml("taxonomies/skills_evidence.toml")
    firms = table["firms"]
    cues = {
        kind: Cues(row["reach"], _words(row["before"]), _words(row["after"]))
        for kind, row in table["cues"].items()
    }
    return Evidence(
        confidence={name: float(value) for name, value in table["confidence"].items()},
        strength=table["strength"],
        cues={"certificate": cues["technology"], **cues},
        firms_before=_words(firms["before"]),
        just_before_a_firm=_words(firms["just_before"]),
        just_after_a_firm=_words(firms["just_after"]),
        what_a_firm_is=_words(firms["is"]),
        often=firms["often"],
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())
