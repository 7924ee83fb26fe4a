"""A résumé and typed lines sent together are one question: nothing that was typed is lost."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = pytest.mark.usefixtures("openings")


def asked(site: Client, resume: bytes, **typed: object) -> dict[str, Any]:
    """The question as it was understood."""
    fields = {"resume": SimpleUploadedFile("resume.json", resume), **typed}
    found: dict[str, Any] = site.post("/answer.json", fields).json()["question"]
    return found


def test_a_typed_title_goes_before_those_of_the_file(site: Client, resume: bytes) -> None:
    alone = asked(site, resume)["candidate"]["titles"]
    assert asked(site, resume, title="Head Baker")["candidate"]["titles"] == ["Head Baker", *alone]
    assert asked(site, resume, title=alone[-1])["candidate"]["titles"] == [alone[-1], *alone[:-1]]


def test_a_typed_title_says_the_level_where_it_states_one(site: Client, resume: bytes) -> None:
    alone = asked(site, resume)["candidate"]["seniority"]
    assert asked(site, resume, title="Engineer")["candidate"]["seniority"] == alone
    assert asked(site, resume, title="Junior Engineer")["candidate"]["seniority"] == "junior" != alone
    assert asked(site, resume, title="Junior Baker", level="lead")["candidate"]["seniority"] == "lead"


def test_typed_years_and_place_win(site: Client, resume: bytes) -> None:
    candidate = asked(site, resume, years="31", place="Boston, MA")["candidate"]
    assert candidate["years"] == 31
    assert [place["city"] for place in candidate["places"]] == ["Boston"]


def test_typed_skills_languages_and_employers_join_those_of_the_file(site: Client, resume: bytes) -> None:
    alone = asked(site, resume)["candidate"]
    both = asked(site, resume, more_skills="COBOL", skill="perl", language="fr", employer="Sample Mill")[
        "candidate"
    ]
    skills = [skill["id"] for skill in both["skills"]]
    assert {"cobol", "perl"}.isdisjoint(skill["id"] for skill in alone["skills"])
    assert {"cobol", "perl", *(skill["id"] for skill in alone["skills"])} == set(skills)
    assert {*both["languages"]} == {*alone["languages"], "fr"}
    assert both["employers"] == [*alone["employers"], "Sample Mill"]


def test_a_typed_study_joins_those_of_the_file(site: Client, resume: bytes) -> None:
    alone = asked(site, resume)["candidate"]["education"]
    both = asked(site, resume, study_degree="MA", study_school="York")["candidate"]["education"]
    assert both[:-1] == alone
    assert (both[-1]["degree"], both[-1]["institution"]) == ("MA", "York")


def test_every_term_survives_a_file(site: Client, resume: bytes) -> None:
    typed = {
        "near": "Ottawa, ON",
        "within": "33",
        "mode": "remote",
        "pay_floor": "120k",
        "currency": "USD",
        "sponsorship": "yes",
        "hide": ["Northlight (invented)"],
        "more_hidden": "Lakehead Robotics (invented); Ørsted & Søn",
    }
    alone = asked(site, resume)["terms"]["hidden_from"]
    without_file = site.post("/answer.json", {"title": "Baker", **typed}).json()["question"]["terms"]
    terms = asked(site, resume, **typed)["terms"]
    assert terms == without_file | {"hidden_from": terms["hidden_from"]}
    assert set(terms["hidden_from"]) == {*alone, *without_file["hidden_from"]}
    assert alone and len(terms["hidden_from"]) == 4


def test_more_openings_may_be_asked_for_with_a_file(site: Client, resume: bytes) -> None:
    fields = {"resume": SimpleUploadedFile("resume.json", resume), "hide": "x", "top": "many"}
    assert 'name="top" value="many"' in site.post("/answer", fields).content.decode()


def test_empty_lines_beside_a_file_change_nothing(site: Client, resume: bytes) -> None:
    empty = dict.fromkeys(("title", "years", "place", "level", "more_skills", "hide", "study_school"), " ")
    assert asked(site, resume, **empty) == asked(site, resume)


def test_what_is_wrong_in_a_typed_line_is_said_beside_a_file(site: Client, resume: bytes) -> None:
    fields = {"resume": SimpleUploadedFile("resume.json", resume), "years": "many", "pay_floor": "lots"}
    assert set(site.post("/answer.json", fields).json()["problems"]) == {"years", "pay_floor"}


def test_a_typed_line_is_not_said_to_be_read_from_the_file(site: Client, resume: bytes) -> None:
    def page(**typed: str) -> str:
        fields = {"resume": SimpleUploadedFile("resume.json", resume), **typed}
        return site.post("/answer", fields).content.decode()

    assert page(years="31", place="Boston").count("Read from:") == page().count("Read from:") - 2
