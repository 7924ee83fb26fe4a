"""What a posting pays. The worked examples are in tests/specs/pay.toml."""

import csv
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.facts.tables import read_toml
from gonorth.facts.words import Lang, money
from gonorth.nouns import Pay
from gonorth.reading.pay import find_pay, read_pay

Ends = Callable[[], AbstractContextManager[None]]

CASES = read_toml(Path(__file__).parent.parent / "specs" / "pay.toml")

wages = st.decimals(5, 250, places=2)
salaries = st.integers(15_000, 2_900_000).map(Decimal)
currencies = st.sampled_from(["CAD", "USD", "GBP", "EUR"])


def said(pay: Pay | None) -> dict[str, Any] | None:
    return pay and {"low": pay.low, "high": pay.high, "currency": pay.currency, "period": pay.period}


def expected(case: dict[str, Any]) -> dict[str, Any] | None:
    return None if case.get("none") else {key: case.get(key) for key in ("low", "high", "currency", "period")}


@pytest.mark.parametrize("case", CASES["string"], ids=lambda case: case["text"])
def test_it_reads_pay_as_people_write_it(case: dict[str, Any]) -> None:
    assert said(read_pay(case["text"], case.get("country"))) == expected(case)


@pytest.mark.parametrize("case", CASES["description"], ids=lambda case: case["name"])
def test_it_finds_the_pay_in_a_description(case: dict[str, Any]) -> None:
    assert said(find_pay(case["text"], case.get("country"))) == expected(case)


def test_what_was_written_is_kept() -> None:
    pay = find_pay("Our offer. Salary: CAD $90,000 - $110,000 per year, and time off.", "CA")
    assert pay and pay.raw == "CAD $90,000 - $110,000 per year"


def test_an_hour_becomes_a_year_of_full_time() -> None:
    pay = read_pay("$50/hr", "CA")
    assert pay and pay.yearly_low == Decimal(104_000)


def test_a_bare_dollar_stays_open_without_a_country() -> None:
    pay = read_pay("$90,000")
    assert pay and pay.currency is None


@given(salaries | wages, currencies, st.sampled_from(["en", "fr"]))
def test_an_amount_we_write_reads_back_the_same(amount: Decimal, currency: str, lang: Lang) -> None:
    pay = read_pay(money(amount, currency, lang))
    assert pay and (pay.low, pay.high, pay.currency) == (amount, amount, currency)


@given(salaries, st.integers(1, 9), currencies, st.sampled_from(["en", "fr"]))
def test_the_two_ends_may_stand_in_either_order(low: Decimal, times: int, code: str, lang: Lang) -> None:
    high = min(low * times, Decimal(2_900_000))
    one, other = money(low, code, lang), money(high, code, lang)
    assert said(read_pay(f"{one} - {other}")) == said(read_pay(f"{other} - {one}"))
    assert said(read_pay(f"{one} - {other}")) == {
        "low": low,
        "high": high,
        "currency": code,
        "period": "year",
    }


@given(
    st.text(alphabet="0123456789 ,.$€£kKMà-–+/\n\u00a0CADUSperhouryl", max_size=300),
    st.sampled_from(["CA", None]),
)
def test_whatever_is_read_has_its_ends_in_order(text: str, country: str | None) -> None:
    for pay in (read_pay(text, country), find_pay(text, country)):
        if pay:
            assert pay.low is not None or pay.high is not None
            assert pay.low is None or pay.high is None or 0 < pay.low <= pay.high
            assert pay.raw and " ".join(pay.raw.split()) in " ".join(text.split())


@pytest.mark.parametrize(
    "piece",
    ["1", "$", "-", "$1-", "1,000", "9 ", "$100,000 - ", "salary ", "$5 per hour\n", "CAD", "k", "$9k to"],
)
def test_a_hostile_megabyte_comes_to_an_end(piece: str, ends: Ends) -> None:
    with ends():
        find_pay(piece * (1_000_000 // len(piece)), "CA")


@pytest.mark.real
def test_it_agrees_with_the_proposed_reading_of_awkward_strings(real: Path) -> None:
    for case in json.loads((real / "parser-cases" / "pay-cases.json").read_text(encoding="utf-8")):
        country = case["context_country"] if len(case["context_country"]) == 2 else None
        pay, proposed = read_pay(case["text"], country), case["expect"]
        read = (pay.low, pay.high, pay.currency, pay.period) if pay else (None, None, None, None)
        assert read == tuple(proposed[key] for key in ("min", "max", "currency", "period")), case["text"]


@pytest.mark.real
def test_nearly_every_pay_string_of_the_listings_is_read(real: Path) -> None:
    for name, column in (
        ("glassdoor-us-956", "Salary Estimate"),
        ("glassdoor-datascientist-2023", "salary estimate"),
    ):
        csv.field_size_limit(10**8)
        with (real / "listings" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            strings = [row[column] for row in csv.DictReader(file)]
        stated = [text for text in strings if "$" in text]
        assert all(read_pay(text, "US") for text in stated)
        assert not any(read_pay(text, "US") for text in strings if "$" not in text)


@pytest.mark.real
def test_the_text_agrees_with_the_fields_of_the_same_posting(real: Path) -> None:
    jobs = {}
    for path in sorted((real / "listings").glob("adzuna-canada-*.json")):
        jobs |= {job["id"]: job for job in json.loads(path.read_text(encoding="utf-8"))["jobs"]}
    both = [
        (pay, job)
        for job in jobs.values()
        if job["salaryMin"] and job["salaryMax"] and (pay := find_pay(job["rawSnippet"], "CA"))
    ]
    agree = [pay for pay, job in both if _is_close(pay, job["salaryMin"], job["salaryMax"])]
    assert len(both) >= 25
    assert len(agree) >= 0.8 * len(both)


def _is_close(pay: Pay, low: int, high: int) -> bool:
    yearly = (pay.yearly_low or pay.yearly_high, pay.yearly_high or pay.yearly_low)
    written = (pay.low, pay.high)
    return any(
        a is not None and b is not None and abs(a - low) <= 1 and abs(b - high) <= 1
        for a, b in (yearly, written)
    )
