"""What do the pages of employers show? The list somebody asked for, and one with all we know of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlencode

from django.http import QueryDict

from gonorth.facts.region import PackEmployer, Region, Tenant
from gonorth.facts.words import Lang, say
from gonorth.nouns import Figure, Opening
from gonorth.scene.figures import Counter
from gonorth.scene.here import is_here
from gonorth.scene.hiring import Hiring, hiring
from gonorth.web import clock, names, rows
from gonorth.web.bridge import shelf
from gonorth.web.directory import Directory, Known, last_reads
from gonorth.web.figures import fact_figure

PAGE = 50  # employers on a page of the list
SHOWN = 25  # openings on an employer's page; the rest is one tap away
# open: it has openings now. quiet: none when its board was last read. unread: its board was not read yet.
# unknown: we know no board of it.
State = Literal["open", "quiet", "unread", "unknown"]


@dataclass(frozen=True)
class Row:
    """One employer in the list."""

    known: Known
    state: State
    openings: Figure | None
    read_at: datetime | None
    sector: str | None
    head_office: str | None
    hubs: tuple[tuple[str, str], ...]  # ids and names


@dataclass(frozen=True)
class Asked:
    """What a visitor asked the list for."""

    words: str = ""
    is_hiring: bool = False
    hub: str = ""
    sector: str = ""
    page: int = 1

    @classmethod
    def of(cls, given: QueryDict) -> Asked:
        page = given.get("page", "1")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
        return cls(
            given.get("words", "").strip()[:100],
            given.get("hiring") == "1",
            given.get("hub", "")[:60],
            given.get("sector", "")[:60],
            max(1, number),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.is_hiring or self.hub or self.sector)

    def at(self, page: int) -> str:
        """The query that asks for the same, another page of it."""
        asked = {"words": self.words, "hiring": "1" if self.is_hiring else "", "hub": self.hub}
        asked |= {"sector": self.sector, "page": str(page)}
        return urlencode({name: value for name, value in asked.items() if value})

    def fits(self, known: Known) -> bool:
        return (
            (not self.is_hiring or bool(known.openings))
            and (not self.hub or self.hub in {hub.id for hub in known.hubs})
            and (not self.sector or (known.sectors or {}).get("en") == self.sector)
            and (not self.words or _plain(self.words) in _plain(known.name))
        )


@dataclass(frozen=True)
class Listing:
    asked: Asked
    rows: tuple[Row, ...]
    found: Figure
    hiring: Figure
    page: int
    pages: int
    sectors: tuple[tuple[str, str], ...]  # in English, as asked for, and as shown
    hubs: tuple[tuple[str, str], ...]


def listing(asked: Asked, book: Directory, place: Region, lang: Lang) -> Listing:
    """The employers that fit, those with most openings first. Samples are shown, and counted nowhere."""
    fitting = sorted((k for k in book.by_key.values() if asked.fits(k)), key=_order)
    real = [known for known in fitting if not known.is_sample]
    pages = max(1, -(-len(fitting) // PAGE))
    page = min(asked.page, pages)
    reads, count = last_reads(), _counter(lang, is_sample=False)
    return Listing(
        asked=asked,
        rows=tuple(_row(each, reads, lang) for each in fitting[PAGE * (page - 1) : PAGE * page]),
        found=count("found", len(real)),
        hiring=count("hiring", sum(bool(known.openings) for known in real)),
        page=page,
        pages=pages,
        sectors=_sectors(book.by_key.values(), lang),
        hubs=tuple((hub.id, hub.names[lang]) for hub in place.hubs if hub.tenants),
    )


def _order(known: Known) -> tuple[int, bool, str]:
    return -len(known.openings), not known.boards, known.name.casefold()


def _plain(text: str) -> str:
    """Without case, accents and signs."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spread if letter.isalnum())


def _counter(lang: Lang, is_sample: bool) -> Counter:
    return Counter(clock.today(), lang, is_sample, "employers")


def _row(known: Known, reads: Mapping[str, datetime], lang: Lang) -> Row:
    state = state_of(known, reads)
    shown = _count(known, lang) if state == "open" else None
    return Row(
        known,
        state,
        shown,
        reads.get(known.key),
        _sector(known, lang),
        _head_office(known, lang),
        tuple((hub.id, hub.names[lang]) for hub in known.hubs),
    )


def _count(known: Known, lang: Lang) -> Figure:
    count = _counter(lang, known.is_sample)
    return count("openings", len(known.openings), known.key, employer=known.name)


def state_of(known: Known, reads: Mapping[str, datetime]) -> State:
    if known.openings:
        return "open"
    if known.was_read or known.key in reads:
        return "quiet"
    return "unread" if known.boards else "unknown"


def _sector(known: Known, lang: Lang) -> str | None:
    return known.sectors[lang] if known.sectors else None


def _head_office(known: Known, lang: Lang) -> str | None:
    code = next((board.head_office for board in known.boards if board.head_office), None)
    return names.country(code, lang) if code else None


def _sectors(known: Iterable[Known], lang: Lang) -> tuple[tuple[str, str], ...]:
    found = {each.sectors["en"]: each.sectors[lang] for each in known if each.sectors}
    return tuple(sorted(found.items(), key=lambda sector: sector[1]))


@dataclass(frozen=True)
class Told:
    """Something a source of the pack says of an employer, in words."""

    words: str
    source: str  # its id
    source_name: str


@dataclass(frozen=True)
class Cited:
    """A figure with the name of its source beside it."""

    figure: Figure
    source_name: str


@dataclass(frozen=True)
class Tenancy:
    hub: str
    name: str
    tenant: Tenant
    source_name: str


@dataclass(frozen=True)
class Page:
    """One employer, with all we know of it; None is what we do not know."""

    known: Known
    state: State
    read_at: datetime | None
    hiring: Hiring
    openings: tuple[rows.Row, ...]  # the first of them: those in the region, then the newest
    listed: Figure | None  # postings seen before its board was read
    sector: Told | None
    head_office: Told | None
    headcount: tuple[Figure, ...]
    rounds: tuple[Cited, ...]
    tenancies: tuple[Tenancy, ...]
    boards: tuple[PackEmployer, ...]

    @property
    def has_more(self) -> bool:
        return len(self.known.openings) > len(self.openings)

    def lead(self, lang: Lang, region: str) -> str:
        """The first sentence of the page."""
        near = self.hiring.here.value
        here = say(f"employers.lead_here{'' if near else '_none'}", lang, n=near, region=region)
        said = {"employer": self.known.name, "n": self.hiring.openings.value, "here": here}
        return say(f"employers.lead_{self.state}", lang, **said)


def page(known: Known, place: Region, lang: Lang) -> Page:
    reads, now = last_reads(), shelf()
    nearest = sorted(known.openings, key=lambda job: _nearest(job, place))
    cited = {id: source.name for id, source in place.sources_in(lang).items()}
    return Page(
        known=known,
        state=state_of(known, reads),
        read_at=reads.get(known.key),
        hiring=hiring(known.name, known.openings, place, _counter(lang, known.is_sample)),
        openings=tuple(rows.Row.of(job, now, lang) for job in nearest[:SHOWN]),
        listed=_listed(known, place, lang),
        sector=_told(_sector(known, lang), known, "sector_source", cited),
        head_office=_told(_head_office(known, lang), known, "head_office_source", cited),
        headcount=_about(known, "headcount", place, lang),
        rounds=tuple(
            Cited(figure, cited[figure.source]) for figure in _about(known, "funding_round", place, lang)
        ),
        tenancies=tuple(
            Tenancy(hub.id, hub.names[lang], tenant, cited[tenant.source]) for hub, tenant in known.tenancies
        ),
        boards=tuple(known.boards),
    )


def _nearest(job: Opening, place: Region) -> tuple[bool, float, str]:
    posted = job.posted_on.toordinal() if job.posted_on else 0
    return not is_here(job, place), -posted, job.id


def _told(words: str | None, known: Known, of: str, cited: Mapping[str, str]) -> Told | None:
    source = next((said for board in known.boards if (said := getattr(board, of))), None)
    return Told(words, source, cited[source]) if words and source else None


def _about(known: Known, topic: str, place: Region, lang: Lang) -> tuple[Figure, ...]:
    return tuple(fact_figure(place, fact.fact, lang) for fact in known.facts if fact.topic == topic)


def _listed(known: Known, place: Region, lang: Lang) -> Figure | None:
    """What public listings showed of it in the region, before its own board was read."""
    board = next((board for board in known.boards if board.postings), None)
    if board is None or known.openings:
        return None
    key = f"employers.listed_{board.seen_by}"
    as_of = place.sources[board.source].as_of or board.verified.isoformat()
    said = {"employer": known.name, "region": place.at[lang]}
    return Figure(
        f"listed:{known.key}",
        say("employers.listed", lang, **said),
        board.postings,
        say("employers.listed_unit", lang),
        as_of,
        board.source,
        "B",
        "evidence",
        say(key, lang),
    )
