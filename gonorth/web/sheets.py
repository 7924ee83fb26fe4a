"""A search as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse

from gonorth.facts.words import say
from gonorth.nouns import Opening
from gonorth.web.rows import apply_address, page_of, places_of
from gonorth.web.searching import Results
from gonorth.web.sheet import sheet

COLUMNS = (
    "title",
    "employer",
    "places",
    "mode",
    "pay_low",
    "pay_high",
    "currency",
    "period",
    "level",
    "occupation",
    "language",
    "posted",
    "page",
    "apply",
    "is_sample",
)


def of(found: Results, absolute: str, for_excel: bool) -> HttpResponse:
    """All openings of a search, in its order. Excel in French takes a semicolon between two cells."""
    names = [say(f"openings.column_{name}", found.lang) for name in COLUMNS]
    separator = ";" if for_excel and found.lang == "fr" else ","
    return sheet("openings", names, _lines(found, absolute), separator=separator)


def _lines(found: Results, absolute: str) -> Iterator[list[Any]]:
    pages = absolute + page_of(0, found.lang).removesuffix("0")
    for row in found.found.rows:
        opening = found.shelf.index.openings[row]
        yield _line(opening, found, f"{pages}{found.shelf.pks[opening.id]}")


def _line(opening: Opening, found: Results, page: str) -> list[Any]:
    pay, work = opening.pay, opening.occupation
    return [
        opening.title,
        opening.employer,
        places_of(opening.places, found.lang, most=20) if opening.places else "",
        opening.work_mode,
        pay and pay.low,
        pay and pay.high,
        pay and pay.currency,
        pay and pay.period,
        opening.seniority,
        work and work.label,
        opening.language,
        opening.posted_on and opening.posted_on.isoformat(),
        page,
        apply_address(opening),
        found.shelf.kind == "sample",
    ]
