"""Where is a job board read? From its system and slug to the address of its public data, and back from
the address of a careers page to its system and slug.

What each address promises: docs/reference/boards.md. A slug is as board_systems.csv writes it
(Workday: tenant/host/site); a Lever board kept in Europe has `eu/` before its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, quote, unquote, urlsplit

from gonorth.boards.system import host_of

# How a board hands out its postings: all in one answer; in pages by offset until one is short; or in
# pages with a total, each posting's text at an address of its own.
Paging = Literal["whole", "offset", "listed"]

LEVER_PAGE = 100  # postings a page
WORKDAY_PAGE = 20  # the most it gives
WORKDAY_CAP = 2000  # some sites count no further, whatever they hold

_PAGING: dict[str, Paging] = {
    "greenhouse": "whole",
    "ashby": "whole",
    "jsonld": "whole",
    "lever": "offset",
    "workday": "listed",
}
_HOSTS = {"boards-api.greenhouse.io", "api.lever.co", "api.eu.lever.co", "api.ashbyhq.com"}
_WORKDAY_HOST = re.compile(r"([a-z0-9][a-z0-9-]*)\.(wd\d{1,3})\.myworkdayjobs\.com")
_LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")
_NAME = re.compile(r"[\w .&+,'’()-]{1,100}")  # what a board may be called in an address
_POSTING = re.compile(r"/job(/[^/?#\\\x00-\x20]{1,300}){1,3}")


@dataclass(frozen=True, slots=True)
class BoardAddress:
    system: str
    data: str  # where its data is
    page: str  # its page for people; where robots.txt speaks of it

    @property
    def paging(self) -> Paging:
        return _PAGING[self.system]


def board_address(system: str, slug: str, url: str = "") -> BoardAddress | None:
    """Where to read a board; None where it is on a system we do not read or its slug is none."""
    if system == "jsonld":
        return BoardAddress(system, url, url) if urlsplit(url).scheme == "https" else None
    names = [unquote(name) for name in slug.split("/")]
    if not all(_NAME.fullmatch(name) and name.strip(".") for name in names):
        return None
    if system == "workday":
        return _workday(*names) if len(names) == 3 else None
    europe = system == "lever" and len(names) == 2 and names[0] == "eu"
    if len(names) != 1 + europe:
        return None
    name = quote(names[-1])
    if system == "greenhouse":
        data = f"https://boards-api.greenhouse.io/v1/boards/{name}/jobs?content=true&pay_transparency=true"
        return BoardAddress(system, data, f"https://boards.greenhouse.io/{name}")
    if system == "lever":
        lever = "eu.lever.co" if europe else "lever.co"
        data = f"https://api.{lever}/v0/postings/{name}?mode=json"
        return BoardAddress(system, data, f"https://jobs.{lever}/{name}")
    if system == "ashby":
        data = f"https://api.ashbyhq.com/posting-api/job-board/{name}?includeCompensation=true"
        return BoardAddress(system, data, f"https://jobs.ashbyhq.com/{name}")
    return None


def _workday(tenant: str, pod: str, site: str) -> BoardAddress | None:
    host = f"{tenant}.{pod}.myworkdayjobs.com"
    if not _WORKDAY_HOST.fullmatch(host):
        return None
    data = f"https://{host}/wday/cxs/{tenant}/{quote(site)}/jobs"
    return BoardAddress("workday", data, f"https://{host}/{quote(site)}")


def find_board(url: str) -> tuple[str, str] | None:
    """The system and slug of the board that a careers page, or an address of its data, belongs to."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return None
    path = [unquote(part) for part in parts.path.split("/") if part]
    found = _system_and_slug(host, path, parse_qs(parts.query))
    return found if found and board_address(*found) else None


def _system_and_slug(host: str, path: list[str], query: dict[str, list[str]]) -> tuple[str, str] | None:
    if workday := _WORKDAY_HOST.fullmatch(host):
        site = _workday_site(path)
        return ("workday", f"{workday[1]}/{workday[2]}/{site}") if site else None
    if host.endswith("greenhouse.io"):
        if path[:1] == ["embed"]:
            return ("greenhouse", query["for"][0]) if "for" in query else None
        name = _after(path, "v1", "boards")
        return ("greenhouse", name) if name else None
    if host in {"jobs.lever.co", "jobs.eu.lever.co", "api.lever.co", "api.eu.lever.co"}:
        name = _after(path, "v0", "postings")
        return ("lever", f"eu/{name}" if ".eu." in host else name) if name else None
    if host in {"jobs.ashbyhq.com", "api.ashbyhq.com"}:
        name = _after(path, "posting-api", "job-board")
        return ("ashby", name) if name else None
    return None


def _after(path: list[str], *start: str) -> str | None:
    """The part of a path that names the board: the first, or the first after how data addresses begin."""
    rest = path[len(start) :] if path[: len(start)] == list(start) else path
    return rest[0] if rest else None


def _workday_site(path: list[str]) -> str | None:
    if path[:2] == ["wday", "cxs"]:
        return path[3] if len(path) > 3 else None
    named = [part for part in path if not _LOCALE.fullmatch(part)]
    return named[0] if named else None


def own_name(system: str, data: str) -> str | None:
    """How the ids of the postings begin of the board that is read there: `greenhouse:acme`; None where the
    address does not tell."""
    if system == "jsonld":
        host = host_of(data)
        return f"{system}:{host}" if host else None
    found = find_board(data)
    if found is None or found[0] != system:
        return None
    names = found[1].split("/")
    return f"{system}:{names[0 if system == 'workday' else -1]}"


def is_known_host(host: str) -> bool:
    """Whether a host gives out the data of a system we read."""
    return host in _HOSTS or _WORKDAY_HOST.fullmatch(host) is not None


def lever_page(data: str, skip: int) -> str:
    return f"{data}{'&' if '?' in data else '?'}skip={skip}&limit={LEVER_PAGE}"


def workday_detail(data: str, path: object) -> str | None:
    """The address of one posting's text; None where the path is not one of a posting."""
    if not isinstance(path, str) or not _POSTING.fullmatch(path) or "/." in path:
        return None
    return data.removesuffix("/jobs") + quote(path, safe="/%~!$&'()*+,;=:@-._")


def careers_page(data: str) -> str:
    """The page for people behind an address of data; the address itself where we cannot tell."""
    found = find_board(data)
    address = board_address(*found) if found else None
    return address.page if address else data
