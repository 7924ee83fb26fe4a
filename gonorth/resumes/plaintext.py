"""What does a plain text file say? Its lines, whatever wrote them."""

from __future__ import annotations

import re

from gonorth.facts.words import Refusal
from gonorth.resumes.draft import Draft
from gonorth.resumes.drafting import draft_of
from gonorth.resumes.lines import Line, broken, closed_up, drop_bullet, split_pieces

MAX_LETTERS = 120_000  # some forty pages
MAX_LINES = 3_000
EMPHASIS = re.compile(r"\*\*|__|`")
HEADING = re.compile(r"^#{1,6}\s+")
RULE = re.compile(r"^[\s=_~*#+-]{3,}$")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(data: bytes) -> str:
    """The text of a file in the encoding its first bytes, or all of them, tell."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def is_text(data: bytes) -> bool:
    """Letters, and not the bytes of a program or a picture?"""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = data[:4000]
    strange = len(CONTROL.findall(sample.decode("latin-1")))
    return b"\x00" not in sample and strange * 50 < max(len(sample), 50)


def read_text(data: bytes, filename: str) -> Draft:
    return draft_of(read_lines_of(decode(data)), filename)


def read_lines_of(text: str) -> list[Line]:
    """The lines of a text, also of one with Markdown's marks."""
    if len(text) > MAX_LETTERS:
        raise Refusal("resumes.too_long")
    rows = [row for line in text.replace("\u00ad", "-").splitlines() for row in broken(closed_up(line))]
    if len(rows) > MAX_LINES:
        raise Refusal("resumes.too_long")
    widest = max((len(row) for row in rows), default=0)
    width = max(60, min(widest, 120))
    lines: list[Line] = []
    blank = 0
    for row in rows:
        bare = "" if RULE.match(row) else EMPHASIS.sub("", HEADING.sub("", row.strip()))
        indent = (len(row) - len(row.lstrip())) / width
        bare, is_bullet = drop_bullet(bare)
        if pieces := split_pieces(bare):
            is_heading, is_bold = bool(HEADING.match(row.strip())), row.strip().startswith("**")
            lines.append(
                Line(pieces, 1, indent, len(row) / width, 0.0, float(blank), is_bold, is_bullet, is_heading)
            )
            blank = 0
        else:
            blank = min(blank + 1, 2)
    return lines
