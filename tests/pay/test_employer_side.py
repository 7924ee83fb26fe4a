"""What a hire costs an employer by law, there and here."""

from decimal import Decimal
from pathlib import Path

import pytest
from households import DAY, compared
from hypothesis import given
from hypothesis import strategies as st

from gonorth.facts.words import Refusal
from gonorth.nouns import Money
from gonorth.pay.employer import employer_cost, hires_for, office_case
from gonorth.pay.exchange import rate_on
from gonorth.pay.figures import Maker
from gonorth.pay.hiring import employer_side, speak_employer
from gonorth.pay.where import read_where

SF, TORONTO = read_where("San Francisco, CA"), read_where("Toronto, ON")
RATE = rate_on(DAY)
ELSEWHERE = [
    *("Vancouver, BC", "Calgary, AB", "Montréal, QC", "Seattle, WA", "Boston, MA", "Austin, TX"),
    *("Buffalo, NY", "New York, NY", "San Francisco, CA"),
]


def cad(amount: int) -> Money:
    return Money(Decimal(amount), "CAD")


def usd(amount: int) -> Money:
    return Money(Decimal(amount), "USD")


def test_the_finding_the_work_began_with() -> None:
    """C$180,000 in Toronto is about US$135,000 to the employer, US$250,000 in San Francisco US$265,500."""
    here = employer_cost(TORONTO, cad(180_000), 2026)
    assert here.total_in("USD", RATE) == pytest.approx(Decimal(135_000), abs=500)
    there = employer_cost(SF, usd(250_000), 2026)
    assert there.total == pytest.approx(Decimal(265_500), abs=100)
    assert hires_for(there, here, RATE) == Decimal("1.97")


def test_waterloo_costs_what_toronto_does() -> None:
    """The same province: the same law."""
    waterloo = read_where("Waterloo, ON")
    assert (
        employer_cost(waterloo, cad(180_000), 2026).lines == employer_cost(TORONTO, cad(180_000), 2026).lines
    )


@pytest.mark.parametrize(
    ("payroll", "tax"),
    [
        (None, "3510.00"),  # 1.95 % in full
        (900_000, "0.00"),  # below the exemption
        (1_000_000, "0.00"),
        (2_000_000, "1755.00"),  # its share of the tax on the second million
        (6_000_000, "3510.00"),  # the exemption is lost
    ],
)
def test_ontarios_health_tax_hangs_on_the_payroll(payroll: int | None, tax: str) -> None:
    cost = employer_cost(TORONTO, cad(180_000), 2026, None if payroll is None else Decimal(payroll))
    assert cost.lines["health_tax"] == Decimal(tax)


def test_workplace_insurance_is_told_and_not_counted() -> None:
    cost = employer_cost(TORONTO, cad(180_000), 2026)
    told = " ".join(note.say("en") for note in cost.notes)
    assert "1.23% of insurable pay" in told and "not in the total" in told
    assert cost.total == 180_000 + sum(cost.lines.values())


def test_every_place_says_what_it_leaves_out() -> None:
    for city in ELSEWHERE:
        where = read_where(city)
        cost = employer_cost(where, Money(Decimal(150_000), where.currency), 2026)
        assert any("not counted" in note.say("en") for note in cost.notes), city
        assert cost.total > 150_000 and cost.all_bases


def test_an_office_pays_the_tax_of_its_own_payroll() -> None:
    small = office_case(5, (SF, usd(250_000)), (TORONTO, cad(180_000)), 2026, RATE)
    assert small.here.lines["health_tax"] == 0  # nine hundred thousand in all
    large = office_case(40, (SF, usd(250_000)), (TORONTO, cad(180_000)), 2026, RATE)
    assert large.here.lines["health_tax"] == Decimal("3510.00")
    assert large.cost_there == 40 * large.there.total
    assert large.saved == pytest.approx(Decimal(40 * (265_456 - 134_900)), rel=Decimal("0.01"))


@given(st.integers(1, 300), st.integers(40_000, 400_000))
def test_an_office_costs_what_its_people_do(people: int, salary: int) -> None:
    case = office_case(people, (SF, usd(salary)), (TORONTO, cad(salary)), 2026, RATE)
    exemption = Decimal("0.0195") * min(people * salary, 1_000_000)
    full = people * employer_cost(TORONTO, cad(salary), 2026).total
    saved_by_exemption = exemption if people * salary <= 5_000_000 else 0
    assert case.cost_here == pytest.approx(full - saved_by_exemption, abs=people)


@pytest.mark.parametrize("people", [0, -1, 10**6])
def test_an_office_of_nobody_is_refused(people: int) -> None:
    with pytest.raises(Refusal):
        office_case(people, (SF, usd(1)), (TORONTO, cad(1)), 2026, RATE)


def test_pay_in_the_wrong_money_is_refused() -> None:
    with pytest.raises(Refusal):
        employer_cost(TORONTO, usd(180_000), 2026)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_it_is_told_in_sentences_and_figures(lang: str) -> None:
    found = compared("USD 250000", "San Francisco, CA", "Toronto, ON", offer="CAD 180000")
    told = speak_employer(employer_side(found, people=20), Maker(DAY, lang))
    assert len(told.lead) == 3 and len(told.here) == 1 and len(told.offices) == 3
    assert told.here[0].hires and told.here[0].hires.value == Decimal("1.97")
    hires = (told.there, *told.here)
    figures = [figure for hire in hires for figure in (hire.salary, *hire.lines, hire.total)]
    assert len({figure.id for figure in figures}) == len(figures)


def test_without_an_offer_both_ends_of_the_range_are_hired_at() -> None:
    side = employer_side(compared("USD 250000", "San Francisco, CA", "Toronto, ON"))
    assert len(side.here) == 2 and side.here[0].total < side.here[1].total


def test_real_parameters_agree(real: Path) -> None:
    """The employer's lines of the vectors leave out the health tax; ours are those with it added."""
    assert (real / "move/tax_vectors.csv").exists()
    assert employer_cost(TORONTO, cad(250_000), 2026).lines["contributions"] == Decimal("6218.75")
    assert employer_cost(SF, usd(200_000), 2026).lines["contributions"] == Decimal("14731.00")
