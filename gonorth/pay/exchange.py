"""What is a US dollar worth in Canadian dollars on a day, and who says so?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

from gonorth.facts.rulebook import rulebook
from gonorth.facts.rules import FULL_DAY, decimal
from gonorth.facts.words import Refusal
from gonorth.nouns import Confidence

SERIES = ("exchange-daily.csv", "exchange-monthly.csv")  # the finer first
BELIEVED = (Decimal("0.5"), Decimal("2.5"))  # Canadian dollars for a US dollar; it never left 0.9 to 1.7
PARITY = "per_international_dollar"
VALET_SERIES = "FXUSDCAD"
MOST_BYTES = 100_000  # of an answer with one observation
FRESH_DAYS = 5  # a rate is published on business days; older than a long weekend, its age is said
_NUMBER = re.compile(r"[0-9]{1,3}\.[0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class Rate:
    """Canadian dollars for one US dollar: at the exchange, or where they buy as much (parity_on)."""

    cad_per_usd: Decimal
    as_of: str  # the day, month or year it is of
    source: str
    confidence: Confidence
    fetched_at: datetime | None = None  # None: it shipped with the program

    def convert(self, amount: Decimal, currency: str, to: str) -> Decimal:
        """An amount in the other dollar, unrounded."""
        if currency == to:
            return amount
        return amount * self.cad_per_usd if to == "CAD" else amount / self.cad_per_usd

    @property
    def last_day(self) -> date:
        """The last day it speaks of."""
        return _last_day(self.as_of)

    def days_old(self, today: date) -> int:
        return (today - self.last_day).days

    def is_fresh(self, today: date) -> bool:
        return self.days_old(today) <= FRESH_DAYS


def rate_on(today: date, fetched: Rate | None = None) -> Rate:
    """The newest rate known on a day, fetched or shipped; never one of a later day."""
    known = [rate for rate in (*([fetched] if fetched else []), *_shipped()) if rate.last_day <= today]
    if not known:
        raise Refusal("pay.no_rate", day=today)
    return max(known, key=lambda rate: rate.last_day)


def parity_on(today: date) -> Rate:
    """The Canadian dollars that buy what a US dollar buys, over all that is consumed: of the last whole year
    both countries are known for."""
    known: dict[str, dict[str, Mapping[str, str]]] = {}
    for row in rulebook("money").rows("ppp.csv"):
        if int(row.cells["as_of"]) < today.year:
            known.setdefault(row.cells["as_of"], {})[row.cells["country"]] = row.cells
    years = [year for year, countries in known.items() if len(countries) == 2]
    if not years:
        raise Refusal("pay.no_parity", day=today)
    canada, states = known[max(years)]["CA"], known[max(years)]["US"]
    ratio = Decimal(canada[PARITY]) / Decimal(states[PARITY])
    return Rate(ratio, max(years), canada["source"], cast(Confidence, canada["confidence"]))


def _shipped() -> Iterator[Rate]:
    for file in SERIES:
        for row in rulebook("money").rows(file):
            yield _row_rate(row.cells)


def _row_rate(row: Mapping[str, str]) -> Rate:
    confidence = cast(Confidence, row["confidence"])
    return Rate(Decimal(row["cad_per_usd"]), row["as_of"], row["source"], confidence)


def _last_day(as_of: str) -> date:
    if len(as_of) == 10:
        return date.fromisoformat(as_of)
    year, month = int(as_of[:4]), int(as_of[5:] or 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def read_valet(body: bytes, at: datetime) -> Rate:
    """The newest rate in an answer of the Bank of Canada's Valet; Refusal for anything else."""
    if len(body) > MOST_BYTES:
        raise Refusal("pay.valet_too_large")
    try:
        answer = json.loads(body.decode())
    except (ValueError, RecursionError):
        raise Refusal("pay.valet_no_json") from None
    found = [rate for row in _observations(answer) if (rate := _observed(row, at))]
    if not found:
        raise Refusal("pay.valet_no_rate", series=VALET_SERIES)
    return max(found, key=lambda rate: rate.last_day)


def _observations(answer: Any) -> list[Any]:
    rows = answer.get("observations") if isinstance(answer, dict) else None
    return rows if isinstance(rows, list) else []


def _observed(row: Any, at: datetime) -> Rate | None:
    """One observation: a day that has come, and a number in a text, such as "1.4064"."""
    held = row.get(VALET_SERIES) if isinstance(row, dict) else None
    value = held.get("v") if isinstance(held, dict) else None
    return _believed(row.get("d"), value, at) if held else None


def _believed(day: Any, value: Any, at: datetime) -> Rate | None:
    if not (isinstance(day, str) and isinstance(value, str) and _NUMBER.fullmatch(value)):
        return None
    number = decimal(value)
    if not FULL_DAY.holds(day) or number is None or not BELIEVED[0] <= number <= BELIEVED[1]:
        return None
    if date.fromisoformat(day) > at.date():
        return None
    return Rate(number, day, "boc-valet", "A", at)


def as_kept(rate: Rate) -> str:
    """A fetched rate as the text that is kept of it."""
    at = rate.fetched_at.isoformat() if rate.fetched_at else ""
    return json.dumps({"as_of": rate.as_of, "cad_per_usd": str(rate.cad_per_usd), "fetched_at": at})


def read_kept(text: str) -> Rate | None:
    """The rate of a kept text; None where it is damaged."""
    try:
        kept = json.loads(text)
        at = datetime.fromisoformat(kept["fetched_at"])
        return _believed(kept["as_of"], kept["cad_per_usd"], at if at.tzinfo else at.replace(tzinfo=UTC))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
