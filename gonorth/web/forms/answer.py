"""What is asked, and on what terms: the fields of the answer page to a question.

Nothing of it is kept. What was sent is read, answered and forgotten; the page sends all of it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gonorth.answer import Question
from gonorth.facts.region import Region
from gonorth.facts.words import Sentence
from gonorth.moving import Move
from gonorth.nouns import Candidate, Money, Place, Terms, WorkMode
from gonorth.reading.places import read_places
from gonorth.web.candidate_form import MOST, Fields, Posted, candidate_from
from gonorth.web.forms.amounts import read_amount
from gonorth.web.forms.papers import PapersForm
from gonorth.web.forms.pay import PayForm, city_of

FEW, MANY = 10, 30  # openings shown
FARTHEST = 20_000  # kilometres: there is no farther on this planet
CURRENCIES = ("CAD", "USD", "GBP", "EUR")
MODES: Mapping[str, frozenset[WorkMode]] = {
    "": frozenset(),
    "remote": frozenset({"remote"}),
    "office": frozenset({"onsite", "hybrid"}),
}


@dataclass(frozen=True)
class QuestionForm:
    """A question as it was sent; with `problems`, by field, it cannot be answered."""

    posted: Posted
    question: Question
    pay: PayForm
    papers: PapersForm
    problems: Mapping[str, Sentence]  # that leave nothing to answer; those of a move leave out its part alone
    notes: tuple[Sentence, ...]

    @classmethod
    def of(cls, posted: Posted, region: Region, today: date) -> QuestionForm:
        fields = Fields(posted)
        candidate = candidate_from(fields)
        if not _says_something(candidate) and not fields.problems:
            fields.refuse("title", "nothing")
        pay = PayForm.of(posted, city_of(region), today.year, _living(candidate))
        papers = PapersForm.of(posted, today)
        move = Move(pay.question, papers.facts, papers.partner, papers.move_on)
        question = Question(candidate, _terms(fields, region), MANY if fields.one("top") else FEW, move)
        return cls(posted, question, pay, papers, fields.problems, tuple(fields.notes))

    @property
    def every_problem(self) -> Mapping[str, Sentence]:
        return {**self.papers.problems, **self.pay.problems, **self.problems}


def _living(candidate: Candidate) -> str:
    """Where somebody lives, as they wrote it."""
    return candidate.places[0].raw if candidate.places else ""


def _says_something(candidate: Candidate) -> bool:
    return bool(candidate.titles or candidate.skills)


def _terms(fields: Fields, region: Region) -> Terms:
    """The region's own terms, changed by what is stated."""
    home = region.at_home
    near = _near(fields)
    return Terms(
        near=(near,) if near else home.near,
        within_km=_within(fields, home.within_km),
        remote_from=near.country if near else home.remote_from,
        work_modes=_modes(fields),
        reservation_wage=_pay_floor(fields, region.currency),
        hidden_from=_hidden(fields),
        needs_sponsorship=True if fields.one("sponsorship") else None,
    )


def _near(fields: Fields) -> Place | None:
    given = fields.one("near")
    if not given:
        return None
    place = next(iter(read_places(given).places), None)
    if place is None or place.lat is None:
        fields.refuse("near", "unknown_place", place=given[:80])
        return None
    return place


def _within(fields: Fields, usual: float) -> float:
    given = fields.one("within")
    if not given:
        return usual
    if not (given.isascii() and given.isdigit() and 1 <= int(given) <= FARTHEST):
        fields.refuse("within", "bad_distance", given=given[:20], most=FARTHEST)
        return usual
    return float(given)


def _modes(fields: Fields) -> frozenset[WorkMode]:
    given = fields.one("mode")
    if given not in MODES:
        fields.refuse("mode", "bad_choice")
    return MODES.get(given, frozenset())


def _pay_floor(fields: Fields, usual: str) -> Money | None:
    """The least a person would work for, a year."""
    currency = fields.one("currency") or usual
    if currency not in {*CURRENCIES, usual}:
        fields.refuse("currency", "bad_choice")
        return None
    amount = read_amount(fields, "pay_floor")
    return Money(amount, currency) if amount is not None else None


def _hidden(fields: Fields) -> frozenset[str]:
    typed = [name.strip() for name in fields.one("more_hidden").split(";")]
    names = [*fields.all("hide"), *filter(None, typed)]
    if len(names) > 2 * MOST["hide"]:
        fields.refuse("more_hidden", "too_many", most=MOST["hide"])
    return frozenset(names[: 2 * MOST["hide"]])
