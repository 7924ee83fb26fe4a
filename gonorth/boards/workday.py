"""Workday: what the addresses behind its career sites (CXS) say of each posting.

Undocumented by Workday. A list page carries title, path and a location that may be a bare count
("3 Locations"); the details carry the rest. A capture may hold several pages and details together: a
posting and its details are one record, joined by the last part of the path. Days are counted back
("Posted 5 Days Ago") and mean something only where the payload says when it was captured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from gonorth.boards.fields import at, day, identity, objects, text, texts, tidy, web_address, within
from gonorth.boards.record import Record, Where, title_of
from gonorth.boards.system import Origin, System, board_in, named
from gonorth.boards.terms import days_ago, employment_type, work_mode

_BOARD = re.compile(r"//([\w-]+)\.(?:wd\d+\.)?myworkdayjobs(?:-impl)?\.com")
_DATA = re.compile(r"/wday/cxs/[^/]+(/[^/?#]+)")  # in the address of the data; what follows is the site
_COUNT = re.compile(r"\d+ \w+")  # 3 Locations, 2 lieux
_CODES = re.compile(r"[A-Z]{2,3}")
_SIGNS = {"externalPath", "bulletFields", "locationsText"}
_CAPTURED = ("as_of", "captured_at", "fetched_at", "retrieved_at")
_DEEPEST = 6


def find_postings(node: Any) -> list[Any] | None:
    """Each posting once, with its details beside it where the payload holds both."""
    parts = list(within(node, _DEEPEST))
    pages = [part["jobPostings"] for part in parts if _is_page(part)]
    details = [part for part in parts if isinstance(part.get("jobPostingInfo"), dict)]
    if not pages and not details:
        return None
    as_of = next(filter(None, (day(at(node, key)) for key in _CAPTURED)), None)
    by_tail = {_detail_tail(detail): detail for detail in details}
    listed = [posting for page in pages for posting in page]
    tails = {_tail(at(posting, "externalPath")) for posting in listed} - {""}
    joined = [_joined(posting, by_tail, as_of) for posting in listed]
    alone = [detail for detail in details if _detail_tail(detail) not in tails]
    return joined + [{"posting": {}, "detail": detail, "as_of": as_of} for detail in alone]


def _is_page(part: dict[str, Any]) -> bool:
    postings = part.get("jobPostings")
    if not isinstance(postings, list):
        return False
    return any(_SIGNS & posting.keys() for posting in objects(postings)) or (not postings and "total" in part)


def _joined(posting: Any, details: dict[str, Any], as_of: date | None) -> Any:
    if not isinstance(posting, dict):
        return posting
    return {"posting": posting, "detail": details.get(_tail(posting.get("externalPath"))), "as_of": as_of}


def _tail(path: Any) -> str:
    """The last part of a path: Data-Engineer_RQ216675."""
    return (tidy(path) or "").partition("?")[0].rstrip("/").rpartition("/")[2]


def _detail_tail(detail: Any) -> str:
    info = at(detail, "jobPostingInfo")
    return _tail(at(info, "externalUrl")) or _tail(at(info, "jobPostingId"))


def read_posting(raw: dict[str, Any], origin: Origin) -> Record:
    posting, info = raw["posting"], at(raw["detail"], "jobPostingInfo") or {}
    url = web_address(info.get("externalUrl")) or _address(origin.url, tidy(posting.get("externalPath")))
    board = board_in(_BOARD, url, origin.source) or origin.slug
    tail = _tail(posting.get("externalPath")) or _detail_tail(raw["detail"])
    number = identity(info.get("jobReqId"))
    return Record(
        title=title_of(text(info.get("title")) or posting.get("title")),
        id=tail.rpartition("_")[2] or number or identity(info.get("id")),
        board=board,
        employer=tidy(at(raw["detail"], "hiringOrganization", "name")) or named(board),
        where=tuple(_where(posting, info)),
        work_mode=work_mode(info.get("remoteType") or posting.get("remoteType")),
        description=text(info.get("jobDescription")) or "",
        url=url,
        requisition=number or _requisition(posting, tail),
        employment_type=employment_type(info.get("timeType") or posting.get("timeType")),
        posted_on=day(info.get("startDate")) or _counted_back(posting, info, raw["as_of"]),
    )


def _address(site: str, path: str | None) -> str:
    """A posting's address on the site whose data was fetched; none where we do not know the site."""
    if not _BOARD.search(site) or not path or not path.startswith("/"):
        return ""
    return _DATA.sub(r"\1", site).partition("?")[0].partition("/job")[0].rstrip("/") + path


def _where(posting: dict[str, Any], info: dict[str, Any]) -> Iterator[Where]:
    country = tidy(at(info, "country", "descriptor")) or tidy(at(info, "country", "alpha2Code"))
    main = tidy(info.get("location")) or tidy(posting.get("locationsText")) or ""
    if not main or _COUNT.fullmatch(main):
        main = _place_in(tidy(posting.get("externalPath")) or "")
    yield Where(text=main, country=country)
    yield from (Where(text=other) for other in texts(info.get("additionalLocations")))


def _place_in(path: str) -> str:
    """The location in /job/US-CA-Santa-Clara/Title_R1, with commas where a place would have them."""
    parts = path.split("/")
    if len(parts) < 4 or parts[1] != "job":
        return ""
    words = parts[2].replace("---", " - ").replace("-", " ").replace("   ", " - ").split(" ")
    codes = next((i for i, word in enumerate(words) if not _CODES.fullmatch(word)), len(words))
    return ", ".join([*words[:codes], " ".join(words[codes:])]).strip(", ")


def _requisition(posting: dict[str, Any], tail: str) -> str | None:
    """The bullet that is a number of the employer's: the path ends in it, or in it and a repost's count."""
    number = tail.rpartition("_")[2]
    return next((bullet for bullet in texts(posting.get("bulletFields")) if number.startswith(bullet)), None)


def _counted_back(posting: dict[str, Any], info: dict[str, Any], as_of: date | None) -> date | None:
    days = days_ago(tidy(info.get("postedOn")) or tidy(posting.get("postedOn")) or "")
    return as_of - timedelta(days) if as_of and days is not None else None


WORKDAY = System("workday", "json", find_postings, read_posting, is_deep=True)
