"""Where are openings, and from where may they be done? Whereabouts are few and openings many: each of the
former is judged once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gonorth.matching.ragged import UNKNOWN, Bools, Codes, Ints, Ragged, column
from gonorth.nouns import Opening, Place

NOWHERE = (math.nan, math.nan)


@dataclass(frozen=True)
class Spots:
    """The distinct places, as far as constraints see them."""

    country: Ints
    region: Ints
    degrees: NDArray[np.float64]  # latitude and longitude


@dataclass(frozen=True)
class Whereabouts:
    of_row: Ints  # for each opening, the number of its whereabouts
    places: Ragged  # for each of the whereabouts, the numbers of its spots
    remote_within: Ragged  # and the countries it may be done from
    is_remote: Bools
    spots: Spots
    countries: Codes
    regions: Codes

    @classmethod
    def of(cls, openings: Sequence[Opening]) -> Whereabouts:
        countries, regions = Codes(), Codes()
        spots: dict[tuple[int, int, tuple[float, float]], int] = {}
        numbers: dict[tuple[tuple[int, ...], tuple[int, ...], bool], int] = {}

        def spot(place: Place) -> int:
            country = countries.add(place.country) if place.country else UNKNOWN
            region = regions.add(region_key(place)) if place.region else UNKNOWN
            known = (place.lat, place.lon) if place.lat is not None and place.lon is not None else NOWHERE
            return spots.setdefault((country, region, known), len(spots))

        def number(opening: Opening) -> int:
            places = tuple(map(spot, opening.places))
            remote = tuple(map(countries.add, opening.remote_within))
            return numbers.setdefault((places, remote, opening.work_mode == "remote"), len(numbers))

        of_row = column(map(number, openings))
        degrees = np.array([known for *_, known in spots], np.float64).reshape(-1, 2)
        return cls(
            of_row=of_row,
            places=Ragged.of(places for places, *_ in numbers),
            remote_within=Ragged.of(remote for _, remote, _ in numbers),
            is_remote=np.array([is_remote for *_, is_remote in numbers], bool),
            spots=Spots(column(c for c, *_ in spots), column(r for _, r, _ in spots), degrees),
            countries=countries,
            regions=regions,
        )

    def somewhere(self, of_spots: Bools) -> Bools:
        """Of which whereabouts is it true at one of their places?"""
        return self.places.any(of_spots[self.places.values])


def region_key(place: Place) -> str:
    return f"{place.country}-{place.region}"
