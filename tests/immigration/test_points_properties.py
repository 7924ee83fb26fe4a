"""Whatever the profile: the parts add up, no cap is passed, and more is never less."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from points_people import KNOWN, OLD, YEARS, languages, profiles

from gonorth.facts.points_shape import ABILITIES, CANADIAN_EDUCATION, EDUCATION
from gonorth.immigration.points import CORE, SUMMED, TRANSFERS, score
from gonorth.immigration.points_changes import birthday, would_raise
from gonorth.immigration.points_couple import better_principal
from gonorth.immigration.points_profile import read_profile

CAPS = {"transferability": 100, "additional": 600, "spouse": 40, **dict.fromkeys(TRANSFERS, 50)}


def total(values: dict[str, Any]) -> int:
    return score(read_profile(values), OLD).total


@given(profiles())
def test_the_parts_add_up_and_no_cap_is_passed(values: dict[str, Any]) -> None:
    profile = read_profile(values)
    for grid in (OLD, KNOWN):
        found = score(profile, grid)
        assert found.total == sum(found.parts[part] for part in SUMMED) <= 1200
        assert all(0 <= found.parts[part] <= cap for part, cap in CAPS.items())
        core = sum(found.parts[part] for part in CORE)
        assert core <= (460 if profile.partner else 500)
        assert found.parts["spouse"] == 0 or profile.partner


@given(profiles(), languages(), st.sampled_from(("first_clb", "second_clb")))
def test_better_language_never_lowers_the_score(
    values: dict[str, Any], other: dict[str, int], which: str
) -> None:
    before = values.get(which, dict.fromkeys(ABILITIES, 0))
    better = {ability: max(before[ability], other[ability]) for ability in ABILITIES}
    assert total({**values, which: better}) >= total(values)


@given(profiles(), st.sampled_from(EDUCATION))
def test_more_education_never_lowers_the_score(values: dict[str, Any], education: str) -> None:
    own = values.get("education", EDUCATION[0])
    higher = max(own, education, key=EDUCATION.index)
    assert total({**values, "education": higher}) >= total(values)


@given(profiles(), YEARS, st.sampled_from(("canadian_work", "foreign_work")))
def test_more_work_never_lowers_the_score(values: dict[str, Any], years: int, which: str) -> None:
    assert total({**values, which: values.get(which, 0) + years}) >= total(values)


@given(profiles(), st.sampled_from(("certificate", "sibling", "nomination")))
def test_nothing_else_that_is_added_lowers_it(values: dict[str, Any], flag: str) -> None:
    assert total({**values, flag: True}) >= total({**values, flag: False})
    assert total({**values, "canadian_education": CANADIAN_EDUCATION[1]}) >= total(values)


@given(profiles())
def test_a_partner_who_is_not_counted_changes_nothing(values: dict[str, Any]) -> None:
    alone = {key: value for key, value in values.items() if key != "spouse"}
    away = {**alone, "spouse": {"accompanying": False, "education": "doctoral", "canadian_work": 5}}
    citizen = {**alone, "spouse": {"citizen_or_pr": True, "education": "doctoral", "canadian_work": 5}}
    assert total(alone) == total(away) == total(citizen)


@given(profiles())
def test_every_change_adds_what_it_says_the_most_first(values: dict[str, Any]) -> None:
    profile = read_profile(values)
    now = score(profile, KNOWN).total
    changes = would_raise(profile, KNOWN)
    assert all(change.adds > 0 and change.total == now + change.adds for change in changes)
    assert [change.adds for change in changes] == sorted((c.adds for c in changes), reverse=True)
    assert len({change.id for change in changes}) == len(changes)
    assert all(change.sentence.say("en") != change.sentence.say("fr") for change in changes)
    assert (
        birthday(profile, KNOWN).total
        == score(read_profile({**values, "age": values["age"] + 1}), KNOWN).total
    )


@given(profiles(), profiles())
def test_both_orders_of_a_couple_mirror_each_other(one: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = read_profile(one), read_profile(other)
    orders, mirrored = better_principal(first, second, KNOWN), better_principal(second, first, KNOWN)
    assert (orders.first.total, orders.second.total) == (mirrored.second.total, mirrored.first.total)
    assert orders.by == abs(orders.first.total - orders.second.total)
    assert orders.better == (None if not orders.by else orders.better)


@pytest.mark.parametrize("grid", [OLD, KNOWN], ids=lambda grid: grid.id)
def test_the_best_profile_there_is_has_1200_points(grid: Any) -> None:
    best = {
        "age": 25,
        "education": "doctoral",
        "first_clb": dict.fromkeys(ABILITIES, 12),
        "second_clb": dict.fromkeys(ABILITIES, 12),
        "canadian_work": 9,
        "foreign_work": 9,
        "nomination": True,
    }
    assert score(read_profile(best), grid).total == 1200
    assert would_raise(read_profile(best), grid) == ()
