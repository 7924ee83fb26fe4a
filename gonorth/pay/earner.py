"""What does a person in Canada earn and contribute, and whom may they claim a credit for?"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from gonorth.pay.brackets import ZERO
from gonorth.pay.contributions import Pension, capped, pension
from gonorth.pay.rules import Rules


class Earner(NamedTuple):
    pay: Decimal
    pension: Pension
    insurance: Decimal  # employment insurance
    parental: Decimal  # parental insurance, in Quebec
    partner: Earner | None = None  # whose credit this person may claim: of a couple, the one with less

    @property
    def net(self) -> Decimal:
        """Net income, which with pay alone is taxable income too."""
        return self.pay - self.pension.deducted


def earner(contributions: Rules, pay: Decimal, in_quebec: bool) -> Earner:
    if in_quebec:
        insured, parental = (capped(contributions, block, pay) for block in ("ei_quebec", "qpip"))
        return Earner(pay, pension(contributions, "qpp", pay), insured, parental)
    return Earner(pay, pension(contributions, "cpp", pay), capped(contributions, "ei", pay), ZERO)


def couple(one: Earner, other: Earner) -> tuple[Earner, Earner]:
    """Of a couple, the one with more net income claims for the other."""
    if one.net >= other.net:
        return one._replace(partner=other), other
    return one, other._replace(partner=one)
