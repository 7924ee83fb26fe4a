"""On which line of a file of editions is a value, by its dotted name?"""

from __future__ import annotations

import re

from gonorth.facts.packfiles import Document

_HEADING = re.compile(r"\s*\[edition\.(.+)\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")


def line_in_edition(document: Document, nth: int, name: str) -> int | None:
    """The deepest line of the nth [[edition]] that leads to `name`; the edition's own where none does."""
    best, found, block = "", None, ""
    edition = -1
    for number, line in enumerate(document.text.splitlines(), 1):
        if line.strip() == "[[edition]]":
            edition, block = edition + 1, ""
            found = number if edition == nth else found
        elif edition == nth and (path := _path(line, block)):
            block = path if _HEADING.match(line) else block
            if len(path) > len(best) and f"{name}.".startswith(f"{path}."):
                best, found = path, number
    return found


def _path(line: str, block: str) -> str:
    """The dotted name of the heading or the key on a line; empty where there is neither."""
    if heading := _HEADING.match(line):
        return heading[1]
    key = _KEY.match(line)
    return "" if key is None else f"{block}.{key[1]}" if block else key[1]
