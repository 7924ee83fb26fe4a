"""The 67 points and the past rounds that a score stands beside."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from points_people import levels, profiles

from gonorth.immigration.points_profile import read_profile
from gonorth.immigration.rounds import Round, by_type, rounds, standings
from gonorth.immigration.selection_grid import PARTS, Selection, selection

TODAY = date(2026, 11, 21)
BASE: dict[str, Any] = {"age": 30, "education": "bachelor_or_three_year", "first_clb": levels(9)}


def grid(**more: Any) -> Selection:
    return selection(read_profile(BASE | more), TODAY)


@pytest.mark.parametrize(
    ("more", "part", "points"),
    [  # Immigration and Refugee Protection Regulations, sections 78 to 83
        ({"first_clb": levels(6)}, "language", 0),
        ({"first_clb": levels(7)}, "language", 16),
        ({"first_clb": levels(8) | {"reading": 9}}, "language", 21),
        ({}, "language", 24),
        ({"second_clb": levels(5)}, "language", 28),
        ({"second_clb": levels(5) | {"reading": 4}}, "language", 24),
        ({"education": "less_than_secondary"}, "education", 0),
        ({"education": "secondary"}, "education", 5),
        ({"education": "one_year"}, "education", 15),
        ({"education": "two_year"}, "education", 19),
        ({}, "education", 21),
        ({"education": "two_or_more_one_three_year"}, "education", 22),
        ({"education": "masters_or_professional"}, "education", 23),
        ({"education": "doctoral"}, "education", 25),
        ({"foreign_work": 0.9}, "work", 0),
        ({"foreign_work": 1}, "work", 9),
        ({"foreign_work": 1, "canadian_work": 1}, "work", 11),
        ({"foreign_work": 3}, "work", 11),
        ({"foreign_work": 4}, "work", 13),
        ({"foreign_work": 6}, "work", 15),
        ({"age": 17}, "age", 0),
        ({"age": 18}, "age", 12),
        ({"age": 35}, "age", 12),
        ({"age": 36}, "age", 11),
        ({"age": 46}, "age", 1),
        ({"age": 47}, "age", 0),
        ({}, "arranged_employment", 0),
        ({"job_offer": "other"}, "arranged_employment", 10),
        ({"job_offer": "other"}, "adaptability", 5),
        ({"relative": True}, "adaptability", 5),
        ({"sibling": True}, "adaptability", 5),
        ({"canadian_study": True}, "adaptability", 5),
        ({"canadian_education": "3+"}, "adaptability", 5),
        ({"canadian_education": "1-2"}, "adaptability", 0),
        ({"canadian_work": 1}, "adaptability", 10),
        ({"canadian_work": 1, "sibling": True}, "adaptability", 10),
        ({"spouse": {"clb": levels(4)}}, "adaptability", 5),
        ({"spouse": {"clb": levels(3)}}, "adaptability", 0),
        ({"spouse": {"canadian_work": 1}}, "adaptability", 5),
        ({"spouse": {"canadian_study": True}}, "adaptability", 5),
        ({"spouse": {"canadian_study": True, "accompanying": False}}, "adaptability", 0),
    ],
)
def test_each_rule_of_the_selection_grid_holds(more: dict[str, Any], part: str, points: int) -> None:
    assert grid(**more).parts[part] == points


@given(profiles())
def test_the_67_points_add_up_to_a_hundred_at_most(values: dict[str, Any]) -> None:
    found = selection(read_profile(values), TODAY)
    assert found.total == sum(found.parts[part] for part in PARTS) <= 100 and found.pass_mark == 67


def test_what_the_program_asks_besides_is_never_a_yes_that_nobody_stated() -> None:
    assert grid(foreign_work=1).minimum == {
        "first_language": "met",
        "work": "unknown",
        "education": "unknown",
    }
    poor = grid(first_clb=levels(6), education="less_than_secondary")
    assert set(poor.minimum.values()) == {"unmet"}
    assert grid(first_clb=None).minimum["first_language"] == "unknown"


def test_whether_the_grid_still_holds_is_not_known_since_november() -> None:
    assert grid().is_in_force is None
    assert selection(read_profile(BASE), date(2026, 11, 2)).is_in_force is True


def test_every_round_is_told_once_and_by_a_source() -> None:
    known = rounds()
    assert len({(one.day, one.type) for one in known}) == len(known) > 150
    assert [one.day for one in known] == sorted(one.day for one in known)
    assert all(one.sources and one.invitations > 0 for one in known)


def test_of_the_rounds_at_hand_those_the_official_feed_lacks_are_left_out(real: Any) -> None:
    from gonorth.facts.tables import read_rows

    listed = {
        (r["date"], r["type"], r["cutoff"], r["invitations"]): r
        for r in read_rows(real / "move/ee_draws.csv")
    }
    kept = {(one.day.isoformat(), one.type, str(one.cutoff), str(one.invitations)) for one in rounds()}
    assert kept <= listed.keys()
    assert all(listed[one]["status"] != "suspect_contradicted" for one in kept)


def one(day: str, cutoff: int, type: str = "cec") -> Round:
    return Round(date.fromisoformat(day), type, cutoff, 100, "A", ("source",))


def test_a_score_stands_beside_the_rounds_of_the_year_to_the_latest() -> None:
    known = [
        one("2024-01-01", 1),
        one("2025-06-01", 510),
        one("2026-05-01", 500),
        one("2026-05-02", 600, "pnp"),
    ]
    pnp, cec = standings(505, known, TODAY)
    assert (pnp.latest.type, pnp.above, pnp.reached, pnp.of) == ("pnp", -95, 0, 1)
    assert (cec.latest.cutoff, cec.above, cec.reached, cec.of) == (500, 5, 1, 2)


def test_a_series_is_for_a_chart_and_ends_with_the_day() -> None:
    series = by_type(rounds(), date(2026, 8, 5))
    assert next(iter(series)) == "cec" and series["cec"][-1].cutoff == 516
    assert all(
        earlier.day < later.day
        for found in series.values()
        for earlier, later in zip(found, found[1:], strict=False)
    )
    assert standings(500, rounds(), date(2020, 1, 1)) == ()
