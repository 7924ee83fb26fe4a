"""Profiles drawn at random, and the few things every test of points needs."""

from typing import Any

from hypothesis import strategies as st

from gonorth.facts.points_shape import ABILITIES, CANADIAN_EDUCATION, EDUCATION, JOB_OFFERS
from gonorth.immigration.points_grid import grid_named

OLD, KNOWN = grid_named("2020-10-20"), grid_named("2025-03-25")
YEARS = st.integers(0, 8)


def levels(level: int) -> dict[str, int]:
    return dict.fromkeys(ABILITIES, level)


def languages() -> st.SearchStrategy[dict[str, int]]:
    return st.fixed_dictionaries({ability: st.integers(0, 12) for ability in ABILITIES})


def spouses() -> st.SearchStrategy[dict[str, Any]]:
    told = {"education": st.sampled_from(EDUCATION), "clb": languages(), "canadian_work": YEARS}
    return st.fixed_dictionaries(
        {}, optional={**told, "accompanying": st.booleans(), "citizen_or_pr": st.booleans()}
    )


def profiles() -> st.SearchStrategy[dict[str, Any]]:
    flags = dict.fromkeys(
        ("certificate", "sibling", "nomination", "canadian_study", "relative"), st.booleans()
    )
    told: dict[str, st.SearchStrategy[Any]] = {
        "education": st.sampled_from(EDUCATION),
        "first_language": st.sampled_from(("en", "fr")),
        "first_clb": languages(),
        "second_clb": languages(),
        "canadian_work": YEARS,
        "foreign_work": YEARS,
        "canadian_education": st.sampled_from(CANADIAN_EDUCATION),
        "job_offer": st.sampled_from(JOB_OFFERS),
        "spouse": spouses(),
        **flags,
    }
    return st.fixed_dictionaries({"age": st.integers(15, 50)}, optional=told)
