"""What every board says of a posting, in one form, before any of it is understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from gonorth.boards.fields import text
from gonorth.facts.words import Sentence
from gonorth.nouns import Pay, Sponsorship, WorkMode


class Unreadable(Exception):
    """A record that gives no opening, and why. `intended` where the board itself wants it left out."""

    def __init__(self, key: str, intended: bool = False, **values: Any) -> None:
        super().__init__(key)
        self.sentence = Sentence(key, values)
        self.kind: Literal["error", "intended"] = "intended" if intended else "error"


@dataclass(frozen=True, slots=True)
class Spoiled:
    """Stands where a record should be that could not even be parsed."""

    reason: Unreadable


@dataclass(frozen=True, slots=True)
class Where:
    """One location of a posting: as written, and as fields where the board sends fields."""

    text: str = ""
    city: str | None = None
    region: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    title: str  # exactly the board's
    id: str | None = None  # the board's own; None where it gives none
    board: str | None = None  # which of the system's boards, as its address says
    employer: str | None = None
    where: tuple[Where, ...] = ()  # the main location first
    if_nowhere: tuple[Where, ...] = ()  # looked at only where the locations above say nothing
    country: str | None = None  # what the payload hints at, to settle which London is meant
    work_mode: WorkMode = "unknown"
    remote_within: tuple[str, ...] = ()  # countries, as written
    pay: tuple[Pay, ...] = ()  # sent as fields
    pay_text: str | None = None
    description: str = ""  # HTML or plain
    url: str = ""
    department: str | None = None
    requisition: str | None = None
    employment_type: str | None = None
    language: str | None = None
    posted_on: date | None = None
    updated_at: datetime | None = None
    sponsorship: Sponsorship = "unknown"


def title_of(value: Any) -> str:
    """The title, untouched: a posting without one is no posting."""
    title = text(value)
    if title is None:
        raise Unreadable("boards.no_title")
    return title
