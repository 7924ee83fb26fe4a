"""Pathways, facts, steps and points that are written unsoundly are told of by file, line and reason."""

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from retyped import retype

from gonorth.facts.rulebook_check import check_rulebook
from gonorth.facts.tables import DATA

SPECS = Path(__file__).parent.parent / "specs"
CASES = [
    case
    for file in ("paper_problems.toml", "points_problems.toml")
    for case in tomllib.loads((SPECS / file).read_text(encoding="utf-8"))["case"]
]
FILES = sorted(path.name for path in (DATA / "canada/papers").glob("*.toml"))


def papers(folder: Path) -> Path:
    """A rulebook with only the papers of Canada."""
    for file in ("rulebook.toml", "sources.toml"):
        shutil.copy(DATA / "canada" / file, folder / file)
    shutil.copytree(DATA / "canada/papers", folder / "papers")
    return folder


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_says_what_is_wrong_and_where(case: dict[str, Any], tmp_path: Path) -> None:
    file = papers(tmp_path) / case["file"]
    text = file.read_text(encoding="utf-8")
    assert case["find"] in text, f"{case['name']}: {case['find']!r} is no longer in {case['file']}"
    file.write_text(text.replace(case["find"], case["put"], 1), encoding="utf-8")
    problems = check_rulebook(tmp_path)
    assert any(case["says"] in problem.say("en") for problem in problems), [p.say() for p in problems]
    assert all(problem.say("fr") and problem.line for problem in problems)


@settings(max_examples=100)
@given(st.sampled_from(FILES), st.data())
def test_a_key_of_another_type_is_told_of_or_harmless_but_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    folder = papers(tmp_path_factory.mktemp("retyped"))
    retype(folder / "papers" / name, data)
    assert all(problem.say("en") and problem.say("fr") for problem in check_rulebook(folder))
