"""The few words every room speaks. No room below this one; nothing here decides anything."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

WorkMode = Literal["onsite", "hybrid", "remote", "unknown"]
Period = Literal["hour", "day", "week", "month", "year"]
Sponsorship = Literal["offered", "refused", "unknown"]
# A: primary source read, or two independent ones agree. B: reliable secondary source.
# C: projected, recalled or disputed; shown as an estimate, decides nothing.
Confidence = Literal["A", "B", "C"]
Kind = Literal["evidence", "claim", "computed", "sample"]
Verdict = Literal["met", "unmet", "unknown"]


class Seniority(StrEnum):
    """Levels of a career; `rung` makes distances countable (a lead and a manager stand level)."""

    INTERN = "intern"
    JUNIOR = "junior"
    INTERMEDIATE = "intermediate"
    SENIOR = "senior"
    LEAD = "lead"
    STAFF = "staff"
    PRINCIPAL = "principal"
    MANAGER = "manager"
    DIRECTOR = "director"
    EXECUTIVE = "executive"

    @property
    def rung(self) -> int:
        return RUNGS[self]


RUNGS: Mapping[Seniority, int] = {
    Seniority.INTERN: 0,
    Seniority.JUNIOR: 1,
    Seniority.INTERMEDIATE: 2,
    Seniority.SENIOR: 3,
    Seniority.LEAD: 4,
    Seniority.STAFF: 4,
    Seniority.PRINCIPAL: 5,
    Seniority.MANAGER: 4,
    Seniority.DIRECTOR: 5,
    Seniority.EXECUTIVE: 6,
}


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str  # ISO 4217


@dataclass(frozen=True, slots=True)
class Place:
    """Where: as exact as it was written. `region` is the postal code of a province or state (ON, CA)
    in Canada and the United States, otherwise a name. Latitude and longitude in degrees."""

    city: str | None = None
    region: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    lat: float | None = None
    lon: float | None = None
    raw: str = ""

    def km_to(self, other: Place) -> float | None:
        """Great-circle distance in kilometres, or None where either point is not known."""
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return None
        here, there = math.radians(self.lat), math.radians(other.lat)
        apart = math.radians(other.lon - self.lon)
        chord = (
            math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(apart / 2) ** 2
        )
        return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))


@dataclass(frozen=True, slots=True)
class Occupation:
    noc: str  # NOC 2021 unit group, five digits
    label: str
    confidence: float  # 0 to 1: how sure the reading is
    label_fr: str | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    id: str
    label: str


# How many of each period make a year of full-time work (40 hours a week, 52 weeks).
PERIODS_A_YEAR: Mapping[str, int] = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay as written, `low` and `high` per `period`; either end may be open, never both."""

    low: Decimal | None
    high: Decimal | None
    currency: str | None  # ISO 4217; None where a bare "$" had no country to settle it
    period: Period
    raw: str

    @property
    def yearly_low(self) -> Decimal | None:
        return None if self.low is None else self.low * PERIODS_A_YEAR[self.period]

    @property
    def yearly_high(self) -> Decimal | None:
        return None if self.high is None else self.high * PERIODS_A_YEAR[self.period]


@dataclass(frozen=True, slots=True)
class Law:
    """What a posting says of what Ontario asks of it since 1 January 2026 (Employment Standards Act,
    Part III.1). True: it says so. False: it does not. None: there was no text to judge by.

    `canadian_experience` is True where Canadian experience is *required*, which the Act forbids.
    """

    pay_shown: bool | None = None
    ai_statement: bool | None = None
    vacancy_statement: bool | None = None
    canadian_experience: bool | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A posting as matching sees it. `title` is the board's own; everything else was read from it."""

    id: str  # system:board:number, the same on every read of the same posting
    system: str
    employer: str
    title: str
    occupation: Occupation | None = None
    seniority: Seniority | None = None
    places: tuple[Place, ...] = ()
    work_mode: WorkMode = "unknown"
    remote_within: tuple[str, ...] = ()  # ISO countries; empty: not stated
    pay: Pay | None = None
    skills: tuple[Skill, ...] = ()
    language: str | None = None  # ISO 639-1, of the posting
    posted_on: date | None = None
    updated_at: datetime | None = None
    url: str = ""
    employment_type: str | None = None
    sponsorship: Sponsorship = "unknown"
    law: Law = Law()
    department: str | None = None
    requisition: str | None = None  # the employer's job, of which this may be one of several posts
    years_asked: float | None = None
    description: str = ""  # plain text
    location: str = ""  # as the board writes it, also where no place could be read from it


@dataclass(frozen=True, slots=True)
class Education:
    institution: str | None
    degree: str | None
    field: str | None
    ended: int | None  # year


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person as matching sees them: no name, e-mail, telephone, nationality, age or photograph.

    Lists run from the most recent to the oldest.
    """

    titles: tuple[str, ...] = ()
    occupations: tuple[Occupation, ...] = ()
    skills: tuple[Skill, ...] = ()
    years: float | None = None  # of paid work, overlaps counted once
    seniority: Seniority | None = None
    languages: tuple[str, ...] = ()  # ISO 639-1
    places: tuple[Place, ...] = ()  # where the person lives or worked, current first
    education: tuple[Education, ...] = ()
    employers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What a person has *stated*: only this excludes an opening, and only where the opening states
    the opposite. Each default means "not stated"."""

    near: tuple[Place, ...] = ()
    within_km: float = 50.0
    remote_from: str | None = None  # ISO country a remote job must be open to
    work_modes: frozenset[WorkMode] = frozenset()
    reservation_wage: Money | None = None  # a year
    hidden_from: frozenset[str] = frozenset()  # employers, as written
    needs_sponsorship: bool | None = None


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    name: str
    url: str | None = None
    as_of: str | None = None  # a year, a month or a day, as exact as it is known
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that may be shown: never without its unit, day, source, confidence and kind."""

    id: str
    label: str
    value: Decimal | int | float | None  # None: we do not know
    unit: str
    as_of: str
    source: str  # Source.id
    confidence: Confidence
    kind: Kind
    cannot_tell: str = ""  # what this figure does not say, in a sentence


def plain(value: Any) -> Any:
    """The JSON form of any noun. Decimals become numbers, days ISO strings, sets sorted lists."""
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is tuple or kind is list:
        return [plain(item) for item in value]
    if names := _names(kind):
        said = {name: plain(getattr(value, name)) for name in names}
        return _with_yearly(said, value) if kind is Pay else said
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


_AS_IT_IS = frozenset({str, int, float, bool, type(None)})  # most of what there is: looked for first


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a noun; none for what is no noun."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def noun_of(kind: Any, said: Any) -> Any:
    """What `plain` made of a noun, back again; `kind` is its type. Decimals must have been read as such."""
    if said is None:
        return None
    if parts := _types(kind):
        return kind(**{name: noun_of(part, said[name]) for name, part in parts.items()})
    origin, inside = get_origin(kind), get_args(kind)
    if origin is UnionType:  # of a type and None
        return noun_of(inside[0], said)
    if origin is tuple:
        return tuple(noun_of(inside[0], item) for item in said)
    if origin is Literal:
        return said
    return kind.fromisoformat(said) if kind in (date, datetime) else kind(said)


@cache
def _types(kind: Any) -> Mapping[str, Any]:
    """The fields of a noun, with what each is; none for what is no noun."""
    return get_type_hints(kind) if is_dataclass(kind) else {}


def _with_yearly(said: dict[str, Any], pay: Pay) -> dict[str, Any]:
    """What is said of pay, and of a year of it; what was written stays last."""
    raw = said.pop("raw")
    return said | {"yearly_low": plain(pay.yearly_low), "yearly_high": plain(pay.yearly_high), "raw": raw}
