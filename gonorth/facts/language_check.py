"""Are the language tests sound? Each ability's scale, and the lowest score of each level, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from gonorth.facts import pack_rules, rules
from gonorth.facts.packfiles import PackFiles, Problem
from gonorth.facts.points_shape import ABILITIES
from gonorth.facts.rules import Rule, decimal, one_of
from gonorth.facts.shape import check_keys, check_tables, tables_of
from gonorth.facts.words import Sentence

FILE = "papers/language_tests.toml"


def check_tests(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    document = files.document(file)
    yield from check_keys(document, {"lowest": rules.POSITIVE, "highest": rules.POSITIVE})
    test = {"id": rules.ID, **pack_rules.names("name"), "also": rules.LIST, "language": one_of(("en", "fr"))}
    sourced = {"source": source, "confidence": pack_rules.CONFIDENCE, "step": rules.POSITIVE}
    yield from check_tables(document, "test", {**test, **sourced}, unique="id")
    low, high = decimal(document.data.get("lowest")), decimal(document.data.get("highest"))
    if low is None or high is None:
        return
    levels = [str(level) for level in range(int(low), int(high) + 1)]
    for nth, row in enumerate(tables_of(document.data, "test")):
        for ability in ABILITIES:
            line = document.line_of(ability, "test", nth)
            for sentence in _ability_problems(ability, row.get(ability), levels):
                yield Problem(file, line, sentence)


def _ability_problems(ability: str, table: Any, levels: list[str]) -> Iterator[Sentence]:
    if not isinstance(table, Mapping):
        yield Sentence("facts.missing_key", {"name": ability})
        return
    scale, scores = table.get("scale"), table.get("from")
    ends = [decimal(end) for end in scale] if isinstance(scale, list) else []
    if len(ends) != 2 or None in ends:
        yield Sentence("facts.not_a_scale", {"name": ability, "value": str(scale)})
        return
    if not isinstance(scores, Mapping) or list(scores) != levels:
        yield Sentence("facts.not_levels", {"name": ability, "levels": ", ".join(levels)})
        return
    yield from _score_problems(ability, scores, ends)


def _score_problems(ability: str, scores: Mapping[str, Any], ends: list[Any]) -> Iterator[Sentence]:
    """Scores rise with the levels and stay on the scale."""
    found = [decimal(score) for score in scores.values()]
    if None in found:
        yield Sentence("facts.not_levels", {"name": ability, "levels": ", ".join(scores)})
        return
    rising = [ends[0], *found, ends[1]]
    if any(after < before for before, after in pairwise(rising)) or len(set(found)) < len(found):
        yield Sentence("facts.scores_fall", {"name": ability, "low": ends[0], "high": ends[1]})
