"""`gonorth pay`, as its user sees it."""

import json

import pytest

from gonorth.cli import main

Captured = pytest.CaptureFixture[str]
ASKED = ["pay", "USD 200000", "--from", "San Francisco, CA", "--to", "Toronto, ON", "--today", "2026-11-21"]
FAMILY = ["--partner", "USD 120000", "--children", "1"]


def letter(capsys: Captured, *more: str) -> str:
    assert main([*ASKED, *more]) == 0
    return " ".join(capsys.readouterr().out.split())


def document(capsys: Captured, *more: str) -> dict:
    assert main([*ASKED, "--json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_first_sentence_is_the_answer_and_the_next_thing_is_what_is_not_known(capsys: Captured) -> None:
    text = letter(capsys, *FAMILY)
    assert text.startswith("To live as you do on US$200,000 and US$120,000 in San Francisco, you would need")
    assert text.index("What child care costs in San Francisco") < text.index("At the day’s exchange rate")
    assert "60 days ago" in text and "22 September 2026" in text
    for heading in ("What each assumes", "What you keep", "Not modelled", "Sources"):
        assert heading in text
    assert "qualify" not in text and "should" not in text


def test_every_word_of_the_letter_is_in_the_language_asked_for(capsys: Captured) -> None:
    text = letter(capsys, "--lang", "fr", *FAMILY, "--employer", "--people", "20", "--equity", "USD 400000")
    assert text.startswith("Pour vivre à Toronto comme vous vivez à San Francisco")
    for word in ("What", "Rent of", "Child care", "a year", "Kept", "takes about", "not counted"):
        assert word not in text, word


def test_the_document_has_the_documented_members(capsys: Captured) -> None:
    found = document(capsys, *FAMILY, "--employer", "--people", "20", "--offer", "CAD 250000")
    assert {method["id"] for method in found["methods"]} >= {"exchange", "parity", "newcomer_rent"}
    assert found["unknown"][0]["item"] == "childcare" and found["unknown"][0]["may_lower"]
    assert found["low"]["value"] <= found["high"]["value"]
    assert found["offer"]["kept"]["value"] > 0
    assert len(found["employer"]["here"]) == 1 and len(found["employer"]["offices"]) == 3
    assert found["rate"]["as_of"] == "2026-09-22" and found["rate_fetched_at"] is None
    assert found["as_of"] == "2026-11-21"


def test_each_side_adds_up(capsys: Captured) -> None:
    found = document(capsys, "--offer", "CAD 210000")
    for side in (found["there"], found["same"], found["offer"]):
        parts = ("surtax", "health_premium")  # of the line above them
        taken = [line["value"] for line in side["lines"] if line["id"].split(":")[1] not in parts]
        gross = sum(figure["value"] for figure in side["gross"])
        assert gross - sum(taken) == pytest.approx(side["kept"]["value"], abs=0.05)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--to", "Chicago, IL"], "no place whose taxes we know"),
        (["--offer", "USD 1"], "in CAD, not USD"),
        (["--children", "-2"], "children"),
        (["--year", "2031"], "2031"),
        (["--today", "1998-01-01", "--year", "2026"], "no exchange rate"),
        (["--equity", "USD 400000", "--vesting", "50,60"], "add up to 100"),
        (["--status", "single", "--partner", "USD 1000"], "joint"),
    ],
)
def test_what_cannot_be_answered_gets_one_sentence(capsys: Captured, more: list[str], says: str) -> None:
    assert main([*ASKED, *more]) == 1
    printed = capsys.readouterr()
    assert says in printed.err and len(printed.err.splitlines()) == 1 and not printed.out
    assert main([*ASKED, *more, "--lang", "fr"]) == 1
    assert says not in capsys.readouterr().err or says.isdecimal() or says == "joint"


def test_it_says_what_it_needs(capsys: Captured) -> None:
    assert main(["pay", "USD 200000", "--from", "Boston, MA"]) == 2
    assert "--to" in capsys.readouterr().err


def test_every_source_that_a_figure_names_is_listed(capsys: Captured) -> None:
    found = document(capsys, *FAMILY, "--employer", "--people", "20", "--equity", "USD 400000")
    listed = {source["id"] for source in found["sources"]}
    named = {figure["source"] for figure in _figures(found)}
    assert "ontario-eht" in named and named <= listed


def _figures(value: object) -> list[dict]:
    if isinstance(value, dict):
        own = [value] if "cannot_tell" in value else []
        return own + [figure for item in value.values() for figure in _figures(item)]
    return [figure for item in value for figure in _figures(item)] if isinstance(value, list) else []


def test_an_amount_is_never_broken_over_two_lines(capsys: Captured) -> None:
    asked = ["pay", "USD 150000", "--from", "Boston, MA", "--to", "Toronto, ON", "--today", "2026-11-21"]
    assert main([*asked, "--lang", "fr"]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert not [line for line in lines if line.startswith(("$", "000"))]
    assert not {"\ue000", "\ue001"} & set("".join(lines))
    assert any("\u202f000\u00a0$" in line for line in lines)
