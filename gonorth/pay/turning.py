"""At which exchange rate would the answer change? What is kept here against what is kept there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from gonorth.facts.words import Exact, Sentence
from gonorth.pay.ground import Ground

LOWEST, HIGHEST = 1_0000, 2_0000  # ten-thousandths of a Canadian dollar for a US dollar: where we look
STEP = 10_000
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Turning:
    """`rate`: Canadian dollars for a US dollar; None: none between the two ends turns it, or none matters."""

    rate: Decimal | None
    sentence: Sentence


def turning_point(ground: Ground) -> Turning:
    """Where what is kept here comes to as much as what is kept there: of the offer, or of the same pay."""
    if not ground.is_abroad:
        return Turning(None, Sentence("pay.turning_same", {}))
    gain = _gain(ground)
    what = "offer" if ground.question.offer else "pay"
    way = "more" if gain(ground.rate.cad_per_usd) >= 0 else "less"
    said: dict[str, object] = {"there": ground.question.there.at, "here": ground.question.here.at}
    rate = _crossing(gain)
    if rate is not None:
        return Turning(rate, Sentence(f"pay.turning_{what}_{way}", {**said, "rate": Exact(rate)}))
    for name, end in (("lowest", LOWEST), ("highest", HIGHEST)):
        said[name] = Exact((Decimal(end) / STEP).quantize(CENT))
    return Turning(None, Sentence(f"pay.turning_none_{what}_{way}", said))


def cent_step(ground: Ground) -> Decimal | None:
    """What a cent more on a US dollar adds to the pay needed at the exchange rate; None in one currency."""
    if not ground.is_abroad:
        return None
    dearer = replace(ground.rate, cad_per_usd=ground.rate.cad_per_usd + CENT)
    now, then = (ground.needed(ground.converted(ground.there.net, by)) for by in (ground.rate, dearer))
    return None if now is None or then is None else then - now


def _gain(ground: Ground) -> Callable[[Decimal], Decimal]:
    """What is kept here beyond what is kept there, in the money of here, at a rate."""
    asked = ground.question
    offer = asked.offer

    def gain(cad_per_usd: Decimal) -> Decimal:
        at = replace(ground.rate, cad_per_usd=cad_per_usd)
        mine = offer.amount if offer else ground.converted(asked.pay.amount, at)
        return ground.assess_here(mine).net - ground.converted(ground.there.net, at)

    return gain


def _crossing(gain: Callable[[Decimal], Decimal]) -> Decimal | None:
    """The rate between the ends at which the gain changes sign, to a hundredth of a cent."""
    low, high = LOWEST, HIGHEST
    begins = gain(Decimal(low) / STEP) >= 0
    if (gain(Decimal(high) / STEP) >= 0) == begins:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if (gain(Decimal(middle) / STEP) >= 0) == begins:
            low = middle
        else:
            high = middle
    return Decimal(high) / STEP
