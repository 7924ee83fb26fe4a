"""Only what is stated excludes; what an opening leaves unsaid keeps it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_world import GUELPH, SAN_FRANCISCO, TORONTO, cad, opening

from gonorth.matching.constraints import VERDICT, allowed, judge_all
from gonorth.matching.index import Index
from gonorth.nouns import Money, Opening, Pay, Place, Terms

NEAR_TORONTO = Terms(near=(TORONTO,), within_km=100)
ONTARIO = Place(None, "ON", "CA", raw="Ontario")
QUEBEC = Place(None, "QC", "CA", raw="Québec")
CANADA = Place(None, None, "CA", raw="Canada")
USA = Place(None, None, "US", raw="USA")


def verdict(one: Opening, terms: Terms) -> str:
    (judged,) = judge_all(Index([one]), terms).values()
    return VERDICT[int(judged[0])]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((TORONTO,), "met"),
        ((GUELPH,), "met"),
        ((SAN_FRANCISCO,), "unmet"),
        ((SAN_FRANCISCO, TORONTO), "met"),
        ((ONTARIO,), "unknown"),
        ((CANADA,), "unknown"),
        ((QUEBEC,), "unmet"),
        ((USA,), "unmet"),
        ((Place(raw="HQ"),), "unknown"),
        ((), "unknown"),
    ],
)
def test_a_place_is_met_within_reach_and_unknown_where_it_may_be(
    places: tuple[Place, ...], expected: str
) -> None:
    assert verdict(opening("a", places=places), NEAR_TORONTO) == expected


def test_an_office_job_that_may_be_done_from_here_is_met() -> None:
    terms = Terms(near=(TORONTO,), within_km=100, remote_from="CA")
    said = {"work_mode": "hybrid", "places": (SAN_FRANCISCO, CANADA)}
    assert verdict(opening("a", remote_within=("CA",), **said), terms) == "met"
    assert verdict(opening("a", remote_within=("US",), **said), terms) == "unknown"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"remote_within": ("CA", "US"), "places": ()}, "met"),
        ({"remote_within": ("US",), "places": ()}, "unmet"),
        ({"remote_within": ("US",), "places": (TORONTO,)}, "met"),
        ({"remote_within": (), "places": ()}, "unknown"),
        ({"remote_within": (), "places": (CANADA,)}, "met"),
        ({"remote_within": (), "places": (USA,)}, "unmet"),
    ],
)
def test_remote_work_counts_where_it_may_be_done_from(said: dict[str, object], expected: str) -> None:
    terms = Terms(near=(TORONTO,), within_km=100, remote_from="CA")
    assert verdict(opening("a", work_mode="remote", **said), terms) == expected


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        (cad(100_000, 140_000), "met"),
        (cad(80_000, 99_000), "unmet"),
        (None, "unknown"),
        (Pay(Decimal(150_000), None, "CAD", "year", "from 150k"), "met"),
        (Pay(Decimal(90_000), None, "CAD", "year", "from 90k"), "unknown"),
        (Pay(None, Decimal(90_000), "CAD", "year", "up to 90k"), "unmet"),
        (Pay(Decimal(90_000), Decimal(90_000), "USD", "year", "US$90k"), "unknown"),
        (Pay(Decimal(40), Decimal(45), "CAD", "hour", "$45/h"), "unmet"),
        (Pay(Decimal(50), Decimal(60), "CAD", "hour", "$60/h"), "met"),
    ],
)
def test_pay_is_compared_by_the_year_in_its_own_currency(pay: Pay | None, expected: str) -> None:
    terms = Terms(reservation_wage=Money(Decimal(100_000), "CAD"))
    assert verdict(opening("a", pay=pay), terms) == expected


@pytest.mark.parametrize("written", ["Northlight", "NORTHLIGHT, Inc.", "Northlight Ltd"])
def test_a_hidden_employer_is_left_out_however_it_is_written(written: str) -> None:
    terms = Terms(hidden_from=frozenset({"northlight"}))
    assert verdict(opening("a", employer=written), terms) == "unmet"
    assert verdict(opening("a", employer="Northlights"), terms) == "met"


def test_hiding_from_an_employer_hides_from_its_branches() -> None:
    assert (
        verdict(opening("a", employer="Northlight Canada"), Terms(hidden_from=frozenset({"Northlight"})))
        == "unmet"
    )
    assert (
        verdict(opening("a", employer="Northlight"), Terms(hidden_from=frozenset({"Northlight Canada"})))
        == "met"
    )


def test_hiding_from_a_firm_hides_from_its_owner() -> None:
    terms = Terms(hidden_from=frozenset({"GitHub"}))
    assert verdict(opening("a", employer="Microsoft"), terms) == "unmet"
    assert verdict(opening("a", employer="Micro Softly"), terms) == "met"


@pytest.mark.parametrize(("within", "expected"), [(("US",), "unmet"), (("US", "CA"), "met"), ((), "unknown")])
def test_an_office_nearby_is_no_remote_work(within: tuple[str, ...], expected: str) -> None:
    """`Toronto, ON or Remote (US)` is nothing for who wants remote work from Canada alone."""
    terms = Terms(near=(TORONTO,), within_km=100, remote_from="CA", work_modes=frozenset({"remote"}))
    one = opening("a", work_mode="remote", places=(TORONTO, USA) if within else (), remote_within=within)
    assert VERDICT[int(judge_all(Index([one]), terms)["place"][0])] == expected


def test_only_a_refusal_to_sponsor_excludes() -> None:
    terms = Terms(needs_sponsorship=True)
    assert [verdict(opening("a", sponsorship=s), terms) for s in ("offered", "unknown", "refused")] == [
        "met",
        "unknown",
        "unmet",
    ]


def test_what_is_not_stated_excludes_nothing() -> None:
    index = Index([opening("a", places=(SAN_FRANCISCO,), sponsorship="refused", pay=cad(1, 2))])
    assert judge_all(index, Terms()) == {}
    assert allowed({}, 1).all()


PLACES = st.lists(st.sampled_from([TORONTO, GUELPH, SAN_FRANCISCO, ONTARIO, QUEBEC, CANADA, USA]), max_size=3)
OPENINGS = st.builds(
    opening,
    id=st.uuids().map(str),
    places=PLACES.map(tuple),
    work_mode=st.sampled_from(["onsite", "hybrid", "remote", "unknown"]),
    sponsorship=st.sampled_from(["offered", "refused", "unknown"]),
    employer=st.sampled_from(["Northlight", "Lakehead"]),
    pay=st.sampled_from([None, cad(50_000, 60_000), cad(90_000, 150_000)]),
)
TERMS = st.builds(
    Terms,
    near=st.sampled_from([(), (TORONTO,)]),
    remote_from=st.sampled_from([None, "CA"]),
    work_modes=st.sampled_from([frozenset(), frozenset({"remote", "hybrid"})]),
    reservation_wage=st.sampled_from([None, Money(Decimal(100_000), "CAD")]),
    hidden_from=st.sampled_from([frozenset(), frozenset({"LAKEHEAD"})]),
    needs_sponsorship=st.sampled_from([None, False, True]),
)


@given(st.lists(OPENINGS, max_size=8, unique_by=lambda o: o.id), TERMS)
def test_no_stated_constraint_is_ever_broken(openings: list[Opening], terms: Terms) -> None:
    index = Index(openings)
    keep = allowed(judge_all(index, terms), len(index))
    for kept in (o for o, yes in zip(index.openings, keep, strict=True) if yes):
        assert not (terms.hidden_from and kept.employer == "Lakehead")
        assert not (terms.needs_sponsorship and kept.sponsorship == "refused")
        assert not (terms.work_modes and kept.work_mode == "onsite")
        assert not (terms.reservation_wage and kept.pay and kept.pay.yearly_high == 60_000)
        if terms.near and kept.places and kept.work_mode != "remote":
            assert set(kept.places) - {SAN_FRANCISCO, QUEBEC, USA}
