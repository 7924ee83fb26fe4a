"""What does a province take of one person's income?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from gonorth.pay.brackets import ZERO, step_at
from gonorth.pay.credits import after_credits, partner_amount
from gonorth.pay.earner import Earner
from gonorth.pay.rules import Rules


class Charge(NamedTuple):
    """The whole tax, what of it is surtax and health premium, and the blocks it leans on that stand apart."""

    tax: Decimal
    surtax: Decimal = ZERO
    health_premium: Decimal = ZERO
    leans_on: tuple[str, ...] = ()


class Province(NamedTuple):
    table: str
    charge: Callable[[Rules, Earner], Charge]


def ontario(rules: Rules, earner: Earner) -> Charge:
    tax = after_credits(rules, earner.net, _amounts(rules, earner))
    surtax = ontario_surtax(rules, tax)
    reduction = max(ZERO, 2 * rules["reduction"] - (tax + surtax))
    premium = ontario_health_premium(rules, earner.net)
    after_reduction = max(ZERO, tax + surtax - reduction)
    return Charge(after_reduction + premium, surtax, premium, _for_partner(rules, earner))


def ontario_surtax(rules: Rules, tax: Decimal) -> Decimal:
    return sum((max(ZERO, tax - step["over"]) * step["rate"] for step in rules.steps["surtax"]), ZERO)


def ontario_health_premium(rules: Rules, income: Decimal) -> Decimal:
    step = step_at(rules.steps["health_premium"], income)
    if step is None:
        return ZERO
    return min(step["max"], step["base"] + (income - step["over"]) * step["rate"])


def british_columbia(rules: Rules, earner: Earner) -> Charge:
    tax = after_credits(rules, earner.net, _amounts(rules, earner))
    lost = rules["reduction.rate"] * max(ZERO, earner.net - rules["reduction.from"])
    reduction = min(tax, max(ZERO, rules["reduction.max"] - lost))
    leans_on = ("reduction",) if reduction else ()
    return Charge(tax - reduction, leans_on=leans_on + _for_partner(rules, earner))


def alberta(rules: Rules, earner: Earner) -> Charge:
    credits = rules["credit_rate"] * _amounts(rules, earner)
    above = max(ZERO, credits - rules["supplemental_credit.from"])
    credits += above * rules["supplemental_credit.factor"]
    tax = max(ZERO, rules.brackets["income"].tax_on(earner.net) - credits)
    return Charge(tax, leans_on=_for_partner(rules, earner))


def quebec(rules: Rules, earner: Earner) -> Charge:
    """What a partner cannot use of the basic credit is the other's to use."""
    credit = rules["credit_rate"] * rules["basic_amount"]
    unused = max(ZERO, credit - _before_credit(rules, earner.partner)) if earner.partner else ZERO
    return Charge(max(ZERO, _before_credit(rules, earner) - credit - unused))


def _before_credit(rules: Rules, earner: Earner) -> Decimal:
    deducted = min(rules["worker_deduction.max"], rules["worker_deduction.rate"] * earner.pay)
    return rules.brackets["income"].tax_on(max(ZERO, earner.net - deducted))


def _amounts(rules: Rules, earner: Earner) -> Decimal:
    """The amounts that earn a credit."""
    of_pay = earner.pension.base + earner.insurance
    return rules["basic_amount"] + of_pay + partner_amount(rules, earner)


def _for_partner(rules: Rules, earner: Earner) -> tuple[str, ...]:
    return ("partner_amount",) if partner_amount(rules, earner) else ()


PROVINCES: Mapping[str, Province] = {
    "CA-ON": Province("ontario", ontario),
    "CA-BC": Province("british_columbia", british_columbia),
    "CA-AB": Province("alberta", alberta),
    "CA-QC": Province("quebec", quebec),
}
