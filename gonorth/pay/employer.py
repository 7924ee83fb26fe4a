"""What does the law make a hire cost an employer, there and here, and what does one salary buy?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gonorth.facts.words import Exact, Refusal, Sentence, Sum
from gonorth.nouns import Money
from gonorth.pay.exchange import Rate
from gonorth.pay.rules import Basis, rules_of
from gonorth.pay.tax import EMPLOYER, assess
from gonorth.pay.where import Where

CENT = Decimal("0.01")
ONTARIO = "CA-ON"
MOST_PEOPLE = 100_000


@dataclass(frozen=True, slots=True)
class EmployerCost:
    """One hire's cost by law, a year, in the money of the place. Lines: `contributions` (pensions,
    insurances and payroll taxes that follow the person) and in Ontario `health_tax`."""

    where: Where
    salary: Decimal
    lines: Mapping[str, Decimal]
    bases: Mapping[str, tuple[Basis, ...]]  # of each line
    notes: tuple[Sentence, ...]  # what is assumed and what is left out

    @property
    def all_bases(self) -> tuple[Basis, ...]:
        return tuple(basis for bases in self.bases.values() for basis in bases)

    @property
    def total(self) -> Decimal:
        return self.salary + sum(self.lines.values())

    def total_in(self, currency: str, rate: Rate) -> Decimal:
        return rate.convert(self.total, self.where.currency, currency).quantize(CENT)


@dataclass(frozen=True, slots=True)
class OfficeCase:
    """So many people there against as many here, each cost in the money of its place."""

    people: int
    there: EmployerCost
    here: EmployerCost
    rate: Rate

    @property
    def cost_there(self) -> Decimal:
        return self.people * self.there.total

    @property
    def cost_here(self) -> Decimal:
        return self.people * self.here.total

    @property
    def saved(self) -> Decimal:
        """What the office here costs less, in the money of there; below zero where it costs more."""
        here = self.rate.convert(self.cost_here, self.here.where.currency, self.there.where.currency)
        return (self.cost_there - here).quantize(CENT)


def employer_cost(where: Where, salary: Money, year: int, payroll: Decimal | None = None) -> EmployerCost:
    """`payroll`: the firm's whole yearly payroll in Ontario, this hire included, on which its health tax
    depends; None: not said, and the tax is counted in full."""
    if salary.currency != where.currency:
        raise Refusal("pay.other_currency", currency=salary.currency, place=where.at, expected=where.currency)
    assessed = assess(where.jurisdiction, year, (salary.amount,))
    lines = {"contributions": assessed.employer_on_top}
    bases = {"contributions": assessed.bases[EMPLOYER]}
    notes = [Sentence(f"pay.employer_note_{where.country}", {})]
    if where.jurisdiction == ONTARIO:
        lines["health_tax"], bases["health_tax"], more = _ontario(salary.amount, year, payroll)
        notes += more
    else:
        notes.append(Sentence(f"pay.employer_left_out_{where.jurisdiction}", {}))
    return EmployerCost(where, salary.amount, lines, bases, tuple(notes))


def _ontario(
    salary: Decimal, year: int, payroll: Decimal | None
) -> tuple[Decimal, tuple[Basis, ...], list[Sentence]]:
    """Ontario's health tax on one hire, what it rests on, what is said of it and of workplace insurance."""
    rules = rules_of("canada", "employer", year)
    rate, exemption, lost_above = (
        rules[f"health_tax.{name}"] for name in ("rate", "exemption", "exemption_lost_above")
    )
    tax = rate * salary
    if payroll is not None:
        tax = rate * (payroll if payroll > lost_above else max(Decimal(0), payroll - exemption))
        tax *= salary / payroll
    sums = {"exemption": Sum(exemption, "CAD"), "lost_above": Sum(lost_above, "CAD")}
    told = "full" if payroll is None else "of_payroll"
    notes = [
        Sentence(f"pay.employer_health_tax_{told}", {**sums, "rate": percent(rate)}),
        Sentence("pay.employer_accidents", {"rate": percent(rules["workplace_insurance.rate"])}),
    ]
    return tax.quantize(CENT), (rules.basis_of("health_tax"),), notes


def percent(share: Decimal) -> Exact:
    return Exact((share * 100).normalize())


def hires_for(there: EmployerCost, here: EmployerCost, rate: Rate) -> Decimal:
    """How many hires here cost by law what one there does."""
    return (there.total_in(here.where.currency, rate) / here.total).quantize(CENT)


def office_case(
    people: int, there: tuple[Where, Money], here: tuple[Where, Money], year: int, rate: Rate
) -> OfficeCase:
    """The case for an office here: the same number of people, each at one salary, there and here."""
    if not 0 < people <= MOST_PEOPLE:
        raise Refusal("pay.not_people", most=MOST_PEOPLE)
    cost_there = employer_cost(*there, year)
    cost_here = employer_cost(*here, year, payroll=people * here[1].amount)
    return OfficeCase(people, cost_there, cost_here, rate)
