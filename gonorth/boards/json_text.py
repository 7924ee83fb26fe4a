"""What does this JSON say? Exact numbers, and none of the ways JSON may be made to hurt."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from html import unescape
from typing import Any

_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_OPENING = re.compile(r"(?:\s|<!--|//|/\*|\*/|<!\[CDATA\[)*")
_CLOSING = ("-->", "//", "/*", "*/", "]]>")
MOST_PARTS = 1_000_000  # objects and lists; a board of 5 MB has 60,000
_MOST_COMMAS = 5_000_000
_BETWEEN = " \t\r\n,;"
_LONGEST_WHOLE = 30  # digits; no identifier has more, and Python refuses numbers of thousands


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_WHOLE else None


class TooManyParts(ValueError):
    """More objects and lists than any board has: parsed, they would fill the memory."""


_DECODER = json.JSONDecoder(
    parse_float=Decimal, parse_int=_whole, parse_constant=lambda _: None, strict=False
)


def _count(text: str) -> None:
    if text.count("{") + text.count("[") > MOST_PARTS or text.count(",") > _MOST_COMMAS:
        raise TooManyParts


def parse(text: str) -> Any:
    """The one value in a text; ValueError where it is broken, RecursionError where it nests too deep."""
    _count(text)
    return _DECODER.decode(text)


def parse_loose(text: str) -> list[Any]:
    """The values in a page's script: wrapped in comments, one after another, with a comma too many or
    with escaped quotes, as pages have them. ValueError where none of that explains the text."""
    _count(text)
    bare = _unwrapped(text)
    try:
        return _one_after_another(bare)
    except ValueError:
        repaired = unescape(bare) if "&quot;" in bare and '"' not in bare else bare
        return _one_after_another(_TRAILING_COMMA.sub(r"\1", repaired))


def _unwrapped(text: str) -> str:
    """The text inside comment marks; no value begins or ends with one, so none is lost."""
    start = _OPENING.match(text)
    text = text[start.end() if start else 0 :].rstrip()
    while mark := next((mark for mark in _CLOSING if text.endswith(mark)), ""):
        text = text.removesuffix(mark).rstrip()
    return text


def _one_after_another(text: str) -> list[Any]:
    values, start = [], _skip(text, 0)
    while start < len(text):
        value, end = _DECODER.raw_decode(text, start)
        values.append(value)
        start = _skip(text, end)
    return values


def _skip(text: str, start: int) -> int:
    while start < len(text) and text[start] in _BETWEEN:
        start += 1
    return start
