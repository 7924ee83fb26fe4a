"""Facts that change on a known day: weights, tax brackets, points grids, exchange rates.

A table is a list of editions. An edition starts on a day, names its source and holds until the
next one starts. We never guess: a day before the first edition, or after the day the table is
good through, is an error the reader will see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gonorth.nouns import Confidence


class OutOfDate(LookupError):
    """No edition of a table covers the day that was asked for."""


@dataclass(frozen=True)
class Edition:
    starts: date
    source: str
    confidence: Confidence
    values: Mapping[str, Any]


@dataclass(frozen=True)
class DatedTable:
    title: str
    good_through: date
    editions: tuple[Edition, ...]

    def on(self, day: date) -> Edition:
        """Return the edition in force on `day`; raise OutOfDate where none is known."""
        started = [edition for edition in self.editions if edition.starts <= day]
        if not started or day > self.good_through:
            first, last = self.editions[0].starts, self.good_through
            raise OutOfDate(f"{self.title}: known from {first} to {last}, not for {day}")
        return started[-1]


def dated_table(raw: Mapping[str, Any], path: str | Path) -> DatedTable:
    """The table a TOML document at `path` holds."""
    try:
        editions = tuple(_edition(row) for row in raw["edition"])
        table = DatedTable(raw["title"], raw["good_through"], editions)
    except (KeyError, TypeError) as missing:
        raise ValueError(
            f"{path}: a dated table needs title, good_through and editions; {missing} is missing"
        ) from None
    starts = [edition.starts for edition in editions]
    if not editions or starts != sorted(set(starts)):
        raise ValueError(f"{path}: editions must start on different days, oldest first")
    return table


def _edition(row: Mapping[str, Any]) -> Edition:
    known = {"starts", "source", "confidence"}
    values = {key: value for key, value in row.items() if key not in known}
    return Edition(row["starts"], row["source"], row["confidence"], values)
