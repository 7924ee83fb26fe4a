"""Who files one return in the United States, and what does each of them earn?"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from gonorth.pay.brackets import ZERO
from gonorth.pay.contributions import capped
from gonorth.pay.rules import Rules

Status = Literal["single", "joint"]


class Household(NamedTuple):
    pays: tuple[Decimal, ...]
    status: Status

    @property
    def income(self) -> Decimal:
        return sum(self.pays, ZERO)


def social_security(fica: Rules, pay: Decimal) -> Decimal:
    return capped(fica, "social_security", pay)


def medicare(fica: Rules, pay: Decimal) -> Decimal:
    return pay * fica["medicare.rate"]


def insured(fica: Rules, household: Household) -> Decimal:
    """Everyone's pay, each up to the social security ceiling, which some states use too."""
    return sum((min(pay, fica["social_security.ceiling"]) for pay in household.pays), ZERO)
