"""Where is the work, may it be done remotely, and within which countries? Location fields of postings
and résumés, English and French.

What is not understood gives no place rather than a wrong one, and no country is ever assumed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gonorth.nouns import Place, WorkMode
from gonorth.reading.gazetteer import anything_named, weight
from gonorth.reading.place_alone import settle
from gonorth.reading.place_joining import split
from gonorth.reading.place_scope import Item, Located, in_order, remote_within, work_mode
from gonorth.reading.place_terms import says_nothing, scan
from gonorth.reading.place_tokens import tidy
from gonorth.reading.spots import CITY, COUNTRY, GROUP, REGION, Spot

LONGEST = 500  # characters; a longer text is no location field, and only its beginning is read
_COUNTRY_AND_REGION = re.compile(r"^\s*[A-Z]{2}-(?=[A-Z0-9]{1,3}\s*$)")
_LISTED = re.compile(r"[\[\]\"',;/|]+")


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """The places in the order of the text. `work_mode` is remote where remote is one of the options;
    `remote_within` are ISO countries, empty where the text does not say."""

    places: tuple[Place, ...] = ()
    work_mode: WorkMode = "unknown"
    remote_within: tuple[str, ...] = ()


def read_places(text: str, country: str | None = None) -> PlaceReading:
    """Read a location text; `country` (a name or a code) decides what could be in several countries."""
    return _read(text[:LONGEST], country)


@lru_cache(maxsize=20_000)
def _read(text: str, country: str | None) -> PlaceReading:
    text = tidy(text)
    known = country_code(country) if country else None
    found = scan(text)
    groups = split(found, known)
    items = in_order(found, groups, settle(groups, known))
    return PlaceReading(_places(text, items), work_mode(items), remote_within(items))


def _places(text: str, items: Sequence[Item]) -> tuple[Place, ...]:
    located = [item for item in items if isinstance(item, Located) and item.spot.depth > GROUP]
    places: dict[tuple[str | None, str | None, str | None], Place] = {}
    for item in located:
        raw = text.strip() if len(items) == 1 else text[item.start : item.end]
        place = _place(item.spot, raw)
        places.setdefault((place.city, place.region, place.country), place)
    return tuple(places.values())


def _place(spot: Spot, raw: str) -> Place:
    return Place(spot.city, spot.region, spot.country, spot.lat, spot.lon, raw)


@lru_cache(maxsize=5_000)
def country_code(name: str) -> str | None:
    """Return the ISO alpha-2 code of a country by name or code, English or French; a list that names one
    country several times ("USA, USA") is that country."""
    whole = _one_country(name)
    codes = {_one_country(part) for part in _LISTED.split(name) if part.strip()}
    return whole or (codes.pop() if len(codes) == 1 else None)


def _one_country(name: str) -> str | None:
    spots = anything_named(name)
    codes = [spot.country for spot in spots if spot.depth == COUNTRY]
    codes += [spot.country for spot in spots if spot.depth == REGION and spot.country == "GB"]
    return codes[0] if codes else None


@lru_cache(maxsize=10_000)
def locate(city: str | None, region: str | None, country: str | None, raw: str = "") -> Place:
    """Return the place of separate address fields, with codes and coordinates where we know them.

    A city we do not know stays as written; a region that is not in the country is left out.
    """
    raw = raw or ", ".join(part for part in (city, region, country) if part)
    code = country_code(country) if country else None
    area = _region(region or "", code)
    written = None if city is None or says_nothing(tidy(city)) else tidy(city).strip()
    if area is None and region and _region(region, None):
        return Place(written, None, code, raw=raw)  # the fields contradict one another
    town = _town(written or "", area, code or (area.country if area else None))
    if town:
        return _place(town, raw)
    code = code or (area.country if area else None)
    shown = area.region if area else (region or None) if code not in {None, "CA", "US"} else None
    return Place(written, shown, code, raw=raw)


def _region(name: str, country: str | None) -> Spot | None:
    """Return the province or state of a name, a code or an ISO 3166-2 code ("CA-ON")."""
    named = anything_named(_COUNTRY_AND_REGION.sub("", name))
    spots = [spot for spot in named if spot.depth == REGION and country in {None, spot.country}]
    return spots[0] if len({spot.country for spot in spots}) == 1 else None


def _town(city: str, area: Spot | None, country: str | None) -> Spot | None:
    """Return the city of that name in the region or country; with neither, as its bare name is read."""
    wider = area or (Spot(COUNTRY, country) if country else None)
    named = [spot for spot in anything_named(city) if spot.city]
    if wider and (held := [spot for spot in named if wider.covers(spot)]):
        return max(held, key=weight)
    for place in read_places(city, country).places:
        if place.city and (wider is None or wider.covers(_spot(place))):
            return _spot(place)
    return None


def _spot(place: Place) -> Spot:
    return Spot(CITY, place.country or "", place.region, place.city, place.lat, place.lon)
