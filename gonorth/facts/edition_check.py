"""Is a dated table well formed: its title and end, and its editions in order?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gonorth.facts import pack_rules, rules
from gonorth.facts.packfiles import Document, Problem
from gonorth.facts.rules import Rule
from gonorth.facts.shape import Rules, check_keys, check_tables, tables_of


def check_editions(document: Document, source: Rule, values: Rules) -> Iterator[Problem]:
    """Each edition has its day, source and confidence; `values` are the rules of what it holds besides."""
    edition = {"starts": rules.DATE, "source": source, "confidence": pack_rules.CONFIDENCE, **values}
    yield from check_keys(document, {"title": rules.TEXT, "good_through": rules.DATE})
    yield from check_tables(document, "edition", edition)
    if has_days(document):
        yield from pack_rules.edition_problems(document)


def has_days(document: Document) -> bool:
    """Are there editions, and does each, like the table's end, have a day that can be compared?"""
    starts = [row.get("starts") for row in tables_of(document.data, "edition")]
    return bool(starts) and all(type(day) is date for day in (*starts, document.data.get("good_through")))
