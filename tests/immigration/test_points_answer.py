"""The score is by an edition that is named, and never passes for the current one when it is not."""

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from points_people import levels

from gonorth.cli import main
from gonorth.facts.rulebook import Rulebook
from gonorth.facts.rulebook_check import check_rulebook
from gonorth.facts.tables import DATA
from gonorth.facts.words import LANGS, Refusal
from gonorth.immigration.points import PARTS
from gonorth.immigration.points_answer import points_answer
from gonorth.immigration.points_document import as_json
from gonorth.immigration.points_profile import read_profile

ROOT = Path(__file__).parent.parent.parent
TODAY = date(2026, 11, 21)
PROFILE = {"age": 29, "education": "bachelor_or_three_year", "first_clb": levels(10), "foreign_work": 5}
SAMPLE = str(DATA / "samples/points/engineer.json")
Captured = pytest.CaptureFixture[str]


def found(today: date = TODAY, edition: str | None = None, **more: Any) -> dict[str, Any]:
    return as_json(points_answer(read_profile(PROFILE | more), today, edition), "en")


def test_the_old_grid_is_said_to_be_old() -> None:
    answer = found()
    assert (answer["edition"], answer["in_force"], answer["total"]) == ("2025-03-25", False, 441)
    assert answer["current"]["edition"] == "2026-11-03" and answer["current"]["total"] is None
    assert "no longer in force" in answer["because"] and "not known to us" in answer["because"]
    assert all(known["confidence"] == "C" for known in answer["current"]["known"])


def test_an_edition_that_is_not_known_gives_no_number() -> None:
    answer = found(edition="2026-11-03")
    assert answer["edition"] == "2026-11-03" and answer["confidence"] == "C"
    assert {answer[part] for part in (*PARTS, "total")} == {None}
    assert answer["earlier"]["edition"] == "2025-03-25" and answer["earlier"]["total"] == 441


@pytest.mark.parametrize(
    ("day", "edition", "is_in_force"),
    [
        ("2020-10-20", "2020-10-20", True),
        ("2025-03-24", "2020-10-20", True),
        ("2025-03-25", "2025-03-25", True),
        ("2026-11-02", "2025-03-25", True),
        ("2026-11-03", "2025-03-25", False),
        ("2030-01-01", "2025-03-25", False),
    ],
)
def test_the_edition_is_that_of_the_day(day: str, edition: str, is_in_force: bool) -> None:
    answer = found(date.fromisoformat(day), job_offer="00")
    assert (answer["edition"], answer["in_force"]) == (edition, is_in_force)
    assert answer["current"]["total"] == (answer["total"] if is_in_force else None)
    assert answer["additional"] == (200 if edition == "2020-10-20" else 0)
    assert answer["selection_grid"]["in_force"] is (True if day < "2026-11-03" else None)


def test_what_nobody_knows_of_a_day_to_come_is_said() -> None:
    answer = found(date(2030, 1, 1))
    assert answer["current"]["edition"] is None and "not known to us" in answer["because"]


def test_a_day_before_all_editions_is_refused() -> None:
    with pytest.raises(Refusal, match="20 October 2020"):
        found(date(2020, 10, 19))
    with pytest.raises(Refusal, match="2020-10-20, 2025-03-25, 2026-11-03"):
        found(edition="2024-01-01")
    assert found(date(2019, 1, 1), "2020-10-20")["total"] == 441


def test_every_number_is_a_figure_with_all_that_belongs_to_it() -> None:
    for lang in LANGS:
        answer = as_json(points_answer(read_profile(PROFILE), TODAY), lang)
        sources = {source.id for source in answer["sources"]}
        shown = {figure.id: figure for figure in answer["figures"]}
        assert len(shown) == len(answer["figures"])
        for figure in shown.values():
            assert figure.label and figure.unit and figure.as_of and figure.cannot_tell
            assert figure.source in sources and figure.confidence in "ABC"
            assert figure.kind == ("evidence" if figure.id.startswith("cutoff_") else "computed")
        assert {name: shown[f"points_{name}"].value for name in PARTS} == {n: answer[n] for n in PARTS}
        assert all(shown[f"points_change_{c['id']}"].value == c["adds"] for c in answer["would_raise"])


def test_the_result_is_as_sure_as_the_test_it_rests_on() -> None:
    legacy = {"test": "tef_canada_legacy", "reading": 233, "writing": 349, "listening": 280, "speaking": 349}
    assert found()["confidence"] == "A"
    assert found(first_clb=legacy)["confidence"] == "B"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"spouse": {"accompanying": False}}, "counted as a candidate alone"),
        ({"education": None}, "counted as nothing: education"),
        ({"spouse": {}}, "counted as nothing: spouse.education, spouse.clb"),
        ({"job_offer": "00"}, "a job offer earns no points"),
        ({"forign_work": 3}, "left aside: forign_work"),
        ({"first_clb": levels(10) | {"reading": 4}, "second_clb": levels(7)}, "counts as without English"),
    ],
)
def test_what_might_surprise_is_said(more: dict[str, Any], said: str) -> None:
    assert any(said in note for note in found(**more)["notes"])
    assert not any(said in note for note in found()["notes"])


def filled_in(folder: Path, numbers: str) -> Rulebook:
    """A rulebook of Canada whose last edition holds these numbers; one file changes, and no other."""
    shutil.copytree(DATA / "canada", folder, dirs_exist_ok=True)
    file = folder / "papers/points.toml"
    text = file.read_text(encoding="utf-8")
    before, _, last = text.rpartition("[[edition]]\n")
    head = last.partition("[edition.unknown]")[0].replace('confidence = "C"', 'confidence = "B"')
    file.write_text(f"{before}[[edition]]\n{head}{numbers}", encoding="utf-8")
    return Rulebook(folder)


@pytest.fixture
def numbers() -> str:
    """The invented numbers of the documentation."""
    page = (ROOT / "docs/reference/points.md").read_text(encoding="utf-8")
    return re.findall(r"```toml\n(.*?)```", page, re.DOTALL)[0]


def test_filling_in_the_new_edition_is_a_change_of_one_file(tmp_path: Path, numbers: str) -> None:
    book = filled_in(tmp_path, numbers)
    assert [problem.say() for problem in check_rulebook(tmp_path)] == []
    told = {"canadian_work": 3, "canadian_work_noc": "21231", "job_noc": "20012", "sibling": True}
    answer = as_json(points_answer(read_profile(PROFILE | told), TODAY, book=book), "en")
    assert (answer["edition"], answer["in_force"], answer["confidence"]) == ("2026-11-03", True, "B")
    assert answer["canadian_work"] == 70 and answer["first_language"] == 136
    assert answer["extras"] == {"job_offer": 31, "listed_work": 19}
    assert answer["current"] == {
        "edition": "2026-11-03",
        "total": answer["total"],
        "because": None,
        "known": [],
    }
    assert not answer["earlier"] and "This grid is in force" in answer["because"]
    offers = {change["id"]: change["adds"] for change in answer["would_raise"]}
    assert "job_offer_1.5x" not in offers
    before = as_json(points_answer(read_profile(PROFILE | told), TODAY, "2025-03-25", book=book), "en")
    assert before["canadian_work"] == 64 and before["extras"] == {"sibling": 15}


def test_a_listed_offer_is_among_the_changes(tmp_path: Path, numbers: str) -> None:
    answer = points_answer(read_profile(PROFILE), TODAY, book=filled_in(tmp_path, numbers))
    offers = {change.id: change.adds for change in answer.changes if change.id.startswith("job_offer")}
    assert offers == {"job_offer_2x": 31, "job_offer_1.5x": 17}
    unlisted = points_answer(
        read_profile(PROFILE | {"job_noc": "65200"}), TODAY, book=filled_in(tmp_path, numbers)
    )
    assert unlisted.shown.total == answer.shown.total


def test_work_in_a_listed_occupation_can_count_as_canadian_work(tmp_path: Path, numbers: str) -> None:
    book = filled_in(tmp_path, numbers.replace('"additional"', '"canadian_work"'))
    told = read_profile(PROFILE | {"canadian_work": 1, "canadian_work_noc": "21311"})
    shown = points_answer(told, TODAY, book=book).shown
    assert shown.parts["canadian_work"] == 46 + 11 and not shown.extras


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        ('"20012", "31102"', '"20012", "21231"', "“21231” stands twice."),
        ('"20012"', '"2001"', "Write the five digits of a NOC 2021 unit group"),
        ("job_offer = 31", "job_offer = -1", "“job_offer” is “-1”. Write whole points"),
        ("job_offer = 31\n", "", "“job_offer” is missing."),
        ('counts_in = "additional"', 'counts_in = "luck"', "“counts_in” is “luck”. It must be one of"),
        ("{ 1 = 21, 3 = 33 }", "{ 1 = 21, 3 = 13 }", "“canadian_work” gives fewer points at 3 than at 1."),
    ],
)
def test_levels_that_are_wrong_are_told_of(
    find: str, put: str, says: str, tmp_path: Path, numbers: str
) -> None:
    assert find in numbers
    filled_in(tmp_path, numbers.replace(find, put, 1))
    (problem,) = check_rulebook(tmp_path)
    assert says in problem.say("en") and problem.say("fr") and problem.line


def test_it_prints_a_page_in_both_languages(capsys: Captured) -> None:
    for lang, says in (("en", "no longer in force"), ("fr", "n’est plus en vigueur")):
        assert main(["points", "--profile", SAMPLE, "--today", "2026-11-21", "--lang", lang]) == 0
        page = " ".join(capsys.readouterr().out.split())
        assert says in page and "you should" not in page and "you qualify" not in page


def test_a_couple_is_one_plan(capsys: Captured) -> None:
    partner = str(DATA / "samples/points/partner.toml")
    arguments = ["points", "--profile", SAMPLE, "--partner", partner, "--today", "2026-11-21", "--json"]
    assert main(arguments) == 0
    answer = json.loads(capsys.readouterr().out)
    orders = answer["partner"]
    assert orders["first"]["total"] == answer["total"]
    assert orders["better"] == "first" and orders["by"] == answer["total"] - orders["second"]["total"] > 0
    assert orders["first"]["spouse"] > 0 and orders["second"]["spouse"] > 0
    assert answer["extras"]["sibling"] == 15, "the partner's brother or sister counts"
