"""What is contributed on one person's pay: up to a ceiling, and to a pension plan between two?"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from gonorth.pay.brackets import ZERO
from gonorth.pay.rules import Rules


class Pension(NamedTuple):
    """A year's contributions to the Canada or the Quebec Pension Plan."""

    first: Decimal  # on pay from the exemption to the ceiling
    base: Decimal  # the part of it that earns a tax credit
    second: Decimal  # on pay between the two ceilings

    @property
    def deducted(self) -> Decimal:
        """What is deducted from income: everything that earns no credit."""
        return self.first - self.base + self.second


def pension(rules: Rules, plan: str, pay: Decimal) -> Pension:
    """The contributions to a plan, `cpp` or `qpp`."""
    ceiling = rules[f"{plan}.ceiling"]
    in_first = max(ZERO, min(pay, ceiling) - rules[f"{plan}.exemption"])
    in_second = max(ZERO, min(pay, rules[f"{plan}.second_ceiling"]) - ceiling)
    return Pension(
        in_first * rules[f"{plan}.rate"],
        in_first * rules[f"{plan}.base_rate"],
        in_second * rules[f"{plan}.second_rate"],
    )


def capped(rules: Rules, block: str, pay: Decimal, rate: str = "rate") -> Decimal:
    """A rate of pay up to a ceiling, both of a block of the rules."""
    return min(pay, rules[f"{block}.ceiling"]) * rules[f"{block}.{rate}"]
