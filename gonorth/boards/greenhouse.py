"""Greenhouse: what its job board API says of each post.

https://developers.greenhouse.io/job-board.html: a list, with or without content; one post; the posts
by department or by office. `id` is the post, `internal_job_id` the employer's job, of which several
posts may exist; pay ranges are in cents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gonorth.boards.fields import at, day, identity, moment, objects, some, text, texts, tidy, web_address
from gonorth.boards.pay_fields import pay_from
from gonorth.boards.record import Record, Where, title_of
from gonorth.boards.system import Origin, System, board_in, named, slugged
from gonorth.boards.terms import custom_field, employment_type, work_mode
from gonorth.nouns import Pay, WorkMode

_BOARD = re.compile(r"greenhouse\.io/(?:v1/boards/|embed/job_(?:board|app)\?for=)?(?!embed/)([\w-]+)")
_SIGNS = {"absolute_url", "internal_job_id", "data_compliance", "pay_input_ranges", "first_published"}
_DEEPEST = 8  # departments within departments within offices


def find_posts(node: Any) -> list[Any] | None:
    if isinstance(node, list):
        return node if some(_is_post, node) else None
    if not isinstance(node, dict):
        return None
    if _is_post(node):
        return [node]
    if _is_group(node):
        return _grouped(node, None, _DEEPEST)
    jobs = node.get("jobs")
    if isinstance(jobs, list) and (some(_is_post, jobs) or _is_empty_board(node)):
        return jobs
    groups = node.get("departments") or node.get("offices")
    return _grouped(groups, None, _DEEPEST) if some(_is_group, objects(groups)) else None


def _is_post(node: Any) -> bool:
    if not isinstance(node, dict) or "jobUrl" in node:
        return False
    return bool(_SIGNS & node.keys()) or ("title" in node and text(at(node, "location", "name")) is not None)


def _is_empty_board(node: dict[str, Any]) -> bool:
    return node["jobs"] == [] and isinstance(at(node, "meta", "total"), int)


def _is_group(node: dict[str, Any]) -> bool:
    return {"id", "name"} <= node.keys() and isinstance(node.get("jobs", node.get("departments")), list)


def _grouped(groups: Any, department: Any, deeper: int) -> list[Any]:
    """The posts of departments and offices, each with the department it was found in."""
    posts: list[Any] = []
    for group in objects(groups) if deeper else ():
        inside, jobs = (group, group["jobs"]) if isinstance(group.get("jobs"), list) else (department, [])
        posts += [{"departments": [inside], **job} if isinstance(job, dict) else job for job in jobs]
        posts += _grouped(group.get("departments"), inside, deeper - 1)
        posts += _grouped(group.get("children"), inside, deeper - 1)
    return posts


def read_post(post: dict[str, Any], origin: Origin) -> Record:
    url, employer = web_address(post.get("absolute_url")), tidy(post.get("company_name"))
    board = board_in(_BOARD, url, origin.source) or slugged(employer) or origin.slug
    custom = dict(_custom_fields(post.get("metadata")))
    return Record(
        title=title_of(post.get("title")),
        id=identity(post.get("id")),
        board=board,
        employer=employer or named(board),
        where=(Where(text=tidy(at(post, "location", "name")) or ""),),
        if_nowhere=tuple(_offices(post.get("offices"))),
        country=_office_country(post.get("offices")),
        work_mode=_work_mode(custom),
        pay=tuple(_pay(post)),
        description=text(post.get("content")) or "",
        url=url,
        department=next((tidy(group.get("name")) for group in objects(post.get("departments"))), None),
        requisition=identity(post.get("internal_job_id")),
        employment_type=employment_type(next(iter(texts(custom.get("employment_type"))), None)),
        language=tidy(post.get("language")),
        posted_on=day(post.get("first_published")),
        updated_at=moment(post.get("updated_at")),
    )


def _offices(offices: Any) -> Iterator[Where]:
    for office in objects(offices):
        place = tidy(office.get("location")) or tidy(office.get("name"))
        if place:
            yield Where(text=place)


def _office_country(offices: Any) -> str | None:
    """The last words of the offices' addresses where all agree: `Toronto, Ontario, Canada` → Canada."""
    addresses = (tidy(office.get("location")) for office in objects(offices))
    countries = {address.rpartition(", ")[2] for address in addresses if address}
    return countries.pop() if len(countries) == 1 else None


def _custom_fields(metadata: Any) -> Iterator[tuple[str, Any]]:
    """The employer's own fields that say what ours say, under our names."""
    for field in objects(metadata):
        meaning = custom_field(tidy(field.get("name")) or "")
        if meaning:
            yield meaning, field.get("value")


def _work_mode(custom: dict[str, Any]) -> WorkMode:
    return work_mode(next(iter(texts(custom.get("work_mode"))), None))


def _pay(post: dict[str, Any]) -> Iterator[Pay]:
    for span in objects(post.get("pay_input_ranges")):
        low, high, currency = span.get("min_cents"), span.get("max_cents"), span.get("currency_type")
        pay = pay_from(low, high, currency, None, cents=True, said=span.get("title"))
        if pay:
            yield pay
    for field in objects(post.get("metadata")):
        name, value = tidy(field.get("name")) or "", field.get("value")
        if custom_field(name) == "pay" and isinstance(value, dict):
            pay = pay_from(value.get("min_value"), value.get("max_value"), value.get("unit"), None, said=name)
            if pay:
                yield pay


GREENHOUSE = System("greenhouse", "json", find_posts, read_post)
