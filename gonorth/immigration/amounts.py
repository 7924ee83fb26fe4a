"""How long does a pathway take and what does it cost, as figures with their day and source?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gonorth.facts.words import Lang, money_range, say
from gonorth.immigration.pathways import Amount, Pathway
from gonorth.nouns import Figure

KINDS = ("time", "fee", "funds")
TIMES = ("days", "weeks", "months")


def figures(pathway: Pathway, kind: str, lang: Lang) -> tuple[Figure, ...]:
    """Of one of KINDS; a range is two figures, what is not known one without a value."""
    amounts = [amount for amount in pathway.amounts if amount.kind == kind]
    return tuple(
        figure
        for number, amount in enumerate(amounts, 1)
        for figure in _ends(f"{pathway.id}_{kind}_{number}", amount, lang)
    )


def _ends(id: str, amount: Amount, lang: Lang) -> Iterator[Figure]:
    label = say(f"pathways.label_{amount.kind}", lang, what=amount.what)
    if amount.low == amount.high:
        yield _figure(id, label, amount, amount.low, lang)
    else:
        yield _figure(f"{id}_from", say("pathways.at_least", lang, label=label), amount, amount.low, lang)
        yield _figure(f"{id}_to", say("pathways.at_most", lang, label=label), amount, amount.high, lang)


def _figure(id: str, label: str, amount: Amount, value: Decimal | None, lang: Lang) -> Figure:
    is_time = amount.unit in TIMES
    return Figure(
        id=id,
        label=label,
        value=value,
        unit=say(f"pathways.unit_{amount.unit}", lang) if is_time else amount.unit,
        as_of=amount.as_of,
        source=amount.source,
        confidence=amount.confidence,
        kind="claim" if amount.confidence == "C" else "evidence",
        cannot_tell=say(f"pathways.{amount.kind}_cannot_tell", lang),
    )


def written(amount: Amount, lang: Lang) -> str:
    """11–15 months; C$570; not known."""
    if amount.low is None or amount.high is None:
        return say("pathways.amount_unknown", lang)
    if amount.unit not in TIMES:
        return money_range(amount.low, amount.high, amount.unit, lang)
    high = say(f"pathways.amount_{amount.unit}", lang, n=amount.high)
    is_range = amount.low != amount.high
    return say("pathways.amount_range", lang, low=amount.low, high=high) if is_range else high


def priced(amount: Amount, lang: Lang) -> str:
    """The amount with what it is for, its day and how sure it is."""
    return say(
        f"pathways.amount_{amount.kind}",
        lang,
        written=written(amount, lang),
        what=amount.what,
        as_of=amount.as_of,
        confidence=amount.confidence,
    )
