"""What single changes add, by hand from the grid."""

from typing import Any

import pytest
from points_people import KNOWN, OLD, levels

from gonorth.immigration.points_changes import birthday, would_raise
from gonorth.immigration.points_profile import read_profile

ENGINEER: dict[str, Any] = {
    "age": 33,
    "education": "masters_or_professional",
    "first_clb": levels(9) | {"writing": 7},
    "foreign_work": 3,
}


@pytest.mark.parametrize(
    ("more", "id", "adds"),
    [
        ({}, "nomination", 600),
        ({}, "canadian_work", 40 + 25 + 25),  # the year, and education and work abroad once more
        ({}, "first_language.9", 14 + 25 + 25),
        ({}, "first_language.10", 14 + 4 * 3 + 25 + 25),
        ({}, "first_language_writing", 6),
        ({}, "first_language_reading", 3),
        ({}, "second_language.7", 4 * 3 + 50),
        ({}, "second_language.9", 4 * 6 + 50),
        ({}, "education.doctoral", 15),
        ({}, "canadian_education.1-2", 15),
        ({}, "canadian_education.3+", 30),
        ({}, "certificate", 50),
        ({"foreign_work": 2}, "foreign_work", 25 - 13),
        ({"canadian_work": 4}, "canadian_work", 8),
        ({"first_clb": levels(7), "second_clb": levels(9)}, "first_language_other", 124 - 68 - 24 + 12 + 50),
        ({"spouse": {}}, "partner_language.9", 20),
        ({"spouse": {}}, "partner_canadian_work", 5),
        ({"spouse": {"education": "secondary"}}, "partner_education.masters_or_professional", 8),
    ],
)
def test_a_change_adds_what_the_grid_gives(more: dict[str, Any], id: str, adds: int) -> None:
    changes = {change.id: change for change in would_raise(read_profile(ENGINEER | more), KNOWN)}
    assert changes[id].adds == adds


@pytest.mark.parametrize(
    ("more", "id"),
    [
        ({"nomination": True}, "canadian_education.3+"),  # additional points are at their cap
        ({"foreign_work": 3}, "foreign_work"),
        ({"canadian_work": 5}, "canadian_work"),
        ({}, "job_offer_00"),
        ({}, "partner_language.9"),
        ({"spouse": {"accompanying": False}}, "partner_language.9"),
        ({"spouse": {}}, "partner_education.doctoral"),  # as much as a master's degree
        ({"spouse": {}}, "sibling"),  # in nobody's power
    ],
)
def test_what_adds_nothing_is_not_among_the_changes(more: dict[str, Any], id: str) -> None:
    assert id not in {change.id for change in would_raise(read_profile(ENGINEER | more), KNOWN)}


def test_a_job_offer_added_points_while_the_grid_gave_them() -> None:
    changes = {change.id: change.adds for change in would_raise(read_profile(ENGINEER), OLD)}
    assert (changes["job_offer_00"], changes["job_offer_other"]) == (200, 50)


def test_one_ability_short_is_one_change() -> None:
    changes = would_raise(read_profile(ENGINEER | {"first_clb": levels(10) | {"writing": 9}}), KNOWN)
    assert [change.id for change in changes if change.id.startswith("first_language")] == [
        "first_language_writing"
    ]


def test_a_birthday_is_said_whichever_way_it_goes() -> None:
    assert [birthday(read_profile({"age": age}), KNOWN).adds for age in (17, 25, 33, 50)] == [99, 0, -5, 0]
