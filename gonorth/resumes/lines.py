"""What does every reader of a page hand over: the lines of a résumé, with what their look tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLETS = "•‣◦●○▪■□▫◆◇❖➢➤►▶→⁃∙·*–—-"
BULLET = re.compile(rf"^(?:[{re.escape(BULLETS)}\uf0a7\uf0b7\uf0d8\uf076]|o(?=\s))\s*(?=[^\s*·-])")
LONGEST = 1000
SET_APART = re.compile(r"\s*[^\W\d_](?:\s{1,4}[^\W\d_]){3,60}\s*")
WIDE = re.compile(r"\t+|\s{3,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it lies on the page. Its pieces stand apart: a title, and a date at the right edge.

    `left` and `right` are shares of the column's width; `size` is the height of the letters in
    points (0 where a format does not tell); `gap` is the white above in heights of a line.
    """

    pieces: tuple[str, ...]
    page: int = 1
    left: float = 0.0
    right: float = 0.0
    size: float = 0.0
    gap: float = 0.0
    is_bold: bool = False
    is_bullet: bool = False
    is_heading: bool = False  # the word processor says so
    flow: int = 0  # 0: the main column, 1: a sidebar

    @property
    def text(self) -> str:
        return "  ".join(self.pieces)


def broken(text: str) -> list[str]:
    """A line that goes on and on, as several: no pattern is let loose on more than a page's width."""
    if len(text) <= LONGEST:
        return [text]
    rows: list[str] = []
    while len(text) > LONGEST:
        at = text.rfind(" ", LONGEST // 2, LONGEST)
        at = LONGEST if at < 0 else at
        rows.append(text[:at])
        text = text[at:]
    return [*rows, text]


def split_pieces(text: str) -> tuple[str, ...]:
    """Cut a line where a tab or a wide gap stands."""
    return tuple(piece for piece in (" ".join(part.split()) for part in WIDE.split(text)) if piece)


def closed_up(text: str) -> str:
    """Letters set apart, "J A N E   D O E", as the words they are."""
    if not SET_APART.fullmatch(text):
        return text
    return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", text.strip()))


def drop_bullet(text: str) -> tuple[str, bool]:
    """The text without the mark of a list, and whether there was one."""
    bare = BULLET.sub("", text, count=1)
    return bare, len(bare) != len(text)
