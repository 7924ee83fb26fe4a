"""What must hold of every household's comparison."""

from decimal import Decimal

from households import DAY, needs
from hypothesis import given, settings
from hypothesis import strategies as st

from gonorth.nouns import Money
from gonorth.pay.compare import Comparison, compare
from gonorth.pay.exchange import Rate, rate_on
from gonorth.pay.inverse import least_gross
from gonorth.pay.question import PayQuestion
from gonorth.pay.where import read_where

CITIES = [
    *("San Francisco, CA", "San Jose, CA", "Seattle, WA", "New York, NY", "Buffalo, NY", "Boston, MA"),
    *("Austin, TX", "Toronto, ON", "Waterloo, ON", "Hamilton, ON", "Ottawa, ON", "Vancouver, BC"),
    *("Calgary, AB", "Montréal, QC"),
]
places = st.sampled_from([read_where(city) for city in CITIES])
pays = st.integers(30_000, 900_000).map(Decimal)
children = st.integers(0, 3)


def found(pay: Decimal, there: object, here: object, **more: object) -> Comparison:
    question = PayQuestion(Money(pay, there.currency), there, here, 2026, **more)
    return compare(question, rate_on(DAY), DAY)


@settings(max_examples=60)
@given(pays, st.integers(1, 50_000), places, places, children)
def test_more_pay_there_never_lowers_the_salary_needed_here(
    pay: Decimal, more: int, there: object, here: object, children: int
) -> None:
    less, greater = (needs(found(each, there, here, children=children)) for each in (pay, pay + more))
    for id in less.keys() & greater.keys():
        assert greater[id] >= less[id]


@settings(max_examples=40)
@given(pays, places, children)
def test_the_same_place_asks_the_same_salary_by_every_method(
    pay: Decimal, place: object, children: int
) -> None:
    here = found(pay, place, place, children=children)
    assert set(needs(here).values()) == {pay}


@settings(max_examples=60)
@given(pays, places, places, children)
def test_the_range_holds_every_method_and_names_each(
    pay: Decimal, there: object, here: object, children: int
) -> None:
    one = found(pay, there, here, children=children)
    assert one.methods
    for method in one.methods:
        assert method.needed is not None and one.low <= method.needed <= one.high
        assert method.sentence.say("en") and method.sentence.say("fr") and method.assumptions
    assert len({method.id for method in one.methods}) == len(one.methods)


@settings(max_examples=40)
@given(pays, places, places, children)
def test_there_and_back_at_the_exchange_rate_is_the_same_pay(
    pay: Decimal, there: object, here: object, children: int
) -> None:
    """To the dollar of either place: what is needed is a whole dollar that keeps a little more."""
    if there.currency == here.currency:
        return
    there_and = needs(found(pay, there, here, children=children))["exchange"]
    back = needs(found(there_and, here, there, children=children))["exchange"]
    assert abs(back - pay) <= 3


@settings(max_examples=40)
@given(pays, places, places, st.integers(1, 3))
def test_a_missing_line_leaves_the_others_as_they_were(
    pay: Decimal, there: object, here: object, children: int
) -> None:
    """Child care that is missing on either side changes no method that does without it."""
    couple = needs(found(pay, there, here, status="joint"))
    parents = found(pay, there, here, status="joint", children=children)
    assert couple.items() <= needs(parents).items()
    missing = {line.item for line in parents.unknown}
    if "childcare" in missing:
        assert parents.is_low_open or parents.is_high_open


@settings(max_examples=40)
@given(pays, st.decimals(Decimal("1.05"), Decimal("1.9"), places=4))
def test_a_dearer_us_dollar_asks_for_more_here(pay: Decimal, value: Decimal) -> None:
    question = PayQuestion(Money(pay, "USD"), read_where("Boston, MA"), read_where("Toronto, ON"), 2026)
    rates = (Rate(each, "2026-09-22", "boc-valet", "B") for each in (value, value + Decimal("0.01")))
    cheap, dear = (compare(question, rate, DAY) for rate in rates)
    assert needs(dear)["exchange"] >= needs(cheap)["exchange"]
    assert dict(needs(dear), exchange=0) == dict(needs(cheap), exchange=0)
    assert cheap.cent_step >= 0


@given(st.decimals(0, 5_000_000, places=2), st.decimals(0, 100_000, places=2))
def test_backwards_and_forwards_agree_over_a_cliff(wanted: Decimal, cliff: Decimal) -> None:
    """A made-up law that takes a lump from whoever earns more than a million."""

    def keeps(gross: Decimal) -> Decimal:
        return gross * Decimal("0.6") - (cliff if gross > 1_000_000 else 0)

    gross = least_gross(keeps, wanted, 10_000_000)
    more = least_gross(keeps, wanted + 1, 10_000_000)
    assert gross is not None and more is not None and more >= gross
    assert keeps(gross) >= wanted
    assert gross == 0 or keeps(gross - 1) < wanted


def test_what_no_pay_reaches_is_said_to_be_unknown() -> None:
    assert least_gross(lambda gross: min(gross, Decimal(100)), Decimal(200), 10_000) is None
