"""Is what a board gave all it holds? Only then may a posting that is not in it be on its way out.

A failed, short or empty read proves nothing: boards answer 200 with nothing in it, stop in the middle of
a list, or lose every text for an afternoon.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gonorth.boards import BoardReading, read_payload
from gonorth.boards.fields import at
from gonorth.boards.json_text import parse
from gonorth.facts.words import Refusal, Sentence


@dataclass(frozen=True)
class Understood:
    reading: BoardReading
    listed: int  # records in the payload
    total: int | None  # as the board says; None where it says none


def understand(system: str, body: bytes, source: str) -> Understood:
    """Read a payload strictly as one of this system's; Refusal where it is anything else."""
    document = None if system == "jsonld" else _document(body)
    if document is not None and not _records(document):
        return Understood(BoardReading(system, (), ()), 0, _total(document))
    reading = read_payload(body, source)
    if reading.system != system:
        raise Refusal("boards_live.other_system", system=system.capitalize())
    if document is None:
        return Understood(reading, len(reading.openings) + len(reading.failures), None)
    return Understood(reading, len(_records(document)), _total(document))


def _document(body: bytes) -> Any:
    """The one JSON value; what breaks off or is something else altogether is no answer of a board."""
    try:
        document = parse(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refusal("boards_live.no_json") from None
    if _list(document) is None:
        raise Refusal("boards_live.no_postings")
    return document


def _list(document: Any) -> list[Any] | None:
    for found in (document, at(document, "jobs"), at(document, "jobPostings")):
        if isinstance(found, list):
            return found
    return None


def _records(document: Any) -> list[Any]:
    """The records of a board's answer, which may be several pages side by side."""
    found = _list(document) or []
    pages = [page for page in found if isinstance(page, list)]
    return [record for page in pages for record in page] if pages else found


def _total(document: Any) -> int | None:
    said = at(document, "meta", "total")
    return said if isinstance(said, int) else None


def shortcoming(understood: Understood) -> Sentence | None:
    """Why this cannot be all the board holds; None where nothing says so. (That it shows far less than
    the last time is weighed where it is imported: absence.py.)"""
    if understood.listed == 0:
        return Sentence("boards_live.empty", {})
    if understood.total is not None and understood.total != understood.listed:
        return Sentence("boards_live.short", {"n": understood.listed, "total": understood.total})
    return None
