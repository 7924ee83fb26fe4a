"""What does it look like? Charts drawn on the server, as SVG that is read aloud as its title and description.

Each function gives a `<svg role="img">`; who shows it puts it into `<figure class="chart">` with the figures'
source, their table and their CSV. Bars and lines start at zero; what we do not know is a gap, and said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from gonorth.facts.words import Lang, number, say
from gonorth.web.drawing import (
    LINE,
    NARROWEST,
    Said,
    apart,
    bar,
    cut,
    dot,
    drawing,
    path,
    rule,
    share_of,
    stretched,
    text,
    ticks,
    width_of,
    wrapped,
)

Value = Decimal | int | float | None
PLOT = 180.0  # pixels from zero to the highest tick
LABELS = 104.0  # pixels there are for the name of a line, at its end
MOST_BESIDE = 0.7  # of the narrowest drawing, for what stands beside a bar


@dataclass(frozen=True)
class Line:
    """Values by month, 2026-07, oldest first; a month that is not there, or is None, is a gap."""

    label: str
    points: Sequence[tuple[str, Value]]
    is_other: bool = False  # drawn behind, dashed: what the first is held against


@dataclass(frozen=True)
class Bar:
    label: str  # empty: goes on under the bar above
    value: Value
    written: str  # the value in words, as it stands beside the bar
    is_other: bool = False


def line_chart(lines: Sequence[Line], lang: Lang, said: Said) -> SafeString:
    """One line or two over the same months, each named at its end."""
    months = _months(lines)
    top = max((float(v) for line in lines for _, v in line.points if v is not None), default=0.0)
    scale = ticks(top)
    left = share_of(max(width_of(number(tick, lang)) for tick in scale) + 8)
    names = [wrapped(_at_end(line, lang, len(lines) > 1), LABELS) for line in lines]
    right = share_of(max((width_of(part) for name in names for part in name), default=0.0) + 12)
    frame = _Frame(left, 100 - right, float(scale[-1]), months)
    parts = [*frame.grid(scale, lang), *frame.months(lang)]
    parts += [frame.line(line) for line in sorted(lines, key=lambda line: not line.is_other)]
    parts += frame.ends(lines, names)
    return drawing(said, frame.height, parts)


@dataclass(frozen=True)
class _Frame:
    """Where a value and a month stand."""

    left: float  # percent
    right: float
    top: float  # the value of the highest tick
    known: Sequence[str]  # every month there is room for, gaps among them

    height = PLOT + 2.5 * LINE
    above = 14.0  # pixels over the highest tick

    def y(self, value: Value) -> float:
        return self.above + PLOT * (1 - float(value or 0) / self.top)

    def x(self, month: str) -> float:
        return self.left + (self.right - self.left) * self._along(month) / 100

    def _along(self, month: str) -> float:
        return 100 * self.known.index(month) / max(1, len(self.known) - 1)

    def grid(self, scale: Sequence[Decimal], lang: Lang) -> Iterator[SafeString]:
        for tick in scale:
            yield rule(self.left, self.y(tick), self.right, self.y(tick))
            yield text(self.left, self.y(tick) + 4, number(tick, lang), "end", "soft", beside=-6)

    def months(self, lang: Lang) -> Iterator[SafeString]:
        base = self.above + PLOT
        for month in self.known:
            yield rule(self.x(month), base, self.x(month), base + 4)
        if self.known:
            first, last = (short_month(month, lang) for month in (self.known[0], self.known[-1]))
            yield text(self.left, base + LINE + 2, first, "start", "soft")
            room = NARROWEST * (self.right - self.left) / 100 - width_of(first) - 8
            if len(self.known) > 1 and width_of(last) <= room:
                yield text(self.right, base + LINE + 2, last, "end", "soft")

    def line(self, line: Line) -> SafeString:
        css = "line other" if line.is_other else "line"
        runs = _runs(line, self.known)
        whole = [[(self._along(m), 100 * float(v) / self.top) for m, v in run] for run in runs]
        drawn = [path(run if len(run) > 1 else run * 2, css) for run in whole]
        return stretched(self.left, self.above, self.right - self.left, PLOT, drawn)

    def ends(self, lines: Sequence[Line], names: Sequence[list[str]]) -> Iterator[SafeString]:
        """The last known point of each line, and its name beside it where no other name is."""
        ending = [(last, name) for line, name in zip(lines, names, strict=True) if (last := _last(line))]
        wished = [self.y(value) - 14 for (_, value), _ in ending]
        room = [LINE * len(name) + 4 for _, name in ending]
        for ((month, value), name), top in zip(ending, apart(wished, room, self.height), strict=True):
            yield dot(self.x(month), self.y(value))
            for row, part in enumerate(name):
                yield text(self.right, top + LINE * (row + 1), part, beside=10)


def _months(lines: Sequence[Line]) -> list[str]:
    """Every month from the first to the last of any line."""
    said = sorted({month for line in lines for month, _ in line.points})
    if not said:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (said[0], said[-1]))
    return [f"{n // 12}-{n % 12 + 1:02}" for n in range(first, last + 1)]


def _runs(line: Line, months: Sequence[str]) -> list[list[tuple[str, float]]]:
    """The line in pieces without a gap."""
    known = dict(line.points)
    runs: list[list[tuple[str, float]]] = [[]]
    for month in months:
        value = known.get(month)
        if value is not None:
            runs[-1].append((month, float(value)))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _last(line: Line) -> tuple[str, Value] | None:
    return next(((month, value) for month, value in reversed(line.points) if value is not None), None)


def _at_end(line: Line, lang: Lang, is_named: bool) -> str:
    last = _last(line)
    value = "" if last is None or last[1] is None else number(last[1], lang)
    return f"{line.label} {value}".strip() if is_named else value


def short_month(month: str, lang: Lang) -> str:
    """Sept. 2026; sept. 2026."""
    return f"{say('charts.months', lang).split()[int(month[5:7]) - 1]} {month[:4]}"


def bar_chart(bars: Sequence[Bar], lang: Lang, said: Said) -> SafeString:
    """Horizontal bars from zero, each with its name above it and its value beside it."""
    top = max((float(one.value) for one in bars if one.value is not None), default=0.0)
    beside = max((width_of(one.written) for one in bars), default=0.0) + 10
    longest = 100 - share_of(min(beside, NARROWEST * MOST_BESIDE))
    parts: list[SafeString] = []
    y = 0.0
    for one in bars:
        if one.label:
            y += LINE + (8 if parts else 0)
            parts.append(text(0, y - 4, cut(one.label, NARROWEST)))
        long = longest * float(one.value) / top if one.value is not None and top > 0 else 0.0
        if one.value is not None:
            parts.append(bar(0, y + 2, max(long, 0.4), 16, "bar other" if one.is_other else "bar"))
        css = "soft" if one.value is None else ""
        parts.append(text(long, y + 15, one.written, css=css, beside=6))
        y += LINE + 6
    parts.append(rule(0, 0, 0, y, "axis"))
    return drawing(said, y + 2, parts)


def sparkline(points: Sequence[tuple[str, Value]], lang: Lang, said: Said, height: float = 48) -> SafeString:
    """A line as small as a word: from zero, its last point marked."""
    line = Line("", points)
    months = _months([line])
    top = max((float(value) for _, value in points if value is not None), default=0.0) or 1.0
    along = {month: 100 * n / max(1, len(months) - 1) for n, month in enumerate(months)}
    runs = [[(along[m], 100 * v / top) for m, v in run] for run in _runs(line, months)]
    drawn = [path(run if len(run) > 1 else run * 2) for run in runs]
    parts = [
        rule(0, height - 1, 100, height - 1),
        stretched(0, 5, 98, height - 6, drawn),
        *(
            dot(0.98 * along[last[0]], 5 + (height - 6) * (1 - float(last[1] or 0) / top), 3.5)
            for last in [_last(line)]
            if last
        ),
    ]
    return drawing(said, height, parts)


def share_bar(part: Value, whole: Value, lang: Lang, said: Said, height: float = 14) -> SafeString:
    """How much of a whole: one bar in the other."""
    long = 100 * float(part or 0) / float(whole) if whole else 0.0
    parts = [bar(0, 1, 100, height - 2, "rest"), bar(0, 1, min(100.0, long), height - 2)]
    return drawing(said, height, parts)


@dataclass(frozen=True)
class Mark:
    """A value on a scale, with its name."""

    value: Value
    written: str


def range_chart(low: Mark, high: Mark, mark: Mark | None, lang: Lang, said: Said) -> SafeString:
    """A range on a scale from zero, and one value held against it (a person's pay today, for one)."""
    known = [float(one.value) for one in (low, high, mark) if one and one.value is not None]
    top = float(ticks(max(known, default=0.0))[-1])

    def at(one: Mark) -> float:
        return 100 * float(one.value or 0) / top

    parts = [rule(0, 40, 100, 40), bar(at(low), 32, max(at(high) - at(low), 0.6), 16)]
    parts += _range_words(at(low), at(high), low, high)
    if mark and mark.value is not None:
        parts += [rule(at(mark), 26, at(mark), 54, "mark"), _clamped(at(mark), 54 + LINE, mark.written)]
    return drawing(said, 54 + 1.5 * LINE if mark else 56, parts)


def _range_words(start: float, end: float, low: Mark, high: Mark) -> list[SafeString]:
    """The two ends above the bar, or both in one where they would touch."""
    first, second = width_of(low.written), width_of(high.written)
    from_left = min(max(start - share_of(first) / 2, 0.0), 100 - share_of(first))
    from_right = max(min(end + share_of(second) / 2, 100.0), share_of(second))
    if from_left + share_of(first + 10) > from_right - share_of(second):
        return [_clamped((start + end) / 2, 20, f"{low.written} – {high.written}")]
    return [_clamped(start, 20, low.written), _clamped(end, 20, high.written)]


def _clamped(x: float, y: float, words: str) -> SafeString:
    """Words about x, kept within the drawing."""
    half = share_of(width_of(words)) / 2
    if x - half < 0:
        return text(0, y, words)
    return text(100, y, words, "end") if x + half > 100 else text(x, y, words, "middle")
