"""Is a grid of points sound? Each edition's tables, and what one whose points are not known must say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from gonorth.facts import pack_rules, rules
from gonorth.facts.edition_check import check_editions
from gonorth.facts.packfiles import Document, PackFiles, Problem
from gonorth.facts.points_cells import are_points, wrong_in
from gonorth.facts.points_shape import EDUCATION, POINTS, SELECTION, STEPS, Shape
from gonorth.facts.rules import Rule, one_of
from gonorth.facts.shape import Rules, check_keys, tables_of
from gonorth.facts.words import Sentence

POINTS_FILE, SELECTION_FILE = "papers/points.toml", "papers/selection_grid.toml"
EDITION = {"starts", "source", "confidence"}
LEVEL: Rules = {
    "id": rules.TEXT,
    "nocs": pack_rules.each(rules.matching(r"\d{5}", "not_a_noc")),
    "counts_in": one_of(("canadian_work", "additional")),
    "job_offer": Rule("not_points", are_points),
}
SAID: Rules = {"en": rules.TEXT, "fr": rules.FRENCH}
LEAST: Rules = {
    "pass_mark": rules.POSITIVE,
    "minimum.first_language": rules.POSITIVE,
    "minimum.work": rules.POSITIVE,
    "minimum.education": one_of(EDUCATION),
}


def check_points(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    """The grid of the Comprehensive Ranking System."""
    document = files.document(file)
    yield from check_editions(document, source, {})
    for nth, edition in enumerate(tables_of(document.data, "edition")):
        if "unknown" in edition:
            yield from _unknown(document, nth, edition, source)
        else:
            yield from _tables(document, nth, edition, POINTS, {"level"})
            yield from _levels(document, nth, edition)


def check_selection(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    """The 67-point grid."""
    document = files.document(file)
    yield from check_editions(document, source, LEAST)
    for nth, edition in enumerate(tables_of(document.data, "edition")):
        yield from _tables(document, nth, edition, SELECTION, {"pass_mark", "minimum"})


def _tables(
    document: Document, nth: int, edition: Mapping[str, Any], shapes: Mapping[str, Shape], others: set[str]
) -> Iterator[Problem]:
    """The first edition has every table, a later one those it changes; none has one that nothing reads."""
    for name in () if nth else (name for name in shapes if name not in edition):
        missing = Sentence("facts.missing_key", {"name": name})
        yield Problem(document.file, _line(document, nth, name), missing)
    for name, table in edition.items():
        if name in shapes:
            for key, sentence in wrong_in(name, table, shapes[name]):
                yield Problem(document.file, _line(document, nth, name, key), sentence)
        elif name not in EDITION | others:
            values = {"name": "edition", "value": name, "allowed": ", ".join(sorted(shapes))}
            yield Problem(document.file, _line(document, nth, name), Sentence("facts.not_one_of", values))


def _unknown(document: Document, nth: int, edition: Mapping[str, Any], source: Rule) -> Iterator[Problem]:
    """It says why, and what is known, in both languages; it holds no points beside."""
    for name in (name for name in edition if name in POINTS or name == "level"):
        yield Problem(
            document.file, _line(document, nth, name), Sentence("facts.points_of_unknown", {"name": name})
        )
    yield from _row(document, _line(document, nth, "unknown"), edition["unknown"], SAID)
    sourced = {**SAID, "source": source, "confidence": pack_rules.CONFIDENCE}
    for kth, row in enumerate(tables_of(edition, "known")):
        yield from _row(document, _line(document, nth, "known", kth=kth), row, sourced)


def _levels(document: Document, nth: int, edition: Mapping[str, Any]) -> Iterator[Problem]:
    """What listed occupations earn; no occupation is in two levels."""
    seen: set[str] = set()
    for kth, row in enumerate(tables_of(edition, "level")):
        line = _line(document, nth, "level", kth=kth)
        yield from _row(document, line, row, LEVEL)
        for _, sentence in wrong_in("canadian_work", row.get("canadian_work"), STEPS):
            yield Problem(document.file, line, sentence)
        nocs = [str(noc) for noc in row["nocs"]] if isinstance(row.get("nocs"), list) else []
        for noc in sorted(seen & set(nocs)):
            yield Problem(document.file, line, Sentence("facts.twice_in_file", {"name": noc}))
        seen |= set(nocs)


def _row(document: Document, line: int | None, row: Any, asked: Rules) -> Iterator[Problem]:
    """Every rule on the keys of one row, all told of at its line."""
    alone = Document(document.file, "", row)
    return (replace(problem, line=line) for problem in check_keys(alone, asked))


def _line(document: Document, nth: int, name: str, key: str = "", kth: int = 0) -> int | None:
    """The line of a key of the kth table `name` of the nth edition; where it is not set, of what holds it."""
    lines = document.text.splitlines()
    editions = [*(n for n, line in enumerate(lines) if line.strip() == "[[edition]]"), len(lines)]
    start, end = editions[nth : nth + 2] if nth + 1 < len(editions) else (0, 0)
    heads = [n for n in range(start, end) if lines[n].strip() in {f"[edition.{name}]", f"[[edition.{name}]]"}]
    head = heads[kth] if kth < len(heads) else start
    sought = key if heads else key or name
    for number in range(head + 1, end if sought else 0):
        if lines[number].startswith("["):
            break
        if re.match(rf'\s*"?{re.escape(sought)}"?\s*[.=]', lines[number]):
            return number + 1
    return head + 1
