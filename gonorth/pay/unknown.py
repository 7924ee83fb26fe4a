"""What do we not know that a household's answer needs? Named before anything is answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gonorth.facts.words import Sentence
from gonorth.pay.basket import MARKETS, Side, childcare_pair, rent_pair, rent_pairs
from gonorth.pay.prices import Price
from gonorth.pay.question import PayQuestion
from gonorth.pay.where import Where

PRICE_LEVELS = "bea-rpp"
SIDES: tuple[Side, ...] = ("there", "here")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A price that is missing, and which ends of the range it leaves open."""

    item: str
    sentence: Sentence
    source: str = ""  # Source.id of where its figure would be found
    may_lower: bool = False
    may_raise: bool = False


def unknown(question: PayQuestion) -> Iterator[Unknown]:
    """The missing prices: child care first, then rents, then price levels."""
    yield from _care(question)
    yield from _rents(question)
    if question.there != question.here:
        places = {"there": question.there.at, "here": question.here.at}
        yield Unknown("price_level", Sentence("pay.unknown_price_level", places), PRICE_LEVELS)


def _care(question: PayQuestion) -> Iterator[Unknown]:
    """A fee we do not know there would lower the salary needed here, one here would raise it."""
    pair = childcare_pair(question)
    for side in pair.missing if pair else ():
        said = {"at": _where(question, side).at}
        price: Price = getattr(pair, side)
        sentence = Sentence(f"pay.unknown_childcare_{side}", said)
        yield Unknown("childcare", sentence, price.source, side == "there", side == "here")


def _rents(question: PayQuestion) -> Iterator[Unknown]:
    pairs = [pair for market in MARKETS for pair in rent_pairs(question, market)]
    is_open = all(pair.stand_in for pair in pairs)
    for side in SIDES:
        where = _where(question, side)
        if where.metro is None and side in rent_pair(question, MARKETS[0]).missing:
            yield _unknown_rent("pay.unknown_rents", where, side, is_open)
            continue
        for market in MARKETS:
            pair = rent_pair(question, market)
            if side in pair.missing:
                price: Price = getattr(pair, side)
                yield _unknown_rent(f"pay.unknown_{pair.item}_{market}", where, side, is_open, price.source)


def _unknown_rent(key: str, where: Where, side: Side, is_open: bool, source: str = "") -> Unknown:
    sentence = Sentence(key, {"at": where.at})
    return Unknown("rent", sentence, source, is_open, is_open)


def _where(question: PayQuestion, side: Side) -> Where:
    return question.there if side == "there" else question.here
