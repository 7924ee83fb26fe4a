"""How wide is a text, where do ticks stand, what does a drawing start with? The pencil of charts.py.

Drawings have no viewBox: heights are pixels, widths are shares of whatever room there is, so that text keeps
its size on a telephone and on paper. What must not overlap is laid out for the NARROWEST page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

NARROWEST = 288.0  # pixels a drawing has on a page 320 wide
LINE = 18.0  # from one line of text to the next
THIN, WIDE = frozenset("iljtf.,:;'’|!() \u202f\u00a0"), frozenset("mwMWQO@%—")


def width_of(text: str) -> float:
    """How many pixels a text takes at the size of a chart; a little more than it will, never less."""
    return sum(map(_width_of, text))


def _width_of(sign: str) -> float:
    if sign in THIN:
        return 4.2
    return 12.0 if sign in WIDE else 8.8 if sign.isupper() else 7.6


def share_of(pixels: float) -> float:
    """What part of the narrowest drawing so many pixels are, in percent."""
    return 100 * pixels / NARROWEST


def cut(text: str, pixels: float) -> str:
    """The text, or as much of its start as there is room for."""
    if width_of(text) <= pixels:
        return text
    while text and width_of(text + "…") > pixels:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, pixels: float, most: int = 3) -> list[str]:
    """The text in lines no wider than there is room for, the last one cut."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer) <= pixels or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[: most - 1] + [" ".join(lines[most - 1 :])] if len(lines) > most else lines
    return [cut(line, pixels) for line in kept]


def ticks(top: float, most: int = 4) -> list[Decimal]:
    """From zero up to the first round number that is not below `top`."""
    if top <= 0:
        return [Decimal(0), Decimal(1)]
    size = Decimal(10) ** (len(str(int(top))) - 1) if top >= 1 else Decimal("0.1")
    steps = (size * Decimal(step) for step in ("0.1", "0.2", "0.25", "0.5", "1", "2", "2.5", "5"))
    step = next(step for step in steps if step * most >= Decimal(str(top)))
    return [step * n for n in range(ceil(Decimal(str(top)) / step) + 1)]


def apart(wished: list[float], room: list[float], ceiling: float) -> list[float]:
    """Heights near the wished ones, in their order, with `room` for each and none below the ceiling line."""
    order = sorted(range(len(wished)), key=lambda n: wished[n])
    placed, taken = dict.fromkeys(order, 0.0), -1e9
    for n in order:
        placed[n] = max(wished[n], taken)
        taken = placed[n] + room[n]
    for n in reversed(order):
        placed[n] = min(placed[n], ceiling - room[n])
        ceiling = placed[n]
    return [placed[n] for n in range(len(wished))]


@dataclass(frozen=True)
class Said:
    """What a drawing says to who cannot see it, and which figures it shows."""

    id: str
    title: str
    description: str
    figures: str  # their ids, by spaces


def drawing(said: Said, height: float, parts: Iterable[SafeString], css: str = "fluid") -> SafeString:
    """An image with its title and description for who cannot see it."""
    return format_html(
        '<svg class="{}" role="img" width="100%" height="{}" data-figure="{}"'
        ' aria-labelledby="{}-title {}-desc"><title id="{}-title">{}</title>'
        '<desc id="{}-desc">{}</desc>{}</svg>',
        css,
        fixed(height),
        said.figures,
        said.id,
        said.id,
        said.id,
        said.title,
        said.id,
        said.description,
        joined(parts),
    )


def text(
    x: float, y: float, words: str, anchor: str = "start", css: str = "", beside: float = 0
) -> SafeString:
    """Words at x percent, so many pixels beside it, and y pixels (their base line)."""
    return format_html(
        '<text x="{}%" y="{}"{}{}{}>{}</text>',
        fixed(x),
        fixed(y),
        format_html(' dx="{}"', fixed(beside)) if beside else "",
        format_html(' text-anchor="{}"', anchor) if anchor != "start" else "",
        format_html(' class="{}"', css) if css else "",
        words,
    )


def rule(x1: float, y1: float, x2: float, y2: float, css: str = "axis") -> SafeString:
    ends = (fixed(end) for end in (x1, y1, x2, y2))
    return format_html('<line class="{}" x1="{}%" y1="{}" x2="{}%" y2="{}"/>', css, *ends)


def bar(x: float, y: float, width: float, height: float, css: str = "bar") -> SafeString:
    return format_html(
        '<rect class="{}" x="{}%" y="{}" width="{}%" height="{}"/>',
        css,
        fixed(x),
        fixed(y),
        fixed(width),
        fixed(height),
    )


def dot(x: float, y: float, radius: float = 4, css: str = "dot") -> SafeString:
    return format_html('<circle class="{}" cx="{}%" cy="{}" r="{}"/>', css, fixed(x), fixed(y), fixed(radius))


def stretched(
    left: float, top: float, width: float, height: float, parts: Iterable[SafeString]
) -> SafeString:
    """A part of the drawing in its own coordinates, 0 to 100 both ways, y upwards from the bottom."""
    return format_html(
        '<svg x="{}%" y="{}" width="{}%" height="{}" viewBox="0 0 100 100" preserveAspectRatio="none"'
        ' overflow="visible">{}</svg>',
        fixed(left),
        fixed(top),
        fixed(width),
        fixed(height),
        joined(parts),
    )


def path(points: Iterable[tuple[float, float]], css: str = "line") -> SafeString:
    """A line through points given as 0 to 100 both ways, y upwards; as thick however stretched."""
    corners = " ".join(f"{fixed(x)},{fixed(100 - y)}" for x, y in points)
    return format_html('<polyline class="{}" vector-effect="non-scaling-stroke" points="{}"/>', css, corners)


def joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def fixed(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
