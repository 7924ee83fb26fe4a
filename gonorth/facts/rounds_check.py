"""Are the rounds of invitations sound? Each once, oldest first, by sources that are named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gonorth.facts import pack_rules, rules
from gonorth.facts.packfiles import PackFiles, Problem
from gonorth.facts.rules import Rule, between, one_of
from gonorth.facts.shape import check_columns
from gonorth.facts.words import Sentence

FILE = "papers/rounds.csv"
TYPES = (
    *("agriculture", "cec", "education", "french", "fsw", "fst", "general", "healthcare", "military"),
    *("physicians_cwe", "pnp", "senior_managers_cwe", "stem", "trades", "transport"),
)
HIGHEST = 1200  # points


def check_rounds(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    sheet = files.sheet(file)
    counted = {"cutoff": between(1, HIGHEST), "invitations": rules.COUNT}
    known = {"confidence": pack_rules.CONFIDENCE, "sources": _all_of(source)}
    asked = {"date": rules.FULL_DAY, "type": one_of(TYPES), **counted, **known}
    wrong = list(check_columns(sheet, asked, unique=("date", "type")))
    yield from wrong
    if wrong:
        return
    for before, after in pairwise(sheet.rows):
        if after.cells["date"] < before.cells["date"]:
            days = {"name": "date", "before": before.cells["date"], "after": after.cells["date"]}
            yield Problem(file, after.line, Sentence("facts.out_of_order", days))


def _all_of(source: Rule) -> Rule:
    """Ids of sources, one or more, with semicolons between."""

    def holds(value: object) -> bool:
        return isinstance(value, str) and all(map(source.holds, value.split(";")))

    return Rule(source.key, holds, source.values)
