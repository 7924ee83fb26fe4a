"""What does California take from a household's pay, and ask of its employers?"""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from gonorth.pay.brackets import ZERO
from gonorth.pay.contributions import capped
from gonorth.pay.household import Household, Status
from gonorth.pay.lines import Line, Taken, of_state
from gonorth.pay.rules import Rules, rules_of

PERSONS = {"single": 1, "joint": 2}


def california(year: int, fica: Rules, household: Household) -> Taken:
    rules = rules_of("usa", "california", year)
    tax = Line(california_tax(rules, household), (rules.basis,))
    insured = household.income * rules["disability_insurance.rate"]
    insurance = Line(insured, (rules.basis_of("disability_insurance"),))
    return of_state(tax, insurance, employer=_employer(rules, fica, household))


def california_tax(rules: Rules, household: Household) -> Decimal:
    status = household.status
    taxable = max(ZERO, household.income - rules[f"standard_deduction.{status}"])
    tax = rules.brackets[f"income.{status}"].tax_on(taxable)
    after_credit = max(ZERO, tax - exemption_credit(rules, status, household.income))
    return after_credit + max(ZERO, taxable - rules["mental_health.over"]) * rules["mental_health.rate"]


def exemption_credit(rules: Rules, status: Status, income: Decimal) -> Decimal:
    """Each person's credit, less for every step of income, or part of one, above the limit."""
    above = max(ZERO, income - rules[f"exemption_credit.from.{status}"])
    steps = (above / rules["exemption_credit.step"]).to_integral_value(ROUND_CEILING)
    lost = steps * rules["exemption_credit.less_each_step"]
    return PERSONS[status] * max(ZERO, rules["exemption_credit.each"] - lost)


def _employer(rules: Rules, fica: Rules, household: Household) -> Line:
    """Unemployment insurance, the training tax, and what federal unemployment tax costs more here."""
    amount = ZERO
    for pay in household.pays:
        amount += capped(rules, "employer", pay, "unemployment_rate")
        amount += capped(rules, "employer", pay, "training_rate")
        amount += min(pay, fica["unemployment.ceiling"]) * rules["federal_credit_reduction.rate"]
    return Line(amount, (rules.basis_of("employer"), rules.basis_of("federal_credit_reduction")))
