"""What do we not know that a household's answer needs? Named before anything is answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gonorth.facts.words import Sentence
from gonorth.pay.basket import childcare_pair, rent_in, rents
from gonorth.pay.prices import MARKETS, Price
from gonorth.pay.question import PayQuestion, Side

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
        sentence = Sentence("pay.unknown_childcare", _said(question, side, "childcare"))
        price: Price = getattr(pair, side)
        yield Unknown("childcare", sentence, price.source, side == "there", side == "here")


def _rents(question: PayQuestion) -> Iterator[Unknown]:
    """Either end is open where no rent is known but that of other places."""
    is_open = all(pair.stand_in for pairs in rents(question).values() for pair in pairs)
    for side in SIDES:
        for key, source in _missing_rents(question, side):
            sentence = Sentence(f"pay.{key}", _said(question, side, "rent"))
            yield Unknown("rent", sentence, source, is_open, is_open)


def _missing_rents(question: PayQuestion, side: Side) -> Iterator[tuple[str, str]]:
    """What is said of a side's missing rents, and where they would be found."""
    for market in MARKETS:
        pair = rent_in(question, market)
        price: Price = getattr(pair, side)
        if price.value is None and question.place(side).metro is None:
            yield "unknown_rents", ""
            return
        if price.value is None:
            yield f"unknown_{pair.item}_{market}", price.source


def _said(question: PayQuestion, side: Side, option: str) -> dict[str, object]:
    """Where it is missing, and what states it on the command line."""
    option = f"--{option}" if side == "there" else f"--{option}-here"
    return {"at": question.place(side).at, "option": option}
