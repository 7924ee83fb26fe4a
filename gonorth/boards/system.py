"""What is a job-board system, and where did a payload of it come from?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from gonorth.boards.fields import folded, web_address
from gonorth.boards.record import Record
from gonorth.boards.terms import noise
from gonorth.nouns import Opening

_COUNT = re.compile(r"(?:page)?\d+[a-z]?")  # 547, 4a, page0: how many or which, never who
_EDGES = re.compile(r"[\s_.\-]+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a payload came from: the address it was fetched from, or the name of the file it was saved in."""

    source: str = ""
    page_url: str = ""  # the address a page gives itself

    @property
    def url(self) -> str:
        return self.page_url or web_address(self.source)

    @property
    def slug(self) -> str | None:
        """The words of a file's name up to those that say how it was saved: stripe-full-547.json → stripe."""
        if web_address(self.source):
            return None
        name = PurePosixPath(self.source.replace("\\", "/")).name.split(".")[0]
        words = [word for word in _EDGES.split(name) if word]
        first = next((i for i, word in enumerate(words) if not _is_noise(word)), len(words))
        last = next((i for i in range(first, len(words)) if _is_noise(words[i])), len(words))
        return "-".join(words[first:last]) or None


def _is_noise(word: str) -> bool:
    return word.casefold() in noise() or _COUNT.fullmatch(word.casefold()) is not None


@dataclass(frozen=True, slots=True)
class System:
    """A job-board system: how its payload is recognised and how one of its records is read.

    `find` returns the raw records in a value of the payload, or None where it is not this system's;
    `read` turns one of them into a Record (an Opening, where it was one already) or raises Unreadable.
    """

    name: str
    takes: Literal["json", "page", "table"]
    find: Callable[[Any], list[Any] | None]
    read: Callable[[Any, Origin], Record | Opening]
    is_deep: bool = False  # `find` looks through all that a value holds by itself


def board_in(address: re.Pattern[str], *urls: str) -> str | None:
    """Whose board an address belongs to: the pattern's group in the first address that has it."""
    matches = (address.search(url[:2000]) for url in urls)
    return next((unquote(match[1]) for match in matches if match), None)


def host_of(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:  # "http://[" is no address
        return None


def slugged(name: str | None) -> str | None:
    """A name as boards write it in addresses: letters and digits alone, in small letters."""
    return (folded(name) or None) if name else None


def named(board: str | None) -> str | None:
    """The employer's name as far as the board's address tells it: `open-text` → Open Text."""
    if not board:
        return None
    words = [word for word in _EDGES.split(board) if word]
    return " ".join(word.capitalize() if word.islower() else word for word in words) or None
