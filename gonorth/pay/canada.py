"""What is taken from pay in Canada? Each person is taxed alone; a partner with little income is a credit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gonorth.pay.brackets import ZERO
from gonorth.pay.contributions import capped
from gonorth.pay.credits import after_credits, basic_amount
from gonorth.pay.earner import Earner, couple, earner
from gonorth.pay.lines import Line, Taken, added, merged
from gonorth.pay.provinces import PROVINCES
from gonorth.pay.rules import Rules, rules_of

QUEBEC = "CA-QC"


class Law(NamedTuple):
    """The tables that the people of a province live under in a year."""

    code: str
    federal: Rules
    province: Rules
    contributions: Rules

    @property
    def in_quebec(self) -> bool:
        return self.code == QUEBEC


@cache
def law_of(code: str, year: int) -> Law:
    tables = ("federal", PROVINCES[code].table, "contributions")
    return Law(code, *(rules_of("canada", table, year) for table in tables))


def taken_in_canada(code: str, year: int, earnings: Sequence[Decimal], is_couple: bool) -> Taken:
    """What is taken from one earner or two; the only earner of a couple claims for a partner without pay."""
    law = law_of(code, year)
    earners = [earner(law.contributions, pay, law.in_quebec) for pay in earnings]
    lines = [_lines(law, person) for person in _claiming(law, earners, is_couple)]
    return Taken(merged(lines[: len(earners)]), added(_employer(law, person) for person in earners))


def _claiming(law: Law, earners: list[Earner], is_couple: bool) -> Sequence[Earner]:
    if not is_couple:
        return earners
    return couple(earners[0], earners[1] if earners[1:] else earner(law.contributions, ZERO, law.in_quebec))


def _lines(law: Law, person: Earner) -> dict[str, Line]:
    charge = PROVINCES[law.code].charge(law.province, person)
    of_province = (law.province.basis, *(law.province.basis_of(block) for block in charge.leans_on))
    of_pay = (law.contributions.basis,)
    return {
        "federal_tax": Line(federal_tax(law.federal, person, law.in_quebec), (law.federal.basis,)),
        "state_or_prov_tax": Line(charge.tax, of_province),
        "surtax": Line(charge.surtax, of_province),
        "health_premium": Line(charge.health_premium, of_province),
        "pension": Line(person.pension.first, of_pay),
        "pension2": Line(person.pension.second, of_pay),
        "ei_or_state_payroll": Line(person.insurance, of_pay),
        "qpip": Line(person.parental, of_pay),
    }


def federal_tax(rules: Rules, person: Earner, in_quebec: bool) -> Decimal:
    """One person's federal tax; Quebec's own programmes are paid for by an abatement of it."""
    basic = basic_amount(rules, person.net)
    amounts = basic + min(person.pay, rules["employment_amount"])
    amounts += person.pension.base + person.insurance + person.parental
    if person.partner is not None:
        amounts += max(ZERO, basic - person.partner.net)
    tax = after_credits(rules, person.net, amounts)
    return tax * (1 - rules["quebec_abatement"]) if in_quebec else tax


def _employer(law: Law, person: Earner) -> Line:
    """The pension contributions again, and more than the employee's of the insurances."""
    insurances = ("ei_quebec", "qpip") if law.in_quebec else ("ei",)
    amount = person.pension.first + person.pension.second
    for block in insurances:
        amount += capped(law.contributions, block, person.pay, "employer_rate")
    return Line(amount, (law.contributions.basis,))
