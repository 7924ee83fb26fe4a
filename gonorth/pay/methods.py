"""Which salary here keeps the standard of living there? One answer for each way of comparing prices."""

from __future__ import annotations

from collections.abc import Iterator

from gonorth.facts.words import Sentence
from gonorth.pay.basket import Pair, childcare_pair, health_pair, rents, yearly
from gonorth.pay.exchange import Rate
from gonorth.pay.ground import Ground, Method
from gonorth.pay.told import assumed, whose


def methods(ground: Ground) -> Iterator[Method]:
    """Every method there is ground for, from the roughest to the finest."""
    if ground.is_abroad:
        yield _at(ground, "exchange", ground.rate)
        yield _at(ground, "parity", ground.parity)
    else:
        yield _at(ground, "same", ground.rate)
    for market, pairs in rents(ground.question).items():
        for rent in pairs:
            yield from _priced(ground, market, rent)


def _at(ground: Ground, id: str, rate: Rate) -> Method:
    """All that is kept there, at one rate."""
    target = ground.converted(ground.there.net, rate)
    said = Sentence(f"pay.assumes_{id}", {"year": rate.as_of})
    return ground.method(id, Sentence(f"pay.method_{id}", {}), target, (said,), rate)


def _priced(ground: Ground, market: str, rent: Pair) -> Iterator[Method]:
    """With rent by itself, then with health cover, and child care where there is any."""
    health, care = health_pair(ground.question), childcare_pair(ground.question)
    bundles = {"rent": (rent,), "living": (rent, health)}
    if care and not care.missing:
        bundles["living_care"] = (rent, health, care)
    elif care and len(care.missing) == 1:
        known = "here" if care.missing == ("there",) else "there"
        bundles[f"care_{known}"] = (rent, health, care)
    name = f"{market}_{rent.stand_in.end}" if rent.stand_in else market
    for form, pairs in bundles.items():
        at = {"there": ground.question.there.at, "here": ground.question.here.at}
        sentence = Sentence(f"pay.method_{form}", {"rents": whose(market, rent.stand_in), **at})
        if found := _with(ground, f"{name}_{form}", sentence, pairs):
            yield found


def _with(ground: Ground, id: str, sentence: Sentence, pairs: tuple[Pair, ...]) -> Method | None:
    """Pairs at their own prices, the rest of what is kept at its purchasing power; None where the prices
    come to more than is kept there."""
    rest = ground.there.net - yearly(pair.there for pair in pairs)
    if rest < 0:
        return None
    target = ground.converted(rest, ground.parity) + yearly(pair.here for pair in pairs)
    return ground.method(id, sentence, target, assumed(ground, pairs), ground.parity, pairs)
