"""What kind of document are these bytes? Decoded and parsed, or refused with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from gonorth.boards.json_text import MOST_PARTS, TooManyParts, parse
from gonorth.boards.page import open_page
from gonorth.boards.record import Spoiled, Unreadable
from gonorth.boards.refusals import refused
from gonorth.facts.words import Sentence

MAX_BYTES = 50_000_000  # the largest real boards are 5 MB
MOST_RECORDS = 100_000
_MOST_LINES = 2_000_000  # of a table: a description may run over several
_MARKS = {  # how files begin that are no text
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP",
    b"\x1f\x8b": "gzip",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\xd0\xcf\x11\xe0": "Microsoft Office",
    b"SQLite format": "SQLite",
}
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(rss|feed|workzag|source|jobs?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    kind: Literal["json", "page", "table"]
    content: Any


def open_document(data: bytes, name: str | Sentence) -> Document:
    """The parsed document; `name` is what to call it where it is refused."""
    if len(data) > MAX_BYTES:
        raise refused("boards.too_large", name, megabytes=MAX_BYTES // 1_000_000)
    for mark, kind in _MARKS.items():
        if data.startswith(mark):
            raise refused("boards.not_text", name, kind=kind)
    text = _decoded(data)
    first = text.lstrip()[:1]
    if not first:
        raise refused("boards.empty", name)
    if first in "{[":
        return Document("json", _parsed(text, name))
    if first == "<":
        feed = _FEED.match(text[:2000])
        if feed:
            raise refused("boards.feed", name, kind=feed[1])
        return Document("page", open_page(text))
    lines = _lines(text) if "\n{" in text else None
    if lines is not None:
        return Document("json", lines)
    if text.count("\n") > _MOST_LINES:
        raise refused("boards.too_many", name, most=_MOST_LINES)
    return Document("table", text)


def _decoded(data: bytes) -> str:
    """The text; bytes that are no UTF-8 are taken for Windows-1252, which French spreadsheets save."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if data.lstrip()[:1] in (b"{", b"["):  # JSON is UTF-8 by definition: keep what is, mark the rest
            return data.decode("utf-8", "replace")
        return data.decode("cp1252", "replace")


def _parsed(text: str, name: str | Sentence) -> Any:
    try:
        return parse(text.strip())
    except RecursionError:
        raise refused("boards.too_deep", name) from None
    except TooManyParts:
        raise refused("boards.too_many", name, most=MOST_PARTS) from None
    except ValueError as broken:
        lines = _lines(text)
        if lines is None:
            position = getattr(broken, "lineno", 1), getattr(broken, "colno", 1)
            raise refused("boards.broken_json", name, line=position[0], column=position[1]) from None
        return lines


def _lines(text: str) -> list[Any] | None:
    """One JSON value a line, a broken line standing for a record; None where it is not such a file."""
    if text.count("\n") > MOST_RECORDS:
        return None
    lines = [line for line in text.split("\n") if line.strip()]
    values = [_value(line) for line in lines]
    whole = [value for value in values if isinstance(value, dict)]
    return values if len(lines) > 1 and len(whole) * 2 > len(lines) else None


def _value(line: str) -> Any:
    try:
        return parse(line.strip())
    except (ValueError, RecursionError):
        return Spoiled(Unreadable("boards.broken_line"))
