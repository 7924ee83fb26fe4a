"""gonorth pathways, as its user sees it."""

import json
from pathlib import Path
from typing import Any

import pytest

from gonorth.cli import main
from gonorth.facts.tables import DATA

PAPERS = DATA / "samples/papers"
HOUSEHOLDS = sorted(PAPERS.glob("*.toml"))
Captured = pytest.CaptureFixture[str]


def run(capsys: Captured, *arguments: str, day: str = "2026-11-21") -> str:
    assert main(["pathways", "--today", day, *arguments]) == 0
    return capsys.readouterr().out


def document(capsys: Captured, *arguments: str, day: str = "2026-11-21") -> dict[str, Any]:
    return json.loads(run(capsys, "--json", *arguments, day=day))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("household", HOUSEHOLDS, ids=lambda file: file.stem)
def test_each_household_reads_what_looks_open_to_it(household: Path, lang: str, capsys: Captured) -> None:
    page = run(capsys, "--facts", str(household), "--lang", lang)
    assert ("Looks" if lang == "en" else "Semble") in page
    assert not {"qualify", "admissible"} & set(page.split())


def test_each_pathway_says_what_is_documented(capsys: Captured) -> None:
    found = document(capsys, "--facts", str(PAPERS / "h1b.toml"))
    assert found["pathways"] and found["partner"] is None
    named = {source["id"] for source in found["sources"]}
    for row in found["pathways"]:
        assert row["status"] in {"open", "paused", "closed", "announced", "unknown"}
        assert row["conditions"] in {"met", "unmet", "ask"}
        assert row["because"] and row["sentence"] and row["link"].startswith("https://")
        assert {*row["sources"], *([row["status_source"]] if row["status_source"] else [])} <= named
        for figure in (*row["time"], *row["fee"], *row["funds"]):
            assert figure["source"] in named and figure["as_of"] and figure["confidence"]
    assert found["next_question"]["fact"] == "occupation_listed"


def test_the_day_asked_for_decides_how_a_pathway_stood(capsys: Captured) -> None:
    def status(day: str) -> str:
        rows = document(capsys, "--facts", str(PAPERS / "h1b.toml"), day=day)["pathways"]
        return next(row["status"] for row in rows if row["id"] == "oinp_workforce_priority")

    assert [status("2026-05-01"), status("2026-07-01"), status("2026-11-21")] == ["open", "paused", "unknown"]


def test_a_couple_gets_two_lists(capsys: Captured) -> None:
    one, two = (str(PAPERS / f"couple-{which}.toml") for which in ("one", "two"))
    found = document(capsys, "--facts", one, "--partner", two)
    assert found["partner"]["is_told"]
    assert {row["id"] for row in found["pathways"] if row["looks"] == "open"} >= {"cusma_professional", "ict"}
    assert "ee_category_french" in {
        row["id"] for row in found["partner"]["pathways"] if row["looks"] == "open"
    }


def test_a_citizen_with_an_american_partner_reads_of_the_family_class(capsys: Captured) -> None:
    page = run(capsys, "--facts", str(PAPERS / "citizen.toml"))
    assert page.index("no permit needed") < page.index("Family class")
    assert "--partner" in page


def test_facts_come_from_standard_input_too(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'\xef\xbb\xbf{"canadian_citizen": true}')))
    assert [row["id"] for row in document(capsys, "--facts", "-")["pathways"]] == ["citizen"]


@pytest.mark.parametrize(
    ("told", "said"),
    [("age = -1", "age"), ("colour = 1", "colour"), ("age = ", "holds no facts"), ("[[x]]\ny = 1", "“x”")],
)
def test_bad_facts_are_refused_in_one_sentence(
    told: str, said: str, capsys: Captured, tmp_path: Path
) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(told, encoding="utf-8")
    for lang in ("en", "fr"):
        assert main(["pathways", "--facts", str(file), "--lang", lang]) == 1
        error = capsys.readouterr().err
        assert len(error.strip().splitlines()) == 1
        assert lang == "fr" or said in error


def test_the_facts_are_asked_for(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["pathways"])
    assert ended.value.code == 2
    assert main(["pathways", "--facts", "nowhere.toml"]) == 1


def test_the_move_is_dated_and_kept_as_a_calendar(capsys: Captured, tmp_path: Path) -> None:
    file = tmp_path / "move.ics"
    arguments = ["--facts", str(PAPERS / "citizen.toml"), "--move-on", "2027-07-05", "--ics", str(file)]
    found = document(capsys, *arguments)
    assert found["path"] == "citizen"
    passport = next(step for step in found["checklist"] if step["id"] == "passport")
    assert passport["on"] == "2027-01-04" and passport["link"].startswith("https://")
    assert file.read_bytes().count(b"BEGIN:VEVENT\r\n") == len(found["checklist"])


def test_the_checklist_is_there_when_it_is_asked_for(capsys: Captured) -> None:
    asked = ["--facts", str(PAPERS / "montrealer.toml")]
    assert document(capsys, *asked)["checklist"] is None
    listed = document(capsys, *asked, "--checklist")["checklist"]
    assert {step["on"] for step in listed} == {None}
    none = {step["id"] for step in document(capsys, *asked, "--checklist", "--children", "0")["checklist"]}
    assert {"child_care", "school", "french_school"} <= {step["id"] for step in listed} - none
    assert "weeks before you arrive" in run(capsys, *asked, "--checklist")
    assert "--checklist" in run(capsys, *asked)


def test_the_path_may_be_chosen(capsys: Captured) -> None:
    asked = ["--facts", str(PAPERS / "h1b.toml"), "--checklist"]
    assert document(capsys, *asked)["path"] == "permit"
    found = document(capsys, *asked, "--path", "permanent")
    assert "enter_the_pool" in {step["id"] for step in found["checklist"]}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--ics", "move.ics"], "--move-on"),
        (["--children", "-1"], "children"),
        (["--move-on", "2099-01-01"], "2099"),
        (["--move-on", "2027-01-01", "--ics", "/nowhere/move.ics"], "/nowhere/move.ics"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(more: list[str], said: str, capsys: Captured) -> None:
    asked = ["pathways", "--facts", str(PAPERS / "citizen.toml"), "--today", "2026-11-21", *more]
    assert main(asked) == 1
    captured = capsys.readouterr()
    assert said in captured.err and captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1


def test_facts_too_long_to_be_a_persons_are_refused_at_once(capsys: Captured, tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(".".join("a" * 20_000) + " = 1", "utf-8")  # a key that takes time by the square
    assert main(["pathways", "--facts", str(file)]) == 1
    assert "longer than 20 kB" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["0001-01-01", "1900-01-01", "2024-02-29", "9999-12-31"])
def test_the_ends_of_the_calendar_break_nothing(day: str, capsys: Captured) -> None:
    facts = str(PAPERS / "h1b.toml")
    assert json.loads(run(capsys, "--facts", facts, "--move-on", day, "--json", day=day))["checklist"]
