"""Which openings does this payload hold? Any system's, recognised by its shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal

from gonorth.boards.document import MOST_RECORDS, Document, open_document
from gonorth.boards.fields import children
from gonorth.boards.json_text import parse
from gonorth.boards.opening import Wanted, everywhere, fingerprint, opening_of
from gonorth.boards.page import Page
from gonorth.boards.record import Spoiled, Unreadable
from gonorth.boards.refusals import is_empty_board, refuse_unknown, refused
from gonorth.boards.system import Origin, System
from gonorth.boards.systems import SYSTEMS
from gonorth.facts.words import Sentence
from gonorth.nouns import Opening

_WRAPPINGS = 5  # captures come wrapped: notes, headers, several pages side by side
_WIDEST = 5_000  # values side by side that may each wrap a board


@dataclass(frozen=True, slots=True)
class Failure:
    """A record that gave no opening: where it stood in the payload, counted from 0, and why.

    Intended where the employer, or the payload itself, means it to be left out.
    """

    source: str
    index: int
    reason: Sentence
    kind: Literal["error", "intended"] = "error"


@dataclass(frozen=True, slots=True)
class BoardReading:
    """Every record of a payload is either an opening or a failure; none is left out."""

    system: str
    openings: tuple[Opening, ...]
    failures: tuple[Failure, ...]


def read_payload(data: bytes, source: str = "", wanted: Wanted = everywhere) -> BoardReading:
    """Read a job board's payload; `source` is its address or the name of its file. Postings that are
    not `wanted` where they are come with the board's own fields alone.

    Raises Refusal where it is no payload of a system we read (gonorth/boards/systems.py).
    """
    name = source or Sentence("boards.unnamed", {})
    document = open_document(data, name)
    system, records = _recognised(document, source, name)
    if len(records) > MOST_RECORDS:
        raise refused("boards.too_many", name, most=MOST_RECORDS)
    origin = Origin(source, _own_address(document, source) if len(records) == 1 else "")
    openings: dict[str, Opening] = {}
    failures: list[Failure] = []
    for index, raw in enumerate(records):
        try:
            opening = _distinct(_read(system, raw, origin, wanted), openings)
        except Unreadable as why:
            failures.append(Failure(source, index, why.sentence, why.kind))
        except Exception as error:  # whatever one record does to us, the others are read
            reason = Sentence("boards.unexpected", {"error": type(error).__name__})
            failures.append(Failure(source, index, reason))
        else:
            openings[opening.id] = opening
    return BoardReading(system.name, tuple(openings.values()), tuple(failures))


def _recognised(document: Document, source: str, name: str | Sentence) -> tuple[System, list[Any]]:
    """The first system that knows the document, or else what the document wraps."""
    systems = [system for system in SYSTEMS if system.takes == document.kind]
    level = roots = [document.content]
    for _ in range(_WRAPPINGS):
        for system in systems:
            nodes = roots if system.is_deep else level
            found = [records for node in nodes if (records := system.find(node)) is not None]
            if found:
                return system, [record for records in found for record in records]
        roots = [body for node in level for body in _bodies(node)]
        level = roots + [child for node in level for child in children(node)]
        if len(level) > _WIDEST:
            break
    hinted = next((system for system in SYSTEMS if system.name in source.casefold()), None)
    if hinted and is_empty_board(document.content):
        return hinted, []
    raise refuse_unknown(document.kind, document.content, name)


def _bodies(node: Any) -> list[Any]:
    """JSON kept as text inside JSON, as recorders of answers do."""
    values = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [body for value in islice(values, _WIDEST) if (body := _body(value)) is not None]


def _body(body: Any) -> Any:
    try:
        return parse(body) if isinstance(body, str) and body[:1] in ("{", "[") else None
    except (ValueError, RecursionError):
        return None


def _own_address(document: Document, source: str) -> str:
    """The address of a page with a single posting, which may give itself none."""
    own = document.content.address if isinstance(document.content, Page) else ""
    return own or (Origin(source).url if document.kind == "page" else "")


def _read(system: System, raw: Any, origin: Origin, wanted: Wanted) -> Opening:
    if isinstance(raw, Spoiled):
        raise raw.reason
    if not isinstance(raw, dict):
        raise Unreadable("boards.no_object")
    read = system.read(raw, origin)
    return read if isinstance(read, Opening) else opening_of(read, system.name, wanted)


def _distinct(opening: Opening, earlier: Mapping[str, Opening]) -> Opening:
    """The opening under an id of its own: a page read twice repeats postings, but a site may also give
    different postings one number."""
    if opening.id not in earlier:
        return opening
    mark = fingerprint(opening.title, opening.description, opening.url)
    other = replace(opening, id=f"{opening.id}~{mark}")
    if earlier[opening.id] == opening or other.id in earlier:
        raise Unreadable("boards.repeated", intended=True)
    return other
