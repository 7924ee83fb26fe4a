"""What is the tax on an income, at rates that each apply to a slice of it?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

ZERO = Decimal(0)


@dataclass(frozen=True)
class Brackets:
    """`rates[i]` applies to the income above `thresholds[i]`, up to the next threshold."""

    thresholds: tuple[Decimal, ...]  # ascending, the first is 0
    rates: tuple[Decimal, ...]

    def tax_on(self, income: Decimal) -> Decimal:
        """The tax on an income of zero or more."""
        nth = bisect_right(self.thresholds, income) - 1
        return self._below[nth] + (income - self.thresholds[nth]) * self.rates[nth]

    def rate_at(self, income: Decimal) -> Decimal:
        """What of one more dollar is taxed."""
        return self.rates[bisect_right(self.thresholds, income) - 1]

    @cached_property
    def _below(self) -> tuple[Decimal, ...]:
        """The tax on the income up to each threshold."""
        taxes = [ZERO]
        for (low, high), rate in zip(pairwise(self.thresholds), self.rates, strict=False):
            taxes.append(taxes[-1] + (high - low) * rate)
        return tuple(taxes)


def step_at(steps: Sequence[Mapping[str, Decimal]], amount: Decimal) -> Mapping[str, Decimal] | None:
    """The last step whose `over` the amount exceeds; None below the first."""
    reached = [step for step in steps if amount > step["over"]]
    return reached[-1] if reached else None
