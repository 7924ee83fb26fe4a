"""Which figures are due for another look?"""

from __future__ import annotations

from datetime import date

REVIEW_AFTER_YEARS = 5  # a fact older than this is shown with its date, and worth another look


def is_due(as_of: str, today: date) -> bool:
    """`as_of` is a year, a month or a day; of the last REVIEW_AFTER_YEARS years is not due."""
    return today.year - int(as_of[:4]) > REVIEW_AFTER_YEARS
