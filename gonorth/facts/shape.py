"""Does a file of a pack have the columns and keys it needs, and does each hold what it may?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gonorth.facts.packfiles import Document, Problem, Sheet
from gonorth.facts.rules import Rule
from gonorth.facts.words import Sentence

Rules = Mapping[str, Rule]  # by column, or by dotted key


def check_columns(sheet: Sheet, rules: Rules, unique: Sequence[str]) -> Iterator[Problem]:
    """Every rule on every row; the `unique` columns together name a row once."""
    missing = [column for column in rules if column not in sheet.columns]
    for column in missing:
        yield Problem(sheet.file, sheet.heading, Sentence("facts.missing_column", {"column": column}))
    if missing:
        return
    seen: dict[tuple[str, ...], int] = {}
    for row in sheet.rows:
        for column, rule in rules.items():
            if not rule.holds(row.cells[column]):
                yield Problem(sheet.file, row.line, _broken(rule, column, row.cells[column]))
        name = tuple(row.cells[column] for column in unique)
        if name in seen:
            twice = Sentence("facts.twice", {"name": ", ".join(name), "first": str(seen[name])})
            yield Problem(sheet.file, row.line, twice)
        seen.setdefault(name, row.line)


def check_keys(document: Document, rules: Rules) -> Iterator[Problem]:
    """Every rule on the keys of a document, written with dots: `name.fr`."""
    for key, rule in rules.items():
        value = value_of(document.data, key)
        if not rule.holds(value):
            table, _, leaf = key.rpartition(".")
            yield Problem(document.file, document.line_of(leaf, table), said(rule, key, value))


def check_tables(document: Document, table: str, rules: Rules, unique: str = "") -> Iterator[Problem]:
    """Every rule on each [[table]] of a document; the key `unique` names one once."""
    seen: set[str] = set()
    rows = tables_of(document.data, table)
    if not rows:
        yield Problem(document.file, None, Sentence("facts.missing_table", {"table": table}))
    for nth, row in enumerate(rows):
        for key, rule in rules.items():
            value = value_of(row, key)
            if not rule.holds(value):
                line = document.line_of(key.partition(".")[0], table, nth)
                yield Problem(document.file, line, said(rule, key, value))
        name = str(row.get(unique, nth))
        if name in seen:
            line = document.line_of(unique, table, nth)
            yield Problem(document.file, line, Sentence("facts.twice_in_file", {"name": name}))
        seen.add(name)


def value_of(data: Any, key: str) -> Any:
    """The value under a dotted key, or None."""
    for part in key.split("."):
        data = data.get(part) if isinstance(data, Mapping) else None
    return data


def tables_of(data: Any, table: str) -> list[Mapping[str, Any]]:
    """The [[table]]s under a dotted key; none where it is anything else."""
    rows = value_of(data, table)
    is_tables = isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows)
    return rows if is_tables else []


def said(rule: Rule, key: str, value: Any) -> Sentence:
    """That a key is missing, or breaks its rule."""
    missing = value is None
    return Sentence("facts.missing_key", {"name": key}) if missing else _broken(rule, key, value)


def _broken(rule: Rule, name: str, value: Any) -> Sentence:
    return Sentence(f"facts.{rule.key}", {"name": name, "value": str(value), **rule.values})
