"""A malformed tax table is refused with the file, the line and the reason."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from retyped import retype

from gonorth.facts.rulebook_check import check_rulebook
from gonorth.facts.tables import DATA, read_toml
from gonorth.facts.tax_fields import TABLES

CASES = read_toml(Path(__file__).parent.parent / "specs/tax_problems.toml")["case"]
FILES = sorted((book, f"tax/{table}.toml") for book, tables in TABLES.items() for table in tables)


def copied(folder: Path, book: str) -> Path:
    """The rulebook's tax tables alone, so that nothing else is told of."""
    copy = folder / book
    shutil.copytree(DATA / book / "tax", copy / "tax")
    for file in ("rulebook.toml", "sources.toml"):
        shutil.copy(DATA / book / file, copy / file)
    return copy


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_says_what_is_wrong_and_where(case: dict[str, Any], tmp_path: Path) -> None:
    file = copied(tmp_path, case["book"]) / case["file"]
    if "find" in case:
        text = file.read_text(encoding="utf-8")
        assert case["find"] in text, f"{case['find']!r} is no longer in {case['file']}"
        file.write_text(text.replace(case["find"], case["put"], 1), encoding="utf-8")
    else:
        file.write_text(case["put"], encoding="utf-8")
    problems = check_rulebook(tmp_path / case["book"])
    assert any(case["says"] in problem.say("en") for problem in problems), [p.say() for p in problems]
    assert all(problem.say("fr") and problem.file == case["file"] for problem in problems)


@pytest.mark.parametrize(("book", "file"), FILES)
def test_a_table_that_is_not_there_is_missed_once(book: str, file: str, tmp_path: Path) -> None:
    (copied(tmp_path, book) / file).unlink()
    (problem,) = check_rulebook(tmp_path / book)
    assert (problem.file, "is missing" in problem.say("en")) == (file, True)


def test_a_problem_of_the_second_edition_is_told_on_its_own_line(tmp_path: Path) -> None:
    file = copied(tmp_path, "canada") / "tax/federal.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("thresholds = [0, 58_523, 117_045", "thresholds = [0, 117_045, 58_523"), "utf-8"
    )
    (problem,) = check_rulebook(tmp_path / "canada")
    assert text.splitlines()[(problem.line or 0) - 1].startswith("thresholds = [0, 58_523")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_a_value_of_another_type_is_told_of_or_harmless_but_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, named: tuple[str, str], data: st.DataObject
) -> None:
    book, name = named
    folder = copied(tmp_path_factory.mktemp("retyped"), book)
    retype(folder / name, data)
    assert all(problem.say("en") and problem.say("fr") for problem in check_rulebook(folder))
