"""How is a way of comparing told: which rents, and what each price was taken to be?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gonorth.facts.words import Sentence, Sum
from gonorth.pay.basket import Pair, StandIn
from gonorth.pay.ground import Ground
from gonorth.pay.prices import Price
from gonorth.pay.where import area_at, place_name


def once(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Sentences in their order, each said once."""
    return tuple({sentence.key: sentence for sentence in sentences}.values())


def whose(market: str, stand_in: StandIn | None) -> Sentence:
    """Whose rents are meant, and what stands in for a missing one."""
    named = Sentence(f"pay.rents_{market}", {})
    if stand_in is None:
        return named
    return Sentence(f"pay.rents_{stand_in.end}", {"rents": named, "area": area_at(stand_in.area)})


def assumed(ground: Ground, pairs: tuple[Pair, ...]) -> tuple[Sentence, ...]:
    """What a method assumes, price by price."""
    rest = Sentence("pay.assumes_rest", {"year": ground.parity.as_of})
    said = [rest if ground.is_abroad else Sentence("pay.assumes_rest_same", {})]
    return (*said, *(sentence for pair in pairs for sentence in _of(ground, pair)))


def _of(ground: Ground, pair: Pair) -> Iterator[Sentence]:
    costs = {"there_cost": _sum(pair.there), "here_cost": _sum(pair.here)}
    said = {"there": ground.question.there.at, "here": ground.question.here.at, **costs}
    if pair.item == "health":
        yield Sentence("pay.assumes_health", said)
    elif pair.item == "childcare":
        lack = f"_{pair.missing[0]}_missing" if pair.missing else ""
        yield Sentence(f"pay.assumes_care{lack}", said)
    else:
        rooms = Sentence(f"pay.rooms_{ground.question.bedrooms}", {})
        bases = {"there_basis": pair.there.measured, "here_basis": pair.here.measured}
        monthly = {"there_rent": _sum(pair.there, 12), "here_rent": _sum(pair.here, 12)}
        said |= {**bases, **monthly, "rooms": rooms}
        if pair.stand_in is None:
            yield Sentence("pay.assumes_rents", said)
        else:
            side = "there" if pair.stand_in.price is pair.there else "here"
            place = place_name(pair.stand_in.price.place)
            yield Sentence(f"pay.assumes_rents_of_{side}", {**said, "place": place})


def _sum(price: Price, parts: int = 1) -> Sum | None:
    """What it costs a year, or a part of one."""
    return None if price.yearly is None else Sum(price.yearly / parts, price.currency)
