"""Which figures does a comparison of pay show?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gonorth.facts.words import Sum
from gonorth.nouns import Figure
from gonorth.pay.compare import CARE_STEP, Comparison
from gonorth.pay.figures import STATED, Maker
from gonorth.pay.ground import Method
from gonorth.pay.leave import Leave
from gonorth.pay.tax import Assessment
from gonorth.pay.where import Where

CENT = Decimal("0.01")


def needed(make: Maker, found: Comparison, method: Method) -> Figure:
    """The salary needed here, by one method."""
    return _by(make, found, method, "needed", method.needed)


def worth(make: Maker, found: Comparison, method: Method) -> Figure:
    """What is kept there, in the money of here, by one method."""
    return _by(make, found, method, "worth", method.target.quantize(CENT))


def _by(make: Maker, found: Comparison, method: Method, name: str, amount: Decimal | None) -> Figure:
    """What a method's figure cannot tell is what the method assumes."""
    return make(
        name,
        amount,
        found.question.here.currency,
        id=method.id,
        source=method.sources[0] if method.sources else found.there.sources[0],
        confidence=method.confidence,
        cannot_tell=" ".join(sentence.say(make.lang) for sentence in method.assumptions),
        there=found.question.there.at,
        here=found.question.here.at,
        method=method.sentence,
    )


def ends(make: Maker, found: Comparison) -> Iterator[Figure]:
    """The lowest and the highest of what the methods say."""
    for name, end in (("needed_low", found.low), ("needed_high", found.high)):
        source = next((m.sources[0] for m in found.methods if m.needed == end and m.sources), "")
        yield make(
            name,
            end,
            found.question.here.currency,
            source=source or found.there.sources[0],
            confidence=found.confidence,
            at=found.question.here.at,
        )


def gross(make: Maker, side: str, assessed: Assessment, where: Where) -> Iterator[Figure]:
    """What each earner is paid before tax."""
    for nth, amount in enumerate(assessed.earnings):
        yield make(
            f"gross_{('mine', 'partner')[nth]}",
            amount,
            assessed.currency,
            id=side,
            source=STATED,
            confidence="A",
            kind="computed" if side == "same" else "claim",
            at=where.at,
        )


def kept(make: Maker, side: str, assessed: Assessment, where: Where) -> Figure:
    """What is left of it after tax."""
    return make(
        f"kept_{side}",
        assessed.net,
        assessed.currency,
        source=assessed.sources[0],
        confidence=assessed.confidence,
        at=where.at,
        year=str(assessed.year),
        n=len(assessed.earnings),
    )


def prices(make: Maker, found: Comparison) -> Iterator[Figure]:
    """Every price that some method took by itself, once."""
    shown: dict[str, Figure] = {}
    for pair in (pair for method in found.methods for pair in method.pairs):
        for side, price in (("there", pair.there), ("here", pair.here)):
            if price.value is not None:
                figure = make.price(side, price)
                shown.setdefault(figure.id, figure)
    yield from shown.values()


def rates(make: Maker, found: Comparison) -> tuple[Figure, Figure, Figure, Figure]:
    """The exchange rate, purchasing power parity, the rate at which the answer turns, what a cent moves."""
    return (
        make.rate("rate", found.rate, found.rate.cad_per_usd),
        make.rate("parity", found.parity, found.parity.cad_per_usd),
        make.rate("turning", found.rate, found.turning.rate, kind="computed"),
        make(
            "cent_step",
            found.cent_step,
            found.question.here.currency,
            source=found.rate.source,
            confidence=found.confidence,
            here=found.question.here.at,
        ),
    )


def household(make: Maker, found: Comparison) -> Iterator[Figure]:
    """Of more than one: a step of child care, what is needed while a partner is not paid, parental leave."""
    there, here = found.question.there, found.question.here
    if found.question.is_alone:
        return
    amounts = dict(zip(("alone_low", "alone_high"), found.alone or (), strict=False))
    if found.care_step is not None:
        amounts["care_step"] = found.care_step
    for name, amount in amounts.items():
        yield make(
            name,
            amount,
            here.currency,
            source=found.parity.source,
            confidence=found.confidence,
            step=Sum(CARE_STEP, there.currency),
            there=there.at,
            here=here.at,
        )
    yield _leave(make, "there", found.leave_there, there)
    yield _leave(make, "here", found.leave_here, here)


def _leave(make: Maker, side: str, leave: Leave, where: Where) -> Figure:
    form = "most" if leave.is_most else "paid" if leave.weeks else "none"
    return make(
        f"leave_{form}",
        leave.paid,
        where.currency,
        id=side,
        per="",
        source=leave.source,
        confidence=leave.confidence,
        n=leave.weeks,
        at=where.at,
    )


def equity(make: Maker, found: Comparison) -> Iterator[Figure]:
    """A grant's first and mean year, before tax and after: never part of a salary, and never sure."""
    if found.equity is None:
        return
    for name in ("first_year", "first_year_kept", "steady", "steady_kept"):
        amount = getattr(found.equity, name).quantize(CENT)
        currency = found.equity.grant.value.currency
        yield make(f"equity_{name}", amount, currency, source=STATED, confidence="C")
