"""Which figures does this site stand on, and which of them are due for another look?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from gonorth.facts.fields import field_name, fields
from gonorth.facts.region import Region
from gonorth.facts.review import is_due
from gonorth.facts.words import Lang, say
from gonorth.nouns import Figure, Source
from gonorth.scene.advertised import month_figure
from gonorth.scene.per_head import beside
from gonorth.scene.trend import series

LONGEST = 100  # letters of a search
KINDS = ("evidence", "claim", "computed")
CONFIDENCES = ("A", "B", "C")


@dataclass(frozen=True)
class Entry:
    """A figure as the page of facts shows it."""

    about: str
    figure: Figure
    source: Source
    is_due: bool
    chart: str = ""  # a field, or "all": the scene draws all of it

    @property
    def field(self) -> str:
        return "" if self.chart == "all" else self.chart

    @property
    def text(self) -> str:
        return folded(f"{self.about} {self.figure.label} {self.source.name} {self.figure.id}")


@dataclass(frozen=True)
class Table:
    """Rules of ours that hold until a stated day."""

    name: str
    good_through: date
    source: Source
    is_due: bool


def among(given: Mapping[str, str], allowed: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], list[str]]:
    """What was chosen of each list, by its name, and the values that are on none."""
    stated = {name: given.get(name, "")[:LONGEST] for name in allowed}
    known = {name: value for name, value in stated.items() if value in allowed[name]}
    return known, [value for name, value in stated.items() if value and name not in known]


def words_of(given: Mapping[str, str]) -> str:
    return given.get("words", "").replace("\x00", "").strip()[:LONGEST]


@dataclass(frozen=True)
class Asked:
    """What a visitor narrowed the list to; what made no sense is kept to be told so."""

    words: str = ""
    kind: str = ""
    confidence: str = ""
    source: str = ""
    due: bool = False
    unknown: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str], sources: Mapping[str, Source]) -> Asked:
        allowed = {"kind": KINDS, "confidence": CONFIDENCES, "source": tuple(sources)}
        known, unknown = among(given, allowed)
        return cls(words_of(given), due=given.get("due") == "1", unknown=", ".join(unknown), **known)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.kind or self.confidence or self.source or self.due)

    def holds(self, entry: Entry) -> bool:
        return (
            all(word in entry.text for word in folded(self.words).split())
            and self.kind in ("", entry.figure.kind)
            and self.confidence in ("", entry.figure.confidence)
            and self.source in ("", entry.source.id)
            and (entry.is_due or not self.due)
        )


def chosen(entries: Sequence[Entry], asked: Asked) -> list[Entry]:
    return [entry for entry in entries if asked.holds(entry)]


@dataclass(frozen=True)
class Book:
    entries: tuple[Entry, ...]  # of a series the latest month, which leads to the chart with all
    every: tuple[Entry, ...]  # with every month of every series
    tables: tuple[Table, ...]


def book(region: Region, today: date, lang: Lang) -> Book:
    """Every figure of the pack, and the rules of ours that hold until a stated day."""
    short = (*_facts(region, today, lang), *_computed(region, today, lang))
    series = list(_series(region, today, lang))
    latest = tuple(months[-1] for months in series)
    return Book((*short, *latest), (*short, *chain(*series)), _tables(region, today, lang))


def _facts(region: Region, today: date, lang: Lang) -> Iterator[Entry]:
    sources = region.sources_in(lang)
    for fact in region.facts.values():
        due = is_due(fact.as_of, today)
        yield Entry(fact.about(lang), fact.figure(lang), sources[fact.source], due)


def _computed(region: Region, today: date, lang: Lang) -> Iterator[Entry]:
    """What is worked out here from those facts, and the typical profile's years."""
    sources = region.sources_in(lang)
    for pair, found in zip(region.comparison.indicators, beside(region, lang), strict=True):
        for id, figure in zip((pair.here, pair.there), found.figures[2:], strict=True):
            due = is_due(figure.as_of, today)
            yield Entry(region.facts[id].about(lang), figure, sources[figure.source], due)
    typical = region.typical
    if typical.candidate.years is not None:
        yield Entry(
            region.name(lang),
            Figure(
                "typical_years",
                say("facts_page.typical_years", lang),
                typical.candidate.years,
                say("facts_page.years", lang),
                typical.as_of,
                typical.source,
                "B",
                "computed",
                typical.notes[lang],
            ),
            sources[typical.source],
            is_due(typical.as_of, today),
        )


def _series(region: Region, today: date, lang: Lang) -> Iterator[list[Entry]]:
    """The months of each field that has a series, and of all fields together."""
    for field in (None, *fields()):
        found = series(region.series, field, today, lang)
        source = region.sources_in(lang)[found.source]
        about = field_name(field, lang) if field else say("scene.all_fields", lang)
        figures = [month_figure(found, field, month, count) for month, count in found.points]
        if figures:
            yield [Entry(about, each, source, is_due(each.as_of, today), field or "all") for each in figures]


def _tables(region: Region, today: date, lang: Lang) -> tuple[Table, ...]:
    """The rules that hold until a stated day; past it, they are due."""
    weights = region.weights
    source = region.sources_in(lang)[weights.editions[-1].source]
    return (
        Table(say("facts_page.weights", lang), weights.good_through, source, today > weights.good_through),
    )


def folded(text: str) -> str:
    """Without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
