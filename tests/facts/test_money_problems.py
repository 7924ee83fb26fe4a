"""Rates, prices and places that are written unsoundly are told of by file, line and reason."""

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

MONEY = DATA / "money"
CASES = tomllib.loads((Path(__file__).parent.parent / "specs/money_problems.toml").read_text("utf-8"))["case"]
FILES = sorted(path.name for path in MONEY.iterdir())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_says_what_is_wrong_and_where(case: dict[str, Any], tmp_path: Path) -> None:
    folder = shutil.copytree(MONEY, tmp_path / "money")
    file = folder / case["file"]
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    assert case.get("find", "") in text, f"{case['find']!r} is no longer in {case['file']}"
    file.write_text(text.replace(case.get("find", ""), case["put"], 1), encoding="utf-8")
    problems = check_rulebook(folder)
    assert any(case["says"] in problem.say("en") for problem in problems), [p.say() for p in problems]
    assert all(problem.say("fr") for problem in problems)


@settings(max_examples=80)
@given(st.sampled_from(FILES), st.data())
def test_damage_is_told_of_or_harmless_but_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    folder = shutil.copytree(MONEY, tmp_path_factory.mktemp("damaged") / "money")
    raw = (folder / name).read_bytes()
    at = data.draw(st.integers(0, len(raw)))
    drop = data.draw(st.integers(0, 12))
    (folder / name).write_bytes(raw[:at] + data.draw(st.binary(max_size=6)) + raw[at + drop :])
    assert all(problem.say("en") and problem.say("fr") for problem in check_rulebook(folder))


@settings(max_examples=60)
@given(st.sampled_from([name for name in FILES if name.endswith(".toml")]), st.data())
def test_a_key_of_another_type_is_told_of_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    folder = shutil.copytree(MONEY, tmp_path_factory.mktemp("retyped") / "money")
    retype(folder / name, data)
    assert all(problem.say("en") and problem.say("fr") for problem in check_rulebook(folder))
