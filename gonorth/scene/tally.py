"""Who hires here, for what, at which level and for how much? Each job here looked at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gonorth.facts.employers import employer_key
from gonorth.facts.fields import field_of
from gonorth.facts.region import Region
from gonorth.nouns import Opening, Seniority
from gonorth.scene.counts import shows_pay, yearly
from gonorth.scene.here import distinct


@dataclass
class Sums:
    """What the jobs of one field, or of all, add up to."""

    jobs: int = 0
    employers: Counter[str] = field(default_factory=Counter)  # by employer_key
    levels: Counter[Seniority] = field(default_factory=Counter)
    judged: int = 0  # whose text says whether pay is shown
    shown: int = 0  # of those, that show it
    pays: list[Decimal] = field(default_factory=list)  # a year, in the region's currency

    def add(self, job: Opening, employer: str, pay: Decimal | None) -> None:
        self.jobs += 1
        self.employers[employer] += 1
        if job.seniority:
            self.levels[job.seniority] += 1
        if (shown := shows_pay(job)) is not None:
            self.judged += 1
            self.shown += shown
        if pay is not None:
            self.pays.append(pay)


@dataclass(frozen=True)
class Tally:
    all: Sums
    fields: Mapping[str, Sums]  # only those with a job
    names: Mapping[str, str]  # by employer_key: as the postings write it

    def of(self, field: str | None) -> Sums:
        return self.all if field is None else self.fields.get(field, Sums())


def tally(here: Iterable[Opening], region: Region) -> Tally:
    """Add up the openings that are here, posts of one job once."""
    found = Tally(Sums(), {}, {})
    fields: dict[str, Sums] = {}
    names: dict[str, str] = {}
    for job in distinct(here):
        employer, pay = employer_key(job.employer), yearly(job.pay, region.currency)
        names[employer] = min(names.get(employer, job.employer), job.employer)
        found.all.add(job, employer, pay)
        if name := job.occupation and field_of(job.occupation.noc):
            fields.setdefault(name, Sums()).add(job, employer, pay)
    return Tally(found.all, fields, names)
