"""The same person in English and in French is shown nearly the same openings.

`bilingual/` holds ten invented people without names, each written once in either language.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from gonorth.boards import read_payload
from gonorth.matching.index import Index
from gonorth.matching.shortlist import Weights, match
from gonorth.nouns import Candidate, Opening, Terms
from gonorth.reading.skills import skills_in
from gonorth.reading.titles import read_title
from gonorth.resumes import read_resume

PEOPLE = sorted(path for path in (Path(__file__).parent / "bilingual").iterdir() if ".en." in path.name)
NEARLY = 0.7  # of the first ten, on average
JOBS = {  # an invented market: what is asked for, by title
    "Backend Developer": "Java, PostgreSQL, Kubernetes, REST APIs, microservices",
    "Java Developer": "Java, Spring Boot, SQL, unit testing",
    "Software Developer": "Python, SQL, Git, agile",
    "Data Scientist": "Python, machine learning, statistics, SQL",
    "Machine Learning Engineer": "Python, machine learning, Docker, Apache Spark",
    "Data Analyst": "SQL, Tableau, dashboards, Microsoft Excel",
    "Frontend Developer": "React, TypeScript, CSS, accessibility",
    "Web Developer": "JavaScript, HTML, CSS, PHP",
    "UX Designer": "Figma, design systems, user research",
    "DevOps Engineer": "Kubernetes, Terraform, Linux, Prometheus",
    "Site Reliability Engineer": "Kubernetes, Go, Grafana, on-call rotation",
    "Network Administrator": "Linux, computer networking, Bash",
    "Accountant": "accounting, month-end close, Microsoft Excel",
    "Internal Auditor": "auditing, internal controls, accounting",
    "Financial Analyst": "forecasting, budgeting, Microsoft Excel",
    "Account Executive": "sales, negotiation, Salesforce, SaaS",
    "Sales Representative": "prospecting, sales, customer relationship management",
    "Customer Success Manager": "customer success, SaaS, account management",
    "Recruiter": "recruiting, sourcing, talent acquisition",
    "Human Resources Advisor": "employee relations, onboarding, payroll",
    "Marketing Manager": "digital marketing, content marketing, Google Analytics",
    "Social Media Specialist": "social media, copywriting, Adobe Photoshop",
    "Project Manager": "project management, risk management, budgeting",
    "Business Analyst": "business analysis, requirements analysis, Jira",
    "Scrum Master": "Scrum, agile, Jira",
    "Mechanical Engineer": "mechanical engineering, SolidWorks, finite element analysis",
    "Manufacturing Engineer": "manufacturing, quality control, AutoCAD",
    "Electrical Engineer": "circuit design, MATLAB, prototyping",
}
FORMS = ("{}", "Senior {}", "{}, Platform", "Lead {}")


def candidates(english: Path) -> list[Candidate]:
    both = (english, english.with_name(english.name.replace(".en.", ".fr.")))
    return [read_resume(path.read_bytes(), path.name, date(2026, 12, 1)).candidate for path in both]


def overlap(index: Index, english: Path, weights: Weights) -> float:
    """How much of the first ten openings is shown to both."""
    first, second = (match(index, who, Terms(), weights).rows[:10] for who in candidates(english))
    return len(np.intersect1d(first, second)) / 10


def market() -> list[Opening]:
    return [_opening(form.format(title), asked) for title, asked in JOBS.items() for form in FORMS]


def _opening(title: str, asked: str) -> Opening:
    read = read_title(title)
    skills = skills_in(asked, listed=True)
    return Opening(title, "test", "An employer", title, read.occupation, read.seniority, skills=skills)


def overlaps(openings: Sequence[Opening], weights: Weights) -> dict[str, float]:
    index = Index(openings)
    return {path.name: overlap(index, path, weights) for path in PEOPLE}


def test_who_writes_in_french_is_shown_the_same_openings(newest_weights: Weights) -> None:
    found = overlaps(market(), newest_weights)
    assert sum(found.values()) / len(found) >= NEARLY, found


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.name)
def test_what_comes_first_in_one_language_is_shown_in_the_other(path: Path, newest_weights: Weights) -> None:
    index = Index(market())
    first, second = (match(index, who, Terms(), newest_weights).rows[:10] for who in candidates(path))
    assert first[0] in second and second[0] in first


@pytest.mark.real
@pytest.mark.parametrize("file", ["benchmarks/judged/pool.html", "openings/greenhouse/stripe-full-547.json"])
def test_so_they_are_of_real_openings(file: str, real: Path, newest_weights: Weights) -> None:
    found = overlaps(read_payload((real / file).read_bytes(), file).openings, newest_weights)
    assert sum(found.values()) / len(found) >= NEARLY, found
