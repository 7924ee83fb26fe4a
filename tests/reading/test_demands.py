"""What a posting demands, and what the law demands of it. The worked examples are in tests/specs."""

import json
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.facts.tables import read_toml
from gonorth.nouns import Law, Pay
from gonorth.reading.demands import read_law, read_sponsorship, years_asked
from gonorth.reading.html import to_text
from gonorth.reading.pay import find_pay

Ends = Callable[[], AbstractContextManager[None]]
SPECS = Path(__file__).parent.parent / "specs"
YEARS = read_toml(SPECS / "years.toml")["case"]
SPONSORSHIP = read_toml(SPECS / "sponsorship.toml")
LAW = read_toml(SPECS / "law.toml")
AROUND = "We make maps of rivers.\n{}\nJoin our team in Ontario, where AI and Canadian music are loved."


@pytest.mark.parametrize("case", YEARS, ids=lambda case: case["text"])
def test_it_counts_the_years_that_are_demanded(case: dict[str, Any]) -> None:
    asked = case.get("years")
    assert years_asked(case["text"]) == (None if asked is None else float(asked))
    assert years_asked(AROUND.format(case["text"])) == (None if asked is None else float(asked))


@pytest.mark.parametrize(
    ("said", "text"), [(said, text) for said, texts in SPONSORSHIP.items() for text in texts]
)
def test_sponsorship_is_what_the_posting_states_of_it(said: str, text: str) -> None:
    assert read_sponsorship(text) == said
    assert read_sponsorship(AROUND.format(text)) == said


@pytest.mark.parametrize(
    ("duty", "said", "text"),
    [(duty, said, text) for duty, cases in LAW.items() for said, texts in cases.items() for text in texts],
)
def test_the_law_is_read_from_what_is_said(duty: str, said: str, text: str) -> None:
    assert getattr(read_law(text, find_pay(text)), duty) is (said == "said")
    assert getattr(read_law(AROUND.format(text), find_pay(text)), duty) is (said == "said")


def test_pay_is_shown_where_it_is_known_or_stated() -> None:
    known = Pay(Decimal(90_000), None, "CAD", "year", "$90,000+")
    assert read_law("We make maps.", known).pay_shown is True
    assert read_law("We make maps.", None).pay_shown is False


@pytest.mark.parametrize("text", ["", " \n"])
def test_where_there_is_no_text_nothing_is_judged(text: str) -> None:
    assert read_law(text, None) == Law()


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert (years_asked(text) or 0) >= 0
    assert read_sponsorship(text) in {"offered", "refused", "unknown"}
    read_law(text, None)


HOSTILE = ("5 years ", "year", "İ citizen ", "not sponsor ", "no visa sponsorship not ", "AI uses hiring ")
HOSTILE += ("vacancy ", "AI ", "Canadian experience ", "preferred:\n3 years ", "sponsor", "(3) ")


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_megabyte_comes_to_an_end(piece: str, ends: Ends) -> None:
    text = piece * (1_000_000 // len(piece))
    for read in (years_asked, read_sponsorship, lambda text: read_law(text, None)):
        with ends():
            read(text)


@pytest.mark.real
def test_real_postings_ask_for_as_many_years_as_people_work(real: Path) -> None:
    jobs = json.loads((real / "openings/greenhouse/stripe-full-547.json").read_text(encoding="utf-8"))["jobs"]
    texts = [to_text(job["content"]) for job in jobs]
    asked = Counter(years_asked(text) for text in texts)
    assert asked[None] < 0.25 * len(texts)  # nearly all of that board's postings ask for some
    assert max(years for years in asked if years is not None) <= 20
