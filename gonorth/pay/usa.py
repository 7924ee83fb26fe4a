"""What is taken from pay in the United States? A household files one return; each one's pay contributes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gonorth.pay.brackets import ZERO
from gonorth.pay.contributions import capped
from gonorth.pay.household import Household, Status, medicare, social_security
from gonorth.pay.lines import Line, Taken, added
from gonorth.pay.rules import Rules, rules_of
from gonorth.pay.states import STATES


def taken_in_usa(code: str, year: int, earnings: Sequence[Decimal], status: Status) -> Taken:
    """What is taken from a household of one earner or two, and what its employers pay."""
    federal, fica = rules_of("usa", "federal", year), rules_of("usa", "contributions", year)
    household = Household(tuple(earnings), status)
    state = STATES[code](year, fica, household)
    income_taxes = added((state.lines["state_or_prov_tax"], state.lines["local_tax"]))
    lines = {"federal_tax": federal_line(federal, household, income_taxes)}
    employer = added((_employer(fica, household), state.employer))
    return Taken(lines | dict(state.lines) | _fica(fica, household), employer)


def federal_line(rules: Rules, household: Household, local: Line) -> Line:
    """Federal tax after the better deduction; it rests on the local taxes where those are deducted."""
    standard = rules[f"standard_deduction.{household.status}"]
    itemised = min(local.amount, most_local_taxes(rules, household.income))
    tax = federal_tax(rules, household.status, household.income - max(standard, itemised))
    return Line(tax, (rules.basis, *(local.bases if itemised > standard else ())))


def federal_tax(rules: Rules, status: Status, taxable: Decimal) -> Decimal:
    return rules.brackets[f"income.{status}"].tax_on(max(ZERO, taxable))


def most_local_taxes(rules: Rules, income: Decimal) -> Decimal:
    """How much of the state and local taxes may be deducted: less, the higher the income."""
    above = max(ZERO, income - rules["local_taxes.reduced_from"])
    return max(rules["local_taxes.floor"], rules["local_taxes.cap"] - rules["local_taxes.reduced_by"] * above)


def _fica(rules: Rules, household: Household) -> dict[str, Line]:
    over = max(ZERO, household.income - rules[f"additional_medicare.over.{household.status}"])
    amounts = {
        "social_security": sum((social_security(rules, pay) for pay in household.pays), ZERO),
        "medicare": sum((medicare(rules, pay) for pay in household.pays), ZERO),
        "additional_medicare": over * rules["additional_medicare.rate"],
    }
    return {name: Line(amount, (rules.basis,)) for name, amount in amounts.items()}


def _employer(rules: Rules, household: Household) -> Line:
    """Social security and medicare again, and federal unemployment tax."""
    amount = ZERO
    for pay in household.pays:
        amount += social_security(rules, pay) + medicare(rules, pay) + capped(rules, "unemployment", pay)
    return Line(amount, (rules.basis, rules.basis_of("unemployment")))
