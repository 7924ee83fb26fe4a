"""How many openings would each further choice show?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from gonorth.matching.asked import Search
from gonorth.matching.columns import Columns
from gonorth.matching.constraints import MET
from gonorth.matching.filters import pays, posted_within
from gonorth.nouns import Seniority

Mask = NDArray[np.bool_]
MOST = 8  # values shown of a facet, beside those chosen
PAY_STEPS = (60_000, 80_000, 100_000, 120_000, 150_000, 180_000)
DAYS = (1, 7, 30, 90)
MODES = ("onsite", "hybrid", "remote")


@dataclass(frozen=True)
class Facet:
    """One choice and how many openings say that they match it, and all other filters. A facet leaves its
    own filter out, so that its other choices can be seen; skills add up, so theirs is kept."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Fails:
    """Which filters each opening fails, and how many."""

    of_filter: Mapping[str, Mask]
    total: NDArray[np.int8]

    @classmethod
    def of(cls, of_filter: Mapping[str, Mask], size: int) -> Self:
        total = np.zeros(size, np.int8)
        for fails in of_filter.values():
            total += fails
        return cls(of_filter, total)

    def without(self, name: str) -> Mask:
        """True where no filter fails but, perhaps, the one named."""
        own = self.of_filter.get(name)
        return np.asarray(self.total == (0 if own is None else own))


def count_facets(
    columns: Columns, asked: Search, fails: Fails, at_hub: Mapping[str, Mask]
) -> dict[str, tuple[Facet, ...]]:
    counts = {name: column.counts(fails.without(name)) for name, column in columns.coded.items()}
    skills = columns.skill_counts(fails.total == 0)
    return {
        "field": _most(counts["field"], asked.fields),
        "occupation": _most(counts["occupation"], asked.occupations),
        "skill": _most(skills, asked.skills),
        "mode": _all(((mode, counts["mode"].get(mode, 0)) for mode in MODES), asked.work_modes),
        "level": _all(((level.value, counts["level"].get(level, 0)) for level in Seniority), asked.levels),
        "pay": _all(_pay(columns, asked, fails), [str(asked.pay_at_least)]),
        "posted": _all(_posted(columns, asked, fails), [str(asked.posted_within)]),
        "employer": _most(counts["employer"], asked.employers),
        "hub": _all(_hubs(at_hub, fails), asked.hubs),
        "language": _most(counts["language"], asked.languages),
    }


def _pay(columns: Columns, asked: Search, fails: Fails) -> Iterator[tuple[str, int]]:
    others = fails.without("pay")
    for least in sorted({*PAY_STEPS, asked.pay_at_least or PAY_STEPS[0]}):
        yield str(least), _count(others & (pays(columns.index, least, asked.currency) == MET))


def _posted(columns: Columns, asked: Search, fails: Fails) -> Iterator[tuple[str, int]]:
    others = fails.without("posted")
    for days in sorted({*DAYS, asked.posted_within or DAYS[0]}):
        yield str(days), _count(others & (posted_within(columns.index, days, asked.today) == MET))


def _hubs(at_hub: Mapping[str, Mask], fails: Fails) -> Iterator[tuple[str, int]]:
    others = fails.without("hub")
    for hub, inside in at_hub.items():
        yield hub, _count(others & inside)


def _count(mask: Mask) -> int:
    return int(np.count_nonzero(mask))


def _most(counts: Mapping[str, int], chosen: Collection[str]) -> tuple[Facet, ...]:
    """The values of the highest counts, ties in order of the value, and those chosen."""
    highest = sorted(counts, key=lambda value: (-counts[value], value))[:MOST]
    values = dict.fromkeys((*highest, *chosen))
    return tuple(Facet(value, counts.get(value, 0), value in chosen) for value in values)


def _all(counts: Iterable[tuple[str, int]], chosen: Collection[str]) -> tuple[Facet, ...]:
    return tuple(Facet(value, n, value in chosen) for value, n in counts if n or value in chosen)
