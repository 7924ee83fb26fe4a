"""What does one employer hire for, where, and what do its postings say?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from gonorth.facts.employers import employer_key
from gonorth.facts.region import Region
from gonorth.nouns import Figure, Opening
from gonorth.scene.counts import shows_pay
from gonorth.scene.figures import OPENINGS, Counter
from gonorth.scene.here import is_here, is_in_country
from gonorth.scene.offices import Foreign, Office, offices

ONTARIO = ("CA", "ON")
Says = Callable[[Opening], bool | None]
SAYINGS: dict[str, Says] = {
    "says_pay": shows_pay,
    "says_vacancy": lambda job: job.law.vacancy_statement,
    "says_ai": lambda job: job.law.ai_statement,
    "asks_canadian": lambda job: job.law.canadian_experience,
}


@dataclass(frozen=True)
class Hiring:
    openings: Figure
    here: Figure
    office: Office  # its openings in the country, by what it has them for
    sayings: tuple[Figure, ...]  # how many postings here do what the law asks of them, or what it forbids


def hiring(name: str, jobs: Sequence[Opening], region: Region, count: Counter) -> Hiring:
    """Count one employer's jobs, each given once."""
    key = employer_key(name)
    of = replace(count, room="employers")
    in_country = tuple(job for job in jobs if is_in_country(job, region))
    near = [job for job in jobs if is_here(job, region)]
    (office,) = offices([Foreign.of(key, name, OPENINGS, in_country)], replace(count, room="scene"))
    return Hiring(
        openings=of("openings", len(jobs), key, employer=name),
        here=of("here", len(near), key, employer=name, region=region.at[count.lang]),
        office=office,
        sayings=tuple(_saying(name, near, key, of) for name in asked_in(region)),
    )


def asked_in(region: Region) -> tuple[str, ...]:
    """What postings are judged by: in Ontario all that its law has them say, elsewhere pay alone."""
    return tuple(SAYINGS) if (region.country, region.province) == ONTARIO else ("says_pay",)


def _saying(name: str, jobs: Sequence[Opening], key: str, count: Counter) -> Figure:
    """How many do, of those whose text we could judge by; None where there is none such."""
    judged = [said for job in jobs if (said := SAYINGS[name](job)) is not None]
    return count(name, sum(judged) if judged else None, key, n=len(judged), all=len(jobs))
