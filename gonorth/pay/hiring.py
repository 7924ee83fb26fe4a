"""What does a comparison of pay mean to an employer: a hire there, one here, or an office of them here?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from gonorth.facts.words import Exact, Sentence, Sum, say
from gonorth.nouns import Figure, Money
from gonorth.pay.compare import Comparison
from gonorth.pay.employer import EmployerCost, OfficeCase, employer_cost, hires_for, office_case
from gonorth.pay.exchange import Rate
from gonorth.pay.figures import STATED, Maker
from gonorth.pay.rules import Basis
from gonorth.pay.told import once

LEFT_OUT = ("benefits", "office", "credits", "hiring", "equity")  # of what no statute sets


@dataclass(frozen=True, slots=True)
class EmployerSide:
    """One hire there; the same here, at the offer, or at either end of what keeps a standard of living."""

    there: EmployerCost
    here: tuple[EmployerCost, ...]
    offices: tuple[OfficeCase, ...]  # one for each hire here, where a number of people was given
    currency_here: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class SpokenHire:
    at: str
    salary: Figure
    lines: tuple[Figure, ...]
    total: Figure
    total_elsewhere: Figure  # in the money of the other place
    hires: Figure | None = None  # how many of these one hire there costs as much as


@dataclass(frozen=True, slots=True)
class SpokenEmployer:
    lead: tuple[str, ...]
    there: SpokenHire
    here: tuple[SpokenHire, ...]
    offices: tuple[Figure, ...]
    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    papers: str


def employer_side(
    found: Comparison, people: int | None = None, payroll: Decimal | None = None
) -> EmployerSide:
    """`people`: of an office here; `payroll`: the firm's yearly payroll in Ontario, for its health tax."""
    asked = found.question
    salaries = [asked.offer.amount] if asked.offer else sorted({found.low or 0, found.high or 0} - {0})
    here = [Money(Decimal(salary), asked.here.currency) for salary in salaries]
    offices = []
    if people is not None:
        there = (asked.there, asked.pay)
        offices = [office_case(people, there, (asked.here, each), asked.year, found.rate) for each in here]
    return EmployerSide(
        employer_cost(asked.there, asked.pay, asked.year, payroll),
        tuple(employer_cost(asked.here, salary, asked.year, payroll) for salary in here),
        tuple(offices),
        asked.here.currency,
        found.rate,
    )


def speak_employer(side: EmployerSide, make: Maker) -> SpokenEmployer:
    """Say an employer's side in a language."""
    lang, costs = make.lang, (side.there, *side.here)
    return SpokenEmployer(
        lead=tuple(sentence.say(lang) for sentence in _lead(side)),
        there=_hire(make, "there", side.there, side),
        here=tuple(_hire(make, f"here_{nth}", cost, side) for nth, cost in enumerate(side.here)),
        offices=tuple(_offices(make, side.offices)),
        notes=tuple(sentence.say(lang) for sentence in once(note for cost in costs for note in cost.notes)),
        left_out=tuple(say(f"pay.employer_without_{name}", lang) for name in LEFT_OUT),
        papers=say("pay.employer_papers", lang),
    )


def _lead(side: EmployerSide) -> Iterator[Sentence]:
    yield Sentence("pay.employer_lead_there", _costs(side.there))
    for cost in side.here:
        elsewhere = Sum(cost.total_in(side.there.where.currency, side.rate), side.there.where.currency)
        hires = Exact(hires_for(side.there, cost, side.rate))
        said = {"elsewhere": elsewhere, "hires": hires, "there": side.there.where.at}
        yield Sentence("pay.employer_lead_here", {**_costs(cost), **said})
    for office in side.offices:
        currency = office.there.where.currency
        case = {
            "n": office.people,
            "salary": Sum(office.here.salary, office.here.where.currency),
            "at": office.here.where.at,
            "there": Sum(office.cost_there, currency),
            "here": Sum(office.cost_there - office.saved, currency),
            "saved": Sum(abs(office.saved), currency),
        }
        yield Sentence(f"pay.employer_office_{'less' if office.saved >= 0 else 'more'}", case)


def _costs(cost: EmployerCost) -> dict[str, object]:
    salary, total = (Sum(amount, cost.where.currency) for amount in (cost.salary, cost.total))
    return {"salary": salary, "total": total, "at": cost.where.at}


def _hire(make: Maker, id: str, cost: EmployerCost, side: EmployerSide) -> SpokenHire:
    is_there = cost is side.there
    amount = _Amount(make, id, cost)
    other = side.currency_here if is_there else side.there.where.currency
    elsewhere, hires = cost.total_in(other, side.rate), hires_for(side.there, cost, side.rate)
    unit = say("pay.hires_unit", make.lang)
    both = (*side.there.all_bases, *cost.all_bases, _basis(side.rate))
    lines = (amount(f"employer_{name}", value, bases=cost.bases[name]) for name, value in cost.lines.items())
    return SpokenHire(
        at=cost.where.at.say(make.lang),
        salary=amount("employer_salary", cost.salary, bases=(Basis(STATED, "A"),)),
        lines=tuple(lines),
        total=amount("employer_total", cost.total),
        total_elsewhere=amount("employer_total_elsewhere", elsewhere, other, bases=both),
        hires=None if is_there else amount("employer_hires", hires, unit, "", both),
    )


@dataclass(frozen=True, slots=True)
class _Amount:
    """Makes the figures of one hire; each names the least sure of what it rests on."""

    make: Maker
    id: str
    cost: EmployerCost

    def __call__(
        self,
        name: str,
        value: Decimal,
        unit: str = "",
        per: str = "a_year",
        bases: tuple[Basis, ...] = (),
    ) -> Figure:
        least = max(bases or self.cost.all_bases, key=lambda basis: basis.confidence)
        return self.make(
            name,
            value,
            unit or self.cost.where.currency,
            id=self.id,
            per=per,
            source=least.source,
            confidence=least.confidence,
            at=self.cost.where.at,
        )


def _offices(make: Maker, offices: Iterable[OfficeCase]) -> Iterator[Figure]:
    for nth, office in enumerate(offices):
        currency = office.there.where.currency
        amount, there = _Amount(make, str(nth), office.here), office.there.all_bases
        both = (*there, *office.here.all_bases, _basis(office.rate))
        yield amount("office_there", office.cost_there, currency, bases=there)
        yield amount("office_here", office.cost_there - office.saved, currency, bases=both)
        yield amount("office_saved", office.saved, currency, bases=both)


def _basis(rate: Rate) -> Basis:
    return Basis(rate.source, rate.confidence)
