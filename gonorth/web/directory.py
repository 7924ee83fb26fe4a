"""Which employers do we know, and from where: their openings, the region's pack, its hubs?

One entry for each employer, whatever named it. Held as long as the shelf of openings it was built from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.text import slugify

from gonorth.facts.employers import employer_key
from gonorth.facts.region import EmployerFact, Hub, PackEmployer, Region, Tenant, Texts
from gonorth.nouns import Opening
from gonorth.web.bridge import Shelf, region, shelf
from gonorth.web.models import Board, Employer, Posting


@dataclass
class Known:
    """What is known of one employer; empty where nothing is."""

    key: str
    name: str
    slug: str
    openings: list[Opening] = field(default_factory=list)
    boards: list[PackEmployer] = field(default_factory=list)  # those the pack tells of
    tenancies: list[tuple[Hub, Tenant]] = field(default_factory=list)
    facts: list[EmployerFact] = field(default_factory=list)
    was_read: bool = False  # openings of it have been imported, at some time
    is_sample: bool = False

    @property
    def sectors(self) -> Texts | None:
        return next((board.sectors for board in self.boards if board.sectors), None)

    @property
    def hubs(self) -> tuple[Hub, ...]:
        return tuple({hub.id: hub for hub, _ in self.tenancies}.values())


@dataclass(frozen=True)
class Directory:
    shelf: Shelf
    region: Region
    by_key: Mapping[str, Known]
    by_slug: Mapping[str, Known]  # also by the address it has without any opening

    def find(self, name: str) -> Known | None:
        return self.by_key.get(employer_key(name))


_held: Directory | None = None


def directory() -> Directory:
    global _held
    now, place = shelf(), region()
    if _held is None or _held.shelf is not now or _held.region is not place:
        _held = build(now, place)
    return _held


def build(now: Shelf, place: Region) -> Directory:
    by_key: dict[str, Known] = {}

    def entry(name: str) -> Known:
        key = employer_key(name)
        return by_key.setdefault(key, Known(key, name, slug_of(name, key)))

    for row in _rows(now):
        by_key[row.key] = Known(row.key, row.name, row.slug, was_read=now.kind != "sample")
        by_key[row.key].is_sample = now.kind == "sample"
    for board in place.employers:
        entry(board.name).boards.append(board)
    for fact in place.employer_facts:
        entry(fact.employer).facts.append(fact)
    for hub in place.hubs:
        for tenant in hub.tenants:
            entry(tenant.name).tenancies.append((hub, tenant))
    for opening in now.index.openings:
        entry(opening.employer).openings.append(opening)
    return Directory(now, place, by_key, _addresses(by_key.values()))


def _rows(now: Shelf) -> Iterable[Employer]:
    """The employers whose openings were ever read; the samples while there is nothing else."""
    postings = Posting.objects.all() if now.kind == "sample" else Posting.objects.real()
    return Employer.objects.filter(pk__in=postings.values("employer"))


def slug_of(name: str, key: str) -> str:
    """The address of an employer that has no row."""
    return slugify(name)[:100] or f"employer-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def _addresses(known: Iterable[Known]) -> dict[str, Known]:
    found = {each.slug: each for each in known if each.was_read or each.is_sample}
    for each in known:
        if found.setdefault(each.slug, each) is not each:  # a namesake has it already
            each.slug = f"{each.slug}-{hashlib.sha256(each.key.encode()).hexdigest()[:8]}"
            found[each.slug] = each
        found.setdefault(slug_of(each.name, each.key), each)
    return found


def last_reads() -> Mapping[str, datetime]:
    """By employer's key, when a board of its own was last read to its end."""
    boards = Board.objects.exclude(complete_at=None).exclude(system=Board.SAMPLE).order_by("complete_at")
    found = boards.values_list("name", "complete_at")
    return {employer_key(name): at for name, at in found if at is not None}
