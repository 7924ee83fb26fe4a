"""The rules that ship are whole and sourced; a folder of rules that is not is told so, by file and line."""

from pathlib import Path

import pytest

from gonorth.facts.pack import read_pack
from gonorth.facts.rulebook import RULEBOOKS, rule_sources, rulebook
from gonorth.facts.rulebook_check import check_rulebook
from gonorth.facts.tables import DATA


@pytest.mark.parametrize("name", RULEBOOKS)
def test_the_rulebooks_that_ship_have_no_problem(name: str) -> None:
    assert [problem.say() for problem in check_rulebook(DATA / name)] == []


def test_a_source_is_named_by_one_id_everywhere() -> None:
    listed = [id for name in RULEBOOKS for id in rulebook(name).sources]
    listed += read_pack("toronto-waterloo").sources
    assert sorted(listed) == sorted(set(listed))
    assert rule_sources("fr").keys() == rule_sources("en").keys()


def test_a_file_that_nothing_reads_is_told_of(tmp_path: Path) -> None:
    for file in ("rulebook.toml", "sources.toml"):
        (tmp_path / file).write_text((DATA / "money" / file).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "tax.txt").write_text("a note", encoding="utf-8")
    assert [problem.file for problem in check_rulebook(tmp_path)] == ["tax.txt"]
