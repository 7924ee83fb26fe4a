"""What do the large foreign employers hire for here: engineering, or sales and marketing?"""

from __future__ import annotations

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from gonorth.facts.employers import employer_key
from gonorth.facts.fields import Function, function_of
from gonorth.facts.region import PackEmployer, Region
from gonorth.nouns import Figure, Opening
from gonorth.scene.figures import OPENINGS, Counter, share
from gonorth.scene.here import distinct, is_in_country

LARGE = 5  # openings in the region's country; of fewer, a share says nothing


@dataclass(frozen=True)
class Office:
    """A foreign employer's openings in the region's country, by what the company has them for."""

    employer: str
    source: str  # who says it is foreign: a source of the pack, or its own openings, most of them abroad
    openings: Figure
    engineering: Figure
    sales: Figure


@dataclass(frozen=True)
class Foreign:
    """A large employer from abroad, and what its jobs in the region's country are for."""

    key: str
    name: str
    source: str
    here: int
    functions: Mapping[Function, int]  # of the jobs whose occupation was read

    @classmethod
    def of(cls, key: str, name: str, source: str, here: Sequence[Opening]) -> Self:
        functions = dict(Tally(function_of(job.occupation.noc) for job in here if job.occupation))
        return cls(key, name, source, len(here), functions)


def large_foreign(openings: Iterable[Opening], region: Region) -> tuple[Foreign, ...]:
    """The large foreign employers, the one with most openings first."""
    known = {employer_key(employer.name): employer for employer in region.employers}
    found = []
    for key, posts in _by_employer(openings).items():
        in_country = [post for post in posts if is_in_country(post, region)]
        source = _says_foreign(known.get(key), posts, region) if len(in_country) >= LARGE else None
        here = distinct(in_country) if source else ()
        if source and len(here) >= LARGE:
            found.append(Foreign.of(key, min(post.employer for post in posts), source, here))
    return tuple(sorted(found, key=lambda each: (-each.here, each.name)))


def offices(found: Iterable[Foreign], count: Counter) -> tuple[Office, ...]:
    """What each of them hires for here, as figures."""
    return tuple(_office(each, count) for each in found)


def _by_employer(openings: Iterable[Opening]) -> dict[str, list[Opening]]:
    grouped: dict[str, list[Opening]] = defaultdict(list)
    for opening in openings:
        grouped[employer_key(opening.employer)].append(opening)
    return grouped


def _says_foreign(employer: PackEmployer | None, posts: Sequence[Opening], region: Region) -> str | None:
    """The source that says an employer is foreign; where none knows, its openings do if most are abroad."""
    if employer and employer.head_office:
        return employer.head_office_source if employer.head_office != region.country else None
    located = [post for post in posts if any(place.country for place in post.places)]
    abroad = [post for post in located if not is_in_country(post, region)]
    return OPENINGS if 2 * len(abroad) > len(located) else None


def _office(each: Foreign, count: Counter) -> Office:
    read = sum(each.functions.values())

    def of(function: Function, figure: str) -> Figure:
        part = share(each.functions.get(function, 0), read) if read >= LARGE else None
        return count(figure, part, each.key, employer=each.name, read=read, all=each.here)

    return Office(
        employer=each.name,
        source=each.source,
        openings=count("office_openings", each.here, each.key, employer=each.name),
        engineering=of("engineering", "office_engineering"),
        sales=of("sales and marketing", "office_sales"),
    )
