"""What does a state take from a household's pay, and ask of its employers?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from gonorth.pay.brackets import ZERO
from gonorth.pay.california import california
from gonorth.pay.household import Household, insured, medicare, social_security
from gonorth.pay.lines import Line, Taken, of_state
from gonorth.pay.new_york import new_york, new_york_city
from gonorth.pay.rules import Rules, rules_of


def massachusetts(year: int, fica: Rules, household: Household) -> Taken:
    rules = rules_of("usa", "massachusetts", year)
    tax = massachusetts_tax(rules, household, _contributions_deducted(rules, fica, household))
    payroll = Line(insured(fica, household) * rules["family_leave.rate"], (rules.basis_of("family_leave"),))
    return of_state(Line(tax, (rules.basis,)), payroll)


def _contributions_deducted(rules: Rules, fica: Rules, household: Household) -> Decimal:
    most = rules["contributions_deducted"]
    return sum((min(most, social_security(fica, pay) + medicare(fica, pay)) for pay in household.pays), ZERO)


def massachusetts_tax(rules: Rules, household: Household, deducted: Decimal) -> Decimal:
    income, status = household.income, household.status
    taxable = max(ZERO, income - deducted - rules[f"exemption.{status}"])
    tax = taxable * rules["rate"] + max(ZERO, taxable - rules["surtax.over"]) * rules["surtax.rate"]
    if income > rules[f"low_income.limited_up_to.{status}"]:
        return tax
    above = max(ZERO, income - rules[f"low_income.none_up_to.{status}"])
    return min(tax, above * rules["low_income.limited_rate"])


def washington(year: int, fica: Rules, household: Household) -> Taken:
    rules = rules_of("usa", "washington", year)
    leave = insured(fica, household) * rules["family_leave.rate"]
    care = household.income * rules["long_term_care.rate"]
    bases = (rules.basis_of("family_leave"), rules.basis_of("long_term_care"))
    return of_state(Line(ZERO, (rules.basis,)), Line(leave + care, tuple(dict.fromkeys(bases))))


def texas(year: int, fica: Rules, household: Household) -> Taken:
    nothing = Line(ZERO, (rules_of("usa", "texas", year).basis,))
    return of_state(nothing, nothing)


STATES: Mapping[str, Callable[[int, Rules, Household], Taken]] = {
    "US-CA": california,
    "US-WA": washington,
    "US-NY": new_york,
    "US-NYC": new_york_city,
    "US-MA": massachusetts,
    "US-TX": texas,
}
