"""Ashby: what its posting API says of each job.

https://developers.ashbyhq.com/docs/public-job-posting-api: a list with structured addresses and pay.
`isRemote` says little (it is true of hybrid jobs too), `workplaceType` says how one works. Also the
answer of the GraphQL query behind its embedded boards, which has fewer fields under other names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gonorth.boards.fields import as_markup, at, day, identity, objects, some, text, tidy, web_address
from gonorth.boards.pay_fields import pay_from
from gonorth.boards.record import Record, Unreadable, Where, title_of
from gonorth.boards.system import Origin, System, board_in, named
from gonorth.boards.terms import employment_type, work_mode
from gonorth.nouns import Pay

_BOARD = re.compile(r"ashbyhq\.com/(?:posting-api/job-board/)?([^/?#]+)")
_SIGNS = {"jobUrl", "applyUrl", "isListed", "publishedAt", "descriptionHtml", "descriptionPlain"}
_SIGNS |= {"secondaryLocations", "shouldDisplayCompensationOnJobPostings", "employmentType", "workplaceType"}
_EMBED_SIGNS = {"locationName", "locationId", "teamId", "compensationTierSummary"}


def find_jobs(node: Any) -> list[Any] | None:
    if isinstance(node, list):
        return node if some(_is_job, node) else None
    if not isinstance(node, dict):
        return None
    if _is_job(node):
        return [node]
    jobs = node.get("jobs")
    if isinstance(jobs, list) and (some(_is_job, jobs) or (not jobs and "apiVersion" in node)):
        return jobs
    embedded = node.get("jobPostings")
    if isinstance(embedded, list) and any(_EMBED_SIGNS & job.keys() for job in objects(embedded)):
        return _with_teams(embedded, node.get("teams"))
    return None


def _is_job(node: Any) -> bool:
    return isinstance(node, dict) and "title" in node and len(_SIGNS & node.keys()) >= 3


def _with_teams(postings: list[Any], teams: Any) -> list[Any]:
    names = {identity(team.get("id")): team.get("name") for team in objects(teams)}
    return [
        {"team": names.get(identity(posting.get("teamId"))), **posting}
        if isinstance(posting, dict)
        else posting
        for posting in postings
    ]


def read_job(job: dict[str, Any], origin: Origin) -> Record:
    if job.get("isListed") is False:
        raise Unreadable("boards.not_listed", intended=True)
    url = web_address(job.get("jobUrl")) or web_address(job.get("applyUrl"))
    board = board_in(_BOARD, url, origin.source) or origin.slug
    shown = job.get("shouldDisplayCompensationOnJobPostings") is not False
    plain = text(job.get("descriptionPlain"))
    return Record(
        title=title_of(job.get("title")),
        id=identity(job.get("id")),
        board=board,
        employer=named(board),
        where=tuple(_where(job)),
        work_mode=work_mode(job.get("workplaceType")),
        pay=tuple(_pay(job.get("compensation"))) if shown else (),
        pay_text=_pay_text(job) if shown else None,
        description=text(job.get("descriptionHtml")) or (as_markup(plain) if plain else ""),
        url=url,
        department=next(filter(None, (tidy(job.get(key)) for key in _DEPARTMENT)), None),
        employment_type=employment_type(job.get("employmentType")),
        posted_on=day(job.get("publishedAt")) or day(job.get("publishedDate")),
    )


_DEPARTMENT = ("department", "departmentName", "team")


def _where(job: dict[str, Any]) -> Iterator[Where]:
    for place in (job, *objects(job.get("secondaryLocations"))):
        address = at(place, "address", "postalAddress")
        yield Where(
            text=tidy(place.get("location")) or tidy(place.get("locationName")) or "",
            city=tidy(at(address, "addressLocality")),
            region=tidy(at(address, "addressRegion")),
            country=tidy(at(address, "addressCountry")),
        )


def _pay(compensation: Any) -> Iterator[Pay]:
    """The salaries of the summary, which spans every tier; the tiers' own where there is no summary."""
    summary = objects(at(compensation, "summaryComponents"))
    tiers = objects(at(compensation, "compensationTiers"))
    parts = summary or [part for tier in tiers for part in objects(tier.get("components"))]
    for part in parts:
        if part.get("compensationType") == "Salary":
            pay = pay_from(
                part.get("minValue"), part.get("maxValue"), part.get("currencyCode"), part.get("interval")
            )
            if pay:
                yield pay


def _pay_text(job: dict[str, Any]) -> str | None:
    """`$138.8K – $212.1K • Offers Equity`: the part before the first bullet."""
    summary = tidy(job.get("compensationTierSummary")) or tidy(
        at(job, "compensation", "compensationTierSummary")
    )
    return summary.partition("•")[0].strip() if summary else None


ASHBY = System("ashby", "json", find_jobs, read_job)
