"""What must not matter does not: a gender, a name left in by mistake, a school's country.

`bench/bias.py` measures the same on many more.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_bilingual import market

from gonorth.matching.index import Index
from gonorth.matching.shortlist import Weights, match
from gonorth.nouns import Terms
from gonorth.resumes import read_resume

PEOPLE = Path(__file__).parent / "bilingual"
NEARLY = 9  # of the first ten
GENDERED = [
    ("développeur logiciel", "développeuse logiciel"),
    ("ingénieur logiciel", "ingénieure logicielle"),
    ("ingénieur mécanicien", "ingénieure mécanicienne"),
    ("directeur du marketing", "directrice du marketing"),
    ("chef de projet", "cheffe de projet"),
    ("conseiller en ressources humaines", "conseillère en ressources humaines"),
    ("développeur web", "développeur·se web"),
    ("développeur web", "développeur(euse) web"),
    ("développeur web", "développeuse web ou développeur web"),
    ("développeur web", "Développeur web / Développeuse web (H/F)"),
]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(market())


def resume(person: str = "backend.fr", title: str | None = None, school: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PEOPLE / f"{person}.json").read_text(encoding="utf-8"))
    if title:
        found["work"][0]["position"] = title
    if school:
        found["education"][0]["institution"] = school
    return found


def shown(index: Index, resume: dict[str, Any], weights: Weights) -> list[str]:
    """The titles of the first ten openings, best first."""
    candidate = read_resume(json.dumps(resume).encode(), "resume.json", date(2026, 12, 1)).candidate
    return [index.openings[row].title for row in match(index, candidate, Terms(), weights).rows[:10]]


@pytest.mark.parametrize(("he", "other"), GENDERED)
def test_a_title_of_either_gender_shows_the_same_openings(
    he: str, other: str, index: Index, newest_weights: Weights
) -> None:
    one, two = (shown(index, resume(title=title), newest_weights) for title in (he, other))
    assert one == two


@pytest.mark.parametrize(
    ("he", "she"), [("Salesman", "Saleswoman"), ("CAMERAMAN", "CAMERAWOMAN"), ("Repairmen", "repairwomen")]
)
def test_every_opening_suits_an_english_title_of_either_gender_the_same(
    he: str, she: str, index: Index, newest_weights: Weights
) -> None:
    one, two = (
        read_resume(
            json.dumps(resume("sales.en", title)).encode(), "resume.json", date(2026, 12, 1)
        ).candidate
        for title in (he, she)
    )
    assert (
        match(index, one, Terms(), newest_weights).scores == match(index, two, Terms(), newest_weights).scores
    ).all()


@pytest.mark.parametrize(
    "title", ["Aisha, {}", "{} - Wei", "{} Rajesh", "{} (João)", "Océane - {}", "Olumide, {}", "{}, Oksana"]
)
def test_a_name_left_in_a_title_shows_nearly_the_same_openings(
    title: str, index: Index, newest_weights: Weights
) -> None:
    for person in ("backend.en", "marketing.en", "accountant.fr"):
        plain = resume(person)
        named = resume(person, title.format(plain["work"][0]["position"]))
        one, two = shown(index, plain, newest_weights), shown(index, named, newest_weights)
        assert len(set(one) & set(two)) >= NEARLY


@pytest.mark.parametrize(
    "school",
    ["Universidad Central, Ciudad de México", "Federal University of Technology, Lagos", "Beijing, China"],
)
def test_a_school_in_another_country_shows_the_same_openings(
    school: str, index: Index, newest_weights: Weights
) -> None:
    for person in ("backend.en", "backend.fr"):
        here, there = (shown(index, resume(person, school=each), newest_weights) for each in (None, school))
        assert here == there
