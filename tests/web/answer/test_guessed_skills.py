"""Skills a résumé may speak of are asked about, unticked, and count only once they are ticked."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gonorth.nouns import Opening

TOLD = "running JUnit tests on every build"
RESUME = {
    "basics": {"name": "Robin Placeholder"},
    "work": [
        {
            "name": "Sample Harbour Payments",
            "position": "Software Engineer",
            "startDate": "2020-01",
            "summary": f"With two others, {TOLD}; Robin Placeholder running JUnit tests",
        }
    ],
    "skills": [{"name": "Python"}],
}


def sent(site: Client, prefix: str = "") -> str:
    file = SimpleUploadedFile("resume.json", json.dumps(RESUME).encode())
    return site.post(f"{prefix}/answer", {"resume": file}).content.decode()


def box(page: str, id: str) -> str:
    return re.search(rf'<input type="checkbox" name="skill" value="{id}"[^>]*>', page)[0]


def test_a_guess_is_offered_with_its_words_and_not_taken_for_granted(
    site: Client, openings: list[Opening]
) -> None:
    page = sent(site)
    assert "Perhaps yours too" in page and TOLD in page
    assert "Skills that may be yours too, for you to tick: Unit testing" in page
    assert "checked" not in box(page, "unit-testing")
    assert "checked" in box(page, "python")
    assert "Placeholder" not in page.replace("placeholder", "")  # a clause that names somebody is not shown


def test_in_french_the_skill_has_its_french_name(site: Client, openings: list[Opening]) -> None:
    page = sent(site, "/fr")
    assert "Peut-être aussi les vôtres" in page and "tests unitaires" in page


@pytest.mark.parametrize("ticked", [True, False])
def test_what_was_offered_stays_offered_without_javascript(
    site: Client, openings: list[Opening], ticked: bool
) -> None:
    shown = re.search(r'name="skills_shown" value="([^"]*)"', sent(site))[1]
    skills = ["python", *["unit-testing"] * ticked]
    again = site.post("/answer", {"title": "Software Engineer", "skill": skills, "skills_shown": shown})
    assert ("checked" in box(again.content.decode(), "unit-testing")) == ticked


def test_nothing_is_asked_of_whoever_names_it_already(site: Client, openings: list[Opening]) -> None:
    file = SimpleUploadedFile("resume.json", json.dumps(RESUME).encode())
    page = site.post("/answer", {"resume": file, "more_skills": "unit testing"}).content.decode()
    assert "Perhaps yours too" not in page
