"""Which rules do we rest on, how old is our reading of each, and which is due for another?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gonorth.facts.rule_walk import Mention, in_document, in_sheet
from gonorth.facts.rulebook import RULEBOOKS, Rulebook, rulebook
from gonorth.facts.words import Named
from gonorth.nouns import Confidence

STALE_AFTER_DAYS: Mapping[Confidence, int] = {"A": 365, "B": 120, "C": 30}


@dataclass(frozen=True)
class RuleEntry:
    """A table, an edition, a pathway, a step, or as much of a sheet as rests on one source."""

    book: str  # of RULEBOOKS
    file: str
    name: Named
    part: str  # below what is named, in dotted keys; empty for the whole
    starts: date | None
    sources: tuple[str, ...]  # Source.id
    confidence: Confidence
    as_of: str | None  # when it was read, or of when its source is; None: not known
    days_old: int | None
    is_past: bool  # a later edition holds: kept for history, never due
    is_due: bool


def is_due(checked: date | None, confidence: Confidence, today: date) -> bool:
    """What was never read again is always due."""
    return checked is None or (today - checked).days > STALE_AFTER_DAYS[confidence]


def due_rules(today: date) -> tuple[RuleEntry, ...]:
    """What is due for another reading, the least sure first and of those the oldest."""
    due = [rule for rule in every_rule(today) if rule.is_due]
    return tuple(sorted(due, key=lambda rule: (-ord(rule.confidence), rule.as_of or "")))


def every_rule(today: date) -> tuple[RuleEntry, ...]:
    """Every rule of every shipped rulebook, file by file."""
    return tuple(rule for name in RULEBOOKS for rule in rules_of(name, rulebook(name), today))


def rules_of(name: str, book: Rulebook, today: date) -> Iterator[RuleEntry]:
    for file in book.files:
        for mention in _mentions(book, file, today):
            yield _entry(name, file, mention, _as_of(mention, book), today)


def _mentions(book: Rulebook, file: str, today: date) -> Iterator[Mention]:
    if file.endswith(".csv"):
        return in_sheet((row.cells for row in book.rows(file)), file)
    return in_document(book.document(file), file, today)


def _as_of(mention: Mention, book: Rulebook) -> str | None:
    """Its own day, or else that of its oldest source."""
    if mention.as_of or mention.is_recalled:
        return mention.as_of
    known = [source.as_of for id in mention.sources if (source := book.sources.get(id)) and source.as_of]
    return min(known, default=None)


def _entry(book: str, file: str, mention: Mention, as_of: str | None, today: date) -> RuleEntry:
    day = _first_day(as_of) if as_of else None
    is_stale = mention.is_over or is_due(day, mention.confidence, today)
    return RuleEntry(
        book=book,
        file=file,
        name=mention.name,
        part=mention.part,
        starts=mention.starts,
        sources=mention.sources,
        confidence=mention.confidence,
        as_of=as_of,
        days_old=(today - day).days if day else None,
        is_past=mention.is_past,
        is_due=is_stale and not mention.is_past,
    )


def _first_day(as_of: str) -> date:
    """Of a year, a month or a day."""
    return date.fromisoformat(as_of + "-01-01"[len(as_of) - 4 :])
