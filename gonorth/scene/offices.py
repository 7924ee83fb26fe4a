"""What do the large foreign employers hire for here: engineering, or sales and marketing?"""

from __future__ import annotations

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


def offices(openings: Iterable[Opening], region: Region, count: Counter) -> tuple[Office, ...]:
    """The large foreign employers, the one with most openings first."""
    known = {employer_key(employer.name): employer for employer in region.employers}
    found = []
    for key, posts in _by_employer(openings).items():
        source = _says_foreign(known.get(key), posts, region)
        here = distinct(post for post in posts if is_in_country(post, region)) if source else ()
        if source and len(here) >= LARGE:
            name = min(post.employer for post in posts)
            found.append(_office(key, name, source, here, count))
    return tuple(sorted(found, key=lambda office: (-(office.openings.value or 0), office.employer)))


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


def _office(key: str, name: str, source: str, here: Sequence[Opening], count: Counter) -> Office:
    functions: Tally[Function] = Tally(function_of(o.occupation.noc) for o in here if o.occupation)
    read = functions.total()

    def of(function: Function, figure: str) -> Figure:
        part = share(functions[function], read) if read >= LARGE else None
        return count(figure, part, key, employer=name, read=read, all=len(here))

    return Office(
        employer=name,
        source=source,
        openings=count("office_openings", len(here), key, employer=name),
        engineering=of("engineering", "office_engineering"),
        sales=of("sales and marketing", "office_sales"),
    )
