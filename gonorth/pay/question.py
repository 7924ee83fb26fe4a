"""What does a household ask about pay there and here? What it states, and nothing that is guessed for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gonorth.facts.words import Refusal
from gonorth.nouns import Money
from gonorth.pay.equity import Grant
from gonorth.pay.tax import MOST, Status
from gonorth.pay.where import Where

MOST_CHILDREN = 12
Side = Literal["there", "here"]
Bedrooms = Literal[1, 2]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a household says it pays a month; None: not said, so what we know of the place is used."""

    rent_there: Money | None = None
    rent_here: Money | None = None
    childcare_there: Money | None = None  # for all children together
    childcare_here: Money | None = None


@dataclass(frozen=True, slots=True)
class PayQuestion:
    """Pay is a year's, before tax, in the money of its place."""

    pay: Money
    there: Where
    here: Where
    year: int
    status: Status = "single"
    partner: Money | None = None  # what a partner earns there
    partner_here: Money | None = None  # and would earn here; None: not known
    children: int = 0  # in child care all day
    offer: Money | None = None  # pay that is offered here
    equity: Grant | None = None
    stated: Stated = Stated()

    def __post_init__(self) -> None:
        for money, where in self._monies():
            _check(money, where)
        if not 0 <= self.children <= MOST_CHILDREN:
            raise Refusal("pay.too_many_children", most=MOST_CHILDREN)

    def place(self, side: Side) -> Where:
        return self.there if side == "there" else self.here

    @property
    def is_alone(self) -> bool:
        return self.partner is None and self.status == "single" and not self.children

    @property
    def bedrooms(self) -> Bedrooms:
        """One for a person alone, two for anybody else."""
        return 1 if self.is_alone else 2

    @property
    def earnings(self) -> tuple[Decimal, ...]:
        """What is earned there, mine first."""
        return (self.pay.amount, *([self.partner.amount] if self.partner else []))

    def earnings_here(self, mine: Decimal) -> tuple[Decimal, ...]:
        """What would be earned here with so much for me. A partner's pay that is not stated stands to mine
        as it does there."""
        if self.partner_here is not None:
            return (mine, self.partner_here.amount)
        if self.partner is None:
            return (mine,)
        return (mine, (mine * self.partner.amount / self.pay.amount).quantize(Decimal("0.01")))

    @property
    def most_here(self) -> int:
        """The highest pay here for me at which my partner's is still one we believe."""
        if self.partner is None or self.partner_here is not None:
            return MOST
        return int(MOST / max(Decimal(1), self.partner.amount / self.pay.amount))

    def _monies(self) -> list[tuple[Money | None, Where]]:
        grant = self.equity.value if self.equity else None
        there = (self.pay, self.partner, grant, self.stated.rent_there, self.stated.childcare_there)
        here = (self.partner_here, self.offer, self.stated.rent_here, self.stated.childcare_here)
        return [(money, self.there) for money in there] + [(money, self.here) for money in here]


def _check(money: Money | None, where: Where) -> None:
    """Pay and prices are in the money of the place they belong to."""
    if money is None:
        return
    if money.currency != where.currency:
        raise Refusal("pay.other_currency", currency=money.currency, place=where.at, expected=where.currency)
    if not money.amount.is_finite() or not 0 < money.amount <= MOST:
        raise Refusal("pay.not_pay", most=MOST)
