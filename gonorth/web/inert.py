"""How is somebody else's text shown? As text: paragraphs and lists, with nothing that acts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

BULLETS = ("- ", "• ", "* ", "· ", "– ", "▪ ", "◦ ")
ENDS = (".", "!", "?", ",", ";", "…")
LONGEST_HEADING = 60
KEPT = {"\n", "\t"}


@dataclass(frozen=True)
class Block:
    is_list: bool
    lines: tuple[str, ...]

    @property
    def is_heading(self) -> bool:
        """A short line that is no sentence; markup that said so was not kept."""
        line = self.lines[0]
        return not self.is_list and len(line) <= LONGEST_HEADING and not line.endswith(ENDS)


def blocks(text: str) -> tuple[Block, ...]:
    """A plain text as paragraphs, one a line, and lists."""
    lines = [line.strip() for line in seen(text).splitlines() if line.strip()]
    return tuple(_blocks(lines))


def seen(text: str) -> str:
    """The text without what is not seen, or turns the text around it."""
    return "".join(letter for letter in text if letter in KEPT or unicodedata.category(letter)[0] != "C")


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    for is_list, group in groupby(lines, lambda line: line.startswith(BULLETS)):
        if is_list:
            yield Block(True, tuple(line[2:].strip() for line in group))
        else:
            yield from (Block(False, (line,)) for line in group)


def as_html(text: str) -> SafeString:
    """The same as HTML, every letter of it escaped."""
    return format_html_join("", "{}", ((_html(block),) for block in blocks(text)))


def _html(block: Block) -> SafeString:
    if block.is_list:
        return format_html(
            "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((line,) for line in block.lines))
        )
    return format_html("<p>{}</p>", block.lines[0])
