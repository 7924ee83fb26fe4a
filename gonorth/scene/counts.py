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


@dataclass(frozen=True)
class Totals:
    """What jobs add up to, whatever the day and the language it is said in."""

    jobs: int = 0
    employers: int = 0
    remote: int = 0
    judged: int = 0  # whose text says whether pay is shown
    shown: int = 0  # of those, that show it
    paid: int = 0  # that show it in the region's currency
    median: Decimal | None = None  # of the middles of that pay; None of too few


def totals(jobs: Sequence[Opening], region: Region) -> Totals:
    judged = [shown for job in jobs if (shown := shows_pay(job)) is not None]
    paid = [pay for job in jobs if (pay := yearly(job.pay, region.currency)) is not None]
    return Totals(
        jobs=len(jobs),
        employers=len({employer_key(job.employer) for job in jobs}),
        remote=sum(is_open_to(job, region) for job in jobs),
        judged=len(judged),
        shown=sum(judged),
        paid=len(paid),
        median=median(paid).quantize(Decimal(1)) if len(paid) >= FEWEST else None,
    )


def counts(found: Totals, region: Region, count: Counter, is_known: bool) -> Counts:
    """Jobs that are here, as figures; where nothing was read (`is_known` false), None and not zero."""
    said: dict[str, Any] = {
        "region": region.at[count.lang],
        "currency": region.currency,
        "n": found.paid,
        "fewest": FEWEST,
    }

    def of(name: str, value: Decimal | int | None) -> Figure:
        return count(name, value if is_known else None, **said, judged=found.judged)

    return Counts(
        openings=of("openings", found.jobs),
        employers=of("employers", found.employers),
        remote=of("remote", found.remote),
        pay_shown=of("pay_shown", share(found.shown, found.judged)),
        pay_count=of("pay_count", found.paid),
        pay_median=of("pay_median", found.median),
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
