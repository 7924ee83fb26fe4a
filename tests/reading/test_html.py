"""Markup to plain text. The markup here is invented."""

import html
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.facts.tables import read_toml
from gonorth.reading.html import to_text

Ends = Callable[[], AbstractContextManager[None]]

CASES = read_toml(Path(__file__).parent.parent / "specs" / "html.toml")["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_says_what_the_markup_says(case: dict[str, str]) -> None:
    assert to_text(case["markup"]) == case["text"].strip("\n")


@pytest.mark.parametrize("times", [1, 2])
def test_it_reads_markup_that_was_escaped_again(times: int) -> None:
    markup = "<h3>R&amp;D</h3><p>Build <b>small</b>&nbsp;things</p>"
    for _ in range(times):
        markup = html.escape(markup)
    assert to_text(markup) == "R&D\nBuild small things"


def test_reading_its_own_answer_changes_nothing() -> None:
    text = to_text("<h2>About</h2><ul><li>One</li><li><p>Two</p></li></ul>a < b")
    assert to_text(text) == text


@given(st.text(alphabet="<>/&;\"'=!-# \nabpli\x01script&lt;", max_size=200))
def test_nothing_is_left_that_a_page_would_run(markup: str) -> None:
    said = to_text(markup).lower()
    assert "<script>" not in said or "</script>" not in said


@given(st.text())
def test_any_text_is_read_and_can_be_stored(text: str) -> None:
    to_text(text).encode()


HOSTILE = {
    "lists in lists": "<ul><li>",
    "blocks in blocks": "<div>",
    "scripts never closed": "<script",
    "comments never closed": "<!--",
    "frames never closed": "<iframe <svg ",
    "quotes never closed": "<a b=\"<a b='",
    "angle brackets": "<",
    "spaces": " \t",
    "entities": "&amp;",
    "half tags": "<p a=",
    "bullets": "<li>",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_megabyte_comes_to_an_end(piece: str, ends: Ends) -> None:
    with ends():
        to_text(piece * (1_000_000 // len(piece)))
