"""What is a place that a name may mean, and which places lie within it?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

GROUP, COUNTRY, REGION, CITY = range(4)  # the depth of a place: the deeper, the more exact
NEAR_KM = 60.0  # "Burnaby, Greater Vancouver" is Burnaby; "Seattle, Greater Vancouver" is two places
CLEAR = 1.4  # times as likely as the next: no doubt


@dataclass(frozen=True, slots=True)
class Spot:
    """One place that a name may mean. `around`: the name covers the land around the city too, or (where
    `city` is None and there is a point) land around no one city. `countries` is filled for groups."""

    depth: int
    country: str = ""
    region: str | None = None
    city: str | None = None
    lat: float | None = None
    lon: float | None = None
    people: int = 0
    part_of: str = ""
    around: bool = False
    countries: tuple[str, ...] = ()

    @property
    def is_neighbourhood(self) -> bool:
        """Whether the name is a neighbourhood's; `city` is then the city it is in."""
        return bool(self.part_of) and self.part_of == self.city

    def covers(self, other: Spot) -> bool:
        """Whether `other` lies within this place, or is this place."""
        if self.depth == GROUP or self.country != other.country:
            return False
        if self.depth < CITY:
            return self.depth == COUNTRY or self.region == other.region
        if other.depth < CITY or self.region != other.region:
            return False
        same = self.city == other.city and self.lat == other.lat
        return (
            same
            or (bool(other.part_of) and other.part_of == self.city)
            or (self.around and self.km_to(other) < NEAR_KM)
        )

    def km_to(self, other: Spot) -> float:
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return math.inf
        east = (self.lon - other.lon) * math.cos(math.radians(self.lat))
        return 111.2 * math.hypot(self.lat - other.lat, east)


def without_doubt(places: Sequence[tuple[float, Spot]]) -> Spot | None:
    """Return the likeliest of several cities; where others are nearly as likely, the region or country they
    all are in, or None."""
    most, first = max(places, key=lambda place: place[0])
    rivals = [spot for likely, spot in places if likely * CLEAR > most]
    if len(rivals) == 1:
        return first
    if any(spot.country != first.country for spot in rivals):
        return None
    if first.region and all(spot.region == first.region for spot in rivals):
        return Spot(REGION, first.country, first.region)
    return Spot(COUNTRY, first.country)
