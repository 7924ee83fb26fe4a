"""What does a hub look like from the street? Its buildings side by side, as an architect draws an elevation.

Only what is known is drawn. A building whose storeys are known has its floors and windows; one whose storeys
are not known is cut off by a break line, with its walls going on dashed. A window is lit for each opening of
a tenant whose floor is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString

from gonorth.web.drawing import Said, fixed, joined, wrapped

WIDTH, GAP, MARGIN = 72.0, 26.0, 22.0  # of a building, between two, at both ends
BAYS, WINDOW = 5, 0.5  # windows on a floor, and how much of its bay one takes
LIT_FIRST = (1, 3, 0, 4, 2)  # which window of a floor is lit first
DOOR = (1, BAYS // 2)  # on the ground floor, in the middle
STOREY, TALLEST, CUT = 14.0, 260.0, 170.0  # a storey at most, the tallest building, where one is cut off
ABREAST = 6  # buildings in a row of the drawing
NAME_LINE, NAME_LINES, ABOVE = 14.0, 3, 10.0  # names stand on the roofs
SKY, APART = 34.0, 30.0  # over the highest, and from one row to the next
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
        y += street.ground + (APART if street is not streets[-1] else 0)
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
        self.cut = min(CUT, 0.8 * max(known) * self.storey) if known else CUT
        self.names = [_lines(front.name) for front in fronts]
        heights = [self._height(front) for front in fronts]
        roofs = zip(heights, self.names, strict=True)
        tops = [*(height + SKY + NAME_LINE * len(lines) for height, lines in roofs)]
        self.ground = max(tops) if fronts else 110.0
        self.width = 2 * MARGIN + (WIDTH + GAP) * max(len(fronts), 4) - GAP

    def _height(self, front: Front) -> float:
        return front.storeys * self.storey + 3 if front.storeys else self.cut

    def drawn(self, width: float) -> Iterator[SafeString]:
        if not self.fronts:
            yield _lot(width / 2, self.ground)
        row = len(self.fronts) * (WIDTH + GAP) - GAP
        for n, (front, lines) in enumerate(zip(self.fronts, self.names, strict=True)):
            x = (width - row) / 2 + n * (WIDTH + GAP)
            yield from self._building(front, x) if front.storeys else _cut_off(x, self.ground, self.cut)
            roof = self.ground - self._height(front) - (0 if front.storeys else ABOVE + 4)
            yield from _named(lines, x + WIDTH / 2, roof - ABOVE)
        yield format_html(
            '<path class="ground" vector-effect="non-scaling-stroke" d="M0 {} H{}"/>',
            fixed(self.ground),
            fixed(width),
        )

    def _building(self, front: Front, x: float) -> Iterator[SafeString]:
        """Walls, cornice, floors, a door, and the windows, dark and lit."""
        storeys = front.storeys or 0
        top = self.ground - storeys * self.storey
        yield _rect("wall", x, top, WIDTH, self.ground - top)
        yield _rect("shade", x + WIDTH - 7, top, 7, self.ground - top)
        yield _rect("cornice", x - 2.5, top - 3, WIDTH + 5, 3)
        bases = [self.ground - floor * self.storey for floor in range(1, storeys)]
        yield _path("floor", (f"M{fixed(x)} {fixed(base)} h{fixed(WIDTH)}" for base in bases))
        lit = {(floor, bay) for floor, n in front.lit.items() for bay in _lit_bays(floor, n)}
        dark = {(f, bay) for f in range(1, storeys + 1) for bay in range(BAYS)} - lit - {DOOR}
        boxes = (self._window(x, *window) for window in sorted(dark))
        yield _path(
            "window",
            (f"M{fixed(a)} {fixed(b)} h{fixed(w)} v{fixed(h)} h-{fixed(w)}z" for a, b, w, h in boxes),
        )
        for window in sorted(lit):
            yield _rect("window lit", *self._window(x, *window))
        left, _, wide, _ = self._window(x, *DOOR)
        yield _rect("door", left - 2, self.ground - 0.75 * self.storey, wide + 4, 0.75 * self.storey)
        yield _rect("outline", x, top, WIDTH, self.ground - top)
        for floor in sorted(front.lit):
            middle = self.ground - (floor - 0.5) * self.storey + 3.5
            yield _words("floor-number", x - 6, middle, str(floor), "end")

    def _window(self, x: float, floor: int, bay: int) -> tuple[float, float, float, float]:
        """Where a window is, and how wide and high."""
        wide = (WIDTH - 7) / BAYS
        left = x + wide * (bay + (1 - WINDOW) / 2)
        return left, self.ground - (floor - 0.22) * self.storey, wide * WINDOW, 0.56 * self.storey


def _lit_bays(floor: int, openings: int) -> list[int]:
    """Which windows of a floor are lit, one for each opening there is room for."""
    return [bay for bay in LIT_FIRST if (floor, bay) != DOOR][:openings]


def _cut_off(x: float, ground: float, height: float) -> Iterator[SafeString]:
    """A building whose height we do not know: walls up to a break line, and dashed beyond."""
    top, middle, right = ground - height, x + WIDTH / 2, x + WIDTH
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
    yield _rect("shade", right - 7, top, 7, height)
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


def _named(lines: Sequence[str], middle: float, y: float) -> Iterator[SafeString]:
    """A name in lines, the last of them at y."""
    for n, line in enumerate(reversed(lines)):
        yield _words("", middle, y - NAME_LINE * n, line, "middle")


def _lines(name: str | None) -> list[str]:
    return wrapped(name, (WIDTH + GAP - 6) * SIGN, NAME_LINES) if name else []


def _words(css: str, x: float, y: float, words: str, anchor: str) -> SafeString:
    return format_html(
        '<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>', css, fixed(x), fixed(y), anchor, words
    )


def _path(css: str, strokes: Iterable[str]) -> SafeString:
    return format_html('<path class="{}" d="{}"/>', css, " ".join(strokes))


def _rect(css: str, x: float, y: float, width: float, height: float) -> SafeString:
    ends = (fixed(end) for end in (x, y, width, height))
    return format_html('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', css, *ends)


def _line(css: str, x1: float, y1: float, x2: float, y2: float) -> SafeString:
    ends = (fixed(end) for end in (x1, y1, x2, y2))
    return format_html('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>', css, *ends)


def lit_windows(openings: int, most: int = 10) -> SafeString:
    """A row of lit windows, one for each opening of a tenant whose floor we do not know; seen only."""
    shown = min(openings, most)
    windows = [_rect("window lit", 1 + 13 * n, 1, 8, 11) for n in range(shown)]
    width = 13 * max(shown, 1) - 2
    return format_html(
        '<svg class="elevation windows" aria-hidden="true" width="{}" height="13"'
        ' viewBox="0 0 {} 13">{}</svg>',
        width,
        width,
        joined(windows),
    )
