"""What is asked about papers and the move? The fields of a form to facts, each of which may be left open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gonorth.facts.words import Lang, Refusal, Sentence, say
from gonorth.immigration.checklist import checklist
from gonorth.immigration.couple import ABROAD, plan
from gonorth.immigration.facts_asked import Asked, Facts, facts_asked, facts_of
from gonorth.reading.places import country_code
from gonorth.web.candidate_form import Fields, Posted
from gonorth.web.forms.amounts import number_in
from gonorth.web.forms.labels import moving_fields, on_page

MINE, PARTNER = "fact_", "partner_fact_"  # how the fields of the two begin
YES_NO = {"yes": True, "no": False}
OFFER = {
    "job_offer",
    "job_noc",
    "job_teer",
    "job_salary_cad",
    "job_in_pilot_community",
    "employer_related_foreign_entity",
    "months_with_employer_last_36",
}
STATUS = {
    "canadian_citizen",
    "canadian_parent_or_grandparent",
    "permanent_resident",
    "days_in_canada_5y",
    "partner_status",
    "citizenships",
    "h1b_holder",
    "destination_province",
}


@dataclass(frozen=True)
class Field:
    """One question as a form shows it."""

    name: str
    kind: str
    ask: str
    choices: tuple[tuple[str, str], ...]  # value and words; none for a line
    typed: str
    problem: str

    @property
    def is_number(self) -> bool:
        return self.kind in ("count", "number", "noc")


@dataclass(frozen=True)
class Group:
    """Questions that go together."""

    name: str
    fields: tuple[Field, ...]

    @property
    def is_open(self) -> bool:
        """Shown unfolded: the first, and whatever was answered."""
        return self.name == "status" or any(field.typed for field in self.fields)


@dataclass(frozen=True)
class PapersForm:
    """Facts as they were sent; what cannot be used is a problem, and is not known."""

    facts: Facts
    partner: Facts | None  # None: nothing was told of a partner
    move_on: date | None
    problems: dict[str, Sentence]
    typed: Mapping[str, str]

    @classmethod
    def of(cls, posted: Posted, today: date) -> PapersForm:
        fields = moving_fields(posted)
        mine, partner = _facts(fields, MINE), _facts(fields, PARTNER)
        names = [start + id for start in (MINE, PARTNER) for id in facts_asked()]
        typed = {name: fields.one(name) for name in (*names, "move_on")}
        return cls(
            facts=mine,
            partner=_agreeing(fields, mine, _abroad(mine, partner), today) if partner.told else None,
            move_on=_arrival(fields, "move_on", today),
            problems=fields.problems,
            typed=typed,
        )

    def groups(self, lang: Lang, start: str = MINE) -> tuple[Group, ...]:
        """The questions of one of the two that papers hang on, those that go together by each other."""
        asked = [each for each in facts_asked().values() if each.use == "papers"]
        grouped: dict[str, list[Field]] = {"status": [], "offer": [], "work": []}
        for each in asked:
            grouped[_group(each.id)].append(self._field(each, start + each.id, lang))
        return tuple(Group(name, tuple(fields)) for name, fields in grouped.items())

    def few(self, lang: Lang, ids: Iterable[str]) -> tuple[Field, ...]:
        """Some of my questions, in the order they are asked."""
        return tuple(self._field(facts_asked()[id], MINE + id, lang) for id in ids)

    def _field(self, asked: Asked, name: str, lang: Lang) -> Field:
        problem = self.problems.get(name)
        values = tuple(YES_NO) if asked.kind == "yes_no" else asked.values
        named = ((value, _named(asked, value, lang)) for value in values)
        choices = (("", say("moving.not_said", lang)), *named) if values else ()
        said = problem.say(lang) if problem else ""
        return Field(name, asked.kind, asked.ask.say(lang), choices, self.typed[name], said)


def _group(id: str) -> str:
    return "status" if id in STATUS else "offer" if id in OFFER else "work"


def _named(asked: Asked, value: str, lang: Lang) -> str:
    start = "yes_no" if asked.kind == "yes_no" else asked.id
    return say(f"moving.{start}_{value}", lang)


def _facts(fields: Fields, start: str) -> Facts:
    """Each by itself, so that one that cannot be used costs no other."""
    told: dict[str, Any] = {}
    for id, asked in facts_asked().items():
        given = fields.one(start + id)
        if not given:
            continue
        value = READERS.get(asked.kind, _text)(given)
        try:
            facts_of({id: value})
            told[id] = value
        except Refusal:
            ends = {"given": given[:40], "least": asked.least, "most": asked.most}
            fields.refuse(start + id, f"bad_{asked.kind}", **ends)
    return _joined(fields, start, told)


def _joined(fields: Fields, start: str, told: Mapping[str, Any]) -> Facts:
    """All together; facts that deny one another are none."""
    try:
        return facts_of(told)
    except Refusal as refusal:
        fields.problems.setdefault(f"{start}citizenships", on_page(refusal.sentence))
        return Facts()


def _abroad(mine: Facts, partner: Facts) -> Facts:
    """A partner said to be neither citizen nor permanent resident is not asked whether they are."""
    if mine["partner_status"] not in ABROAD:
        return partner
    untold = (id for id in ("canadian_citizen", "permanent_resident") if partner[id] is None)
    return partner.given(**dict.fromkeys(untold, False))


def _agreeing(fields: Fields, mine: Facts, partner: Facts, today: date) -> Facts | None:
    """None, with a problem, where the two contradict each other."""
    try:
        plan(mine, partner, today)
        return partner
    except Refusal as refusal:
        fields.problems.setdefault(f"{MINE}partner_status", on_page(refusal.sentence))
        return None


def _arrival(fields: Fields, name: str, today: date) -> date | None:
    """None, with a problem, for a day nobody can plan for."""
    day = _day(fields, name)
    try:
        checklist(Facts(), None, day, today)
        return day
    except Refusal as refusal:
        fields.problems.setdefault(name, on_page(refusal.sentence))
        return None


def _day(fields: Fields, name: str) -> date | None:
    given = fields.one(name)
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        fields.refuse(name, "bad_day", given=given[:20])
        return None


def _countries(given: str) -> list[str]:
    parts = [part.strip() for part in given.replace(";", ",").split(",") if part.strip()]
    return [country_code(part) or part for part in parts]


def _text(given: str) -> str:
    return given


READERS: Mapping[str, Callable[[str], Any]] = {
    "yes_no": lambda given: YES_NO.get(given, given),
    "count": number_in,
    "number": number_in,
    "countries": _countries,
}
