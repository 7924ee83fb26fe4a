"""The formulas, each held against a number somebody published."""

from decimal import Decimal

import pytest

from gonorth.pay.brackets import brackets
from gonorth.pay.california import exemption_credit
from gonorth.pay.canada import federal_tax, law_of
from gonorth.pay.contributions import Pension, pension
from gonorth.pay.credits import after_credits, basic_amount
from gonorth.pay.earner import Earner
from gonorth.pay.provinces import alberta, ontario, ontario_health_premium, ontario_surtax
from gonorth.pay.rules import rules_of
from gonorth.pay.tax import assess
from gonorth.pay.usa import most_local_taxes

DOLLAR, CENT = Decimal(1), Decimal("0.005")


def test_a_bracket_is_taxed_at_its_own_rate() -> None:
    scale = brackets([0, 100, 300], [Decimal("0.1"), Decimal("0.2"), Decimal("0.5")])
    assert [scale.tax_on(Decimal(income)) for income in (0, 100, 300, 400)] == [0, 10, 50, 100]


@pytest.mark.parametrize(("taxable", "federal", "provincial"), [(50_000, 4911, 1881), (59_000, 6314, None)])
def test_ontario_on_taxable_income_as_raymond_chabot_grant_thornton_prints_it(
    taxable: int, federal: int, provincial: int | None
) -> None:
    """Their 2025 table of Ontario: the basic personal amount only, no health premium, whole dollars."""
    income, rules, own = (
        Decimal(taxable),
        rules_of("canada", "federal", 2025),
        rules_of("canada", "ontario", 2025),
    )
    assert abs(after_credits(rules, income, basic_amount(rules, income)) - federal) < DOLLAR
    if provincial is not None:
        assert abs(after_credits(own, income, own["basic_amount"]) - provincial) < DOLLAR
    assert ontario_health_premium(own, income) == 600


def test_a_week_of_1000_in_ontario_as_the_cra_calculator_withholds() -> None:
    """PDOC for 2026, claim code 1: CPP 55.50, EI 16.30, federal 81.61, Ontario 45.80 a week.

    Payroll makes a year of 52 such weeks, each with its own part of the CPP exemption.
    """
    weeks, law = 52, law_of("CA-ON", 2026)
    cpp, ei = Decimal("55.50"), Decimal("16.30")
    base = (cpp * Decimal("0.0495") / Decimal("0.0595")).quantize(Decimal("0.01"))
    year = Earner(
        Decimal(1000 * weeks), Pension(cpp * weeks, base * weeks, Decimal(0)), ei * weeks, Decimal(0)
    )
    assert abs(federal_tax(law.federal, year, in_quebec=False) / weeks - Decimal("81.61")) < CENT
    assert abs(ontario(law.province, year).tax / weeks - Decimal("45.80")) < CENT


@pytest.mark.parametrize(
    ("plan", "year", "first", "base", "second"),
    [
        ("cpp", 2025, "4034.10", "3356.10", "396.00"),
        ("cpp", 2026, "4230.45", "3519.45", "416.00"),
        ("qpp", 2025, "4339.20", "3661.20", "396.00"),
        ("qpp", 2026, "4479.30", "3768.30", "416.00"),
    ],
)
def test_the_most_a_pension_plan_takes_is_as_t4127_prints_it(
    plan: str, year: int, first: str, base: str, second: str
) -> None:
    most = pension(rules_of("canada", "contributions", year), plan, Decimal(500_000))
    assert most == Pension(Decimal(first), Decimal(base), Decimal(second))


@pytest.mark.parametrize("pay", [0, 1, 3_500])
def test_no_pension_contribution_below_the_basic_exemption(pay: int) -> None:
    taken = assess("CA-ON", 2026, [Decimal(pay)]).lines
    assert taken["pension"] == taken["pension2"] == taken["federal_tax"] == taken["state_or_prov_tax"] == 0


def test_the_second_contribution_starts_where_the_first_ends() -> None:
    at, above = (assess("CA-ON", 2026, [Decimal(pay)]).lines for pay in (74_600, 74_700))
    assert at["pension2"] == 0 and above["pension2"] == 4
    assert at["pension"] == above["pension"]


def test_the_basic_amount_falls_from_the_fourth_threshold_to_the_fifth() -> None:
    rules = rules_of("canada", "federal", 2026)
    assert basic_amount(rules, Decimal(181_440)) == 16_452
    assert basic_amount(rules, Decimal(219_961)) == Decimal("15640.5")
    assert basic_amount(rules, Decimal(258_482)) == basic_amount(rules, Decimal(10**6)) == 14_829


def test_ontario_takes_a_surtax_of_the_tax_and_a_second_above_the_second_threshold() -> None:
    rules = rules_of("canada", "ontario", 2026)
    assert ontario_surtax(rules, Decimal(5_818)) == 0
    assert ontario_surtax(rules, Decimal(7_446)) == Decimal("325.60")
    assert ontario_surtax(rules, Decimal(8_446)) == Decimal("885.60")


@pytest.mark.parametrize(
    ("income", "premium"),
    [(20_000, 0), (21_000, 60), (30_000, 300), (37_000, 360), (40_000, 450), (48_400, 550), (60_000, 600)]
    + [(72_400, 700), (100_000, 750), (200_400, 850), (300_000, 900)],
)
def test_ontarios_health_premium_rises_in_steps(income: int, premium: int) -> None:
    for year in (2025, 2026):  # it is not indexed
        assert ontario_health_premium(rules_of("canada", "ontario", year), Decimal(income)) == premium


@pytest.mark.parametrize(
    ("year", "tax"),
    [
        (2025, "613.30"),  # 5.05 % of 23,795 less 14,155.35 is 486.80, and 588 less that is taken off
        (2026, "577.11"),  # 5.05 % of 23,795 less 14,394.95 is 474.70, and 600 less that is taken off
    ],
)
def test_ontarios_reduction_is_twice_the_amount_less_the_tax(year: int, tax: str) -> None:
    """Of 24,000; the health premium of 227.70, 6 % of 3,795, comes on top."""
    assert assess("CA-ON", year, [Decimal(24_000)]).lines["state_or_prov_tax"] == Decimal(tax)


def test_ontarios_reduction_leaves_no_tax_where_the_tax_is_less_than_it() -> None:
    """2026: a tax of 300 or less is reduced to nothing, one of 600 or more not at all."""
    none, some = (
        assess("CA-ON", 2026, [Decimal(pay)]).lines["state_or_prov_tax"] for pay in (19_000, 30_000)
    )
    assert none == 0
    assert some == Decimal("754.74") + 300  # 5.05 % of 29,735 less 14,789.75; and the premium


@pytest.mark.parametrize(
    ("year", "tax"),
    [
        (2025, "364.82"),  # 5.06 % of 29,735 less 14,735.75, less 562 and 3.56 % of what is above 25,020
        (2026, "282.50"),  # 5.6 % of 29,735 less 15,016.75, less 690 and 3.56 % of what is above 25,570
    ],
)
def test_british_columbias_reduction_shrinks_with_income(year: int, tax: str) -> None:
    taken = assess("CA-BC", year, [Decimal(30_000)]).lines["state_or_prov_tax"]
    assert abs(taken - Decimal(tax)) < CENT * 2


@pytest.mark.parametrize(("year", "tax"), [(2025, "269.36"), (2026, "216.02")])
def test_quebec_lets_workers_deduct_six_per_cent(year: int, tax: str) -> None:
    """14 % of 22,000 less 185 of QPP, less 1,320, less the basic amount."""
    assert assess("CA-QC", year, [Decimal(22_000)]).lines["state_or_prov_tax"] == Decimal(tax)


def test_californias_estimate_of_2026_is_the_schedule_of_2025() -> None:
    before, estimate = (rules_of("usa", "california", year) for year in (2025, 2026))
    assert estimate.brackets == before.brackets
    paid = (
        "disability_insurance",
        "employer",
        "federal_credit_reduction",
    )  # published anew, or not of the schedule
    taxes = [name for name in before.amounts if name.partition(".")[0] not in paid]
    assert [estimate[name] for name in taxes] == [before[name] for name in taxes]


def test_albertas_supplemental_credit_starts_where_credits_reach_the_old_rates() -> None:
    rules = rules_of("canada", "alberta", 2026)
    income = Decimal(200_000)
    plain = Earner(income, Pension(Decimal(0), Decimal(0), Decimal(0)), Decimal(0), Decimal(0))
    needs = (rules["supplemental_credit.from"] / rules["credit_rate"]) - rules["basic_amount"]
    at, above = (
        alberta(rules, Earner(income, plain.pension, insurance, Decimal(0))).tax
        for insurance in (needs, needs + 1000)
    )
    assert at - above == 1000 * rules["credit_rate"] * Decimal("1.25")


@pytest.mark.parametrize(
    ("year", "income", "most"),
    [(2025, 500_000, 40_000), (2025, 550_000, 25_000), (2025, 600_000, 10_000), (2025, 2_000_000, 10_000)]
    + [(2026, 505_000, 40_400), (2026, 605_000, 10_400), (2026, 700_000, 10_000)],
)
def test_the_deduction_of_local_taxes_is_capped_and_shrinks(year: int, income: int, most: int) -> None:
    assert most_local_taxes(rules_of("usa", "federal", year), Decimal(income)) == most


def test_californias_exemption_credit_falls_by_whole_steps_for_each_person() -> None:
    rules = rules_of("usa", "california", 2025)
    credits = [exemption_credit(rules, "single", Decimal(n)) for n in (252_203, 252_204, 254_704, 400_000)]
    assert credits == [153, 147, 141, 0]
    assert exemption_credit(rules, "joint", Decimal(504_412)) == 2 * 147


@pytest.mark.parametrize(("pay", "taken"), [(6_240, "31.20"), (500_000, "31.20")])
def test_new_yorks_disability_insurance_ends_at_31_20(pay: int, taken: str) -> None:
    leave = min(Decimal(pay) * Decimal("0.00432"), Decimal("411.91"))
    found = assess("US-NY", 2026, [Decimal(pay)]).lines["ei_or_state_payroll"]
    assert abs(found - leave - Decimal(taken)) < CENT * 2
