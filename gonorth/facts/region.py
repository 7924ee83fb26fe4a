"""What is a region? Its name, its places and what is known of it, as a pack of data tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from gonorth.facts.corrections import Correction
from gonorth.facts.dated import DatedTable
from gonorth.facts.words import Lang, say
from gonorth.nouns import Candidate, Confidence, Figure, Kind, Place, Source, Terms

Texts = Mapping[Lang, str]  # the same words in each language


@dataclass(frozen=True)
class Fact:
    """One statement somebody made, with the number in it where there is one."""

    id: str
    subject: str
    statements: Texts
    value: Decimal | None
    units: Texts
    as_of: str  # a year, a month or a day: as exact as the source
    kind: Kind
    confidence: Confidence
    source: str
    subject_fr: str = ""  # empty: the subject's name is the same in French

    def about(self, lang: Lang) -> str:
        return self.subject_fr if lang == "fr" and self.subject_fr else self.subject

    def figure(self, lang: Lang) -> Figure:
        """The fact as a number that may be shown; its value is None where it is words alone."""
        cannot_tell = say(f"facts.cannot_tell_{self.kind}", lang, as_of=self.as_of)
        label, unit = self.statements[lang], self.units[lang]
        return Figure(
            self.id,
            label,
            self.value,
            unit,
            self.as_of,
            self.source,
            self.confidence,
            self.kind,
            cannot_tell,
        )


@dataclass(frozen=True)
class Month:
    """How many advertisements were first seen in a month, in one metropolitan area and field."""

    month: str  # 2026-07
    metro: str
    field: str
    ads: int
    distinct: int  # the same title and employer counted once
    employers: int


@dataclass(frozen=True)
class OpeningsSeries:
    metros: tuple[str, ...]  # those of the months that lie in the region
    source: str
    confidence: Confidence
    caveats: Texts
    months: tuple[Month, ...]


@dataclass(frozen=True)
class RegionPlace:
    place: Place
    km: Mapping[str, Decimal]  # by centre, great circle: a straight line, not a road
    zone: str  # the nearest centre within a commute, or "beyond"


@dataclass(frozen=True)
class Tenant:
    name: str
    source: str
    as_of: str
    building: str | None = None  # Building.id; None: not known
    floor: int | None = None  # the ground floor is 1; None: not known


@dataclass(frozen=True)
class Building:
    """A building of a hub that a source tells of; None is what it does not tell."""

    id: str
    names: Texts | None
    storeys: str | None  # Fact.id
    source: str | None  # None: only counted among others, never told of by itself


Way = Literal["in", "back"]


@dataclass(frozen=True)
class LedgerEntry:
    """Public money that went into a hub, or came back."""

    way: Way
    fact: str  # Fact.id; a fact of words alone is an entry whose amount is not known


@dataclass(frozen=True)
class Hub:
    id: str
    names: Texts
    city: str
    facts: tuple[str, ...]  # Fact.id
    tenants: tuple[Tenant, ...]
    source: str
    url: str | None = None
    building_count: str | None = None  # Fact.id
    buildings: tuple[Building, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()


@dataclass(frozen=True)
class PackEmployer:
    """An employer with postings in the region, and the public job board they were on."""

    name: str
    system: str
    slug: str
    url: str
    verified: date  # when the board was last known to be this employer's
    postings: int  # located in the region, in the listings that were read
    city: str | None  # where most of them were
    seen_by: str  # "link": at this board; "name": under the name alone, which may be a namesake's
    head_office: str | None  # ISO country; None: not known
    head_office_source: str | None
    source: str
    sectors: Texts | None = None  # None: not known
    sector_source: str | None = None


Topic = Literal["funding_round", "headcount"]


@dataclass(frozen=True)
class EmployerFact:
    """Which fact of the pack is about an employer, and what it tells of it."""

    employer: str
    topic: Topic
    fact: str  # Fact.id


@dataclass(frozen=True)
class Typical:
    """The region's most common profile, beside which one person's outside options are read."""

    candidate: Candidate
    notes: Texts  # how it was computed
    as_of: str
    source: str


@dataclass(frozen=True)
class Indicator:
    """The same thing counted here and there, with the people it is divided by."""

    id: str
    names: Texts
    here: str  # Fact.id, as are the next three
    there: str
    people_here: str
    people_there: str
    cannot_tell: Texts


@dataclass(frozen=True)
class Comparison:
    """The place the region is held against."""

    id: str
    names: Texts
    country: str
    currency: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class Share:
    """Parts of one whole, in one unit and of one year."""

    id: str
    names: Texts
    parts: tuple[str, ...]  # Fact.id, as is the whole
    whole: str
    cannot_tell: Texts


@dataclass(frozen=True)
class Region:
    id: str
    names: Texts
    at: Texts  # "in Toronto–Waterloo": the name as a sentence needs it
    adjectives: Texts
    country: str  # ISO 3166-1 alpha-2
    province: str
    currency: str  # ISO 4217
    centre: tuple[Place, ...]
    commute_km: float
    places: tuple[RegionPlace, ...]
    facts: Mapping[str, Fact]
    series: OpeningsSeries
    hubs: tuple[Hub, ...]
    employers: tuple[PackEmployer, ...]
    employer_facts: tuple[EmployerFact, ...]
    sources: Mapping[str, Source]
    source_names: Mapping[str, Texts]
    weights: DatedTable
    typical: Typical
    comparison: Comparison
    shares: tuple[Share, ...] = ()
    flow: tuple[str, ...] = ()  # Fact.id: what is said of who left and who came back
    corrections: tuple[Correction, ...] = ()

    def name(self, lang: Lang) -> str:
        return self.names[lang]

    def sources_in(self, lang: Lang) -> Mapping[str, Source]:
        """The sources with their names in a language."""
        return {id: replace(source, name=self.source_names[id][lang]) for id, source in self.sources.items()}

    @property
    def at_home(self) -> Terms:
        """The terms of anyone who asks about it: work within its commute, or remote from its country."""
        return Terms(near=self.centre, within_km=self.commute_km, remote_from=self.country)

    def km_from(self, place: Place) -> float | None:
        """Great-circle kilometres to the nearest centre, or None where the place is not known.

        A place without coordinates is looked up by name among the pack's own.
        """
        if place not in self._km:
            known = place
            if place.lat is None:
                known = self._by_name.get((place.city, place.region, place.country), place)
            distances = [km for centre in self.centre if (km := centre.km_to(known)) is not None]
            self._km[place] = min(distances, default=None)
        return self._km[place]

    @cached_property
    def _km(self) -> dict[Place, float | None]:
        return {}  # thousands of openings are in few places

    @cached_property
    def _by_name(self) -> Mapping[tuple[str | None, ...], Place]:
        places = [known.place for known in self.places]
        return {(place.city, place.region, place.country): place for place in places}
