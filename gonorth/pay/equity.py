"""What may a grant of shares be worth a year? Never part of a salary, and never sure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from gonorth.facts.words import Refusal
from gonorth.nouns import Money

MOST_YEARS = 10
EVEN = (Decimal(25), Decimal(25), Decimal(25), Decimal(25))  # the usual four years, a quarter each


@dataclass(frozen=True, slots=True)
class Grant:
    """Shares promised, at their value on the day of the grant; the percent of them that vests each year."""

    value: Money
    vesting: tuple[Decimal, ...] = EVEN
    cliff_months: int = 12  # nothing vests before

    def __post_init__(self) -> None:
        are_shares = all(share.is_finite() and share >= 0 for share in self.vesting)
        if not are_shares or len(self.vesting) > MOST_YEARS or sum(self.vesting) != 100:
            raise Refusal("pay.bad_vesting")

    @property
    def first_year(self) -> Decimal:
        vested = self.vesting[0] if self.cliff_months <= 12 else Decimal(0)
        return self.value.amount * vested / 100

    @property
    def steady(self) -> Decimal:
        """The mean of its years; after the last there is none unless it is renewed."""
        return self.value.amount / len(self.vesting)


@dataclass(frozen=True, slots=True)
class EquityValue:
    """A grant's first and mean year, before and after tax on top of the salary."""

    grant: Grant
    first_year: Decimal
    first_year_kept: Decimal
    steady: Decimal
    steady_kept: Decimal


def value_equity(grant: Grant, salary: Decimal, keeps: Callable[[Decimal], Decimal]) -> EquityValue:
    """What a grant adds to what a salary keeps: taxed as pay, at the margin, at the price of the grant."""

    def added(more: Decimal) -> Decimal:
        return keeps(salary + more) - keeps(salary)

    return EquityValue(grant, grant.first_year, added(grant.first_year), grant.steady, added(grant.steady))
