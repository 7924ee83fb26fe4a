"""A couple: one return in the United States; in Canada two, and a credit for a partner with little income."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.pay.tax import PARTS, assess

CENT = Decimal("0.01")
provinces = st.sampled_from(["CA-AB", "CA-BC", "CA-ON", "CA-QC"])
states = st.sampled_from(["US-CA", "US-WA", "US-NY", "US-NYC", "US-MA", "US-TX"])
years = st.sampled_from([2025, 2026])
pays = st.integers(0, 1_000_000).map(Decimal)


@pytest.mark.parametrize(
    ("place", "year", "federal", "provincial"),
    [
        ("CA-ON", 2025, "0.145 * 16129", "0.0505 * 10823"),  # federal rate × basic amount; Ontario's
        ("CA-ON", 2026, "0.14 * 16452", "0.0505 * 11029"),
        ("CA-BC", 2025, "0.145 * 16129", "0.0506 * 11073"),
        ("CA-BC", 2026, "0.14 * 16452", "0.056 * 11317"),
        ("CA-AB", 2025, "0.145 * 16129", "0.08 * 22323"),
        ("CA-AB", 2026, "0.14 * 16452", "0.08 * 22769"),
        (
            "CA-QC",
            2025,
            "0.145 * 16129 * 0.835",
            "0.14 * 18571",
        ),  # after the abatement; the unused basic credit
        ("CA-QC", 2026, "0.14 * 16452 * 0.835", "0.14 * 18952"),
    ],
)
def test_a_partner_without_income_saves_the_credit(
    place: str, year: int, federal: str, provincial: str
) -> None:
    alone, couple = (assess(place, year, [Decimal(70_000)], status).lines for status in ("single", "joint"))
    for name, product in (("federal_tax", federal), ("state_or_prov_tax", provincial)):
        saved = Decimal(1)
        for factor in product.split(" * "):
            saved *= Decimal(factor)
        assert abs(alone[name] - couple[name] - saved) <= CENT


def test_the_credit_shrinks_with_the_partners_net_income() -> None:
    """5,000 of pay less 15 of deducted CPP leaves 11,467 of the federal and 7,146 of Ontario's amount."""
    couple = assess("CA-ON", 2026, [Decimal(70_000), Decimal(5_000)]).lines
    alone = [assess("CA-ON", 2026, [Decimal(pay)]).lines for pay in (70_000, 5_000)]
    apart = {name: alone[0][name] + alone[1][name] for name in couple}
    assert abs(apart["federal_tax"] - couple["federal_tax"] - Decimal("0.14") * 11_467) <= 2 * CENT
    assert (
        abs(apart["state_or_prov_tax"] - couple["state_or_prov_tax"] - Decimal("0.0505") * 7_146) <= 2 * CENT
    )


@pytest.mark.parametrize(
    ("place", "year", "gone_at"),
    [("CA-ON", 2025, 11_905), ("CA-ON", 2026, 12_131), ("CA-BC", 2025, 12_181), ("CA-BC", 2026, 12_449)],
)
def test_the_provinces_credit_is_gone_at_a_tenth_more_than_the_amount(
    place: str, year: int, gone_at: int
) -> None:
    """The partner's net income: pay less 1 % of what is above 3,500."""
    pays = [Decimal(70_000), (gone_at - Decimal(35)) / Decimal("0.99")]
    before, after = (
        assess(place, year, [pays[0], pays[1] + more]).lines["state_or_prov_tax"] for more in (-101, 0)
    )
    rate = {"CA-ON": "0.0505", "CA-BC": "0.0506" if year == 2025 else "0.056"}[place]
    assert abs(after - before - 100 * Decimal(rate)) < Decimal("0.06")
    more = assess(place, year, [pays[0], pays[1] + 100]).lines["state_or_prov_tax"]
    assert abs(more - after) <= CENT


@given(provinces, years, st.integers(30_000, 1_000_000), st.integers(30_000, 1_000_000))
def test_two_earners_in_canada_are_taxed_alone(place: str, year: int, one: int, other: int) -> None:
    couple = assess(place, year, [Decimal(one), Decimal(other)], "joint")
    apart = [assess(place, year, [Decimal(pay)]) for pay in (one, other)]
    assert abs(couple.net - sum(found.net for found in apart)) <= 10 * CENT
    assert abs(couple.employer_on_top - sum(found.employer_on_top for found in apart)) <= CENT


@given(st.one_of(provinces, states), years, pays, pays)
def test_it_does_not_matter_who_is_named_first(place: str, year: int, one: Decimal, other: Decimal) -> None:
    first, second = (assess(place, year, pair, "joint") for pair in ([one, other], [other, one]))
    assert first.lines == second.lines
    assert first.employer_on_top == second.employer_on_top


@given(st.one_of(provinces, states), years, pays, pays)
def test_the_pay_of_two_adds_up_too(place: str, year: int, one: Decimal, other: Decimal) -> None:
    found = assess(place, year, [one, other], "joint")
    assert found.net + sum(taken for name, taken in found.lines.items() if name not in PARTS) == one + other


@given(st.one_of(provinces, states), years, pays)
def test_a_partner_who_earns_nothing_is_a_partner_without_income(place: str, year: int, pay: Decimal) -> None:
    with_none, with_zero = (
        assess(place, year, [pay], "joint"),
        assess(place, year, [pay, Decimal(0)], "joint"),
    )
    assert with_none.lines == with_zero.lines


def test_a_joint_return_taxes_the_sum_but_each_contributes_for_themselves() -> None:
    one, two = (assess("US-TX", 2026, pays, "joint") for pays in ([Decimal(300_000)], [Decimal(150_000)] * 2))
    assert one.lines["federal_tax"] == two.lines["federal_tax"]
    assert one.lines["social_security"] == Decimal("11439") and two.lines["social_security"] == 18_600
    assert one.lines["additional_medicare"] == two.lines["additional_medicare"] == 450


def test_massachusetts_lets_each_earner_deduct_contributions() -> None:
    one, two = (assess("US-MA", 2026, pays, "joint") for pays in ([Decimal(200_000)], [Decimal(100_000)] * 2))
    assert one.lines["state_or_prov_tax"] - two.lines["state_or_prov_tax"] == 100  # 5 % of another 2,000
