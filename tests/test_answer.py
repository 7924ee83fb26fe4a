"""The number one question, where everything meets."""

from datetime import date

import pytest

from gonorth.answer import Answer, Question, Stock, answer, as_json
from gonorth.facts.dated import OutOfDate
from gonorth.facts.pack import read_pack
from gonorth.matching.index import Index
from gonorth.nouns import Candidate, Occupation, Opening, Place, Source, Terms

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
