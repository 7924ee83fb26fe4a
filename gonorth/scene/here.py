"""Which openings are here, and which of them are one and the same job?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from gonorth.facts.employers import employer_key
from gonorth.facts.region import Region
from gonorth.nouns import Opening


def is_here(opening: Opening, region: Region) -> bool:
    """Within a commute of one of the region's centres, or said to be open to people in its country.

    An opening that does not say where it is, or from where one may work remotely, is not counted.
    """
    return _is_near(opening, region) or is_open_to(opening, region)


def is_open_to(opening: Opening, region: Region) -> bool:
    """The opening names the region's country among those it may be done from."""
    return region.country in opening.remote_within


def is_in_country(opening: Opening, region: Region) -> bool:
    """Located in the region's country, or remote within it alone: remote work open to many is no office."""
    return opening.remote_within == (region.country,) or any(
        place.country == region.country for place in opening.places
    )


def _is_near(opening: Opening, region: Region) -> bool:
    distances = (region.km_from(place) for place in opening.places)
    return any(km is not None and km <= region.commute_km for km in distances)


def distinct(openings: Iterable[Opening]) -> tuple[Opening, ...]:
    """One opening for each job, whatever the order they come in.

    Posts are one job where employer and requisition are the same; without a requisition, where employer,
    title, places and text are. The one that stands for the others shows pay if any does; ties go to the
    first id.
    """
    jobs: dict[Hashable, Opening] = {}
    for post in sorted(openings, key=lambda opening: (opening.pay is None, opening.id)):
        jobs.setdefault(job_of(post), post)
    return tuple(jobs.values())


def job_of(post: Opening) -> Hashable:
    """What two posts have in common where they are one job."""
    employer = employer_key(post.employer)
    if post.requisition:
        return employer, post.requisition
    places = frozenset((place.city, place.region, place.country) for place in post.places)
    return employer, " ".join(post.title.casefold().split()), places, post.description
