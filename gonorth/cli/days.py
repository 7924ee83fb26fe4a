"""The one clock: every other room is told what day it is."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime


def today() -> date:
    return datetime.now(UTC).date()


def as_day(text: str) -> date:
    """An argument such as 2026-11-21."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-11-21") from None
