"""The openings that answers are given from: indexed once, and whatever is the same for everybody who asks
worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Any, TypeVar

import numpy as np

from gonorth.facts.region import Region
from gonorth.facts.words import Lang
from gonorth.matching.index import Index
from gonorth.matching.ragged import UNKNOWN, Bools, Ints, column
from gonorth.matching.shortlist import Judgement, Weights, weigh
from gonorth.nouns import Source
from gonorth.scene.here import job_of
from gonorth.scene.pulse import Ground, Scene, look_over, pulse_on

KEPT = 100  # scenes and the like: more than there are fields and languages

T = TypeVar("T")


@dataclass(frozen=True)
class Stock:
    index: Index
    source: Source
    is_sample: bool
    jobs_known: Ints | None = None  # the number of each opening's job, where it was worked out before
    grounds_known: Mapping[str, Ground] = field(default_factory=dict)  # the same of regions, by their mark

    def scene(self, region: Region, field: str | None, today: date, lang: Lang) -> Scene:
        """Is it happening, in one field or (None) in all of them?"""
        return self._once(
            ("scene", region.id, field, today, lang),
            lambda: pulse_on(self.ground(region), region, field, today, lang, self.is_sample),
        )

    def ground(self, region: Region) -> Ground:
        known = self.grounds_known.get(mark_of(region)) if self.grounds_known else None
        return known or self._once(("ground", region.id), lambda: look_over(self.index.openings, region))

    def weighed_for_typical(self, region: Region, today: date) -> Judgement:
        """Every opening weighed for the region's most common profile."""
        edition = region.weights.on(today)
        return self._once(
            ("typical", region.id, edition.starts),
            lambda: weigh(self.index, region.typical.candidate, Weights.of(edition.values)),
        )

    def one_post_a_job(self, rows: Ints) -> Ints:
        """Of the rows, one for each job, in their order: boards show some jobs once per place."""
        is_asked = np.zeros(len(self.index), bool)
        is_asked[rows] = True
        asked = self._faces_first[is_asked[self._faces_first]][::-1]
        face = np.zeros(len(self.index), np.int64)
        face[self.jobs[asked]] = asked  # of several posts of a job, the last one written stays
        is_face: Bools = face[self.jobs[rows]] == rows
        return rows[is_face]

    @cached_property
    def jobs(self) -> Ints:
        """The number of each opening's job."""
        if self.jobs_known is not None:
            return self.jobs_known
        numbers: dict[Hashable, int] = {}
        return column(numbers.setdefault(job_of(post), len(numbers)) for post in self.index.openings)

    @cached_property
    def _faces_first(self) -> Ints:
        """All rows; of one job, the post that stands for the others, which shows pay if any does, first."""
        shows_no_pay = (self.index.pay_low == UNKNOWN) & (self.index.pay_high == UNKNOWN)
        return np.argsort(shows_no_pay, kind="stable")

    def _once(self, key: tuple[Hashable, ...], work: Callable[[], T]) -> T:
        """Remember what was worked out. Two who ask at once may both work, and find the same."""
        found: T | None = self._kept.get(key)
        if found is None:
            found = work()
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found

    @cached_property
    def _kept(self) -> dict[tuple[Hashable, ...], Any]:
        return {}


def mark_of(region: Region) -> str:
    """Another one for every region of which openings would say something else."""
    money, near = (region.country, region.currency), (region.centre, region.commute_km, region.places)
    return blake2b(repr((money, near, region.employers)).encode(), digest_size=8).hexdigest()
