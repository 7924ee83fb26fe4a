"""Which pay leaves a given sum after tax? The tax core read backwards."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

CENT = Decimal("0.01")


def least_gross(keeps: Callable[[Decimal], Decimal], wanted: Decimal, most: int) -> Decimal | None:
    """The whole dollars of pay of which at least `wanted` is kept, a dollar less not being enough; None where
    not even the most is.

    Bisection between fixed ends. Where more pay keeps less (a cliff), it finds one such sum on either side of
    it, and still never a lower one for a higher wish.
    """
    target = wanted.quantize(CENT)
    if keeps(Decimal(0)) >= target:
        return Decimal(0)
    low, high = 0, most
    if keeps(Decimal(high)) < target:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if keeps(Decimal(middle)) >= target:
            high = middle
        else:
            low = middle
    return Decimal(high)
