"""What is the answer in a few sentences, the first of which is the answer?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from gonorth.facts.words import Sentence, Sum
from gonorth.nouns import Money
from gonorth.pay.compare import Comparison

ROUGH = Decimal(1000)  # an answer that spans tens of thousands is said in thousands


def lead(found: Comparison) -> Iterator[Sentence]:
    """The range, whose pay it is, what leaves it open, and where an offer lies in it."""
    yield _range(found)
    yield from _partner(found)
    if found.is_low_open or found.is_high_open:
        is_both = found.is_low_open and found.is_high_open
        yield Sentence(f"pay.open_{'both' if is_both else 'low' if found.is_low_open else 'high'}", {})
    if found.question.offer and found.needed:
        yield _offer(found, found.question.offer)


def _range(found: Comparison) -> Sentence:
    asked = found.question
    mine = Sum(asked.pay.amount, asked.pay.currency)
    pay = Sentence("pay.two_pays", {"mine": mine, "partner": _sum(asked.partner)}) if asked.partner else mine
    said = {"pay": pay, "there": asked.there.at, "here": asked.here.at}
    low, high = (rounded(end, asked.here.currency) for end in (found.low, found.high))
    if low is None or high is None:
        return Sentence("pay.lead_none", said)
    return Sentence("pay.lead_one" if low == high else "pay.lead", {**said, "low": low, "high": high})


def _partner(found: Comparison) -> Iterator[Sentence]:
    asked = found.question
    if asked.partner_here:
        yield Sentence("pay.lead_partner_stated", {"partner": _sum(asked.partner_here)})
    elif asked.partner:
        yield Sentence("pay.lead_partner_share", {})
    if found.alone and None not in found.alone:
        low, high = (rounded(end, asked.here.currency) for end in found.alone)
        yield Sentence("pay.lead_alone", {"low": low, "high": high})


def _offer(found: Comparison, offer: Money) -> Sentence:
    """Above, within or below the range."""
    enough = sum(needed <= offer.amount for needed in found.needed)
    where = "above" if enough == len(found.needed) else "within" if enough else "below"
    said = {"offer": _sum(offer), "n": enough, "of": len(found.needed)}
    return Sentence(f"pay.offer_{where}", said)


def rounded(amount: Decimal | None, currency: str) -> Sum | None:
    """An amount as roughly as it is known."""
    if amount is None:
        return None
    step = ROUGH if amount >= 10 * ROUGH else ROUGH / 10
    return Sum((amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step, currency)


def _sum(money: Money | None) -> Sum | None:
    return Sum(money.amount, money.currency) if money else None
