"""What a person writes after an option, checked; and the one clock every other room is told by."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from gonorth.nouns import Money

_AMOUNT = re.compile(r"-?(\d{1,3}([,\s]\d{3})+|\d+)(\.\d+)?")


def today() -> date:
    return datetime.now(UTC).date()


def as_day(text: str) -> date:
    """An argument such as 2026-11-21."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-11-21") from None


def as_moment(text: str) -> datetime:
    """An argument such as 2026-11-21, the beginning of that day, or 2026-11-21T09:30; in UTC unless it says
    otherwise, and never to come."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        said = f"{text!r} is not a day or moment; write it as 2026-11-21 or 2026-11-21T09:30"
        raise argparse.ArgumentTypeError(said) from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment.year < 1990 or moment > datetime.now(UTC):
        raise argparse.ArgumentTypeError(f"{text!r} is not a moment that boards have been read at")
    return moment


def as_count(text: str) -> int:
    """A whole number from 1."""
    if not text.isdecimal() or not 0 < int(text) < 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def as_amount(text: str) -> Decimal:
    """An amount of money without its currency: 100000, 100,000.50 or 100 000."""
    if not _AMOUNT.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not an amount; write it as 100000")
    return Decimal(re.sub(r"[,\s]", "", text))


def as_money(text: str) -> Money:
    """An argument such as "CAD 120000"."""
    currency, _, amount = text.strip().partition(" ")
    try:
        if len(currency) != 3 or not currency.isalpha() or not 0 < Decimal(amount) < 10**9:
            raise InvalidOperation
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f'{text!r} is not pay; write it as "CAD 120000"') from None
    return Money(Decimal(amount), currency.upper())
