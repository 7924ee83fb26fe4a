"""Are the steps of a move written soundly: when, for whom, from which source?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gonorth.facts import pack_rules, rules
from gonorth.facts.needs_check import fact_rows, needs_problems
from gonorth.facts.packfiles import PackFiles, Problem
from gonorth.facts.pathway_check import FACTS, YES_NO
from gonorth.facts.rules import Rule, one_of, optional
from gonorth.facts.shape import Rules, check_tables, tables_of
from gonorth.facts.words import Sentence

CHECKLIST = "papers/checklist.toml"
PATHS = ("citizen", "descent", "resident", "family", "permit", "permanent")
TOPICS = ("papers", "taxes", "health", "home", "customs", "driving", "children", "money", "work")
FARTHEST = 1_000  # days before or after the arrival


def check_steps(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    document, facts = files.document(file), fact_rows(files.document(FACTS).data)
    yield from check_tables(document, "step", _step_rules(source), "id")
    for nth, row in enumerate(tables_of(document.data, "step")):
        needed = needs_problems(row["needs"], facts, frozenset()) if "needs" in row else ()
        for sentence in (*_moment_problems(row), *_surety_problems(row), *needed):
            yield Problem(file, document.line_of("id", "step", nth), sentence)


def _step_rules(source: Rule) -> Rules:
    return {
        "id": rules.ID,
        "topic": one_of(TOPICS),
        **pack_rules.names("does"),
        **pack_rules.names("why"),
        "source": source,
        "confidence": pack_rules.CONFIDENCE,
        "checked": optional(rules.DATE),
        "recalled": optional(YES_NO),
        "paths": optional(pack_rules.each(one_of(PATHS))),
    }


def _moment_problems(row: Mapping[str, Any]) -> Iterator[Sentence]:
    """Either days from the arrival, or a day of a year after it."""
    if {"days", "year", "on"} & row.keys() == {"days"}:
        if type(row["days"]) is not int or abs(row["days"]) > FARTHEST:
            values = {"name": "days", "value": str(row["days"]), "low": -FARTHEST, "high": FARTHEST}
            yield Sentence("facts.out_of_range", values)
    elif {"days", "year", "on"} & row.keys() != {"year", "on"} or not _is_day_of_year(row["on"], row["year"]):
        yield Sentence("facts.bad_moment", {})


def _is_day_of_year(on: Any, year: Any) -> bool:
    """Is it a day of every year, such as 04-30, of the first years after the arrival?"""
    try:
        date.fromisoformat(f"2001-{on}")
    except ValueError:
        return False
    return type(year) is int and 1 <= year <= 5


def _surety_problems(row: Mapping[str, Any]) -> Iterator[Sentence]:
    """It was read on a day, or it is recalled and then not sure."""
    is_recalled = row.get("recalled") is True
    if is_recalled == ("checked" in row) or (is_recalled and row.get("confidence") == "A"):
        yield Sentence("facts.read_or_recalled", {})
