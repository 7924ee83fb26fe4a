"""Is a region pack sound? What is wrong with it, in plain words, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from gonorth.facts import pack_rules, rules
from gonorth.facts.corrections import check_corrections
from gonorth.facts.fields import fields
from gonorth.facts.hub_rules import check_hubs
from gonorth.facts.packfiles import Broken, Document, PackFiles, Problem, Row
from gonorth.facts.review import REVIEW_AFTER_YEARS, is_due
from gonorth.facts.rules import decimal, known_in, optional
from gonorth.facts.shape import check_columns, check_keys, check_tables, tables_of, value_of
from gonorth.facts.words import Sentence
from gonorth.nouns import Place


def check_pack(folder: Path, today: date | None = None) -> list[Problem]:
    """Every problem of the pack in `folder`, file by file; with `today`, also what is due for review."""
    if not folder.is_dir():
        return [Problem(str(folder), None, Sentence("facts.no_folder", {}))]
    return check_files(PackFiles(folder), today)


def check_files(files: PackFiles, today: date | None = None) -> list[Problem]:
    return list(_Check(files, today).problems())


class _Check:
    """One pass over a pack; the ids one file declares are known to the files after it."""

    def __init__(self, files: PackFiles, today: date | None) -> None:
        self.files = files
        self._day = today
        self.source = self.fact = self.metro = known_in("", ())
        self.facts: Mapping[str, Mapping[str, str]] = {}
        self.centres: Mapping[str, Place] = {}
        self.commute_km = 0.0

    def problems(self) -> Iterator[Problem]:
        first = (self._sources, self._facts, self._series, self._region, self._places)
        last = (self._hubs, self._employers, self._employer_facts, self._weights, self._corrections)
        for part in (*first, *last):
            try:
                yield from part()
            except Broken as broken:
                yield broken.problem

    def _sources(self) -> Iterator[Problem]:
        document = self.files.document("sources.toml")
        dated = {
            "url": optional(rules.ADDRESS),
            "as_of": optional(rules.DAY),
            "licence": optional(rules.TEXT),
        }
        named = {"id": rules.ID, **pack_rules.names("name"), **dated}
        self.source = known_in(
            "sources.toml", {str(row.get("id")) for row in tables_of(document.data, "source")}
        )
        yield from check_tables(document, "source", named, unique="id")

    def _facts(self) -> Iterator[Problem]:
        sheet = self.files.sheet("facts.csv")
        self.fact = known_in("facts.csv", {row.cells.get("id", "") for row in sheet.rows})
        cells = pack_rules.fact_rules(self.source)
        yield from check_columns(sheet, cells, unique=("id",))
        if set(cells) <= set(sheet.columns):
            self.facts = {row.cells["id"]: row.cells for row in sheet.rows}
            for row in sheet.rows:
                sentences = pack_rules.fact_problems(row.cells)
                yield from (Problem(sheet.file, row.line, sentence) for sentence in sentences)
                yield from self._due(sheet.file, row)

    def _due(self, file: str, row: Row) -> Iterator[Problem]:
        as_of = row.cells["as_of"]
        if self._day and rules.is_day(as_of) and is_due(as_of, self._day):
            due = Sentence("facts.due_for_review", {"as_of": as_of, "years": REVIEW_AFTER_YEARS})
            yield Problem(file, row.line, due, severity="note")

    def _series(self) -> Iterator[Problem]:
        sheet = self.files.sheet("openings-series.csv")
        self.metro = known_in("openings-series.csv", {row.cells.get("metro", "") for row in sheet.rows})
        named = {"month": rules.MONTH, "metro": rules.TEXT, "field": known_in("data/fields.toml", fields())}
        counts = ("ads_first_seen", "distinct_title_and_employer", "employers")
        counted = named | dict.fromkeys(counts, rules.COUNT)
        yield from check_columns(sheet, counted, unique=("month", "metro", "field"))

    def _region(self) -> Iterator[Problem]:
        document = self.files.document("region.toml")
        centres = {str(row.get("id")): pack_rules.place_of(row) for row in tables_of(document.data, "centre")}
        self.centres = {id: place for id, place in centres.items() if place}
        self.commute_km = float(decimal(document.data.get("commute_km")) or 0)
        country = str(document.data.get("country"))
        yield from check_keys(document, pack_rules.region_rules(country, self.source, self.metro))
        centre = {"id": rules.ID, "city": rules.TEXT, "source": self.source, **pack_rules.COORDINATES}
        yield from check_tables(document, "centre", centre, unique="id")
        skill = {"id": rules.TEXT, "label": rules.TEXT}
        yield from check_tables(document, "typical.skill", skill, unique="id")
        yield from self._indicators(document)
        yield from self._scene(document)

    def _indicators(self, document: Document) -> Iterator[Problem]:
        table = "comparison.indicator"
        if value_of(document.data, table) is None:
            return  # nothing to set beside anything is an honest answer
        said = {"id": rules.ID, **pack_rules.names("name"), **pack_rules.names("cannot_tell")}
        counted = dict.fromkeys(("here", "there", "people_here", "people_there"), self.fact)
        yield from check_tables(document, table, said | counted, unique="id")
        for nth, row in enumerate(tables_of(document.data, table)):
            for sentence in pack_rules.indicator_problems(row, self.facts):
                yield Problem(document.file, document.line_of("here", table, nth), sentence)

    def _scene(self, document: Document) -> Iterator[Problem]:
        """What the page of the scene shows beside openings: may be left out altogether."""
        yield from check_keys(document, {"flow.facts": optional(pack_rules.each(self.fact))})
        if value_of(document.data, "share") is None:
            return
        said = {"id": rules.ID, **pack_rules.names("name"), **pack_rules.names("cannot_tell")}
        counted = {"parts": pack_rules.each(self.fact), "whole": self.fact}
        yield from check_tables(document, "share", said | counted, unique="id")
        for nth, row in enumerate(tables_of(document.data, "share")):
            for sentence in pack_rules.share_problems(row, self.facts):
                yield Problem(document.file, document.line_of("parts", "share", nth), sentence)

    def _places(self) -> Iterator[Problem]:
        sheet = self.files.sheet("places.csv")
        cells = pack_rules.place_rules(self.centres, self.source)
        wrong = list(check_columns(sheet, cells, unique=("city", "region", "country")))
        yield from wrong
        if not wrong and self.centres:
            for row in sheet.rows:
                sentences = pack_rules.distance_problems(row.cells, self.centres, self.commute_km)
                yield from (Problem(sheet.file, row.line, sentence) for sentence in sentences)

    def _hubs(self) -> Iterator[Problem]:
        yield from check_hubs(self.files.document("hubs.toml"), self.source, self.fact, self.facts)

    def _employers(self) -> Iterator[Problem]:
        sheet = self.files.sheet("employers.csv")
        cells = pack_rules.employer_rules(self.source)
        yield from check_columns(sheet, cells, unique=("system", "slug"))
        if set(cells) <= set(sheet.columns):
            for row in sheet.rows:
                sentences = pack_rules.employer_problems(row.cells)
                yield from (Problem(sheet.file, row.line, sentence) for sentence in sentences)

    def _employer_facts(self) -> Iterator[Problem]:
        sheet = self.files.sheet("employer-facts.csv")
        yield from check_columns(
            sheet, pack_rules.employer_fact_rules(self.fact), unique=("employer", "fact")
        )

    def _weights(self) -> Iterator[Problem]:
        document = self.files.document("weights.toml")
        edition = {
            "starts": rules.DATE,
            "source": self.source,
            "confidence": pack_rules.CONFIDENCE,
            "weight": pack_rules.WEIGHTS,
            "good_fit": pack_rules.FIT,
        }
        wrong = [
            *check_keys(document, {"title": rules.TEXT, "good_through": rules.DATE}),
            *check_tables(document, "edition", edition),
        ]
        yield from wrong or pack_rules.edition_problems(document)

    def _corrections(self) -> Iterator[Problem]:
        yield from check_corrections(self.files, self.source, pack_rules.each(self.fact))
