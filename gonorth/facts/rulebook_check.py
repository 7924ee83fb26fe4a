"""Is a rulebook sound? What is wrong with it, in plain words, in which file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from gonorth.facts import (
    language_check,
    money_check,
    pack_rules,
    pathway_check,
    points_check,
    rounds_check,
    rules,
    step_check,
    tax_check,
)
from gonorth.facts.packfiles import Broken, PackFiles, Problem
from gonorth.facts.rulebook import MARKER
from gonorth.facts.rules import Rule, known_in, optional
from gonorth.facts.shape import Rules, check_keys, check_tables, tables_of
from gonorth.facts.words import Sentence

Check = Callable[[PackFiles, str, Rule], Iterator[Problem]]  # of a file; the rule is "names a known source"

SOURCE: Rules = {
    "id": rules.ID,
    **pack_rules.names("name"),
    "url": optional(rules.ADDRESS),
    "as_of": optional(rules.DAY),
    "licence": optional(rules.TEXT),
}


def check_rulebook(folder: Path) -> list[Problem]:
    """Every problem of the rulebook in `folder`, file by file."""
    return list(_problems(PackFiles(folder)))


def _problems(files: PackFiles) -> Iterator[Problem]:
    known = known_in("sources.toml", ())
    try:
        yield from check_keys(files.document(MARKER), {"id": rules.ID, **pack_rules.names("name")})
        document = files.document("sources.toml")
        known = known_in("sources.toml", {str(row.get("id")) for row in tables_of(document.data, "source")})
        yield from check_tables(document, "source", SOURCE, unique="id")
    except Broken as broken:
        yield broken.problem
    for path in sorted(files.folder.rglob("*.*")):
        file = path.relative_to(files.folder).as_posix()
        if file in (MARKER, "sources.toml"):
            continue
        check = next((check for pattern, check in CHECKS.items() if fnmatch(file, pattern)), None)
        try:
            if check is None:
                yield Problem(file, None, Sentence("facts.unknown_file", {"known": ", ".join(CHECKS)}))
            else:
                yield from check(files, file, known)
        except Broken as broken:
            yield broken.problem


CHECKS: dict[str, Check] = {  # by pattern of the file's path in its rulebook
    **money_check.CHECKS,
    pathway_check.FACTS: pathway_check.check_facts,
    pathway_check.PATHWAYS: pathway_check.check_pathways,
    points_check.POINTS_FILE: points_check.check_points,
    points_check.SELECTION_FILE: points_check.check_selection,
    language_check.FILE: language_check.check_tests,
    rounds_check.FILE: rounds_check.check_rounds,
    tax_check.FILES: tax_check.check_tax,
    step_check.CHECKLIST: step_check.check_steps,
}
