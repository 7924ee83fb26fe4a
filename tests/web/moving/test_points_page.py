"""The score of Express Entry on a page, with what is not known of the grid in force."""

import pytest
from django.test import Client

# Of the score by the grid of 25 March 2025, single: 88 + 135 + 136 + 12 + 100 + 50 = 521.
ENGINEER = {
    "age": "33",
    "education": "masters_or_professional",
    "first_language": "en",
    **{f"first_{ability}": "10" for ability in ("reading", "writing", "listening", "speaking")},
    **{f"second_{ability}": "7" for ability in ("reading", "writing", "listening", "speaking")},
    "foreign_work": "8",
}

IELTS = {"first_test": "ielts_general_training"} | {
    f"first_{ability}": "7" for ability in ("reading", "writing", "listening", "speaking")
}


def test_the_grid_of_today_is_said_not_to_be_known(site: Client) -> None:
    page = site.get("/moving/points").content.decode()
    assert "A new grid is in force since 3 November 2026" in page
    assert "Past rounds of invitations" in page


def test_a_score_is_that_of_the_grid_before_and_said_so(site: Client) -> None:
    page = site.post("/moving/points", ENGINEER).content.decode()
    assert "Computed here is the grid of 25 March 2025, which is no longer in force" in page
    assert ">521<" in page.replace("\n", "")
    assert "521 points, by what you told us." in page
    assert site.post("/moving/points.json", ENGINEER).json()["total"] == 521


def test_scores_of_a_test_count_as_the_levels_they_stand_for(site: Client) -> None:
    tested = ENGINEER | {"first_test": "ielts_general_training"}
    tested |= {
        "first_reading": "8",
        "first_writing": "7.5",
        "first_listening": "8.5",
        "first_speaking": "7,5",
    }
    assert site.post("/moving/points.json", tested).json()["total"] == 521


def test_a_partner_with_an_age_is_a_candidate_too(site: Client) -> None:
    partner = {f"spouse_{name}": value for name, value in ENGINEER.items()} | {"spouse_age": "24"}
    page = site.post("/moving/points", ENGINEER | partner | {"spouse": "coming"}).content.decode()
    assert "Two candidates in one household" in page
    assert "The second as principal applicant has" in page


@pytest.mark.parametrize(
    ("field", "value"), [("age", "old"), ("age", ""), ("first_reading", "14"), ("education", "phd")]
)
def test_what_cannot_be_used_is_said(site: Client, field: str, value: str) -> None:
    answer = site.post("/moving/points", ENGINEER | {field: value})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_what_is_not_stated_is_named_in_words(site: Client) -> None:
    page = site.post("/moving/points", {"age": "38", "spouse": "coming", "spouse_age": "33"}).content.decode()
    assert "your education, your levels in the first official language, your partner’s education" in page
    assert "first_clb" not in page and "spouse.clb" not in page


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"first_reading": "14"}, "first_reading", "“Reading, first language” is 14"),
        ({"first_speaking": ""}, "first_speaking", "“Speaking, first language” is missing"),
        (
            {"spouse": "coming", "spouse_foreign_work": "x", "spouse_age": "30"},
            "spouse_foreign_work",
            "“Years",
        ),
        (IELTS | {"first_language": "fr"}, "first_language", "its test"),
    ],
)
def test_a_refusal_names_the_field_and_stands_by_it(
    site: Client, wrong: dict[str, str], field: str, said: str
) -> None:
    page = site.post("/moving/points", ENGINEER | wrong).content.decode()
    assert said in page.split(f'<a href="#{field}">')[1].split("</a>")[0]
    assert page.count('class="problem"') == 1
    assert "_clb" not in page


@pytest.mark.parametrize("part", ["pay", "papers", "points", "steps", "hiring"])
def test_a_form_leads_to_its_answer_and_a_wrong_one_to_what_is_wrong(site: Client, part: str) -> None:
    sent = {"earn": "100000", "live": "Boston, MA", "age": "33"}
    page = site.post(f"/moving/{part}", sent).content.decode()
    assert f'action="/moving/{part}#answered"' in page
    assert page.count('id="answered"') == 1
    wrong = {"children": "x", "people": "x", "fact_age": "x", "age": "x", "move_on": "x"}
    assert 'id="answered"' not in site.post(f"/moving/{part}", sent | wrong).content.decode()


def test_each_part_leads_to_another(site: Client) -> None:
    onward = {"pay": "papers", "papers": "steps", "points": "steps", "steps": "pay"}
    for part, following in onward.items():
        text = site.get(f"/moving/{part}").content.decode().split("Next:")[1]
        assert f'<a href="/moving/{following}"' in text.split("</p>")[0]


def test_an_empty_form_says_what_to_give(site: Client) -> None:
    answer = site.post("/moving/points", {"first_language": "en", "spouse": "coming"})
    assert answer.status_code == 422
    assert "at least one thing that counts" in answer.content.decode()


def test_french_sets_a_space_before_the_colon_of_each_order(site: Client) -> None:
    partner = {f"spouse_{name}": value for name, value in ENGINEER.items()} | {"spouse": "coming"}
    page = site.post("/fr/moving/points", ENGINEER | partner).content.decode()
    assert "avec la seconde\u00a0: " in page
