"""What we say, written as each language writes it."""

import pickle
from datetime import date
from decimal import Decimal

import pytest

from gonorth.facts.words import Lang, Refusal, day, money, money_range, number, percent


@pytest.mark.parametrize(
    ("lang", "one", "two", "cents", "bare"),
    [
        ("en", "C$120,000", "C$120,000–150,000", "US$45.50", "95,000"),
        (
            "fr",
            "120\u202f000\u00a0$\u00a0CA",
            "120\u202f000–150\u202f000\u00a0$\u00a0CA",
            "45,50\u00a0$\u00a0US",
            "95\u202f000\u00a0$",
        ),
    ],
)
def test_money_is_written_as_the_language_writes_it(
    lang: Lang, one: str, two: str, cents: str, bare: str
) -> None:
    assert money(120_000, "CAD", lang) == one
    assert money_range(Decimal(120_000), Decimal(150_000), "CAD", lang) == two
    assert money_range(Decimal(120_000), Decimal(120_000), "CAD", lang) == one
    assert money(Decimal("45.50"), "USD", lang) == cents
    assert money(95_000, None, lang) == bare


def test_numbers_and_days_follow_the_language() -> None:
    assert (number(1284, "en"), number(1284.5, "fr")) == ("1,284", "1\u202f284,5")
    assert (percent(41, "en"), percent(41, "fr")) == ("41%", "41\u00a0%")
    assert (day(date(2026, 11, 1), "en"), day(date(2026, 8, 1), "fr")) == ("1 November 2026", "1er août 2026")


def test_a_refusal_says_the_same_after_a_journey_between_processes() -> None:
    refusal = Refusal("cli.too_large", path="board.json", megabytes=50)
    again = pickle.loads(pickle.dumps(refusal))
    assert str(again) == str(refusal)
    assert again.say("fr") == refusal.say("fr") != refusal.say("en")
