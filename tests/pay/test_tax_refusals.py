"""What cannot be assessed is refused in one sentence; what is not known is said to be unknown."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.cli import main
from gonorth.facts.dated import OutOfDate
from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import LANGS, Refusal
from gonorth.pay.jurisdictions import years_known
from gonorth.pay.tax import JURISDICTIONS, assess, jurisdiction, not_modelled
from gonorth.pay.tax_figures import tax_figures

PAY = [Decimal(100_000)]


@pytest.mark.parametrize("year", [-1, 0, 1999, 2024, 2027, 10**9])
@pytest.mark.parametrize("place", sorted(JURISDICTIONS))
def test_a_year_without_an_edition_is_unknown_not_borrowed(place: str, year: int) -> None:
    with pytest.raises(OutOfDate):
        assess(place, year, PAY)


@pytest.mark.parametrize(
    ("place", "pays", "status", "says"),
    [
        ("CA-MB", PAY, "single", "We do not know the taxes of “CA-MB”. Known: CA-ON,"),
        ("", PAY, "single", "We do not know the taxes"),
        ("CA-ON", [Decimal(-1)], "single", "“-1” is no year’s pay"),
        ("CA-ON", [Decimal("NaN")], "single", "“NaN” is no year’s pay"),
        ("CA-ON", [Decimal("Infinity")], "joint", "is no year’s pay"),
        ("US-CA", [Decimal(10**9)], "single", "Write an amount from 0 to 100,000,000"),
        ("US-CA", [Decimal(1), Decimal(-2)], "joint", "“-2” is no year’s pay"),
        ("US-CA", [], "single", "not 0"),
        ("US-CA", PAY * 3, "joint", "not 3"),
        ("US-CA", PAY * 2, "single", "Ask for status “joint”"),
        ("CA-ON", PAY, "married", "“married” is no status"),
    ],
)
def test_what_cannot_be_assessed_is_refused(place: str, pays: list[Decimal], status: str, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        assess(place, 2026, pays, status)
    assert says in refused.value.say("en")
    assert refused.value.say("fr") != refused.value.say("en")


@given(st.text(max_size=12))
def test_no_text_for_a_place_does_harm(written: str) -> None:
    try:
        assert jurisdiction(written).code in JURISDICTIONS
    except Refusal as refusal:
        assert refusal.say("en")


def test_new_york_city_has_two_names_and_the_state_has_no_city_tax() -> None:
    assert assess("us-ny-nyc", 2026, PAY) == assess("US-NYC", 2026, PAY)
    assert assess("US-NYC", 2026, PAY).lines["local_tax"] > 0
    assert assess("US-NY", 2026, PAY).lines["local_tax"] == 0


@pytest.mark.parametrize("place", sorted(JURISDICTIONS))
@pytest.mark.parametrize("lang", LANGS)
def test_every_result_is_sourced_and_says_what_it_leaves_out(place: str, lang: str) -> None:
    known = years_known(jurisdiction(place))
    assert known == (2025, 2026)
    for year in known:
        found = assess(place, year, PAY)
        assert set(found.sources) <= rule_sources(lang).keys()
        assert all(note.say(lang) for note in found.notes)
        for figure in tax_figures(found, lang):
            assert figure.label and figure.source in found.sources and figure.cannot_tell
    assert len({missing.say(lang) for missing in not_modelled(place)}) == len(not_modelled(place)) > 3
    assert jurisdiction(place).name.say(lang)


def test_california_of_2026_is_marked_as_an_estimate() -> None:
    before, now = (assess("US-CA", year, PAY) for year in (2025, 2026))
    assert (before.confidence, now.confidence) == ("A", "C")
    assert any("An estimate" in note.say("en") for note in now.notes)
    assert not any("An estimate" in note.say("en") for note in before.notes)


@pytest.mark.parametrize(
    ("place", "year", "pay", "confidence"),
    [
        ("CA-ON", 2026, 100_000, "A"),
        ("CA-QC", 2026, 100_000, "B"),
        ("CA-BC", 2026, 100_000, "B"),
        ("US-NYC", 2025, 100_000, "A"),
        ("US-MA", 2026, 100_000, "B"),
        ("US-WA", 2026, 100_000, "A"),
    ],
)
def test_a_result_is_as_sure_as_the_least_sure_rule_it_rests_on(
    place: str, year: int, pay: int, confidence: str
) -> None:
    assert assess(place, year, [Decimal(pay)]).confidence == confidence


def test_a_less_sure_credit_counts_only_where_it_is_used() -> None:
    alone, couple = (assess("CA-ON", 2026, PAY, status) for status in ("single", "joint"))
    assert (alone.confidence, couple.confidence) == ("A", "B")


def test_an_estimated_tax_that_is_deducted_makes_the_federal_tax_an_estimate() -> None:
    low, high = (tax_figures(assess("US-CA", 2026, [Decimal(pay)]), "en")[0] for pay in (100_000, 350_000))
    assert (low.confidence, high.confidence) == ("A", "C")


def test_the_command_prints_the_components(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tax", "--jurisdiction", "ca-on", "--year", "2026", "--income", "100 000", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["jurisdiction"], said["currency"], said["confidence"]) == ("CA-ON", "CAD", "A")
    assert said["federal_tax"] == 13301.6 and said["surtax"] == 25.79 and said["social_security"] == 0
    assert said["net"] == 74206.13 and said["employer_on_top"] == 6218.75
    assert {source["id"] for source in said["sources"]} == {figure["source"] for figure in said["figures"]}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("place", sorted(JURISDICTIONS))
def test_the_command_prints_a_page_for_every_place(
    place: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tax", "--jurisdiction", place, "--year", "2026", "--income", "90000", "--lang", lang]) == 0
    page = capsys.readouterr().out
    assert jurisdiction(place).name.say(lang) in page
    assert {"en": "Not modelled", "fr": "Ce qui n’est pas calculé"}[lang] in page


def test_a_partners_income_means_a_joint_return(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["tax", "--jurisdiction", "US-CA", "--year", "2025", "--income", "1", "--partner-income", "2"]
    assert main([*asked, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["status"], said["income"], said["partner_income"]) == ("joint", 1, 2)
    assert main([*asked, "--status", "single"]) == 1


@pytest.mark.parametrize(
    ("year", "lang", "says"),
    [
        ("2027", "en", "2025, 2026. We do not know yet for 2027"),
        ("2027", "fr", "Pour 2027, nous ne savons pas encore"),
        ("2024", "en", "Not of 2024"),
    ],
)
def test_the_command_says_which_years_it_knows(
    year: str, lang: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["tax", "--jurisdiction", "CA-ON", "--income", "1", "--year", year, "--lang", lang]
    assert main(asked) == 1
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("income", ["", "lots", "1e5", "nan", "100,5", "1 00", "C$100"])
def test_an_income_that_is_no_amount_is_misuse(income: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["tax", "--jurisdiction", "CA-ON", "--year", "2026", f"--income={income}"])
    assert ended.value.code == 2
    assert "is not an amount" in capsys.readouterr().err
