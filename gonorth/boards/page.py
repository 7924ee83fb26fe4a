"""What data does a web page carry for machines? Its JSON-LD blocks, and the address it gives itself.

A scan and not a parse: the blocks of a page are found by their tags alone, and a tree builder can take
minutes over a page made to hurt. Every pattern is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from gonorth.boards.fields import web_address

_PART = re.compile(r"<(?:(!--)|(script|link)\b([^<>]*)>)", re.IGNORECASE)
_COMMENT_END = re.compile(r"-->")
_SCRIPT_END = re.compile(r"</script\s*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))""")


@dataclass(frozen=True, slots=True)
class Page:
    blocks: tuple[str, ...]
    address: str


def open_page(markup: str) -> Page:
    blocks: list[str] = []
    address = ""
    for name, attributes, body in _parts(markup):
        if name == "script" and attributes.get("type", "").casefold().startswith("application/ld+json"):
            blocks.append(body)
        elif name == "link" and attributes.get("rel", "").casefold() == "canonical":
            address = address or web_address(attributes.get("href"))
    return Page(tuple(blocks), address)


def _parts(markup: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every script and link outside comments: its name, its attributes and, of a script, what it holds."""
    at = 0
    while part := _PART.search(markup, at):
        ends = _COMMENT_END if part[1] else _SCRIPT_END
        name = (part[2] or "").casefold()
        end = None if name == "link" else ends.search(markup, part.end())
        at = part.end() if name == "link" else end.end() if end else len(markup)
        if name:
            yield name, _attributes(part[3]), markup[part.end() : end.start() if end else at]


def _attributes(written: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(written)
    return {name.casefold(): unescape("".join(values)).strip() for name, *values in reversed(found)}
