"""What is the tax on an income, at rates that each apply to a slice of it?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import NamedTuple

ZERO = Decimal(0)


class Brackets(NamedTuple):
    """`rates[i]` applies to the income above `thresholds[i]`, up to the next threshold."""

    thresholds: tuple[Decimal, ...]  # ascending, the first is 0
    rates: tuple[Decimal, ...]
    below: tuple[Decimal, ...]  # the tax on the income up to each threshold

    def tax_on(self, income: Decimal) -> Decimal:
        """The tax on an income of zero or more."""
        nth = bisect_right(self.thresholds, income) - 1
        return self.below[nth] + (income - self.thresholds[nth]) * self.rates[nth]


def brackets(thresholds: Iterable[Decimal | int], rates: Iterable[Decimal | int]) -> Brackets:
    starts, shares = tuple(map(Decimal, thresholds)), tuple(map(Decimal, rates))
    slices = ((high - low) * share for (low, high), share in zip(pairwise(starts), shares, strict=False))
    return Brackets(starts, shares, tuple(accumulate(slices, initial=ZERO)))


def step_at(steps: Sequence[Mapping[str, Decimal]], amount: Decimal) -> Mapping[str, Decimal] | None:
    """The last step whose `over` the amount exceeds; None below the first."""
    reached = [step for step in steps if amount > step["over"]]
    return reached[-1] if reached else None
