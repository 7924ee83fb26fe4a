"""What pay do these fields state? For the boards that send amounts, currency and period apart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from gonorth.boards.fields import amount, tidy
from gonorth.boards.terms import currency as currency_of
from gonorth.boards.terms import period as period_of
from gonorth.boards.terms import period_unsaid
from gonorth.nouns import Pay, Period


def pay_from(
    low: Any, high: Any, currency: Any, period: Any, cents: bool = False, said: Any = None
) -> Pay | None:
    """The pay in these fields, exactly; None where they state none or leave the period in doubt.

    `said` is other wording of the board's own to find a period in where its field is missing.
    """
    least, most = _money(low, cents), _money(high, cents)
    stated = [number for number in (least, most) if number is not None]
    every = _every(tidy(period), tidy(said), stated)
    if every is None:
        return None
    name, times = every
    ends = sorted(number * times for number in stated)
    code = currency_of(currency)
    raw = " ".join(filter(None, ("–".join(map(str, stated)), code, tidy(period))))
    return Pay(ends[0] if least else None, ends[-1] if most else None, code, name, raw)


def _money(value: Any, cents: bool) -> Decimal | None:
    number = amount(value)
    return number / 100 if number and cents else number


def _every(period: str | None, said: str | None, stated: Sequence[Decimal]) -> tuple[Period, Decimal] | None:
    if not stated:
        return None
    if period:
        return period_of(period)
    found = period_of(said) if said else None
    unsaid = period_unsaid(max(stated))
    return found or ((unsaid, Decimal(1)) if unsaid else None)


def widest(pays: Sequence[Pay], currency: str | None) -> Pay | None:
    """One range over all those stated, as boards sum them up themselves: those in the currency asked
    for where there are any, otherwise those paid as the first is."""
    if not pays:
        return None
    chosen = next((pay for pay in pays if pay.currency == currency), pays[0])
    alike = [pay for pay in pays if (pay.currency, pay.period) == (chosen.currency, chosen.period)]
    if len(alike) == 1:
        return chosen
    lows = [pay.low for pay in alike if pay.low is not None]
    highs = [pay.high for pay in alike if pay.high is not None]
    raw = "; ".join(dict.fromkeys(pay.raw for pay in alike))
    return Pay(min(lows, default=None), max(highs, default=None), chosen.currency, chosen.period, raw)
