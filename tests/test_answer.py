"""The number one question, where everything meets."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gonorth.answer import Answer, Question, answer, as_json
from gonorth.facts.dated import OutOfDate
from gonorth.facts.pack import read_pack
from gonorth.matching.index import Index
from gonorth.matching.options import outside_options
from gonorth.matching.shortlist import Weights, match
from gonorth.nouns import Candidate, Occupation, Opening, Pay, Place, Source, Terms
from gonorth.scene.here import distinct
from gonorth.stock import Stock

TODAY = date(2026, 11, 21)
REGION = read_pack("toronto-waterloo")
STAFF = Occupation("21399", "Other professional engineers", 0.35)
SOFTWARE = Occupation("21231", "Software engineers and designers", 0.9)
TORONTO = Place("Toronto", "ON", "CA", 43.70, -79.42, "Toronto")
MONTREAL = Place("Montréal", "QC", "CA", 45.50, -73.57, "Montréal")
ASKER = Candidate(titles=("Software Engineer",), occupations=(SOFTWARE,), languages=("en",))


def post(id: str, employer: str = "Northlight (invented)", **said: object) -> Opening:
    said = {
        "title": "Software Engineer",
        "occupation": SOFTWARE,
        "places": (TORONTO,),
        "language": "en",
    } | said
    return Opening(id=id, system="test", employer=employer, **said)  # type: ignore[arg-type]


def ask(*openings: Opening, candidate: Candidate = ASKER, terms: Terms | None = None) -> Answer:
    stock = Stock(Index(openings), Source("openings", "the openings of this test"), is_sample=False)
    return answer(Question(candidate, terms or REGION.at_home), REGION, stock, TODAY)


def test_the_field_is_that_of_the_surest_occupation() -> None:
    assert Question(Candidate(occupations=(STAFF, SOFTWARE)), Terms()).field == "software engineering"
    assert Question(Candidate(occupations=(STAFF,)), Terms()).field is None
    assert Question(Candidate(), Terms()).field is None


def test_a_job_posted_for_several_places_is_shown_once() -> None:
    found = ask(post("a", requisition="7"), post("b", requisition="7"), post("c", requisition="8"))
    assert found.allowed.value == len(found.openings) == 2


def test_the_post_that_can_be_reached_stands_for_its_job() -> None:
    found = ask(post("a", requisition="7", places=(MONTREAL,)), post("b", requisition="7"))
    assert [fit.opening.id for fit in found.openings] == ["b"]


def test_nothing_to_answer_from_is_said_and_not_counted_as_none() -> None:
    found = as_json(ask())
    assert found["openings"] == []
    assert {f["id"]: f["value"] for f in found["scene"]["figures"]}["openings"] is None


def test_an_answer_for_a_day_nobody_knows_the_weights_of_is_refused() -> None:
    with pytest.raises(OutOfDate):
        stock = Stock(Index([]), Source("openings", "none"), is_sample=False)
        answer(Question(ASKER, Terms()), REGION, stock, date(2031, 1, 1))


def test_the_order_openings_come_in_changes_nothing() -> None:
    posts = [post(str(n), f"Employer {n % 4} (invented)", requisition=str(n % 7)) for n in range(20)]
    assert as_json(ask(*posts)) == as_json(ask(*reversed(posts)))


@settings(deadline=None)  # machines are noisy
@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["", "7", "8"]), st.booleans()), max_size=14),
    st.randoms(use_true_random=False),
)
def test_of_several_posts_of_one_job_the_same_one_is_kept_as_the_scene_keeps(
    posts: list[tuple[str, str, bool]], shuffle: Random
) -> None:
    pay = Pay(Decimal(90_000), None, "CAD", "year", "")
    openings = [
        post(str(n), f"Employer {name}", requisition=job or None, pay=pay if paid else None)
        for n, (name, job, paid) in enumerate(posts)
    ]
    stock = Stock(Index(openings), Source("openings", "test"), is_sample=False)
    rows = np.array([row for row in range(len(openings)) if shuffle.random() < 0.7], np.int64)
    shuffle.shuffle(rows)
    kept = {opening.id for opening in distinct(stock.index.openings[row] for row in rows)}
    wanted = [row for row in rows if stock.index.openings[row].id in kept]
    assert list(stock.one_post_a_job(rows)) == wanted


def test_asked_again_of_the_same_stock_it_answers_as_a_new_one_would() -> None:
    posts = [post(str(n), f"Employer {n % 4} (invented)", requisition=str(n % 7)) for n in range(20)]
    stock = Stock(Index(posts), Source("openings", "the openings of this test"), is_sample=False)
    cook = Candidate(titles=("Cook",), occupations=(Occupation("63200", "Cooks", 0.9),))
    near = Terms(near=(MONTREAL,), within_km=20)
    for candidate, terms in [(ASKER, REGION.at_home), (cook, near), (ASKER, near), (ASKER, REGION.at_home)]:
        again = answer(Question(candidate, terms), REGION, stock, TODAY)
        assert as_json(again) == as_json(ask(*posts, candidate=candidate, terms=terms))


def test_the_typical_profile_is_asked_at_the_same_place_and_with_nothing_personal() -> None:
    posts = [post(str(n), f"Employer {n} (invented)") for n in range(6)]
    stock = Stock(Index(posts), Source("openings", "test"), is_sample=False)
    terms = replace(REGION.at_home, hidden_from=frozenset({"Employer"}), work_modes=frozenset({"remote"}))
    alike = Terms(terms.near, terms.within_km, terms.remote_from, terms.work_modes)
    weights = Weights.of(REGION.weights.on(TODAY).values)
    wanted = outside_options(match(stock.index, REGION.typical.candidate, alike, weights)).count
    found = answer(Question(ASKER, terms), REGION, stock, TODAY)
    assert found.typical_figure.value == wanted


def test_every_finding_rests_on_figures_that_are_there() -> None:
    scene = ask(post("a"), post("b")).scene
    ids = {figure.id for figure in scene.figures}
    assert scene.findings
    assert all(finding.figures and ids.issuperset(finding.figures) for finding in scene.findings)
