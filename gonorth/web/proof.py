"""What stands behind a sentence that has a number in it? Its source and day, for the mark beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gonorth.nouns import Confidence, Kind


@dataclass(frozen=True)
class Proof:
    """As much of a figure as its mark needs."""

    id: str
    as_of: str
    source: str
    confidence: Confidence
    kind: Kind = "evidence"


def proof(id: str, day: date | str, source: str, confidence: Confidence) -> Proof:
    """Of a rule: what is recalled or disputed is a claim."""
    as_of = day.isoformat() if isinstance(day, date) else day
    return Proof(id, as_of, source, confidence, "claim" if confidence == "C" else "evidence")
