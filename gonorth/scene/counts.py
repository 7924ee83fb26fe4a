"""How many openings are here, at how many employers, and what do they pay?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

from gonorth.facts.employers import employer_key
from gonorth.facts.region import Region
from gonorth.nouns import Figure, Opening, Pay
from gonorth.scene.figures import Counter, share
from gonorth.scene.here import is_open_to

FEWEST = 5  # pays; a median of fewer says more of one employer than of the field


@dataclass(frozen=True)
class Counts:
    openings: Figure
    employers: Figure
    remote: Figure
    pay_shown: Figure
    pay_count: Figure
    pay_median: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(getattr(self, name) for name in self.__dataclass_fields__)


def counts(jobs: Sequence[Opening], region: Region, count: Counter, is_known: bool) -> Counts:
    """Count jobs that are here. Where nothing was read (`is_known` false) each value is None, not zero."""
    judged = [job for job in jobs if shows_pay(job) is not None]
    paid = [pay for job in jobs if (pay := yearly(job.pay, region.currency)) is not None]
    middle = median(paid).quantize(Decimal(1)) if len(paid) >= FEWEST else None
    said: dict[str, Any] = {
        "region": region.at[count.lang],
        "currency": region.currency,
        "n": len(paid),
        "fewest": FEWEST,
    }

    def of(name: str, value: Decimal | int | None) -> Figure:
        return count(name, value if is_known else None, **said, judged=len(judged))

    return Counts(
        openings=of("openings", len(jobs)),
        employers=of("employers", len({employer_key(job.employer) for job in jobs})),
        remote=of("remote", sum(is_open_to(job, region) for job in jobs)),
        pay_shown=of("pay_shown", share(sum(bool(shows_pay(job)) for job in judged), len(judged))),
        pay_count=of("pay_count", len(paid)),
        pay_median=of("pay_median", middle),
    )


def shows_pay(job: Opening) -> bool | None:
    """Whether the posting shows pay; None where there was no text to judge by."""
    return True if job.pay else job.law.pay_shown


def yearly(pay: Pay | None, currency: str) -> Decimal | None:
    """The middle of the yearly pay shown, if it is in `currency`: currencies are never mixed."""
    if pay is None or pay.currency != currency:
        return None
    ends = [end for end in (pay.yearly_low, pay.yearly_high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else None
