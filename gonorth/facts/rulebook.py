"""What holds on a day? A rulebook is a folder of dated tables (taxes, points, prices) and their sources.

Reading one trusts that it is well formed: `gonorth check` and the tests say so of those that ship.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gonorth.facts.dated import DatedTable, dated_table
from gonorth.facts.packfiles import PackFiles, Row
from gonorth.facts.tables import DATA
from gonorth.facts.words import Lang

if TYPE_CHECKING:
    from gonorth.nouns import Confidence, Source

RULEBOOKS = ("canada", "usa", "money")  # folders of gonorth/data
MARKER = "rulebook.toml"  # tells a folder of rules from a region pack


class Rulebook:
    """The tables of one folder, each read once, when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._files = PackFiles(folder)
        self._tables: dict[str, DatedTable] = {}

    def table(self, file: str) -> DatedTable:
        """The dated table in a TOML file, such as `tax/ontario.toml`."""
        if file not in self._tables:
            self._tables[file] = dated_table(self.document(file), file)
        return self._tables[file]

    def document(self, file: str) -> Mapping[str, Any]:
        """A TOML file as it stands, for what is no dated table."""
        return self._files.document(file).data

    def rows(self, file: str) -> tuple[Row, ...]:
        """The rows of a CSV file, with their lines."""
        return self._files.sheet(file).rows

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file of rules, besides the folder's own two."""
        folder = self._files.folder
        paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))
        return tuple(sorted({*paths} - {MARKER, "sources.toml"}))

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        from gonorth.nouns import Source  # a sixth of what it takes to load the taxes, which need no noun

        return {
            row["id"]: Source(
                row["id"], row["name"]["en"], row.get("url"), row.get("as_of"), row.get("licence")
            )
            for row in self.document("sources.toml")["source"]
        }

    def sources_in(self, lang: Lang) -> Mapping[str, Source]:
        """The sources with their names in a language."""
        names = {row["id"]: row["name"][lang] for row in self.document("sources.toml")["source"]}
        return {id: replace(source, name=names[id]) for id, source in self.sources.items()}


@cache
def rulebook(name: str) -> Rulebook:
    """One that ships with us, by its name (RULEBOOKS)."""
    return Rulebook(DATA / name)


@cache
def rule_sources(lang: Lang) -> Mapping[str, Source]:
    """Every source that a shipped rulebook names."""
    return {id: source for name in RULEBOOKS for id, source in rulebook(name).sources_in(lang).items()}


def least_sure(*grades: Confidence) -> Confidence:
    """A result is as sure as the least sure thing it rests on; A where it rests on nothing."""
    return max(grades, default="A")
