"""What is known of one employer, with who says so?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from gonorth.facts.region import PackEmployer, Region, Tenant
from gonorth.facts.words import Lang, say
from gonorth.nouns import Figure, Opening
from gonorth.scene.here import is_here
from gonorth.scene.hiring import Hiring, hiring
from gonorth.scene.offices import Office
from gonorth.web import rows
from gonorth.web.bridge import shelf
from gonorth.web.charts import Bar, bar_chart
from gonorth.web.directory import Known, last_reads
from gonorth.web.drawing import Said
from gonorth.web.employers import State, counter, head_office_of, sector_of, state_of
from gonorth.web.figures import fact_figure, written

SHOWN = 10  # openings on an employer's page; the rest is one tap away


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
    bars: SafeString  # the shares of what it hires for, drawn
    law: str  # what asks the postings to say what they say
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
    reads, now = last_reads([known]), shelf()
    found = hiring(known.name, known.openings, place, counter(lang, known.is_sample))
    nearest = sorted(known.openings, key=lambda job: _nearest(job, place))
    cited = {id: source.name for id, source in place.sources_in(lang).items()}
    return Page(
        known=known,
        state=state_of(known, reads),
        read_at=reads.get(known.key),
        hiring=found,
        bars=_bars(found.office, known, lang),
        law="law_lead" if len(found.sayings) > 1 else "law_none",
        openings=tuple(rows.Row.of(job, now, lang) for job in nearest[:SHOWN]),
        listed=_listed(known, place, lang),
        sector=_told(sector_of(known, lang), known, "sector_source", cited),
        head_office=_told(head_office_of(known, lang), known, "head_office_source", cited),
        headcount=_about(known, "headcount", place, lang),
        rounds=tuple(
            Cited(figure, cited[figure.source]) for figure in _about(known, "funding_round", place, lang)
        ),
        tenancies=tuple(
            Tenancy(hub.id, hub.names[lang], tenant, cited[tenant.source]) for hub, tenant in known.tenancies
        ),
        boards=tuple(known.boards),
    )


def _bars(office: Office, known: Known, lang: Lang) -> SafeString:
    """Engineering beside sales and marketing; nothing where we cannot tell."""
    shares = (office.engineering, office.sales)
    if any(share.value is None for share in shares):
        return SafeString("")
    said = Said(
        f"office-{known.slug}",
        say("employers.office_heading", lang),
        ", ".join(f"{share.label} {written(share, lang)}" for share in shares),
        " ".join(share.id for share in shares),
    )
    named = zip(("office_engineering", "office_sales"), shares, strict=True)
    bars = [Bar(say(f"employers.{name}", lang), share.value, written(share, lang)) for name, share in named]
    return bar_chart(bars, lang, said)


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
