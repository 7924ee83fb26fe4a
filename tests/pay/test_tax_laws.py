"""What holds of every income, place, year and status: nothing is lost, and more pay leaves more."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gonorth.facts.tables import read_toml
from gonorth.pay.tax import JURISDICTIONS, PARTS, Status, assess

SPECS = Path(__file__).parent.parent / "specs"
RATES = read_toml(SPECS / "tax_marginal.toml")["rate"]
NAMED = read_toml(SPECS / "tax_cliffs.toml")
YEARS = (2025, 2026)
ROUNDED = Decimal("0.10")  # each line to the cent

places = st.sampled_from(sorted(JURISDICTIONS))
years = st.sampled_from(YEARS)
statuses: st.SearchStrategy[Status] = st.sampled_from(("single", "joint"))
pays = st.decimals(0, 2_000_000, places=2)


def net(place: str, year: int, status: Status, pay: Decimal) -> Decimal:
    return assess(place, year, [pay], status).net


def cliffs(place: str, status: Status) -> list[tuple[Decimal, Decimal]]:
    """The named incomes above which something is lost, and how much."""
    return [
        (Decimal(start + nth * cliff.get("every", 0)), Decimal(cliff["loses"][status]))
        for cliff in NAMED["cliff"]
        if place in cliff["jurisdictions"]
        for start in cliff["above"][status]
        for nth in range(cliff.get("times", 1))
    ]


def may_lose(place: str, status: Status, low: Decimal, high: Decimal) -> Decimal:
    """What the named rules may take of the pay between two incomes beyond that pay."""
    lost = sum((loses for at, loses in cliffs(place, status) if low <= at < high), Decimal(0))
    for stretch in NAMED["stretch"]:
        if place in stretch["jurisdictions"] and status == stretch["status"]:
            within = min(high, Decimal(stretch["to"])) - max(low, Decimal(stretch["from"]))
            lost += max(Decimal(0), within) * stretch["loses_of_each"]
    return lost


@given(places, years, statuses, pays)
def test_net_and_lines_add_up_to_the_pay(place: str, year: int, status: Status, pay: Decimal) -> None:
    found = assess(place, year, [pay], status)
    taken = sum(amount for name, amount in found.lines.items() if name not in PARTS)
    assert found.net + taken == pay
    assert 0 <= found.net <= pay
    assert all(amount >= 0 for amount in found.lines.values())
    assert sum(found.lines.get(part, 0) for part in PARTS) <= found.lines["state_or_prov_tax"]
    assert 0 <= found.employer_on_top <= pay


@settings(max_examples=500)
@given(places, years, statuses, pays, st.decimals("0.01", 20_000, places=2))
def test_more_pay_leaves_more_except_at_named_cliffs(
    place: str, year: int, status: Status, pay: Decimal, more: Decimal
) -> None:
    gained = net(place, year, status, pay + more) - net(place, year, status, pay)
    assert gained >= -may_lose(place, status, pay, pay + more) - ROUNDED
    assert gained <= more + ROUNDED  # and never more than was earned


@pytest.mark.parametrize(
    "place", sorted({place for cliff in NAMED["cliff"] for place in cliff["jurisdictions"]})
)
@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("status", ["single", "joint"])
def test_every_named_cliff_is_one(place: str, year: int, status: Status) -> None:
    for at, _ in cliffs(place, status):
        assert net(place, year, status, at + 1) < net(place, year, status, at), f"nothing is lost at {at}"


def test_the_named_stretch_is_one() -> None:
    (stretch,) = NAMED["stretch"]
    low, high = Decimal(stretch["from"]) + 1, Decimal(stretch["to"])
    for place in stretch["jurisdictions"]:
        assert net(place, 2026, stretch["status"], high) < net(place, 2026, stretch["status"], low)


@pytest.mark.parametrize(
    "rate", RATES, ids=lambda rate: f"{rate['jurisdiction']} {rate['year']} {rate['at']}"
)
def test_the_next_dollar_is_taxed_as_the_law_adds_up(rate: dict[str, Any]) -> None:
    at, more = Decimal(rate["at"]), Decimal(100)
    low, high = (net(rate["jurisdiction"], rate["year"], "single", pay) for pay in (at, at + more))
    assert abs(1 - (high - low) / more - rate["taken"]) < Decimal("0.0006"), rate["made_of"]


@pytest.mark.parametrize("place", sorted(JURISDICTIONS))
@pytest.mark.parametrize("year", YEARS)
def test_a_couple_keeps_no_less_than_the_same_pay_alone(place: str, year: int) -> None:
    """Nowhere here is a partner without income a loss; at 2,000,000 as at 30,000."""
    for pay in (Decimal(n) for n in (0, 1, 20_000, 30_000, 60_000, 120_000, 260_000, 600_000, 2_000_000)):
        assert net(place, year, "joint", pay) >= net(place, year, "single", pay)
