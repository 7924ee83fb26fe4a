"""What do things cost in a place, and what of it is not known?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, cast

from gonorth.facts.rulebook import rulebook
from gonorth.facts.words import Sentence
from gonorth.nouns import PERIODS_A_YEAR, Confidence

Market = Literal["newcomer", "occupied"]
# Rents that may stand side by side: those a newcomer meets, and those of everybody who rents already.
MARKETS: Mapping[Market, frozenset[str]] = {
    "newcomer": frozenset({"asking", "recent_movers"}),
    "occupied": frozenset({"occupied", "paid"}),
}


@dataclass(frozen=True, slots=True)
class Price:
    """One price, or (value None) one that is known to be missing."""

    place: str  # a metro, a jurisdiction or a country
    item: str
    value: Decimal | None
    currency: str
    per: str
    basis: str
    as_of: str
    source: str
    confidence: Confidence

    @property
    def yearly(self) -> Decimal | None:
        return None if self.value is None else self.value * PERIODS_A_YEAR[self.per]

    @property
    def measured(self) -> Sentence:
        """What was measured. Of rents that tenants pay, each country measures another thing."""
        country = f"_{'CA' if self.currency == 'CAD' else 'US'}" if self.basis == "occupied" else ""
        return Sentence(f"pay.basis_{self.basis}{country}", {})


@cache
def prices() -> tuple[Price, ...]:
    """Every price that ships, the missing ones included."""
    return tuple(_price(row.cells) for row in rulebook("money").rows("costs.csv"))


def _price(row: Mapping[str, str]) -> Price:
    value = Decimal(row["value"]) if row["value"] else None
    confidence = cast(Confidence, row["confidence"])
    return Price(
        row["place"],
        row["item"],
        value,
        row["currency"],
        row["per"],
        row["basis"],
        row["as_of"],
        row["source"],
        confidence,
    )


def find_price(places: tuple[str | None, ...], item: str, market: Market | None = None) -> Price | None:
    """The price of an item in the first of some places that has a row for it; None where none has."""
    allowed = MARKETS[market] if market else None
    rows = [row for row in prices() if row.item == item and (allowed is None or row.basis in allowed)]
    return next((row for place in places for row in rows if row.place == place), None)


def known_prices(item: str, market: Market) -> tuple[Price, ...]:
    """Every price of an item that is known, the lowest first."""
    known = [row for row in prices() if row.item == item and row.basis in MARKETS[market] and row.value]
    return tuple(sorted(known, key=lambda row: row.value or 0))
