"""Might an opening be anywhere this person asks about? So that far ones need not be read to the end.

Takes what is stated and where an opening is; gives False only where `judge_place` would say unmet for
certain. Called while payloads are read, one opening at a time, before there is an index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gonorth.nouns import Place, Terms


@dataclass(frozen=True)
class Reach:
    """Within reach is what any of `asked` may allow."""

    asked: tuple[Terms, ...]

    def __call__(self, places: Sequence[Place], remote_within: Sequence[str]) -> bool:
        return any(_may_allow(terms, places, remote_within) for terms in self.asked)


def _may_allow(terms: Terms, places: Sequence[Place], remote_within: Sequence[str]) -> bool:
    countries = {place.country for place in terms.near} | {terms.remote_from} - {None}
    if not countries or None in countries or not places:
        return True
    return not countries.isdisjoint(remote_within) or any(
        place.country is None or place.country in countries or _is_near(terms, place) for place in places
    )


def _is_near(terms: Terms, place: Place) -> bool:
    """A border may be closer than the next town of one's own country."""
    distances = (near.km_to(place) for near in terms.near)
    return any(km is not None and km <= terms.within_km for km in distances)
