"""Where is the work? The locations of a record, as written and as fields, brought to one reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from gonorth.boards.fields import LONGEST_LABEL
from gonorth.boards.record import Record, Where
from gonorth.nouns import Opening, Place, WorkMode
from gonorth.reading.places import PlaceReading, country_code, locate, read_places
from gonorth.reading.work_mode import read_work_mode

_MOST = 100  # locations of one posting


@dataclass(frozen=True, slots=True)
class Whereabouts:
    places: tuple[Place, ...]
    work_mode: WorkMode
    remote_within: tuple[str, ...]
    country: str | None  # where all is in one: what a bare "$" and a lone "London" are read by


def whereabouts(record: Record) -> Whereabouts:
    hint = country_code(record.country) if record.country else None
    readings = [_read(where, hint) for where in record.where[:_MOST]]
    if not any(reading.places for reading in readings):
        readings += [_read(where, hint) for where in record.if_nowhere[:_MOST]]
    places = _distinct(place for reading in readings for place in reading.places)
    work_mode = record.work_mode if record.work_mode != "unknown" else _work_mode(readings)
    remote_within = _remote_within(record, readings, places, work_mode)
    countries = {place.country for place in places if place.country} or set(remote_within)
    return Whereabouts(places, work_mode, remote_within, countries.pop() if len(countries) == 1 else None)


def _work_mode(readings: Sequence[PlaceReading]) -> WorkMode:
    """Remote where that is one of the options, as within a single location."""
    modes = [reading.work_mode for reading in readings]
    return "remote" if "remote" in modes else next((mode for mode in modes if mode != "unknown"), "unknown")


def _remote_within(
    record: Record, readings: Sequence[PlaceReading], places: Iterable[Place], work_mode: WorkMode
) -> tuple[str, ...]:
    """The countries a remote job is open to: those the board names, those in its locations, or those
    it gives as whole countries in place of a city."""
    stated = [code for name in record.remote_within for code in _countries(name)]
    written = [code for reading in readings for code in reading.remote_within]
    found = stated or written or (_whole(places) if work_mode == "remote" else [])
    return tuple(dict.fromkeys(found))


def _whole(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.country for place in places if place.country and not place.city))


def leaves_mode_open(opening: Opening) -> bool:
    """Whether the board's fields leave unsaid how one works, or from which countries."""
    return opening.work_mode == "unknown" or (opening.work_mode == "remote" and not opening.remote_within)


def with_mode(opening: Opening, description: str) -> Opening:
    """The opening with what its text says of how and from where one works; the board's fields stand."""
    if not leaves_mode_open(opening):
        return opening
    read = read_work_mode(description, opening.title[:LONGEST_LABEL])
    if opening.work_mode == "remote":
        return replace(opening, remote_within=read.remote_within)
    within = read.remote_within or (_whole(opening.places) if read.mode == "remote" else ())
    return replace(opening, work_mode=read.mode, remote_within=within)


@lru_cache(1024)
def _countries(name: str) -> tuple[str, ...]:
    """The country of that name, or the countries of the places named ("California", "Anywhere")."""
    code = country_code(name)
    if code:
        return (code,)
    reading = read_places(name)
    return tuple(place.country for place in reading.places if place.country) or reading.remote_within


def _distinct(places: Iterable[Place]) -> tuple[Place, ...]:
    """Each place once, under the words it was first written in."""
    return tuple({(p.city, p.region, p.country): p for p in reversed(list(places))}.values())[::-1]


@lru_cache(8192)
def _read(where: Where, hint: str | None) -> PlaceReading:
    """One location. A country sent as a field always stands; of the text and the fields, the one that
    says more is followed, the text where they say as much."""
    country = country_code(where.country) if where.country else None
    fields = ", ".join(filter(None, (where.city, where.region, where.country)))
    reading = read_places(where.text or fields, country)
    if not reading.places and hint:  # only now: a board's offices may be anywhere
        reading = read_places(where.text or fields, hint)
    if not (where.city or where.region or country):
        return reading
    located = _in_country(locate(where.city, where.region, where.country, raw=where.text or fields), country)
    agreeing = [place for place in reading.places if country in (None, place.country)]
    written = max(map(_detail, agreeing), default=0)
    follows_text = written > _detail(located) or (where.text and agreeing and written == _detail(located))
    return reading if follows_text else replace(reading, places=(located,))


def _in_country(place: Place, country: str | None) -> Place:
    if country in (None, place.country):
        return place
    return replace(place, country=country, lat=None, lon=None)


def _detail(place: Place) -> int:
    """How much a place says: a point on the map most, then a city, a region, a country."""
    said = (place.country, place.region, place.city, place.lat)
    return max((weight for weight, part in enumerate(said, start=1) if part is not None), default=0)
