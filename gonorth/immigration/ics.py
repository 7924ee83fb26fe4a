"""Days to do something on, as an iCalendar file (RFC 5545) that any calendar reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

WIDEST = 75  # octets of a line, without its end
PRODUCT = "-//GoNorth//GoNorth//EN"


@dataclass(frozen=True)
class Entry:
    """Something on a whole day. The same `uid` in a later file changes the entry instead of adding one."""

    uid: str
    on: date
    summary: str
    description: str
    url: str | None = None


def calendar(name: str, entries: Iterable[Entry], stamp: datetime) -> str:
    """The text of a calendar file; `stamp` is the moment it is made, in UTC."""
    return "".join(f"{folded}\r\n" for line in _calendar(name, entries, stamp) for folded in _folded(line))


def _calendar(name: str, entries: Iterable[Entry], stamp: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN")
    yield f"X-WR-CALNAME:{_escaped(name)}"
    for entry in entries:
        yield from _event(entry, f"{stamp:%Y%m%dT%H%M%SZ}")
    yield "END:VCALENDAR"


def _event(entry: Entry, stamp: str) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{_escaped(entry.uid)}", f"DTSTAMP:{stamp}")
    yield f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}"
    yield f"SUMMARY:{_escaped(entry.summary)}"
    yield f"DESCRIPTION:{_escaped(entry.description)}"
    if entry.url:
        yield f"URL:{entry.url}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _escaped(text: str) -> str:
    """Backslashes, semicolons, commas and ends of lines mean something in a calendar."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets; each after the first starts with a space."""
    piece = ""
    for sign in line:
        if len((piece + sign).encode()) > WIDEST:
            yield piece
            piece = " "
        piece += sign
    yield piece
