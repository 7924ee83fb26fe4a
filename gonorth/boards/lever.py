"""Lever: what its postings API says of each posting.

https://github.com/lever/postings-api: a bare list. Requirements are in `lists`, outside the
description; `createdAt` counts milliseconds; the country is that of the main location.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from gonorth.boards.fields import as_markup, at, day, identity, objects, some, text, texts, tidy, web_address
from gonorth.boards.pay_fields import pay_from
from gonorth.boards.record import Record, Where, title_of
from gonorth.boards.system import Origin, System, board_in, named
from gonorth.boards.terms import employment_type, work_mode

_BOARD = re.compile(r"lever\.co/(?:v0/postings/)?([^/?#]+)")
_SIGNS = {"hostedUrl", "categories", "createdAt", "descriptionPlain", "applyUrl", "lists"}


def find_postings(node: Any) -> list[Any] | None:
    if isinstance(node, list) and some(_is_posting, node):
        return node
    return [node] if _is_posting(node) else None


def _is_posting(node: Any) -> bool:
    return isinstance(node, dict) and "text" in node and len(_SIGNS & node.keys()) >= 2


def read_posting(posting: dict[str, Any], origin: Origin) -> Record:
    url = web_address(posting.get("hostedUrl")) or web_address(posting.get("applyUrl"))
    board = board_in(_BOARD, url, origin.source) or origin.slug
    pay = posting.get("salaryRange")
    stated = pay_from(at(pay, "min"), at(pay, "max"), at(pay, "currency"), at(pay, "interval"))
    return Record(
        title=title_of(posting.get("text")),
        id=identity(posting.get("id")),
        board=board,
        employer=named(board),
        where=_where(posting),
        work_mode=work_mode(posting.get("workplaceType")),
        pay=(stated,) if stated else (),
        description=_description(posting),
        url=url,
        department=tidy(at(posting, "categories", "department")) or tidy(at(posting, "categories", "team")),
        employment_type=employment_type(at(posting, "categories", "commitment")),
        posted_on=day(posting.get("createdAt")),
    )


def _where(posting: dict[str, Any]) -> tuple[Where, ...]:
    """The main location with the country sent for it, then the others as written."""
    others = texts(at(posting, "categories", "allLocations"))
    main = tidy(at(posting, "categories", "location")) or (others[0] if others else "")
    first = Where(text=main, country=tidy(posting.get("country")))
    return (first, *(Where(text=other) for other in others if other != main))


def _description(posting: dict[str, Any]) -> str:
    """The whole posting in reading order: HTML where it is sent, else plain text."""
    parts = [_either(posting, "description")]
    for section in objects(posting.get("lists")):
        heading, items = tidy(section.get("text")), text(section.get("content"))
        parts += [heading and f"<p>{escape(heading)}</p>", items and f"<ul>{items}</ul>"]
    parts += [_either(posting, "salaryDescription"), _either(posting, "additional")]
    return "\n".join(part for part in parts if part)


def _either(posting: dict[str, Any], name: str) -> str | None:
    markup, plain = text(posting.get(name)), text(posting.get(f"{name}Plain"))
    return markup or (as_markup(plain) if plain else None)


LEVER = System("lever", "json", find_postings, read_posting)
