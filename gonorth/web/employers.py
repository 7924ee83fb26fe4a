"""Which employers did somebody ask for, and what is said of each in a list?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlencode

from django.http import QueryDict

from gonorth.facts.region import Region
from gonorth.facts.words import Lang
from gonorth.nouns import Figure
from gonorth.scene.figures import Counter
from gonorth.web import clock, names
from gonorth.web.directory import Directory, Known, last_reads

PAGE = 30  # employers on a page of the list
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
    fitting = [known for known in book.by_key.values() if asked.fits(known)]
    real = [known for known in fitting if not known.is_sample]
    pages = max(1, -(-len(fitting) // PAGE))
    page = min(asked.page, pages)
    shown = fitting[PAGE * (page - 1) : PAGE * page]
    reads, count = last_reads(shown), counter(lang, is_sample=False)
    return Listing(
        asked=asked,
        rows=tuple(_row(each, reads, lang) for each in shown),
        found=count("found", len(real)),
        hiring=count("hiring", sum(bool(known.openings) for known in real)),
        page=page,
        pages=pages,
        sectors=_sectors(book.by_key.values(), lang),
        hubs=tuple((hub.id, hub.names[lang]) for hub in place.hubs if hub.tenants),
    )


def _plain(text: str) -> str:
    """Without case, accents and signs."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spread if letter.isalnum())


def counter(lang: Lang, is_sample: bool) -> Counter:
    return Counter(clock.today(), lang, is_sample, "employers")


def _row(known: Known, reads: Mapping[str, datetime], lang: Lang) -> Row:
    state = state_of(known, reads)
    shown = _count(known, lang) if state == "open" else None
    return Row(
        known,
        state,
        shown,
        reads.get(known.key),
        sector_of(known, lang),
        head_office_of(known, lang),
        tuple((hub.id, hub.names[lang]) for hub in known.hubs),
    )


def _count(known: Known, lang: Lang) -> Figure:
    count = counter(lang, known.is_sample)
    return count("openings", len(known.openings), known.key, employer=known.name)


def state_of(known: Known, reads: Mapping[str, datetime]) -> State:
    if known.openings:
        return "open"
    if known.read_from or known.key in reads:
        return "quiet"
    return "unread" if known.boards else "unknown"


def sector_of(known: Known, lang: Lang) -> str | None:
    return known.sectors[lang] if known.sectors else None


def head_office_of(known: Known, lang: Lang) -> str | None:
    code = next((board.head_office for board in known.boards if board.head_office), None)
    return names.country(code, lang) if code else None


def _sectors(known: Iterable[Known], lang: Lang) -> tuple[tuple[str, str], ...]:
    found = {each.sectors["en"]: each.sectors[lang] for each in known if each.sectors}
    return tuple(sorted(found.items(), key=lambda sector: sector[1]))
