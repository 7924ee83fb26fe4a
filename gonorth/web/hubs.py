"""What is at a hub? Its buildings, who is in them, their openings, and the public money that went in."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from gonorth.facts.region import Building, Hub, Region, Tenant
from gonorth.facts.words import Lang, say
from gonorth.nouns import Figure, Opening
from gonorth.scene.figures import Counter
from gonorth.web import clock, rows
from gonorth.web.directory import Directory, Known, last_reads
from gonorth.web.drawing import Said
from gonorth.web.elevation import Front, elevation, lit_windows
from gonorth.web.employers import state_of
from gonorth.web.figures import fact_figure

SHOWN = 10  # openings of its tenants on a hub's page


@dataclass(frozen=True)
class Standing:
    """A tenant with its openings: inside where its floor is known, otherwise beside the buildings."""

    tenant: Tenant
    slug: str
    building: str | None  # its name, where it has one
    floor: Figure | None
    openings: Figure  # of value None where its board was not read
    windows: SafeString
    source_name: str


@dataclass(frozen=True)
class Block:
    """A building that a source tells of."""

    name: str | None
    storeys: Figure | None
    source: str
    source_name: str
    tenants: tuple[Standing, ...]  # whose floor is known, the top floor first


@dataclass(frozen=True)
class Entry:
    """One line of the public-money ledger."""

    way: str
    figure: Figure
    source_name: str


@dataclass(frozen=True)
class Page:
    hub: Hub
    name: str
    picture: SafeString
    blocks: tuple[Block, ...]
    count: Figure | None  # of its buildings
    unnamed: int  # buildings only counted
    has_cut: bool  # a building's height is not known
    beside: tuple[Standing, ...]
    tenants: tuple[Standing, ...]
    named: Figure  # how many tenants a source names
    openings: Figure
    jobs: tuple[rows.Row, ...]
    has_more: bool
    facts: tuple[Entry, ...]
    ledger: tuple[Entry, ...]


def page(hub: Hub, book: Directory, place: Region, lang: Lang) -> Page:
    """Everything known of a hub, in one language."""
    cited = {id: source.name for id, source in place.sources_in(lang).items()}
    known = {tenant.name: book.find(tenant.name) for tenant in hub.tenants}
    tenants = _standing(hub, known, book, lang, cited)
    blocks = tuple(_block(b, hub, tenants, place, lang, cited) for b in hub.buildings if b.source)
    jobs = _jobs(known.values())
    count = Counter(clock.today(), lang, book.shelf.kind == "sample", "hubs")
    return Page(
        hub=hub,
        name=hub.names[lang],
        picture=_picture(hub, known, place, lang),
        blocks=blocks,
        count=fact_figure(place, hub.building_count, lang) if hub.building_count else None,
        has_cut=any(building.storeys is None for building in hub.buildings),
        unnamed=sum(building.source is None for building in hub.buildings),
        beside=tuple(each for each in tenants if each.floor is None),
        tenants=tenants,
        named=_named(hub, lang),
        openings=count(
            "openings", len(jobs) if jobs or _any_read(tenants) else None, hub.id, hub=hub.names[lang]
        ),
        jobs=tuple(rows.Row.of(job, book.shelf, lang) for job in jobs[:SHOWN]),
        has_more=len(jobs) > SHOWN,
        facts=tuple(_entry("fact", id, place, lang, cited) for id in hub.facts),
        ledger=tuple(_entry(each.way, each.fact, place, lang, cited) for each in hub.ledger),
    )


def _any_read(tenants: Iterable[Standing]) -> bool:
    return any(each.openings.value is not None for each in tenants)


def _jobs(known: Iterable[Known | None]) -> list[Opening]:
    """The openings of the tenants, the newest first."""
    jobs = {job.id: job for each in known if each for job in each.openings}
    return sorted(jobs.values(), key=lambda job: (-(job.posted_on or date.min).toordinal(), job.id))


def _entry(way: str, fact: str, place: Region, lang: Lang, cited: Mapping[str, str]) -> Entry:
    figure = fact_figure(place, fact, lang)
    return Entry(way, figure, cited[figure.source])


def _standing(
    hub: Hub, known: Mapping[str, Known | None], book: Directory, lang: Lang, cited: Mapping[str, str]
) -> tuple[Standing, ...]:
    """Every tenant, those with most openings first."""
    reads = last_reads([each for each in known.values() if each])
    named = {building.id: building.names[lang] for building in hub.buildings if building.names}

    def standing(tenant: Tenant, each: Known) -> Standing:
        is_read = state_of(each, reads) in {"open", "quiet"}
        count = Counter(clock.today(), lang, each.is_sample, "employers")
        value = len(each.openings) if is_read else None
        return Standing(
            tenant=tenant,
            slug=each.slug,
            building=named.get(tenant.building or ""),
            floor=_floor(hub, tenant, lang),
            openings=count("openings", value, each.key, employer=tenant.name),
            windows=lit_windows(len(each.openings)),
            source_name=cited[tenant.source],
        )

    found = [standing(tenant, each) for tenant in hub.tenants if (each := known[tenant.name])]
    return tuple(sorted(found, key=lambda each: (-(each.openings.value or 0), each.tenant.name.casefold())))


def _floor(hub: Hub, tenant: Tenant, lang: Lang) -> Figure | None:
    if tenant.floor is None:
        return None
    label = say("hubs.floor_of", lang, tenant=tenant.name, hub=hub.names[lang])
    return _stated(f"floor:{hub.id}:{tenant.name}", label, tenant.floor, tenant.as_of, tenant.source, lang)


def _named(hub: Hub, lang: Lang) -> Figure:
    as_of = max((tenant.as_of for tenant in hub.tenants), default="")
    label = say("hubs.tenants_named", lang, n=len(hub.tenants))
    return _stated(f"tenants:{hub.id}", label, len(hub.tenants), as_of, hub.source, lang)


def _stated(id: str, label: str, value: int, as_of: str, source: str, lang: Lang) -> Figure:
    """A number that a source of the pack states, and that is no row of facts.csv."""
    cannot_tell = say("facts.cannot_tell_evidence", lang, as_of=as_of)
    return Figure(id, label, value, "", as_of, source, "B", "evidence", cannot_tell)


def _block(
    building: Building,
    hub: Hub,
    tenants: Iterable[Standing],
    place: Region,
    lang: Lang,
    cited: Mapping[str, str],
) -> Block:
    inside = [t for t in tenants if t.floor is not None and t.tenant.building == building.id]
    source = building.source or hub.source
    return Block(
        name=building.names[lang] if building.names else None,
        storeys=fact_figure(place, building.storeys, lang) if building.storeys else None,
        source=source,
        source_name=cited[source],
        tenants=tuple(sorted(inside, key=lambda each: -(each.tenant.floor or 0))),
    )


def _picture(hub: Hub, known: Mapping[str, Known | None], place: Region, lang: Lang) -> SafeString:
    fronts = [_front(building, hub, known, place, lang) for building in hub.buildings]
    counted = [hub.building_count] if hub.building_count else []
    figures = [*counted, *(building.storeys for building in hub.buildings if building.storeys)]
    said = Said(
        f"hub-{hub.id}",
        say("hubs.picture", lang, hub=hub.names[lang]),
        " ".join(_described(fronts, lang)) or say("hubs.picture_lot", lang),
        " ".join(figures),
    )
    return elevation(fronts, said)


def _front(
    building: Building, hub: Hub, known: Mapping[str, Known | None], place: Region, lang: Lang
) -> Front:
    storeys = place.facts[building.storeys].value if building.storeys else None
    lit: Tally[int] = Tally()
    for tenant in hub.tenants:
        if tenant.floor is not None and tenant.building == building.id:
            each = known[tenant.name]
            lit[tenant.floor] += len(each.openings) if each else 0
    name = building.names[lang] if building.names else None
    return Front(name, int(storeys) if storeys else None, lit)


def _described(fronts: Iterable[Front], lang: Lang) -> Iterable[str]:
    """Each building in a sentence, for who does not see the drawing."""
    for front in fronts:
        name = front.name or say("hubs.building_unnamed", lang)
        if front.storeys:
            yield say("hubs.described", lang, building=name, n=front.storeys)
        else:
            yield say("hubs.described_cut", lang, building=name)
        for floor, openings in sorted(front.lit.items(), reverse=True):
            if openings:
                yield say("hubs.described_lit", lang, floor=floor, n=openings)
