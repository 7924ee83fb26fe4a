"""Which prices are taken one by one for a household, there and here, and which of them are missing?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from gonorth.facts.rulebook import least_sure
from gonorth.nouns import Confidence, Money
from gonorth.pay.prices import MARKETS, Market, Price, find_price, known_prices
from gonorth.pay.question import PayQuestion, Side
from gonorth.pay.where import Where, is_within

End = Literal["lowest", "highest"]
STATED = "stated"  # the basis and Source.id of what a household says itself


@dataclass(frozen=True, slots=True)
class StandIn:
    """The lowest or the highest rent we know in a province or state, or else in a country."""

    end: End
    price: Price
    area: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing's price there and here, a year; None where it is missing."""

    item: str
    there: Price
    here: Price
    stand_in: StandIn | None = None  # for a rent that is missing

    @property
    def missing(self) -> tuple[Side, ...]:
        """The sides whose price is missing."""
        prices: tuple[tuple[Side, Price], ...] = (("there", self.there), ("here", self.here))
        return tuple(side for side, price in prices if price.value is None)

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(price.source for price in (self.there, self.here) if price.value is not None)

    @property
    def confidence(self) -> Confidence:
        return "C" if self.stand_in else least_sure(self.there.confidence, self.here.confidence)


def rents(question: PayQuestion) -> Mapping[str, tuple[Pair, ...]]:
    """Rent by market: known, or between two ends where one side is missing, or nothing. What is stated on
    both sides is the only one."""
    both = {market: rent_in(question, market) for market in MARKETS}
    if STATED == both["newcomer"].there.basis == both["newcomer"].here.basis:
        return {STATED: (both["newcomer"],)}
    return {market: _found(question, market, pair) for market, pair in both.items()}


def _found(question: PayQuestion, market: Market, pair: Pair) -> tuple[Pair, ...]:
    """The pair itself where both sides are known, or one for each rent that stands in for a missing one."""
    if len(pair.missing) != 1:
        return () if pair.missing else (pair,)
    side = pair.missing[0]
    ends = _stand_ins(question.place(side), pair.item, market)
    return tuple(_standing_in(pair, side, each) for each in ends)


def _standing_in(pair: Pair, side: Side, other: StandIn) -> Pair:
    if side == "there":
        return replace(pair, there=other.price, stand_in=other)
    return replace(pair, here=other.price, stand_in=other)


def _stand_ins(where: Where, item: str, market: Market) -> tuple[StandIn, ...]:
    """The two ends of what is known near by; nothing where fewer than two are known in the whole country."""
    for area in (where.jurisdiction, where.country):
        known = [price for price in known_prices(item, market) if is_within(price.place, area)]
        if len(known) > 1:
            return StandIn("lowest", known[0], area), StandIn("highest", known[-1], area)
    return ()


def rent_in(question: PayQuestion, market: Market) -> Pair:
    """The rent of one market there and here, as stated or known, or missing."""
    item = f"rent_{question.bedrooms}br"
    stated = question.stated
    there = _stated(stated.rent_there, item, question.there)
    here = _stated(stated.rent_here, item, question.here)
    return Pair(
        item,
        there or _known(question.there, item, market),
        here or _known(question.here, item, market),
    )


def childcare_pair(question: PayQuestion) -> Pair | None:
    """Care of all the children that were named; None without any."""
    if not question.children:
        return None
    there = _stated(question.stated.childcare_there, "childcare", question.there)
    here = _stated(question.stated.childcare_here, "childcare", question.here)
    return Pair(
        "childcare",
        there or _times(_known(question.there, "childcare"), question.children),
        here or _times(_known(question.here, "childcare"), question.children),
    )


def health_pair(question: PayQuestion) -> Pair:
    """What health cover costs a household beyond its taxes: an employee's share of a premium, or nothing."""
    size = "single" if question.bedrooms == 1 else "family"
    return Pair("health", _health(question.there, size), _health(question.here, size))


def _health(where: Where, size: str) -> Price:
    premium = _known(where, f"health_premium_{size}")
    share = _known(where, f"health_share_{size}")
    if premium.value is None or share.value is None:
        return replace(premium, item="health")
    return replace(premium, item="health", value=premium.value * share.value / 100)


def _known(where: Where, item: str, market: Market | None = None) -> Price:
    """The price we know, or one that says it is missing."""
    found = find_price(where.places, item, market)
    missing = Price(where.metro or where.jurisdiction, item, None, where.currency, "month", "", "", "", "C")
    return found or missing


def _stated(money: Money | None, item: str, where: Where) -> Price | None:
    if money is None:
        return None
    place = where.metro or where.jurisdiction
    return Price(place, item, money.amount, money.currency, "month", STATED, "", STATED, "A")


def _times(price: Price, count: int) -> Price:
    return replace(price, value=None if price.value is None else price.value * count)


def yearly(prices: Iterator[Price]) -> Decimal:
    """The sum of known prices, a year."""
    return sum((price.yearly for price in prices if price.yearly is not None), Decimal(0))
