"""What did we say that was wrong, and what do we say now? A pack's public log, only ever added to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gonorth.facts import rules
from gonorth.facts.packfiles import Document, PackFiles, Problem
from gonorth.facts.rules import Rule, one_of, optional
from gonorth.facts.shape import check_tables, tables_of
from gonorth.facts.words import Lang

FILE = "corrections.toml"
BY = ("us", "source")  # who put it right: this program, or the source in its own report


@dataclass(frozen=True)
class Correction:
    on: str  # the day, or as exact as it is known
    by: str
    was: Mapping[Lang, str]
    now: Mapping[Lang, str]
    source: str  # Source.id of the figures it is about
    facts: tuple[str, ...] = ()  # Fact.id


def read_corrections(files: PackFiles) -> tuple[Correction, ...]:
    """The latest first; none where the pack keeps no log."""
    if not (files.folder / FILE).exists():
        return ()
    rows = tables_of(files.document(FILE).data, "correction")
    return tuple(sorted(map(_correction, rows), key=lambda each: each.on, reverse=True))


def _correction(row: Mapping[str, Any]) -> Correction:
    facts = tuple(row.get("facts", ()))
    return Correction(row["on"], row["by"], row["was"], row["now"], row["source"], facts)


def check_corrections(files: PackFiles, source: Rule, facts: Rule) -> Iterator[Problem]:
    """Every correction says when, what was wrong, what is said now, and whose figure it was."""
    if not (files.folder / FILE).exists():
        return
    document: Document = files.document(FILE)
    said = {"was.en": rules.TEXT, "was.fr": rules.FRENCH, "now.en": rules.TEXT, "now.fr": rules.FRENCH}
    about = {"on": rules.DAY, "by": one_of(BY), "source": source, "facts": optional(facts)}
    yield from check_tables(document, "correction", about | said)
