"""What was computed of a year's taxes, as figures that may be shown: with source, year and how sure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gonorth.facts.rulebook import least_sure
from gonorth.facts.words import Lang, say
from gonorth.nouns import Figure
from gonorth.pay.jurisdictions import jurisdiction
from gonorth.pay.rules import Basis
from gonorth.pay.tax import EMPLOYER, Assessment


def tax_figures(found: Assessment, lang: Lang) -> tuple[Figure, ...]:
    """Every line that takes something, what is left, and what the employer pays on top."""
    return tuple(_figures(found, lang))


def _figures(found: Assessment, lang: Lang) -> Iterator[Figure]:
    for name, amount in found.lines.items():
        if amount:
            yield _figure(found, name, amount, found.bases[name], lang)
    everything = tuple(basis for name in found.lines for basis in found.bases[name])
    yield _figure(found, "net", found.net, everything, lang)
    yield _figure(found, EMPLOYER, found.employer_on_top, found.bases[EMPLOYER], lang)


def _figure(found: Assessment, name: str, value: Decimal, bases: tuple[Basis, ...], lang: Lang) -> Figure:
    """A figure names the least sure of the sources it rests on."""
    confidence = least_sure(*(basis.confidence for basis in bases))
    return Figure(
        id=f"tax-{found.jurisdiction}-{found.year}-{name}",
        label=jurisdiction(found.jurisdiction).label(name).say(lang),
        value=value,
        unit=found.currency,
        as_of=str(found.year),
        source=next(basis.source for basis in bases if basis.confidence == confidence),
        confidence=confidence,
        kind="computed",
        cannot_tell=say("tax.figure_cannot_tell", lang),
    )
