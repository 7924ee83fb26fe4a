"""How is an amount of pay made into a figure? Its label and what it cannot tell are the sentences
`pay.figure_NAME` and `pay.figure_NAME_cannot_tell`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gonorth.facts.words import Lang, say
from gonorth.nouns import Confidence, Figure, Kind
from gonorth.pay.exchange import Rate
from gonorth.pay.jurisdictions import jurisdiction
from gonorth.pay.prices import Price
from gonorth.pay.tax import PARTS, Assessment
from gonorth.pay.where import place_name

STATED = "stated"  # Source.id of what was said in the question
# The lines of every place, in the order they are shown.
LINES = (
    *("federal_tax", "state_or_prov_tax", "surtax", "health_premium", "local_tax", "pension", "pension2"),
    *("ei_or_state_payroll", "qpip", "social_security", "medicare", "additional_medicare"),
)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes figures of one day in one language."""

    today: date
    lang: Lang

    def __call__(
        self,
        name: str,
        value: Decimal | None,
        currency: str,
        *,
        source: str,
        confidence: Confidence,
        id: str = "",
        per: str = "a_year",
        kind: Kind = "computed",
        as_of: str = "",
        cannot_tell: str | None = None,
        **values: Any,
    ) -> Figure:
        """The figure `name`; `id` tells several of one name apart, `values` go into its sentences."""
        unit = f"{currency} {say(f'pay.{per}', self.lang)}" if per else currency
        key = f"pay.figure_{name}"
        if cannot_tell is None:
            cannot_tell = say(f"{key}_cannot_tell", self.lang, **values)
        return Figure(
            id=f"{name}:{id}" if id else name,
            label=say(key, self.lang, **values),
            value=value,
            unit=unit,
            as_of=as_of or self.today.isoformat(),
            source=source,
            confidence=confidence,
            kind=kind,
            cannot_tell=cannot_tell,
        )

    def rate(self, name: str, rate: Rate, value: Decimal | None, kind: Kind = "evidence") -> Figure:
        """Canadian dollars for one US dollar, by a rate or another worked out from it."""
        unit = say("pay.for_one_usd", self.lang)
        return self(
            name,
            value,
            f"CAD {unit}",
            per="",
            source=rate.source,
            confidence=rate.confidence,
            kind=kind,
            as_of=rate.as_of,
        )

    def price(self, side: str, price: Price) -> Figure:
        """A price as it was read, or as the household stated it."""
        return self(
            f"price_{price.item}",
            price.value,
            price.currency,
            id=f"{side}:{price.basis}:{price.place}",
            per=f"a_{price.per}",
            source=price.source,
            confidence=price.confidence,
            kind=_kind(price),
            as_of=price.as_of,
            place=place_name(price.place),
            basis=price.measured,
        )

    def lines(self, side: str, assessed: Assessment) -> Iterable[Figure]:
        """What is taken from pay, line by line; some lines are parts of the one above."""
        for name in (name for name in LINES if name in assessed.lines):
            bases = assessed.bases[name]
            label = jurisdiction(assessed.jurisdiction).label(name).say(self.lang)
            yield Figure(
                id=f"{side}:{name}",
                label=say("tax.of_which", self.lang, name=label) if name in PARTS else label,
                value=assessed.lines[name],
                unit=f"{assessed.currency} {say('pay.a_year', self.lang)}",
                as_of=str(assessed.year),
                source=bases[0].source if bases else assessed.sources[0],
                confidence=max((basis.confidence for basis in bases), default="A"),
                kind="computed",
                cannot_tell=say("pay.figure_line_cannot_tell", self.lang),
            )


def _kind(price: Price) -> Kind:
    if price.source == STATED:
        return "claim"
    return "computed" if price.item == "health" else "evidence"
