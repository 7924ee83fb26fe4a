"""What does the page of a search show? One answer for the page, its data and its feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from gonorth.facts.words import Lang, money, say
from gonorth.matching.columns import columns_of
from gonorth.matching.search import Facet, Found, search
from gonorth.nouns import Figure, Opening, plain
from gonorth.reading.titles import read_title
from gonorth.web import names
from gonorth.web.asking import LONGEST, Asked, Pairs, hubs, read_search
from gonorth.web.bridge import Shelf, region, shelf
from gonorth.web.figures import counted
from gonorth.web.fulltext import rows_with
from gonorth.web.rows import Row, shown

PAGE = 20
LONGEST_CHIP = 80  # characters
SURE = 0.6  # a title read less surely is no occupation to offer
OPEN = ("mode", "level", "field")  # groups of choices that stand open from the start
ONE_OF = {"pay": "pay", "posted": "days"}  # facets of which one is chosen, with their name in an address


@dataclass(frozen=True)
class Choice:
    id: str  # of its input, the same however often the page is drawn
    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Group:
    name: str
    param: str
    is_one: bool
    is_open: bool
    choices: tuple[Choice, ...]

    @property
    def is_chosen(self) -> bool:
        return any(choice.chosen for choice in self.choices)


@dataclass(frozen=True)
class Chip:
    """A part of the search as words, and the address of the search without it."""

    text: str
    without: str


@dataclass(frozen=True)
class Loosen:
    """The filter to leave out: how many there would be, and where."""

    name: str
    count: Figure
    address: str


@dataclass(frozen=True)
class Results:
    lang: Lang
    shelf: Shelf
    asked: Asked
    found: Found
    page: int
    base: str

    @property
    def at_region(self) -> str:
        return region().at[self.lang]

    @property
    def is_empty(self) -> bool:
        return self.shelf.kind == "none"

    @cached_property
    def countries(self) -> tuple[tuple[str, str], ...]:
        """Countries to ask for remote work from: those that openings name, the region's, its rival's."""
        named = columns_of(self.shelf.index).remote_from
        codes = {*named, region().country, region().comparison.country, self.asked.typed["remote"]} - {""}
        return tuple(sorted(((code, names.country(code, self.lang)) for code in codes), key=lambda c: c[1]))

    @cached_property
    def total(self) -> Figure:
        return self._count("found", len(self.found.rows))

    @cached_property
    def unsaid(self) -> Figure | None:
        return self._count("unsaid", self.found.unsaid) if self.found.unsaid else None

    @property
    def counts(self) -> Figure:
        """Stands for the counts beside the choices: their source and day."""
        return self._count("facets", None)

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.found.rows) // PAGE))

    @property
    def problems(self) -> tuple[str, ...]:
        asked = self.asked.page
        late = [say("openings.wrong_page_late", self.lang, page=asked)] if asked > self.pages else []
        return (*self.asked.problems, *late)

    @cached_property
    def openings(self) -> tuple[Opening, ...]:
        first = (self.page - 1) * PAGE
        return tuple(self.shelf.index.openings[row] for row in self.found.rows[first : first + PAGE])

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return tuple(Row.of(opening, self.shelf, self.lang) for opening in self.openings)

    @property
    def address(self) -> str:
        """This search and page, written the one way it is written."""
        return self.at(self.page)

    @property
    def earlier(self) -> str | None:
        return self.at(self.page - 1) if self.page > 1 else None

    @property
    def later(self) -> str | None:
        return self.at(self.page + 1) if self.page < self.pages else None

    def at(self, page: int) -> str:
        return self.asked.address(self.base, page=page if page > 1 else None)

    @cached_property
    def occupation(self) -> tuple[str, str] | None:
        """The occupation that the words are a title of: postings may call it otherwise, or in the other
        language."""
        words = self.asked.search.words
        read = read_title(words, self.lang).occupation if words else None
        if read is None or read.confidence < SURE or read.noc in self.asked.search.occupations:
            return None
        address = self.asked.address(self.base, without=("q", words), occupation=read.noc)
        return names.occupation_name(read.noc, self.lang), address

    @property
    def kept(self) -> Pairs:
        """What of the search has no box of its own in the form."""
        return tuple(pair for pair in self.asked.pairs if pair[0] in {"unsaid", "order"})

    @property
    def newest_first(self) -> str:
        return self.asked.address(self.base, order="newest")

    @property
    def best_first(self) -> str:
        return self.asked.address(self.base, without=("order", "newest"))

    @property
    def with_unsaid(self) -> str:
        return self.asked.address(self.base, unsaid=1)

    @cached_property
    def feeds(self) -> Mapping[str, str]:
        return {kind: self.asked.address(reverse(f"openings_{kind}")) for kind in ("rss", "atom", "feed")}

    @cached_property
    def data(self) -> Mapping[str, str]:
        sheet = reverse("openings_csv")
        return {
            "json": self.asked.address(reverse("openings_json")),
            "csv": self.asked.address(sheet),
            "excel": self.asked.address(sheet, excel=1),
        }

    @cached_property
    def loosen(self) -> Loosen | None:
        """Where nothing is left: the one filter without which the most would be."""
        if not self.found.loosen or len(self.found.rows):
            return None
        name, count = self.found.loosen[0]
        left_out = PARTS.get(name, (name,))
        pairs = tuple(pair for pair in self.asked.pairs if pair[0] not in left_out)
        address = Asked(self.asked.search, pairs, {}, ()).address(self.base)
        return Loosen(say(f"openings.filter_{name}", self.lang), self._count("loosened", count), address)

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        return tuple(
            Chip(self._said(*pair), self.asked.address(self.base, without=pair)) for pair in self.asked.pairs
        )

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        return tuple(self._group(name, facets) for name, facets in self.found.facets.items() if facets)

    def _group(self, name: str, facets: tuple[Facet, ...]) -> Group:
        is_open = name in OPEN or any(facet.chosen for facet in facets)
        choices = tuple(self._choices(name, facets))
        return Group(name, ONE_OF.get(name, name), name in ONE_OF, is_open, choices)

    def _choices(self, name: str, facets: tuple[Facet, ...]) -> Iterator[Choice]:
        for number, facet in enumerate(facets):
            named = self._employer(facet.value) if name == "employer" else facet.value
            written = shown(named, LONGEST)
            said = self._said(ONE_OF.get(name, name), written)
            yield Choice(f"{name}-{number}", written, said, facet.count, facet.chosen)

    def _employer(self, key: str) -> str:
        return columns_of(self.shelf.index).employer_names.get(key, key)

    def _said(self, name: str, value: str) -> str:
        """One value of a filter in words."""
        if name == "pay":
            return say("openings.at_least", self.lang, pay=money(int(value), region().currency, self.lang))
        if name == "days":
            return say("openings.within_days", self.lang, n=int(value))
        if name in {"near", "km", "remote", "unsaid", "order"}:
            known = names.country(value, self.lang) if name == "remote" else value
            return say(f"openings.chip_{name}", self.lang, value=known)
        return shown(names.NAMES[name](value, self.lang) if name in names.NAMES else value, LONGEST_CHIP)

    def _count(self, id: str, value: int | None) -> Figure:
        return counted(
            self.shelf,
            id,
            value,
            label=say(f"openings.{id}_label", self.lang),
            unit=say("openings.unit", self.lang),
            cannot_tell=say("openings.cannot_tell", self.lang),
        )


PARTS = {"place": ("near", "km", "remote"), "posted": ("days",), "words": ("q",)}  # of an address, by filter


def results(query: QueryDict, lang: Lang) -> Results:
    held = shelf()
    asked = read_search(query, held, lang)
    rows = rows_with(asked.search.words, held) if asked.search.words else None
    found = search(held.index, asked.search, rows, hubs())
    pages = max(1, -(-len(found.rows) // PAGE))
    return Results(lang, held, asked, found, min(asked.page, pages), reverse("openings"))


def as_json(found: Results, absolute: str) -> dict[str, Any]:
    """The search as data: the same openings as on its page, with their addresses."""
    return {
        "found": plain(found.total),
        "unsaid": plain(found.unsaid),
        "page": found.page,
        "pages": found.pages,
        "problems": list(found.problems),
        "asked": plain(found.asked.search) | {"today": found.asked.search.today.isoformat()},
        "openings": [_opening(opening, found, absolute) for opening in found.openings],
        "facets": {name: [plain(facet) for facet in facets] for name, facets in found.found.facets.items()},
        "counts": plain(found.counts),
        "next": found.later and absolute + found.asked.address(reverse("openings_json"), page=found.page + 1),
    }


def _opening(opening: Opening, found: Results, absolute: str) -> dict[str, Any]:
    said: dict[str, Any] = plain(opening)
    del said["description"]  # it is on the opening's own page
    address = reverse("opening", args=[found.shelf.pks[opening.id]])
    return said | {"page": absolute + address, "is_sample": found.shelf.kind == "sample"}
