"""What would I keep? Take-home there against here, and the salary that keeps my standard of living."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from gonorth.facts.rulebook import least_sure
from gonorth.facts.words import Sentence
from gonorth.nouns import Confidence
from gonorth.pay.equity import EquityValue, value_equity
from gonorth.pay.exchange import Rate, parity_on
from gonorth.pay.ground import Ground, Method
from gonorth.pay.leave import Leave, paid_leave
from gonorth.pay.methods import methods
from gonorth.pay.question import PayQuestion
from gonorth.pay.tax import Assessment, assess, not_modelled
from gonorth.pay.told import once
from gonorth.pay.turning import Turning, cent_step, turning_point
from gonorth.pay.unknown import Unknown, unknown

CARE_STEP = Decimal(1000)  # a month, in the money of there
OURS = ("moving", "savings", "benefits", "quality")  # of what no method counts


@dataclass(frozen=True, slots=True)
class Kept:
    """A salary here, before tax, and what the household keeps."""

    gross: Decimal
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything about one household's pay there and here, in the money of each place, a year."""

    question: PayQuestion
    rate: Rate
    parity: Rate
    there: Assessment
    same: Kept  # the same pay at the day's rate
    offer: Kept | None
    methods: tuple[Method, ...]
    unknown: tuple[Unknown, ...]
    care_step: Decimal | None  # what a thousand a month of child care there takes off the salary needed
    alone: tuple[Decimal | None, Decimal | None] | None  # both ends while a partner is not paid here
    turning: Turning
    cent_step: Decimal | None  # what a cent more on a US dollar adds, at the exchange rate
    equity: EquityValue | None
    leave_there: Leave
    leave_here: Leave
    not_modelled: tuple[Sentence, ...]
    today: date

    @property
    def needed(self) -> tuple[Decimal, ...]:
        return tuple(method.needed for method in self.methods if method.needed is not None)

    @property
    def low(self) -> Decimal | None:
        return min(self.needed, default=None)

    @property
    def high(self) -> Decimal | None:
        return max(self.needed, default=None)

    @property
    def is_low_open(self) -> bool:
        """Something that is missing could make it less."""
        return any(line.may_lower for line in self.unknown)

    @property
    def is_high_open(self) -> bool:
        return any(line.may_raise for line in self.unknown)

    @property
    def confidence(self) -> Confidence:
        return least_sure(*(method.confidence for method in self.methods))


def compare(question: PayQuestion, rate: Rate, today: date) -> Comparison:
    """Compare what a household keeps; OutOfDate where a year's taxes are not known."""
    there = assess(question.there.jurisdiction, question.year, question.earnings, question.status)
    ground = Ground(question, there, rate, parity_on(today))
    found = tuple(methods(ground))
    same = ground.converted(question.pay.amount, rate).quantize(Decimal("0.01"))
    lacking = tuple(unknown(question))
    return Comparison(
        question=question,
        rate=rate,
        parity=ground.parity,
        there=there,
        same=Kept(same, ground.assess_here(same)),
        offer=_offer(ground),
        methods=found,
        unknown=lacking,
        care_step=_care_step(ground, found),
        alone=_alone(ground, found),
        turning=turning_point(ground),
        cent_step=cent_step(ground),
        equity=_equity(question),
        leave_there=paid_leave(question.there.jurisdiction, question.year, question.pay.amount),
        leave_here=paid_leave(question.here.jurisdiction, question.year, same),
        not_modelled=_not_modelled(question),
        today=today,
    )


def _offer(ground: Ground) -> Kept | None:
    offer = ground.question.offer
    return Kept(offer.amount, ground.assess_here(offer.amount)) if offer else None


def _care_step(ground: Ground, found: tuple[Method, ...]) -> Decimal | None:
    """How far the first priced method falls for every thousand a month that child care there may cost."""
    priced = next((method for method in found if _lacks_care_there(method)), None)
    if priced is None or priced.needed is None:
        return None
    less = ground.needed(priced.target - ground.converted(12 * CARE_STEP, ground.parity))
    return None if less is None else priced.needed - less


def _lacks_care_there(method: Method) -> bool:
    return any(pair.item == "childcare" and pair.missing == ("there",) for pair in method.pairs)


def _alone(ground: Ground, found: tuple[Method, ...]) -> tuple[Decimal | None, Decimal | None] | None:
    """The two ends of what is needed here while a partner is not paid; None where that is not in question."""
    if ground.question.partner is None or ground.question.partner_here is not None:
        return None
    alone = replace(ground, question=replace(ground.question, partner=None, status="joint"))
    targets = [method.target for method in found]
    return alone.needed(min(targets)), alone.needed(max(targets))


def _equity(question: PayQuestion) -> EquityValue | None:
    if question.equity is None:
        return None

    def keeps(mine: Decimal) -> Decimal:
        earnings = (mine, *question.earnings[1:])
        return assess(question.there.jurisdiction, question.year, earnings, question.status).net

    return value_equity(question.equity, question.pay.amount, keeps)


def _not_modelled(question: PayQuestion) -> tuple[Sentence, ...]:
    ours = (Sentence(f"pay.not_modelled_{name}", {}) for name in OURS)
    taxes = (*not_modelled(question.there.jurisdiction), *not_modelled(question.here.jurisdiction))
    return once((*(each for each in taxes if not each.key.endswith("_employer")), *ours))


def keep_here(low: Decimal | None, high: Decimal | None, jurisdiction: str, year: int) -> tuple[Kept, ...]:
    """What one earner alone keeps of either end of an opening's pay, a year, in the money of the place."""
    ends = dict.fromkeys(end for end in (low, high) if end is not None)
    return tuple(Kept(end, assess(jurisdiction, year, (end,))) for end in ends)
