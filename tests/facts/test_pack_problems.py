"""A malformed pack is refused with the file, the line and the reason."""

import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from retyped import retype

from gonorth.facts.check import check_pack
from gonorth.facts.pack import REGIONS, read_pack
from gonorth.facts.words import Refusal

TESTS = Path(__file__).parent.parent
LAKEHEAD = TESTS / "packs" / "lakehead"
CASES = tomllib.loads((TESTS / "specs" / "pack_problems.toml").read_text(encoding="utf-8"))["case"]
FILES = sorted(path.name for path in LAKEHEAD.iterdir())


def broken(folder: Path, case: dict[str, Any]) -> Path:
    pack = folder / "lakehead"
    shutil.copytree(LAKEHEAD, pack)
    file = pack / case["file"]
    if "find" not in case:
        file.unlink()
        return pack
    text = file.read_text(encoding="utf-8")
    assert case["find"] in text, f"{case['name']}: {case['find']!r} is no longer in {case['file']}"
    file.write_text(text.replace(case["find"], case["put"], 1), encoding="utf-8")
    return pack


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_says_what_is_wrong_and_where(case: dict[str, Any], tmp_path: Path) -> None:
    pack = broken(tmp_path, case)
    problems = check_pack(pack)
    assert any(case["says"] in problem.say("en") for problem in problems), [p.say() for p in problems]
    assert all(problem.say("fr") for problem in problems)
    with pytest.raises(Refusal, match="lakehead"):
        read_pack(pack)


def test_a_sound_pack_has_no_problem() -> None:
    assert check_pack(LAKEHEAD) == []


@pytest.mark.parametrize("pack", sorted(REGIONS.iterdir()), ids=lambda pack: pack.name)
def test_the_packs_that_ship_have_no_problem(pack: Path) -> None:
    assert [problem.say() for problem in check_pack(pack)] == []


def test_what_is_old_is_noted_not_refused() -> None:
    notes = check_pack(LAKEHEAD, today=date(2026, 11, 21))
    assert [(note.file, note.line, note.severity) for note in notes] == [("facts.csv", 7, "note")]
    assert "it is of 2019-05, more than 5 years ago" in notes[0].say()


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    (problem,) = check_pack(tmp_path / "nowhere")
    assert "There is no such folder" in problem.say()


def test_a_refused_pack_counts_its_problems_and_names_the_first(tmp_path: Path) -> None:
    pack = broken(tmp_path, {"name": "", "file": "facts.csv", "find": ",75,people", "put": ",many,people"})
    with pytest.raises(Refusal) as refused:
        read_pack(pack)
    assert "has one problem, in facts.csv:7: “value” is “many”" in refused.value.say("en")
    assert "a un problème, dans facts.csv:7" in refused.value.say("fr")


def test_a_byte_order_mark_from_a_spreadsheet_does_no_harm(tmp_path: Path) -> None:
    pack = tmp_path / "lakehead"
    shutil.copytree(LAKEHEAD, pack)
    file = pack / "employers.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_pack(pack).employers == read_pack(LAKEHEAD).employers


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FILES), st.integers(0, 2000), st.binary(max_size=12), st.integers(0, 40))
def test_a_damaged_pack_is_read_or_refused_but_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, name: str, at: int, put: bytes, drop: int
) -> None:
    pack = tmp_path_factory.mktemp("damaged") / "lakehead"
    shutil.copytree(LAKEHEAD, pack)
    data = (pack / name).read_bytes()
    (pack / name).write_bytes(data[:at] + put + data[at + drop :])
    wrong = [problem for problem in check_pack(pack) if problem.severity == "error"]
    if wrong:
        assert all(problem.say("en") and problem.say("fr") for problem in wrong)
    else:
        assert read_pack(pack).id


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([name for name in FILES if name.endswith(".toml")]), st.data())
def test_a_key_of_another_type_is_read_or_refused_but_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    pack = tmp_path_factory.mktemp("retyped") / "lakehead"
    shutil.copytree(LAKEHEAD, pack)
    retype(pack / name, data)
    if not check_pack(pack):
        assert read_pack(pack).id
