"""A profile is read as it was meant, or refused in one sentence that names the key."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from points_people import KNOWN, levels

from gonorth.cli import main
from gonorth.facts.tables import read_toml
from gonorth.facts.words import Refusal
from gonorth.immigration.language_tests import Levels
from gonorth.immigration.points import score
from gonorth.immigration.points_profile import read_profile

CASES = read_toml(Path(__file__).parent.parent / "specs/language_tests.toml")["case"]
GOOD = {"age": 30, "education": "doctoral", "first_clb": levels(9)}
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"age": None}, "age"),
    ({"age": -1}, "age"),
    ({"age": float("nan")}, "age"),
    ({"age": float("inf")}, "age"),
    ({"age": True}, "age"),
    ({"age": "thirty"}, "age"),
    ({"age": 10**400}, "age"),
    ({"age": [30]}, "age"),
    ({"education": "phd"}, "education"),
    ({"education": 5}, "education"),
    ({"education": ["doctoral"]}, "education"),
    ({"first_clb": 9}, "first_clb"),
    ({"first_clb": {"reading": 9}}, "first_clb.writing"),
    ({"first_clb": levels(9) | {"speaking": 14}}, "first_clb.speaking"),
    ({"first_clb": levels(9) | {"speaking": 8.5}}, "first_clb.speaking"),
    ({"first_clb": levels(9) | {"speaking": -1}}, "first_clb.speaking"),
    ({"first_clb": levels(9) | {"test": "IELTS Academic"}}, "first_clb.test"),
    ({"first_clb": levels(9) | {"test": 7}}, "first_clb.test"),
    ({"first_clb": levels(9) | {"test": "ielts", "speaking": 7.3}}, "first_clb.speaking"),
    ({"first_clb": levels(9) | {"test": "ielts", "speaking": 9.5}}, "first_clb.speaking"),
    ({"first_clb": levels(9) | {"test": "celpip", "speaking": "N"}}, "first_clb.speaking"),
    ({"first_clb": levels(9) | {"test": "pte core"}}, "first_clb.reading"),
    ({"first_language": "de"}, "first_language"),
    ({"canadian_work": "3"}, "canadian_work"),
    ({"foreign_work": {}}, "foreign_work"),
    ({"certificate": "yes"}, "certificate"),
    ({"sibling": 1}, "sibling"),
    ({"canadian_education": "4"}, "canadian_education"),
    ({"job_offer": "01"}, "job_offer"),
    ({"job_offer": True}, "job_offer"),
    ({"job_noc": "2123"}, "job_noc"),
    ({"job_noc": 21231}, "job_noc"),
    ({"spouse": True}, "spouse"),
    ({"spouse": {"education": "none"}}, "spouse.education"),
    ({"spouse": {"accompanying": "no"}}, "spouse.accompanying"),
    ({"spouse": {"clb": levels(13)}}, "spouse.clb.reading"),
]


@pytest.mark.parametrize(("wrong", "key"), WRONG, ids=str)
def test_what_cannot_be_is_refused_by_its_key(wrong: dict[str, Any], key: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_profile(GOOD | wrong)
    assert f"“{key}”" in refused.value.say("en") and f"«\u00a0{key}\u00a0»" in refused.value.say("fr")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("education", "first_clb", "second_clb", "first_language", "canadian_work", "certificate", "spouse")


@given(st.fixed_dictionaries({"age": VALUES}, optional=dict.fromkeys(KEYS, VALUES)))
def test_whatever_is_written_is_scored_or_refused(values: dict[str, Any]) -> None:
    try:
        assert score(read_profile(values), KNOWN).total >= 0
    except Refusal as refusal:
        assert len(refusal.say("en")) < 500 and refusal.say("fr")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_scores_stand_for_levels(case: dict[str, Any]) -> None:
    profile = read_profile({"age": 30, "first_clb": case["scores"] | {"test": case["test"]}})
    assert profile.first and profile.first.levels == Levels(**case["levels"])
    assert profile.first_language == case["language"]


def test_every_row_of_every_test_is_where_its_level_begins() -> None:
    for test in read_toml("canada/papers/language_tests.toml")["test"]:
        for ability in levels(0):
            for level, least in test[ability]["from"].items():
                for found, expected in ((least, int(level)), (least - test["step"], int(level) - 1)):
                    others = {other: test[other]["from"]["4"] for other in levels(0)}
                    first = {**others, ability: found, "test": test["id"]}
                    read = read_profile({"age": 30, "first_clb": first}).first
                    assert read and getattr(read.levels, ability) == expected, (test["id"], ability, found)


def test_two_tests_of_one_language_are_refused() -> None:
    english = {"test": "ielts", **levels(7)}
    with pytest.raises(Refusal, match="one language"):
        read_profile({"age": 30, "first_clb": english, "second_clb": english})
    with pytest.raises(Refusal, match="first_language"):
        read_profile({"age": 30, "first_language": "fr", "first_clb": english})
    assert read_profile({"age": 30, "first_clb": levels(7), "second_clb": english}).first_language == "fr"


@pytest.mark.parametrize(
    "said",
    [
        {"citizen_or_pr": True},
        {"citizen": True},
        {"pr": True},
        {"canadian_citizen_or_permanent_resident": True},
        {"is_canadian": True},
        {"status": "pr"},
        {"accompanying": False},
    ],
    ids=str,
)
def test_a_partner_with_papers_or_who_stays_is_not_counted(said: dict[str, Any]) -> None:
    profile = read_profile(GOOD | {"spouse": {"education": "doctoral", **said}})
    assert profile.spouse and not profile.partner and not profile.unread


@pytest.mark.parametrize(
    "said", [{}, {"citizen": False}, {"status": "worker"}, {"accompanying": True}], ids=str
)
def test_any_other_partner_is_counted(said: dict[str, Any]) -> None:
    assert read_profile(GOOD | {"spouse": said}).partner


def test_a_key_that_means_nothing_is_told_of() -> None:
    profile = read_profile(GOOD | {"forign_work": 3, "spouse": {"eduction": "secondary"}})
    assert profile.unread == ("forign_work", "spouse.eduction")


Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "“age” is missing"),
        ("[1, 2]", "neither a JSON object nor TOML"),
        ('{"age": 30', "neither a JSON object nor TOML"),
        ('"age"', "neither a JSON object nor TOML"),
        ("{}", "“age” is missing"),
        ('{"age": NaN}', "“age” is NaN"),
        ('{"age": 1e999}', "“age” is Infinity"),
        ('{"age": ' + "9" * 5000 + "}", "neither a JSON object nor TOML"),
        ("age = nan", "“age” is"),
        ("age = 2020-01-01", "“age” is"),
        ("age = 1e99999999999999999999", "neither a JSON object nor TOML"),
        ('{"age": 30, "education": ' + "[" * 5_000 + "]" * 5_000 + "}", "nests too deep"),
        ("age = " + "[" * 5_000 + "]" * 5_000, "nests too deep"),
        (".".join("a" * 20_000) + " = 1", "longer than 20 kB"),
        ('{"age": 30, "education": "' + "x" * 11_000_000 + '"}', "larger than 1 MB"),
        ('{"age": 30, "education": "' + "x" * 15_000 + '"}', "“education” is"),
        ("\x00\x01", "neither a JSON object nor TOML"),
    ],
    ids=lambda text: text[:20],
)
def test_a_bad_file_gets_one_sentence(text: str, says: str, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "profile"
    file.write_text(text, encoding="utf-8")
    assert main(["points", "--profile", str(file), "--json"]) == 1
    captured = capsys.readouterr()
    assert says in captured.err and len(captured.err.splitlines()) == 1 and len(captured.err) < 500
    assert not captured.out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_and_toml_say_the_same(encoding: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a").write_text(json.dumps(GOOD), encoding=encoding)
    (tmp_path / "b").write_text(
        'age = 30\neducation = "doctoral"\n'
        "first_clb = { reading = 9, writing = 9, listening = 9, speaking = 9 }",
        encoding=encoding,
    )
    for name in "ab":
        assert main(["points", "--profile", str(tmp_path / name), "--today", "2026-01-01", "--json"]) == 0
    whole = capsys.readouterr().out
    first, second = whole[: len(whole) // 2], whole[len(whole) // 2 :]
    assert json.loads(first) == json.loads(second)
