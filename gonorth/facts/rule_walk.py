"""Which parts of a file of rules name a source and say how sure they are?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gonorth.facts.words import Named
from gonorth.nouns import Confidence

NAMES = ("name", "does", "title", "id")  # what a table may be called by, the best first
DAYS = ("checked", "as_of", "date")  # when it was read, or of when it is


@dataclass(frozen=True)
class Mention:
    """One part of a file, with what stands above it where it says nothing itself."""

    name: Named
    part: str = ""  # below what is named, in dotted keys
    starts: date | None = None
    as_of: str | None = None
    is_past: bool = False  # a later edition holds
    is_over: bool = False  # the table is not known to hold any more
    sources: tuple[str, ...] = ()
    confidence: Confidence = "C"
    is_recalled: bool = False  # from general knowledge: no day of its source stands for a reading


def in_document(document: Mapping[str, Any], file: str, today: date) -> Iterator[Mention]:
    """Every table of a TOML file that names a source and its confidence, wherever it stands."""
    end = document.get("good_through")
    over = type(end) is date and end < today
    yield from _within(document, Mention(Named(file), is_over=over), today)


def _within(table: Mapping[str, Any], above: Mention, today: date) -> Iterator[Mention]:
    here = _told(table, above)
    if here.sources and "confidence" in table:
        yield here
    for key, value in table.items():
        rows = [value] if isinstance(value, Mapping) else value if isinstance(value, list) else []
        tables = [row for row in rows if isinstance(row, Mapping)]
        below = replace(here, part=f"{here.part}.{key}".lstrip("."), sources=())
        for row, is_past in zip(tables, _past(tables, today), strict=True):
            yield from _within(row, replace(below, is_past=below.is_past or is_past), today)


def _told(table: Mapping[str, Any], above: Mention) -> Mention:
    own = _name(table)
    days = [str(table[key]) for key in DAYS if key in table]
    return replace(
        above,
        name=own or above.name,
        part="" if own else above.part,
        starts=table.get("starts", above.starts),
        as_of=days[0] if days else above.as_of,
        sources=_sources(table),
        confidence=table.get("confidence", above.confidence),
        is_recalled=table.get("recalled") is True,
    )


def _past(tables: Sequence[Mapping[str, Any]], today: date) -> list[bool]:
    """Of editions in a row: has the next one started?"""
    after = [row.get("starts") for row in tables[1:]]
    return [*(type(day) is date and day <= today for day in after), False][: len(tables)]


def _name(table: Mapping[str, Any]) -> Named | None:
    known = [table[key] for key in NAMES if key in table]
    if not known:
        return None
    named = known[0]
    return Named(named.get("en", ""), named.get("fr")) if isinstance(named, Mapping) else Named(str(named))


def _sources(table: Mapping[str, Any]) -> tuple[str, ...]:
    named = table.get("source") or table.get("sources") or ()
    return tuple(named.split(";")) if isinstance(named, str) else tuple(named)


def in_sheet(rows: Iterable[Mapping[str, str]], file: str) -> Iterator[Mention]:
    """A sheet, once for each source and how sure it is, with the newest day of those rows."""
    newest: dict[tuple[tuple[str, ...], Any], Mention] = {}
    for cells in rows:
        told = _told(cells, Mention(Named(file)))
        key = told.sources, told.confidence
        if told.sources and (key not in newest or (newest[key].as_of or "") < (told.as_of or "")):
            newest[key] = replace(told, name=Named(file), part="")
    yield from newest.values()
