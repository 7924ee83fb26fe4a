"""Dates, jobs and studies are read in whatever order and manner they are written."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from gonorth.resumes.dates import Moment, find_stretches, is_still, read_moment
from gonorth.resumes.jobs import read_jobs
from gonorth.resumes.lines import Line
from gonorth.resumes.plaintext import read_lines_of
from gonorth.resumes.sections import heading_kind, split_sections
from gonorth.resumes.studies import read_studies

SPECS = Path(__file__).parent.parent / "specs"


def cases(name: str) -> list[Any]:
    found = tomllib.loads((SPECS / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [
        pytest.param(case, id=case.get("name") or str(case.get("text") or case["lines"][0])) for case in found
    ]


def lines(texts: list[str]) -> list[Line]:
    return [Line(tuple(text.split("  "))) for text in texts]


def written(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return f"{moment.year}-{moment.month:02}" if moment.month else str(moment.year)


@pytest.mark.parametrize("case", cases("resume_dates"))
def test_it_reads_dates_as_they_are_written(case: dict[str, Any]) -> None:
    found = find_stretches(case["text"])
    if "start" not in case:
        assert not found
        return
    assert len(found) == 1
    assert written(found[0].start) == case["start"]
    assert written(found[0].end) == case.get("end", "")
    assert found[0].is_open == case.get("open", False)


@pytest.mark.parametrize("text", ["Invalid date", "", None, "0000-00-00", [], {"a": 1}, "12345", True])
def test_what_is_no_date_is_none(text: Any) -> None:
    assert read_moment(text) is None


@pytest.mark.parametrize(
    "text", ["Present", "current", "à ce jour", "至今（9个月）", "Aujourd’hui", "ongoing"]
)
def test_it_knows_the_words_for_still_there(text: str) -> None:
    assert is_still(text)


@pytest.mark.parametrize("case", cases("resume_heads"))
def test_it_tells_title_employer_and_place_apart(case: dict[str, Any]) -> None:
    jobs = read_jobs(lines(case["lines"]), "here")
    assert [(job.title, job.employer) for job in jobs] == [(case["title"], case.get("employer"))]
    assert jobs[0].place == case.get("place")


@pytest.mark.parametrize("case", cases("resume_studies"))
def test_it_reads_studies_in_any_order(case: dict[str, Any]) -> None:
    found = read_studies(lines(case["lines"]), "here")
    assert [
        " | ".join(str(part or "") for part in (s.degree, s.field, s.institution, s.ended)) for s in found
    ] == [study for study in case["studies"]]


def test_several_roles_share_the_employer_above_them() -> None:
    text = """Acme Example Corporation
Staff Engineer  Aug 2024 - Present
- Led reliability across the platform
Senior Engineer  Jul 2022 - Aug 2024
- Built the settlement rails
"""
    jobs = read_jobs(read_lines_of(text.replace("  ", "\t")), "here")
    assert [job.title for job in jobs] == ["Staff Engineer", "Senior Engineer"]
    assert {job.employer for job in jobs} == {"Acme Example Corporation"}


def test_jobs_without_dates_are_jobs() -> None:
    text = """Production Assistant
Example Opera Company
- Supported the stage
Retail Associate
Example Music Store LLC
- Matched customers to instruments
"""
    jobs = read_jobs(read_lines_of(text), "here")
    assert [(job.title, job.employer) for job in jobs] == [
        ("Production Assistant", "Example Opera Company"),
        ("Retail Associate", "Example Music Store LLC"),
    ]


def test_what_is_told_of_the_work_is_no_job() -> None:
    text = """Software Engineer
Acme Example Inc.
Jan 2018 - Dec 2020
Led the migration of the ingestion pipeline to a streaming architecture, cutting latency by
40% across twelve downstream consumers.
Mentored four engineers and managers between 2018 and 2020.
Technologies: Java, Spring
"""
    assert [job.title for job in read_jobs(read_lines_of(text), "here")] == ["Software Engineer"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("WORK EXPERIENCE", "work"),
        ("Professional Experience:", "work"),
        ("Customer Service Experience", "work"),
        ("Expériences professionnelles", "work"),
        ("EXPÉRIENCE EN ENSEIGNEMENT", "work"),
        ("Volunteer Experience", "volunteer"),
        ("Bénévolat", "volunteer"),
        ("¥Skills", "skills"),
        ("Compétences techniques", "skills"),
        ("Formation académique", "education"),
        ("Education & Training", "education"),
        ("Centres d’intérêt", "interests"),
        ("Langues", "languages"),
        ("Références fournies sur demande", "references"),
    ],
)
def test_it_knows_headings_in_both_languages(text: str, kind: str) -> None:
    heading = heading_kind(text)
    assert heading is not None and heading.kind == kind


def test_a_sentence_is_no_heading() -> None:
    assert heading_kind("Responsible for education and skills of the whole team of interns in summer") is None
    sections = split_sections(read_lines_of("Experience\n- contributed to several\nprojects\n"))
    assert [section.kind for section in sections] == ["work"]


def test_labels_in_one_line_are_sections() -> None:
    sections = split_sections(read_lines_of("Jane Roe\nLanguages: English, French\nResidence: Ottawa\n"))
    assert [section.kind for section in sections] == ["top", "languages"]
    assert [line.text for line in sections[0].lines] == ["Jane Roe", "Residence: Ottawa"]


@pytest.mark.parametrize(
    "heading", ["Skills", "SKILLS", "Technical Skills", "Compétences", "Interests", "Projets"]
)
def test_a_heading_in_plain_text_ends_the_work_above_without_any_white(heading: str) -> None:
    text = f"Experience\nSoftware Engineer, Globex\nOttawa, ON\n2019 - Present\n{heading}\nPython, SQL\n"
    work, other = split_sections(read_lines_of(text))
    assert [(job.title, job.employer) for job in read_jobs(work.lines, "here")] == [
        ("Software Engineer", "Globex")
    ]
    assert [line.text for line in other.lines if line.text] == ["Python, SQL"]


def test_a_label_between_two_jobs_cuts_off_neither() -> None:
    text = """Experience
Software Engineer, Globex
2019 - Present
Technologies
Python, SQL
Baker, Sample Mill Inc.
2015 - 2019
Skills
Bread
"""
    work, skills = split_sections(read_lines_of(text))
    assert [job.employer for job in read_jobs(work.lines, "here")] == ["Globex", "Sample Mill Inc."]
    assert skills.kind == "skills"
