"""What does a hub look like from the street? Its buildings side by side, as an architect draws an elevation.

Only what is known is drawn. A building whose storeys are known has its floors and windows; one whose storeys
are not known is cut off by a break line, with its walls going on dashed. A window is lit for each opening of
a tenant whose floor is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString

from gonorth.web.drawing import Said, fixed, joined, wrapped

WIDTH, GAP, MARGIN = 72.0, 26.0, 22.0  # of a building, between two, at both ends
BAYS, WINDOW = 5, 0.5  # windows on a floor, and how much of its bay one takes
LIT_FIRST = (1, 3, 0, 4, 2)  # which window of a floor is lit first
STOREY, TALLEST, CUT = 14.0, 260.0, 132.0  # a storey at most, the tallest building, where one is cut off
ABREAST = 6  # buildings in a row of the drawing
EARTH, NAME_LINE, NAME_LINES = 12.0, 14.0, 3
SIGN = 13 / 11  # names are smaller than the text of charts


@dataclass(frozen=True)
class Front:
    """A building as it is seen: None is what we do not know."""

    name: str | None
    storeys: int | None
    lit: Mapping[int, int] = field(default_factory=dict)  # windows to light, by floor


def elevation(fronts: Sequence[Front], said: Said) -> SafeString:
    """The buildings in rows on their ground; an empty lot where we know of no building."""
    streets = [_Street(row) for row in _rows(fronts)] or [_Street(())]
    width, y, parts = max(street.width for street in streets), 0.0, []
    for street in streets:
        parts.append(
            format_html('<g transform="translate(0 {})">{}</g>', fixed(y), joined(street.drawn(width)))
        )
        y += street.height
    return format_html(
        '<svg class="elevation" role="img" viewBox="0 0 {} {}" data-figure="{}"'
        ' aria-labelledby="{}-title {}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}</svg>',
        fixed(width),
        fixed(y),
        said.figures,
        said.id,
        said.id,
        said.id,
        said.title,
        said.id,
        said.description,
        joined(parts),
    )


def _rows(fronts: Sequence[Front]) -> list[tuple[Front, ...]]:
    """As few rows as there must be, about equally long."""
    rows = -(-len(fronts) // ABREAST)
    long = -(-len(fronts) // rows) if rows else 1
    return [tuple(fronts[start : start + long]) for start in range(0, len(fronts), long)]


class _Street:
    """One row of buildings on one ground line."""

    def __init__(self, fronts: Sequence[Front]) -> None:
        self.fronts = fronts
        known = [front.storeys for front in fronts if front.storeys]
        self.storey = min(STOREY, TALLEST / max(known, default=1))
        self.names = [_lines(front.name) for front in fronts]
        heights = [self._height(front) for front in fronts]
        self.ground = max(heights, default=CUT) + 34
        self.width = 2 * MARGIN + (WIDTH + GAP) * max(len(fronts), 3) - GAP
        self.height = self.ground + EARTH + 8 + NAME_LINE * max(map(len, self.names), default=0)

    def _height(self, front: Front) -> float:
        return front.storeys * self.storey + 3 if front.storeys else CUT

    def drawn(self, width: float) -> Iterator[SafeString]:
        yield from _ground(width, self.ground)
        if not self.fronts:
            yield _lot(width / 2, self.ground)
        row = len(self.fronts) * (WIDTH + GAP) - GAP
        for n, (front, lines) in enumerate(zip(self.fronts, self.names, strict=True)):
            x = (width - row) / 2 + n * (WIDTH + GAP)
            yield from self._building(front, x) if front.storeys else _cut_off(x, self.ground)
            yield from _named(lines, x + WIDTH / 2, self.ground + EARTH + 10)

    def _building(self, front: Front, x: float) -> Iterator[SafeString]:
        """Walls, cornice, floors, and the windows of each."""
        storeys = front.storeys or 0
        top = self.ground - storeys * self.storey
        yield _rect("wall", x, top, WIDTH, self.ground - top)
        yield _rect("shade", x + WIDTH - 7, top, 7, self.ground - top)
        yield _rect("cornice", x - 2.5, top - 3, WIDTH + 5, 3)
        for floor in range(1, storeys + 1):
            base = self.ground - (floor - 1) * self.storey
            if floor > 1:
                yield _line("floor", x, base, x + WIDTH, base)
            yield from self._windows(floor, x, base, front.lit.get(floor, 0))
            if floor in front.lit:
                yield _words("floor-number", x - 6, base - self.storey / 2 + 3.5, str(floor), "end")
        yield _rect("outline", x, top, WIDTH, self.ground - top)

    def _windows(self, floor: int, x: float, base: float, openings: int) -> Iterator[SafeString]:
        bay, lit = (WIDTH - 7) / BAYS, set(LIT_FIRST[:openings])
        for n in range(BAYS):
            left = x + bay * (n + (1 - WINDOW) / 2)
            if floor == 1 and n == BAYS // 2:
                yield _rect("door", left - 2, base - 0.75 * self.storey, bay * WINDOW + 4, 0.75 * self.storey)
            else:
                css = "window lit" if n in lit else "window"
                yield _rect(css, left, base - 0.78 * self.storey, bay * WINDOW, 0.56 * self.storey)


def _cut_off(x: float, ground: float) -> Iterator[SafeString]:
    """A building whose height we do not know: walls up to a break line, and dashed beyond."""
    top, middle, right = ground - CUT, x + WIDTH / 2, x + WIDTH
    zigzag = f"L{fixed(middle - 9)} {fixed(top)} l4.5 -10 l9 20 l4.5 -10"
    yield format_html(
        '<path class="wall" d="M{} {} V{} {} H{} V{}Z"/>',
        fixed(x),
        fixed(ground),
        fixed(top),
        zigzag,
        fixed(right),
        fixed(ground),
    )
    yield _rect("shade", right - 7, top, 7, CUT)
    for side in (x, right):
        yield _line("side", side, top, side, ground)
        yield _line("beyond", side, top - 30, side, top - 4)
    yield format_html(
        '<path class="break" d="M{} {} {} L{} {}"/>',
        fixed(x - 9),
        fixed(top),
        zigzag,
        fixed(right + 9),
        fixed(top),
    )


def _lot(middle: float, ground: float) -> SafeString:
    """Where we know of no building: a plot, pegged out."""
    half = WIDTH * 1.4
    return format_html(
        '<path class="beyond" d="M{} {} V{} H{} V{}"/>',
        fixed(middle - half),
        fixed(ground),
        fixed(ground - 90),
        fixed(middle + half),
        fixed(ground),
    )


def _ground(width: float, y: float) -> Iterator[SafeString]:
    """The line everything stands on, and the earth under it."""
    strokes = " ".join(f"M{fixed(x)} {fixed(y + EARTH - 4)} l6 -6" for x in range(4, int(width) - 6, 9))
    yield format_html('<path class="earth" d="{}"/>', strokes)
    yield _line("ground", 0, y, width, y)


def _named(lines: Sequence[str], middle: float, y: float) -> Iterator[SafeString]:
    for n, line in enumerate(lines):
        yield _words("", middle, y + NAME_LINE * n, line, "middle")


def _lines(name: str | None) -> list[str]:
    return wrapped(name, (WIDTH + GAP - 6) * SIGN, NAME_LINES) if name else []


def _words(css: str, x: float, y: float, words: str, anchor: str) -> SafeString:
    return format_html(
        '<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>', css, fixed(x), fixed(y), anchor, words
    )


def _rect(css: str, x: float, y: float, width: float, height: float) -> SafeString:
    ends = (fixed(end) for end in (x, y, width, height))
    return format_html('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', css, *ends)


def _line(css: str, x1: float, y1: float, x2: float, y2: float) -> SafeString:
    ends = (fixed(end) for end in (x1, y1, x2, y2))
    return format_html('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>', css, *ends)


def lit_windows(openings: int, most: int = 12) -> SafeString:
    """A row of lit windows, one for each opening of a tenant whose floor we do not know; seen only."""
    shown = min(openings, most)
    windows = [_rect("window lit", 1 + 11 * n, 1, 7, 10) for n in range(shown)] or [
        _rect("window", 1, 1, 7, 10)
    ]
    width = 11 * max(shown, 1) - 2
    return format_html(
        '<svg class="elevation windows" aria-hidden="true" width="{}" height="12"'
        ' viewBox="0 0 {} 12">{}</svg>',
        width,
        width,
        joined(windows),
    )
