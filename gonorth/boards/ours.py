"""Openings as `gonorth openings read --json` prints them: read back as they were, nothing read anew."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

from gonorth.boards.fields import amount, at, day, listed, moment, objects, some, text, tidy, web_address
from gonorth.boards.record import Unreadable, title_of
from gonorth.boards.system import Origin, System
from gonorth.nouns import (
    Law,
    Occupation,
    Opening,
    Pay,
    Period,
    Place,
    Seniority,
    Skill,
    Sponsorship,
    WorkMode,
)

_SIGNS = {"id", "system", "employer", "title", "places", "work_mode", "remote_within"}
_LEVELS = {level.value: level for level in Seniority}


def find_openings(node: Any) -> list[Any] | None:
    if isinstance(node, list) and some(_is_opening, node):
        return node
    return [node] if _is_opening(node) else None


def _is_opening(node: Any) -> bool:
    return isinstance(node, dict) and len(_SIGNS & node.keys()) >= len(_SIGNS) - 1


def read_opening(raw: dict[str, Any], origin: Origin) -> Opening:
    identifier, system = text(raw.get("id")), text(raw.get("system"))
    if identifier is None or system is None:
        raise Unreadable("boards.no_id")
    return Opening(
        id=identifier,
        system=system,
        employer=text(raw.get("employer")) or "",
        title=title_of(raw.get("title")),
        occupation=_occupation(raw.get("occupation")),
        seniority=_LEVELS.get(str(raw.get("seniority"))),
        places=tuple(map(_place, objects(raw.get("places")))),
        work_mode=_one_of(WorkMode, raw.get("work_mode"), "unknown"),
        remote_within=tuple(filter(None, map(text, listed(raw.get("remote_within"))))),
        pay=_pay(raw.get("pay")),
        skills=tuple(_skill(skill) for skill in objects(raw.get("skills"))),
        language=text(raw.get("language")),
        posted_on=day(raw.get("posted_on")),
        updated_at=moment(raw.get("updated_at")),
        url=web_address(raw.get("url")),
        employment_type=text(raw.get("employment_type")),
        sponsorship=_one_of(Sponsorship, raw.get("sponsorship"), "unknown"),
        law=_law(raw.get("law")),
        department=text(raw.get("department")),
        requisition=text(raw.get("requisition")),
        years_asked=_number(raw.get("years_asked")),
        description=text(raw.get("description")) or "",
        location=tidy(raw.get("location")) or "",
    )


def _one_of(choices: Any, value: Any, otherwise: Any) -> Any:
    return value if isinstance(value, str) and value in get_args(choices) else otherwise


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else None


def _occupation(raw: Any) -> Occupation | None:
    noc, label = text(at(raw, "noc")), text(at(raw, "label"))
    sure = _number(at(raw, "confidence"))
    if noc is None or label is None:
        return None
    return Occupation(noc, label, sure or 0.0, text(at(raw, "label_fr")))


def _place(raw: dict[str, Any]) -> Place:
    city, region, country = (text(raw.get(key)) for key in ("city", "region", "country"))
    return Place(city, region, country, _number(raw.get("lat")), _number(raw.get("lon")), raw=_raw(raw))


def _raw(value: dict[str, Any]) -> str:
    return text(value.get("raw")) or ""


def _pay(raw: Any) -> Pay | None:
    low, high = amount(at(raw, "low")), amount(at(raw, "high"))
    period = _one_of(Period, at(raw, "period"), None)
    if period is None or (low is None and high is None):
        return None
    return Pay(low, high, text(at(raw, "currency")), period, _raw(raw))


def _skill(raw: dict[str, Any]) -> Skill:
    return Skill(text(raw.get("id")) or "", text(raw.get("label")) or "")


def _law(raw: Any) -> Law:
    said = {name: at(raw, name) for name in Law.__slots__}
    return Law(**{name: value for name, value in said.items() if isinstance(value, bool)})


OURS = System("gonorth", "json", find_openings, read_opening)
