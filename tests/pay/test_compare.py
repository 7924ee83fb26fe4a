"""What a household is told of its pay there and here. The worked examples are in tests/specs/compare.toml."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from households import DAY, asks, compared, needs

from gonorth.facts.dated import OutOfDate
from gonorth.facts.tables import read_toml
from gonorth.facts.words import Lang, Refusal
from gonorth.nouns import Money
from gonorth.pay.compare import compare, keep_here
from gonorth.pay.equity import Grant
from gonorth.pay.exchange import rate_on
from gonorth.pay.spoken import as_json, speak
from gonorth.pay.tax import assess

SF, TORONTO, WATERLOO = "San Francisco, CA", "Toronto, ON", "Waterloo, ON"
CASES = read_toml(Path(__file__).parent.parent / "specs/compare.toml")["case"]
SAID = {"name", "pay", "from", "to", "within", "needs", "unknown", "is_low_open", "is_high_open"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_way_of_comparing_says_what_was_worked_out(case: dict[str, Any]) -> None:
    more = {name: value for name, value in case.items() if name not in SAID}
    found = compared(case["pay"], case["from"], case["to"], **more)
    needed = needs(found)
    for id, said in case["needs"].items():
        assert needed[id] == pytest.approx(said, abs=case["within"]), id
    assert list(dict.fromkeys(line.item for line in found.unknown)) == case["unknown"]
    assert found.is_low_open == case.get("is_low_open", False)
    assert found.is_high_open == case.get("is_high_open", False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_pay_that_is_needed_keeps_what_it_must_to_the_dollar(case: dict[str, Any]) -> None:
    more = {name: value for name, value in case.items() if name not in SAID}
    found = compared(case["pay"], case["from"], case["to"], **more)
    asked = found.question
    for method in found.methods:
        assert method.needed is not None

        def kept(mine: Decimal) -> Decimal:
            return assess(asked.here.jurisdiction, 2026, asked.earnings_here(mine), asked.status).net

        target = method.target.quantize(Decimal("0.01"))
        assert kept(method.needed - 1) < target <= kept(method.needed)


def test_rents_are_compared_with_their_like_alone() -> None:
    """Nobody's sitting rent stands beside an asking rent, in any method of any household."""
    newcomers = {"asking", "recent_movers"}
    for pay, there in (("USD 150000", SF), ("USD 150000", "New York, NY"), ("CAD 150000", WATERLOO)):
        for method in compared(pay, there, TORONTO).methods:
            told = " ".join(said.say("en") for said in method.assumptions)
            for pair in (pair for pair in method.pairs if pair.item.startswith("rent")):
                assert (pair.there.basis in newcomers) == (pair.here.basis in newcomers)
                assert pair.there.measured.say("en") in told and pair.here.measured.say("en") in told


def test_a_missing_price_is_never_taken_for_nothing() -> None:
    """Child care we do not know there leaves every priced method but one without it on both sides; that one
    says so, and is the most it can come to."""
    without = needs(compared("USD 200000", SF, TORONTO, status="joint"))
    found = compared("USD 200000", SF, TORONTO, status="joint", children=1)
    with_child = needs(found)
    assert {id: with_child[id] for id in without} == without
    bound = next(method for method in found.methods if method.id == "newcomer_care_here")
    assert bound.needed > with_child["newcomer_living"]
    assert "the most it can come to" in " ".join(said.say("en") for said in bound.assumptions)
    assert found.is_low_open


def test_what_is_missing_widens_the_range() -> None:
    """Where a rent is missing the range holds what either end we know would say, and is no narrower."""
    known = compared("USD 180000", "Seattle, WA", TORONTO)
    lacking = compared("USD 180000", "Seattle, WA", WATERLOO)
    priced = [method.needed for method in lacking.methods if method.id.startswith("occupied")]
    assert len(priced) == 2 * len([m for m in known.methods if m.id.startswith("occupied")])
    assert max(priced) - min(priced) > 8000
    assert lacking.low <= min(priced) and max(priced) <= lacking.high


def test_stating_a_price_settles_it() -> None:
    asked = compared("USD 200000", SF, TORONTO, status="joint", children=1)
    told = compared("USD 200000", SF, TORONTO, status="joint", children=1, childcare="USD 2500")
    assert needs(told)["newcomer_living_care"] < needs(asked)["newcomer_care_here"]
    assert not told.is_low_open
    assert "childcare" not in {line.item for line in told.unknown}
    step = asked.care_step
    fell = needs(asked)["newcomer_care_here"] - needs(told)["newcomer_living_care"]
    assert fell == pytest.approx(Decimal("2.5") * step, rel=Decimal("0.1"))


def test_a_partner_without_pay_here_is_told_of() -> None:
    found = compared("USD 260000", SF, TORONTO, partner="USD 120000")
    alone = found.alone
    assert alone and alone[0] > found.low and alone[1] > found.high
    stated = compared("USD 260000", SF, TORONTO, partner="USD 120000", partner_here="CAD 90000")
    assert stated.alone is None
    assert stated.low > found.low  # ninety thousand is less than the proportion of now


def test_the_rate_at_which_an_offer_turns_leaves_as_much() -> None:
    found = compared("USD 100000", SF, TORONTO, offer="CAD 130000")
    rate = found.turning.rate
    assert rate is not None
    assert rate * found.there.net == pytest.approx(found.offer.assessment.net, rel=Decimal("0.0001"))
    low = compared("USD 300000", SF, TORONTO, offer="CAD 100000")
    assert low.turning.rate is None and "no rate from 1.00 to 2.00" in low.turning.sentence.say("en")
    assert "less than" in low.turning.sentence.say("en")


def test_within_one_country_no_rate_turns_the_answer() -> None:
    found = compared("CAD 150000", "Calgary, AB", TORONTO)
    assert found.turning.rate is None and found.cent_step is None
    assert "no exchange rate" in found.turning.sentence.say("en")


def test_shares_are_kept_apart_from_salary() -> None:
    plain = compared("USD 200000", SF, TORONTO)
    money = Money(Decimal(400_000), "USD")
    front = compared("USD 200000", SF, TORONTO, equity=Grant(money, tuple(map(Decimal, (5, 15, 40, 40)))))
    assert needs(front) == needs(plain)
    assert front.equity.first_year == 20_000 and front.equity.steady == 100_000
    assert 0 < front.equity.first_year_kept < front.equity.first_year
    late = Grant(money, cliff_months=18)
    assert late.first_year == 0


@pytest.mark.parametrize("vesting", [(), (50,), (60, 60), (-10, 110), (1,) * 11, (Decimal("NaN"),)])
def test_a_schedule_that_does_not_add_up_is_refused(vesting: tuple[Any, ...]) -> None:
    with pytest.raises(Refusal):
        Grant(Money(Decimal(1), "USD"), tuple(map(Decimal, vesting)))


@pytest.mark.parametrize(
    ("pay", "there", "here", "more", "says"),
    [
        ("CAD 200000", SF, TORONTO, {}, "in USD, not CAD"),
        ("EUR 90000", SF, TORONTO, {}, "in USD, not EUR"),
        ("USD 200000", SF, TORONTO, {"offer": "USD 150000"}, "in CAD, not USD"),
        ("USD 200000", SF, TORONTO, {"rent_here": "USD 3000"}, "in CAD, not USD"),
        ("USD 200000000", SF, TORONTO, {}, "no year’s pay"),
        ("USD 200000", SF, TORONTO, {"children": -1}, "children"),
        ("USD 200000", "Paris", TORONTO, {}, "no place whose taxes we know"),
        ("USD 200000", "Ottawa, ON; Boston, MA", TORONTO, {}, "several places"),
        ("USD 200000", "x" * 5000, TORONTO, {}, "no place whose taxes we know"),
        ("USD 200000", "", TORONTO, {}, "no place whose taxes we know"),
        ("USD 200000", "Chicago, IL", TORONTO, {}, "Massachusetts"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(
    pay: str, there: str, here: str, more: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        asks(pay, there, here, **more)
    assert says in refusal.value.say("en")
    assert refusal.value.say("fr") != refusal.value.say("en")


def test_a_year_we_have_no_taxes_of_is_not_answered_with_another() -> None:
    asked = asks("USD 200000", SF, TORONTO)
    for year in (2024, 2027):
        with pytest.raises(OutOfDate):
            compare(type(asked)(asked.pay, asked.there, asked.here, year), rate_on(DAY), DAY)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_number_that_is_shown_has_its_source(case: dict[str, Any], lang: Lang) -> None:
    more = {name: value for name, value in case.items() if name not in SAID}
    found = compared(case["pay"], case["from"], case["to"], **more)
    spoken = speak(found, lang)
    shown = as_json(found, spoken)
    sources = {source["id"] for source in shown["sources"]}
    figures = list(_figures(shown))
    assert len(figures) > 20
    for figure in figures:
        assert figure["source"] in sources
        assert figure["label"] and figure["cannot_tell"] and figure["as_of"]
        assert "None" not in figure["label"] + figure["cannot_tell"]
    assert spoken.lead and spoken.unknown


def test_ids_tell_figures_apart() -> None:
    spoken = speak(compared("USD 260000", SF, WATERLOO, partner="USD 120000", children=2), "en")
    ids = [figure["id"] for figure in _figures(as_json(compared("USD 1", SF, TORONTO), spoken))]
    assert len(ids) == len(set(ids))


def test_an_openings_pay_is_told_as_what_is_kept() -> None:
    low, high = keep_here(Decimal(120_000), Decimal(150_000), "CA-ON", 2026)
    assert (low.assessment.net, high.assessment.net) == (Decimal("87342.77"), Decimal("104319.89"))
    assert len(keep_here(None, Decimal(150_000), "CA-ON", 2026)) == 1
    assert keep_here(None, None, "CA-ON", 2026) == ()


def _figures(value: Any) -> Any:
    if isinstance(value, dict):
        if "cannot_tell" in value:
            yield value
        for item in value.values():
            yield from _figures(item)
    elif isinstance(value, list):
        for item in value:
            yield from _figures(item)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 9, 24), "A US dollar is 1.4064 Canadian dollars (Bank of Canada, 22 September 2026)."),
        (date(2026, 9, 30), "8 days ago"),
        (date(2026, 7, 1), "in the mean of June 2026, which ended one day ago"),
    ],
)
def test_the_rate_is_told_with_its_day_and_its_age(day: date, says: str) -> None:
    found = compare(asks("USD 200000", SF, TORONTO), rate_on(day), day)
    assert says in speak(found, "en").rate_note
    assert "dollar canadien" in speak(found, "fr").rate_note
