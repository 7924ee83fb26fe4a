"""Which employers do we know, and from where: their openings, the region's pack, its hubs?

One entry for each employer, whatever named it. Held as long as the shelf of openings it was built from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q
from django.utils.text import slugify

from gonorth.facts.employers import employer_key
from gonorth.facts.region import EmployerFact, Hub, PackEmployer, Region, Tenant, Texts
from gonorth.nouns import Opening
from gonorth.web.bridge import Shelf, region, shelf
from gonorth.web.models import Board, Employer, Posting
from gonorth.web.models.posting import PostingQuery


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
    read_from: set[int] = field(default_factory=set)  # Board.pk of those it ever had openings on
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
    by_key: Mapping[str, Known]  # those with most openings first
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
        by_key[row.key] = Known(row.key, row.name, row.slug, is_sample=now.kind == "sample")
    for key, pk in _postings(now).values_list("employer__key", "board_id").distinct():
        by_key[key].read_from.add(pk)
    for board in place.employers:
        entry(board.name).boards.append(board)
    for fact in place.employer_facts:
        entry(fact.employer).facts.append(fact)
    for hub in place.hubs:
        for tenant in hub.tenants:
            entry(tenant.name).tenancies.append((hub, tenant))
    for opening in now.index.openings:
        entry(opening.employer).openings.append(opening)
    ordered = {known.key: known for known in sorted(by_key.values(), key=_order)}
    return Directory(now, place, ordered, _addresses(ordered.values()))


def _order(known: Known) -> tuple[int, bool, str]:
    """Most openings first, then those with a board we know, by name."""
    return -len(known.openings), not known.boards, known.name.casefold()


def _rows(now: Shelf) -> Iterable[Employer]:
    """The employers whose openings were ever read; the samples while there is nothing else."""
    return Employer.objects.filter(pk__in=_postings(now).values("employer"))


def _postings(now: Shelf) -> PostingQuery:
    return Posting.objects.all() if now.kind == "sample" else Posting.objects.real()


def slug_of(name: str, key: str) -> str:
    """The address of an employer that has no row."""
    return slugify(name)[:100] or f"employer-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def _addresses(known: Iterable[Known]) -> dict[str, Known]:
    found = {each.slug: each for each in known if each.read_from}
    for each in known:
        if found.setdefault(each.slug, each) is not each:  # a namesake has it already
            each.slug = f"{each.slug}-{hashlib.sha256(each.key.encode()).hexdigest()[:8]}"
            found[each.slug] = each
        found.setdefault(slug_of(each.name, each.key), each)
    return found


def last_reads(asked: Iterable[Known]) -> Mapping[str, datetime]:
    """By employer's key, when a board it has openings on, or one of its name, was last read to its end:
    what files told is no read of its board."""
    by_board = {pk: each.key for each in asked for pk in each.read_from}
    by_name = {name: each.key for each in asked for name in (each.name, *(b.name for b in each.boards))}
    boards = Board.objects.filter(Q(pk__in=by_board) | Q(name__in=by_name)).exclude(system__in=Board.GIVEN)
    found = boards.exclude(complete_at=None).order_by("complete_at").values_list("pk", "name", "complete_at")
    return {by_board.get(pk) or by_name[name]: at for pk, name, at in found if at is not None}
