"""What does a search ask for?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gonorth.nouns import Place, Seniority, WorkMode


@dataclass(frozen=True)
class Search:
    """What is asked. Several values of a filter are alternatives; several skills are all wanted."""

    words: str = ""
    fields: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()  # NOC 2021 unit groups
    skills: tuple[str, ...] = ()
    near: Place | None = None  # without coordinates: a province or a country as a whole
    within_km: float = 50.0
    remote_from: str | None = None  # ISO country; beside `near`, either will do
    work_modes: tuple[WorkMode, ...] = ()
    pay_at_least: int | None = None  # a year, in `currency`
    currency: str = "CAD"
    levels: tuple[Seniority, ...] = ()
    employers: tuple[str, ...] = ()
    hubs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    posted_within: int | None = None  # days up to `today`
    today: date = date.min
    with_unsaid: bool = False
    newest_first: bool = False
