"""What is in this field? Boards send anything anywhere; a field of the wrong kind is a field not there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from html import escape
from itertools import islice
from typing import Any

LONGEST_LABEL = 500  # characters; keeps a hostile name out of every cache and table
LARGEST_AMOUNT = Decimal(10) ** 12  # beyond any pay in any currency; keeps 1e999999 out of arithmetic
FIRST_YEAR, LAST_YEAR = 1990, 2100  # a day outside was not meant as the day of a posting
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?")


def text(value: Any) -> str | None:
    """The value where it is text with something in it; always valid Unicode, otherwise untouched."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a surrogate pair: JSON may carry one, nothing else can
        return value.encode("utf-8", "replace").decode()
    return value


def tidy(value: Any) -> str | None:
    """Text on one line without spaces around it: for names and labels, and no longer than one."""
    found = text(value)
    return " ".join(found[: 2 * LONGEST_LABEL].split())[:LONGEST_LABEL] or None if found else None


def identity(value: Any) -> str | None:
    """An identifier, whether the board writes it as a number or as text."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return tidy(value)


def at(value: Any, *path: str) -> Any:
    """What lies at the end of a path of keys, or None."""
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects in a list; a lone object counts as a list of one."""
    return [item for item in listed(value) if isinstance(item, dict)]


def listed(value: Any) -> list[Any]:
    """A list as it is; anything else as a list of one."""
    return value if isinstance(value, list) else [value]


def texts(value: Any) -> list[str]:
    """The texts in a list; a lone text counts as a list of one."""
    return [found for found in map(tidy, listed(value)) if found]


def some(test: Callable[[Any], bool], items: list[Any]) -> bool:
    """Whether the test holds of one of a list's first thousand; a board shows by then whose it is."""
    return any(map(test, islice(items, 1000)))


def within(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every object in a document, outermost first, down to a depth; unlike recursion it cannot overflow."""
    level = [value]
    for _ in range(depth):
        yield from (node for node in level if isinstance(node, dict))
        level = [child for node in level for child in children(node)]


def children(value: Any) -> list[Any]:
    """The objects and lists directly inside a value."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [child for child in inside if isinstance(child, (dict, list))]


def amount(value: Any) -> Decimal | None:
    """A positive sum of money, exactly as sent."""
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        value = Decimal(value.strip())
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return None
    try:
        number = Decimal(value)
        return number if 0 < number < LARGEST_AMOUNT else None
    except InvalidOperation:  # NaN cannot be compared
        return None


def day(value: Any) -> date | None:
    """The day a date, a moment or a count of milliseconds since 1970 falls on, as written."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        since = moment(value)
        return since.date() if since else None
    match = _DAY.match(value.strip()) if isinstance(value, str) else None
    try:
        found = date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
    return found if found and FIRST_YEAR <= found.year <= LAST_YEAR else None


def moment(value: Any) -> datetime | None:
    """A moment written in ISO 8601 or counted in milliseconds since 1970."""
    try:
        if isinstance(value, str):
            found = datetime.fromisoformat(value.strip())
        elif isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            found = datetime.fromtimestamp(int(value) / 1000, UTC)
        else:
            return None
    except (ValueError, OverflowError, OSError):
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def as_markup(plain: str) -> str:
    """Plain text as HTML that reads the same."""
    return escape(plain).replace("\n", "<br>")


def web_address(value: Any) -> str:
    """The address where it is one a browser may follow safely; javascript: and the like are dropped."""
    found = text(value)
    address = found.strip() if found else ""
    return address if address.casefold().startswith(("https://", "http://")) else ""


@lru_cache(4096)
def folded(value: str) -> str:
    """Letters and digits alone, without case or accents: `Télétravail ` and `teletravail` are one."""
    plain = unicodedata.normalize("NFKD", value[:200].casefold())
    return "".join(letter for letter in plain if letter.isalnum())
