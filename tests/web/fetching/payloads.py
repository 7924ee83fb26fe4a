"""Boards of an invented employer, in the manner of each system."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

TEXT = "<p>We build software in Toronto. You know Python and SQL. The pay is $100,000 to $120,000 a year.</p>"


def greenhouse(numbers: Sequence[int], total: int | None = None, title: str = "Engineer") -> dict[str, Any]:
    jobs = [
        {
            "id": number,
            "internal_job_id": 9000 + number,
            "title": f"{title} {number}",
            "absolute_url": f"https://boards.greenhouse.io/acme/jobs/{number}",
            "location": {"name": "Toronto, ON"},
            "updated_at": "2026-11-01T10:00:00-05:00",
            "content": TEXT,
            "company_name": "Acme",
        }
        for number in numbers
    ]
    return {"jobs": jobs, "meta": {"total": len(jobs) if total is None else total}}


def lever(numbers: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {
            "id": f"0000-{number}",
            "text": f"Designer {number}",
            "hostedUrl": f"https://jobs.lever.co/acme/0000-{number}",
            "applyUrl": f"https://jobs.lever.co/acme/0000-{number}/apply",
            "categories": {"location": "Toronto, ON", "commitment": "Full-time"},
            "createdAt": 1_760_000_000_000,
            "description": TEXT,
            "lists": [],
        }
        for number in numbers
    ]


def ashby(numbers: Sequence[int]) -> dict[str, Any]:
    jobs = [
        {
            "id": f"a-{number}",
            "title": f"Analyst {number}",
            "jobUrl": f"https://jobs.ashbyhq.com/acme/a-{number}",
            "applyUrl": f"https://jobs.ashbyhq.com/acme/a-{number}/application",
            "isListed": True,
            "location": "Toronto",
            "publishedAt": "2026-10-01T00:00:00Z",
            "descriptionHtml": TEXT,
            "employmentType": "FullTime",
        }
        for number in numbers
    ]
    return {"jobs": jobs, "apiVersion": "1"}


def workday_line(number: int, posted: str = "Posted Today") -> dict[str, Any]:
    return {
        "title": f"Developer {number}",
        "externalPath": f"/job/Toronto/Developer-{number}_R{number}",
        "locationsText": "Toronto",
        "postedOn": posted,
        "bulletFields": [f"R{number}"],
    }


def workday_detail(number: int) -> dict[str, Any]:
    info = {
        "id": f"id{number}",
        "title": f"Developer {number}",
        "jobDescription": TEXT,
        "location": "Toronto, ON",
        "country": {"descriptor": "Canada"},
        "jobReqId": f"R{number}",
        "startDate": "2026-11-01",
        "postedOn": "Posted Today",
        "externalUrl": f"https://acme.wd3.myworkdayjobs.com/External/job/Toronto/Developer-{number}_R{number}",
    }
    return {"jobPostingInfo": info, "hiringOrganization": {"name": "1234 Acme Holdings"}}
