"""What do New York State and New York City take from a household's pay?"""

from __future__ import annotations

from decimal import Decimal

from gonorth.pay.brackets import ZERO, step_at
from gonorth.pay.household import Household
from gonorth.pay.lines import Line, Taken, of_state
from gonorth.pay.rules import Rules, rules_of


def new_york(year: int, fica: Rules, household: Household) -> Taken:
    rules = rules_of("usa", "new_york", year)
    tax = Line(state_tax(rules, household), (rules.basis,))
    insurances = ("disability_insurance", "family_leave")
    payroll = sum((_insurance(rules, name, pay) for name in insurances for pay in household.pays), ZERO)
    return of_state(tax, Line(payroll, tuple(rules.basis_of(name) for name in insurances)))


def new_york_city(year: int, fica: Rules, household: Household) -> Taken:
    state, city = rules_of("usa", "new_york", year), rules_of("usa", "new_york_city", year)
    tax = city_tax(city, household, taxable_income(state, household))
    taken = new_york(year, fica, household)
    return taken._replace(lines={**taken.lines, "local_tax": Line(tax, (city.basis,))})


def taxable_income(rules: Rules, household: Household) -> Decimal:
    return max(ZERO, household.income - rules[f"standard_deduction.{household.status}"])


def state_tax(rules: Rules, household: Household) -> Decimal:
    taxable = taxable_income(rules, household)
    tax = rules.brackets[f"income.{household.status}"].tax_on(taxable)
    tax += recapture(rules, household, taxable, tax)
    return max(ZERO, tax - _household_credit(rules, household))


def recapture(rules: Rules, household: Household, taxable: Decimal, tax: Decimal) -> Decimal:
    """What the lower rates saved, taken back from high incomes (Tax Law 601(d))."""
    income, start = household.income, rules["recapture.from"]
    if income > rules["recapture.flat_above"]:
        return taxable * rules.brackets[f"income.{household.status}"].rates[-1] - tax
    step = step_at(rules.steps[f"recapture.{household.status}"], taxable)
    if step is None or income <= start:
        return ZERO
    share = min(Decimal(1), (income - max(start, step["over"])) / rules["recapture.within"])
    return step["base"] + share * step["benefit"]


def city_tax(rules: Rules, household: Household, taxable: Decimal) -> Decimal:
    tax = rules.brackets[f"income.{household.status}"].tax_on(taxable)
    credits = _household_credit(rules, household) + _school_credit(rules, household, taxable)
    return max(ZERO, tax - credits)


def _school_credit(rules: Rules, household: Household, taxable: Decimal) -> Decimal:
    """The fixed part and the rate reduction, each lost whole above its own income."""
    income, status, credit = household.income, household.status, ZERO
    if income <= rules["school_credit.fixed_up_to"]:
        credit += rules[f"school_credit.fixed.{status}"]
    if income <= rules["school_credit.reduction_up_to"]:
        credit += rules.brackets[f"school_credit.reduction.{status}"].tax_on(taxable)
    return credit


def _household_credit(rules: Rules, household: Household) -> Decimal:
    step = step_at(rules.steps[f"household_credit.{household.status}"], household.income)
    return step["credit"] if step else ZERO


def _insurance(rules: Rules, name: str, pay: Decimal) -> Decimal:
    return min(rules[f"{name}.most"], pay * rules[f"{name}.rate"])
