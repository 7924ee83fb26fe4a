"""What is asked about points? The fields of a form to the profile of a candidate, and of a partner.

A partner answers the same questions: with an age they are a candidate too, and without one they count beside
the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gonorth.facts.points_shape import ABILITIES, CANADIAN_EDUCATION, EDUCATION
from gonorth.facts.words import Lang, Refusal, Sentence, say
from gonorth.immigration.language_tests import tests_known
from gonorth.immigration.points_profile import Profile, read_profile
from gonorth.web.candidate_form import Fields, Posted
from gonorth.web.forms.amounts import number_in
from gonorth.web.forms.labels import moving_fields
from gonorth.web.forms.points_named import refused

MINE, PARTNER = "", "spouse_"  # how the fields of the two begin
SPOUSE = ("", "coming", "staying", "citizen")
NUMBERS = ("age", "canadian_work", "foreign_work")
TICKS = ("certificate", "sibling", "nomination")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "education": EDUCATION,
    "canadian_education": CANADIAN_EDUCATION,
    "first_language": ("en", "fr"),
}
LANGUAGES = ("first", "second")
TESTED = ("test", *ABILITIES)
OWN = (*NUMBERS, *CHOICES, *TICKS, *(f"{language}_{part}" for language in LANGUAGES for part in TESTED))
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Line:
    """A field as a form shows it: chosen, ticked or typed."""

    name: str
    label: str
    typed: str
    choices: Choices = ()
    is_tick: bool = False
    problem: str = ""


@dataclass(frozen=True)
class Side:
    """The fields of one of the two."""

    lines: tuple[Line, ...]
    languages: tuple[tuple[str, tuple[Line, ...]], ...]  # each with its heading


@dataclass(frozen=True)
class PointsForm:
    """A profile as it was sent: None where nothing was, or where `problems` say why not."""

    profile: Profile | None
    partner: Profile | None  # a candidate of their own
    problems: dict[str, Sentence]
    typed: Mapping[str, str]

    @classmethod
    def of(cls, posted: Posted) -> PointsForm:
        fields = moving_fields(posted)
        typed = {name: fields.one(name) for name in (*OWN, *(PARTNER + name for name in OWN), "spouse")}
        if not any(typed[name] for name in OWN if name != "first_language"):
            if posted:
                fields.refuse("age", "no_points")
            return cls(None, None, fields.problems, typed)
        mine, partner = _values(fields, MINE), _values(fields, PARTNER)
        if typed["spouse"]:
            mine["spouse"] = _spouse(partner, typed["spouse"])
        profile = _read(fields, mine, MINE)
        is_candidate = typed["spouse"] == "coming" and "age" in partner
        other = _read(fields, partner, PARTNER) if is_candidate else None
        return cls(None if fields.problems else profile, other, fields.problems, typed)

    def side(self, start: str, lang: Lang) -> Side:
        languages = tuple(
            (
                say(f"moving.{each}_tested", lang),
                tuple(self._line(start, f"{each}_{part}", lang) for part in TESTED),
            )
            for each in LANGUAGES
        )
        return Side(tuple(self._line(start, name, lang) for name in (*NUMBERS, *CHOICES, *TICKS)), languages)

    def _line(self, start: str, name: str, lang: Lang) -> Line:
        label = say(f"moving.label_{name}", lang)
        problem = self.problems.get(start + name)
        return Line(
            start + name,
            label,
            self.typed[start + name],
            _choices(name, lang),
            name in TICKS,
            problem.say(lang) if problem else "",
        )


def _choices(name: str, lang: Lang) -> Choices:
    if name.endswith("_test"):
        return (
            ("", say("moving.test_levels", lang)),
            *((id, named.say(lang)) for id, named in tests_known()),
        )
    if name == "first_language":
        return tuple((value, say(f"points.language_{value}", lang)) for value in CHOICES[name])
    if name not in CHOICES:
        return ()
    key = "points." if name == "education" else "moving.canadian_education_"
    named = (
        (value, say(key + (value if name == "education" else value[0]), lang)) for value in CHOICES[name]
    )
    return (("", say("moving.not_said", lang)), *named)


def _values(fields: Fields, start: str) -> dict[str, Any]:
    """What was filled in, as a profile states it."""
    values: dict[str, Any] = {}
    for name in NUMBERS:
        if given := fields.one(start + name):
            values[name] = number_in(given)
    for name in CHOICES:
        if given := fields.one(start + name):
            values[name] = given
    values |= {name: True for name in TICKS if fields.one(start + name)}
    for language in LANGUAGES:
        if tested := _tested(fields, start, language):
            values[f"{language}_clb"] = tested
    return values


def _tested(fields: Fields, start: str, language: str) -> dict[str, Any]:
    """The four abilities, as levels or as scores of a test; nothing where none was filled in."""
    given = {ability: fields.one(f"{start}{language}_{ability}") for ability in ABILITIES}
    found: dict[str, Any] = {ability: number_in(value) for ability, value in given.items() if value}
    test = fields.one(f"{start}{language}_test")
    return {**found, **({"test": test} if test else {})} if found else {}


def _spouse(partner: Mapping[str, Any], stated: str) -> dict[str, Any]:
    counted = {"education": "education", "canadian_work": "canadian_work", "first_clb": "clb"}
    found = {name: partner[key] for key, name in counted.items() if key in partner}
    return found | {"accompanying": stated != "staying", "citizen_or_pr": stated == "citizen"}


def _read(fields: Fields, values: Mapping[str, Any], start: str) -> Profile | None:
    try:
        return read_profile(values)
    except Refusal as refusal:
        name, sentence = refused(refusal.sentence, start)
        fields.problems.setdefault(name, sentence)
        return None
