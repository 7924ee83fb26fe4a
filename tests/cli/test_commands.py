"""The command line, as its user sees it: what is printed, where, and the exit code."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest

from gonorth.cli import main, parser
from gonorth.cli.grammar import said
from gonorth.facts.tables import DATA

RESUME = str(DATA / "samples" / "resume.json")
FRENCH = str(DATA / "samples" / "resume-fr.json")
OPENINGS = str(DATA / "samples" / "openings.csv")
Captured = pytest.CaptureFixture[str]


def answer(capsys: Captured, *arguments: str, resume: str = RESUME) -> dict:
    assert main(["answer", resume, "--today", "2026-11-21", "--json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_it_answers_with_the_documented_members(capsys: Captured) -> None:
    found = answer(capsys, "--top", "5")
    for member in ("question", "scene", "openings", "outside_options", "pay", "pathways", "next_steps"):
        assert member in found
    assert found["as_of"] == "2026-11-21"
    assert len(found["openings"]) == 5
    assert found["pay"]["compared"] is None and found["pay"]["why_null"]
    assert found["pathways"]["pathways"] and found["next_steps"]["steps"]


def test_the_best_opening_comes_first_with_its_reasons(capsys: Captured) -> None:
    openings = answer(capsys)["openings"]
    fits = [row["fit"] for row in openings]
    assert fits == sorted(fits, reverse=True)
    for row in openings:
        assert {reason["verdict"] for reason in row["reasons"]} <= {"met", "unmet", "unknown"}
        assert all(reason["sentence"] for reason in row["reasons"])


def test_no_number_is_shown_without_where_it_comes_from(capsys: Captured) -> None:
    found = answer(capsys)
    sources = {source["id"] for source in found["sources"]}
    figures = list(_figures(found))
    assert len(figures) > 5
    for figure in figures:
        assert figure["source"] in sources
        assert figure["as_of"] and figure["unit"] and figure["confidence"] in {"A", "B", "C"}
        assert figure["kind"] in {"evidence", "claim", "computed", "sample"}


@pytest.mark.parametrize("named", [[], ["--openings", OPENINGS], ["--openings", str(Path(OPENINGS).parent)]])
def test_counts_from_sample_openings_are_called_samples(capsys: Captured, named: list[str]) -> None:
    found = answer(capsys, *named)
    counted = [figure for figure in _figures(found) if figure["source"] == "openings"]
    assert counted and {figure["kind"] for figure in counted} == {"sample"}
    assert "sample" in answer_page(capsys)


def _figures(value: object) -> list[dict]:
    if isinstance(value, dict):
        own = [value] if "cannot_tell" in value else []
        return own + [figure for item in value.values() for figure in _figures(item)]
    return [figure for item in value for figure in _figures(item)] if isinstance(value, list) else []


def answer_page(capsys: Captured, *arguments: str, resume: str = RESUME) -> str:
    assert main(["answer", resume, "--today", "2026-11-21", *arguments]) == 0
    return capsys.readouterr().out


def test_every_word_of_the_page_is_in_the_language_asked_for(capsys: Captured) -> None:
    english, french = answer_page(capsys), answer_page(capsys, "--lang", "fr", resume=FRENCH)
    assert "Is there something right for me?" in english
    assert "Y a-t-il quelque chose pour moi" in french
    for word in ("Your occupation", "employers", "openings at", "You have", "not shown", "remote"):
        assert word not in french.split("Sources")[0]


def test_what_is_stated_is_held_to(capsys: Captured) -> None:
    openings = answer(capsys, "--remote-only", "--pay-floor", "CAD 130000", "--top", "100")["openings"]
    assert openings
    for row in openings:
        assert row["opening"]["work_mode"] in {"remote", "unknown"}
        pay = row["opening"]["pay"]
        assert (
            not pay or pay["currency"] != "CAD" or pay["yearly_high"] is None or pay["yearly_high"] >= 130000
        )
    first = openings[0]["opening"]["employer"]
    rest = answer(capsys, "--remote-only", "--hide-from", first.upper(), "--top", "100")["openings"]
    assert first not in {row["opening"]["employer"] for row in rest}


def test_openings_are_printed_one_a_line_and_read_back_the_same(capsys: Captured, tmp_path: Path) -> None:
    assert main(["openings", "read", OPENINGS, "--json"]) == 0
    printed = capsys.readouterr().out
    again = tmp_path / "openings.jsonl"
    again.write_text(printed, encoding="utf-8")
    assert main(["openings", "read", str(again), "--json"]) == 0
    assert capsys.readouterr().out == printed
    assert len(printed.splitlines()) >= 60


def test_one_unusable_file_does_not_stop_the_others(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[1, 2", encoding="utf-8")
    (tmp_path / "b.csv").write_bytes(Path(OPENINGS).read_bytes())
    assert main(["openings", "read", str(tmp_path), "--json"]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) >= 60
    assert "a.json" in captured.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["answer", "nowhere.pdf"], "nowhere.pdf"),
        (["openings", "read", "nowhere.json"], "nowhere.json"),
        (["resume", "read", sys.executable], "gonorth:"),
        (["answer", RESUME, "--region", "atlantis"], "atlantis"),
        (["answer", RESUME, "--near", "Xyzzyville"], "Xyzzyville"),
        (["rank", "--as", "title", "none.txt", OPENINGS], "none.txt"),
        (["answer", RESUME, "--today", "1999-01-01"], "1 January 1999"),
        (["answer", RESUME, "--today", "1999-01-01", "--lang", "fr"], "1er janvier 1999"),
        (["openings", "read", str(Path(OPENINGS).parent.parent / "words")], "words"),
        (["resume", "read", "/dev/zero"], "/dev/zero"),
    ],
)
def test_it_refuses_with_one_sentence(arguments: list[str], said: str, capsys: Captured) -> None:
    assert main(arguments) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert len(captured.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["answer"],
        ["answer", RESUME, "--pay-floor", "much"],
        ["answer", RESUME, "--today", "soon"],
        ["answer", RESUME, "--top", "-1"],
        ["answer", RESUME, "--within", "nan"],
        ["rank", "--as", "title", OPENINGS, OPENINGS, "--top", "0"],
    ],
)
def test_misuse_ends_with_two_and_says_how(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_read_gives_one_object_a_line_in_order(capsys: Captured, tmp_path: Path) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("$50/hr\n\nno pay here\r\nC$100k\n", encoding="utf-8")
    assert main(["read", "pay", "--file", str(lines), "--country", "ca", "--json"]) == 0
    read = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [pay and (pay["low"], pay["period"]) for pay in read] == [
        (50, "hour"),
        None,
        None,
        (100000, "year"),
    ]


def test_read_takes_either_a_text_or_a_file(capsys: Captured) -> None:
    assert main(["read", "pay"]) == 2
    assert main(["read", "pay", "$5", "--file", "x"]) == 2


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"{sys.executable} -m gonorth openings read {OPENINGS} --json | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["id"]


def test_the_answer_names_nobody(capsys: Captured) -> None:
    basics = json.loads(Path(RESUME).read_text(encoding="utf-8"))["basics"]
    found = answer(capsys)
    printed = answer_page(capsys) + json.dumps(found, ensure_ascii=False)
    for identity in (basics["name"], basics["email"], basics["phone"]):
        assert identity.casefold() not in printed.casefold()
    for token in basics["name"].split():
        assert token.casefold() not in json.dumps(found["question"], ensure_ascii=False).casefold()


def test_it_says_whom_a_hidden_name_hides(capsys: Captured, tmp_path: Path) -> None:
    board = tmp_path / "board.csv"
    rows = [f"{name},Software Developer,Toronto ON" for name in ("LinkedIn", "Metalab", "GitHub", "Lakehead")]
    board.write_text("\n".join(["employer,title,location", *rows]), encoding="utf-8")
    asked = ["answer", RESUME, "--today", "2026-11-21", "--json", "--openings", str(board)]
    assert main([*asked, "--hide-from", "Microsoft", "--hide-from", "Meta"]) == 0
    captured = capsys.readouterr()
    shown = {row["opening"]["employer"] for row in json.loads(captured.out)["openings"]}
    assert shown == {"Metalab", "Lakehead"}
    assert "GitHub, LinkedIn" in captured.err
    assert "no employer" in captured.err and "Meta”" in captured.err


def _said_by(grammar: argparse.ArgumentParser) -> set[str]:
    """Everything a parser says of itself and of its commands."""
    texts = {grammar.description or "", grammar.epilog or ""}
    for action in grammar._actions:
        texts |= {action.help or ""}
        if isinstance(action, argparse._SubParsersAction):
            texts |= {choice.help or "" for choice in action._choices_actions}
            texts = texts.union(*map(_said_by, action.choices.values()))
    return texts - {""}


def test_help_is_all_in_french_too() -> None:
    texts = _said_by(parser([]))
    assert len(texts) > 40
    assert [text for text in texts if said(text, "fr") == text] == []
    assert all(said(text, "en") == text for text in texts)


@pytest.mark.parametrize("arguments", [["--lang", "fr", "--help"], ["answer", "--help", "--lang=fr"]])
def test_french_help_has_no_english_frame(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    page = capsys.readouterr().out
    assert ended.value.code == 0
    assert page.startswith("utilisation\u00a0: gonorth")
    for word in ("usage", "positional", "show this", "example", "COMMAND\n", "FILE"):
        assert word not in page


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["fly"], "choix inconnu\u00a0: 'fly'"),
        (["answer"], "il manque\u00a0: CV"),
        (["answer", RESUME, "--top", "0"], "'0' n’est pas un nombre à partir de 1"),
        (["answer", RESUME, "--today", "soon"], "'soon' n’est pas un jour"),
        (["answer", RESUME, "--pay-floor", "much"], "'much' n’est pas un salaire"),
        (["answer", RESUME, "--top"], "une valeur est attendue"),
        (["answer", RESUME, "--fly"], "arguments inconnus\u00a0: --fly"),
        (["openings"], "il manque\u00a0: VERBE"),
    ],
)
def test_misuse_is_told_in_french(arguments: list[str], complaint: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--lang", "fr", *arguments])
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert complaint in told
    assert "usage:" not in told and "error" not in told


def test_the_language_may_stand_before_the_command(capsys: Captured) -> None:
    assert main(["--lang", "fr", "answer", "nowhere.pdf"]) == 1
    assert "Impossible d’ouvrir nowhere.pdf (ce fichier n’existe pas)" in capsys.readouterr().err


def test_tables_are_in_french(capsys: Captured) -> None:
    assert main(["openings", "read", OPENINGS, "--lang", "fr"]) == 0
    table = capsys.readouterr().out
    assert "Profession" in table and "enregistrements non lus" in table
    for word in ("Occupation", "Title", "Employer", "not known", "more;", "records"):
        assert word not in table
    assert main(["resume", "read", FRENCH, "--lang", "fr"]) == 0
    rows = capsys.readouterr().out
    assert "compétences" in rows and "niveau" in rows
    for word in ("titles", "skills", "seniority", "employers"):
        assert f"{word}  " not in rows
    assert "not found" not in rows


def test_a_name_with_brackets_is_printed_as_it_is(capsys: Captured, tmp_path: Path) -> None:
    board = tmp_path / "board.csv"
    board.write_text("employer,title,location\nAcme,[Ops] Cook [/] lead,Toronto ON", encoding="utf-8")
    assert main(["openings", "read", str(board)]) == 0
    assert "[Ops] Cook [/]" in " ".join(capsys.readouterr().out.split())
