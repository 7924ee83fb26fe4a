"""How one works, and from where. The worked examples are in tests/specs/work_mode.toml."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.facts.tables import read_toml
from gonorth.nouns import WorkMode
from gonorth.reading.phrase_machine import PhraseMachine
from gonorth.reading.work_mode import read_work_mode

Ends = Callable[[], AbstractContextManager[None]]
CASES = read_toml(Path(__file__).parent.parent / "specs" / "work_mode.toml")
AROUND = "We make maps of rivers.\n{}\nOur office lunches are loved; you will travel 3 days a year."


@pytest.mark.parametrize(
    ("mode", "text"), [(mode, text) for mode, texts in CASES["texts"].items() for text in texts]
)
def test_the_work_mode_is_what_the_posting_says_of_this_job(mode: str, text: str) -> None:
    assert read_work_mode(text).mode == mode
    assert read_work_mode(AROUND.format(text)).mode == mode


@pytest.mark.parametrize("case", CASES["within"], ids=lambda case: case["text"])
def test_remote_work_is_open_to_the_countries_named_with_it(case: dict[str, Any]) -> None:
    read = read_work_mode(AROUND.format(case["text"]))
    assert (read.mode, list(read.remote_within)) == ("remote", case["countries"])


@pytest.mark.parametrize("case", CASES["title"], ids=lambda case: case["text"])
def test_a_title_may_say_it_where_the_text_does_not(case: dict[str, Any]) -> None:
    read = read_work_mode("We make maps of rivers.", case["text"])
    assert (read.mode, list(read.remote_within)) == (case["mode"], case.get("countries", []))
    assert read_work_mode("This role is hybrid.", case["text"]).mode == "hybrid"


def test_what_is_said_both_ways_is_not_known() -> None:
    assert read_work_mode("This role is fully remote.\nYou must work onsite.").mode == "unknown"


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read = read_work_mode(text, text)
    assert read.mode in get_args(WorkMode)
    assert read.mode == "remote" or not read.remote_within


PIECES = (
    "remote ",
    "hybrid 3 days ",
    "in office\n",
    "not a remote role ",
    "2 days a week in the ",
    "télétravail (",
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_hostile_megabyte_comes_to_an_end(piece: str, ends: Ends) -> None:
    with ends():
        read_work_mode(piece * (1_000_000 // len(piece)))


@pytest.mark.parametrize(
    ("phrase", "said", "unsaid"),
    [
        ("no remote", "there is no remote option", "no; remote"),
        ("work* remotely", "working remotely", "worth remotely"),
        ("not … remote", "not for now a remote job", "remote, not"),
        ("a <great>? job", "a job; a great big job", "a greater job"),
        ("(hybrid", "in york (hybrid, 3 days)", "hybrid (in york)"),
        ("on-site job", "an on site job", "on the site job"),
    ],
)
def test_a_phrase_is_found_by_its_notation(phrase: str, said: str, unsaid: str) -> None:
    machine = PhraseMachine({"list": [phrase]}, {"great": ["great", "great big"]})
    assert [found.name for found in machine.find(said)][:1] == ["list"]
    assert machine.find(unsaid) == []
