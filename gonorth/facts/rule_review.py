"""Which rules do we rest on, how old is our reading of each, and which is due for another?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gonorth.nouns import Confidence

STALE_AFTER_DAYS: Mapping[Confidence, int] = {"A": 365, "B": 120, "C": 30}


def is_due(checked: date | None, confidence: Confidence, today: date) -> bool:
    """What was never read again is always due."""
    return checked is None or (today - checked).days > STALE_AFTER_DAYS[confidence]
