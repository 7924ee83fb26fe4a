"""How does a page of letters read? Letters to runs, runs to columns, columns to lines.

A PDF knows where each letter lies and nothing else. Letters that follow one another in the file and
on the page make a run; a white stripe that no run crosses parts a sidebar from the main column, but
only where both sides read on their own: dates at the right edge, and labels at the left, are rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from gonorth.resumes.dates import find_stretches
from gonorth.resumes.lines import Line, drop_bullet

LEAST_ROWS = 4  # of a column on either side of a white stripe
MOST_RUNS = 1500  # on a page with columns: more are a drawing
SPACE, GAP = 0.14, 0.75  # of a letter's height: a new word, a new piece
ALIGNED = 0.5  # more of a column's rows standing beside the other's make a table, not columns


@dataclass(slots=True)
class Run:
    """Letters in one stroke: words with their left and right edges, and the run's box."""

    words: list[tuple[str, float, float]]
    bottom: float
    top: float
    is_bold: bool = False

    @property
    def left(self) -> float:
        return self.words[0][1]

    @property
    def right(self) -> float:
        return self.words[-1][2]

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Letter:
    sign: str
    left: float
    bottom: float
    right: float
    top: float
    starts_word: bool = False


@dataclass(slots=True)
class Column:
    runs: list[Run] = field(default_factory=list)
    flow: int = 0


def runs_of(letters: Sequence[Letter], is_bold: Callable[[int], bool]) -> list[Run]:
    """Letters in the file's order to runs; `is_bold` is asked once a run, with its first letter."""
    runs: list[Run] = []
    for number, letter in enumerate(letters):
        run = runs[-1] if runs else None
        if run is None or not _goes_on(run, letter):
            runs.append(
                Run([(letter.sign, letter.left, letter.right)], letter.bottom, letter.top, is_bold(number))
            )
            continue
        text, left, right = run.words[-1]
        if letter.starts_word or letter.left - right > SPACE * run.height:
            run.words.append((letter.sign, letter.left, letter.right))
        else:
            run.words[-1] = (text + letter.sign, left, letter.right)
        run.top, run.bottom = max(run.top, letter.top), min(run.bottom, letter.bottom)
    return runs


def _goes_on(run: Run, letter: Letter) -> bool:
    gap = letter.left - run.right
    height = max(run.height, 1.0)
    return abs(letter.bottom - run.bottom) < 0.45 * height and -0.4 * height < gap < GAP * height


def lines_of(runs: Sequence[Run], page: int, is_heading: Callable[[str], bool]) -> list[Line]:
    """The runs of one page as lines, column after column."""
    lines: list[Line] = []
    for column in _columns(list(runs), is_heading):
        lines += _column_lines(column, page)
    return lines


def _columns(runs: list[Run], is_heading: Callable[[str], bool], depth: int = 0) -> list[Column]:
    """Cut at the best white stripe, then look again above and below it."""
    stripe = _stripe(runs, is_heading) if depth < 3 and len(runs) < MOST_RUNS else None
    if stripe is None:
        return [Column(runs)] if runs else []
    at, top, bottom = stripe
    above = [run for run in runs if run.middle >= top]
    below = [run for run in runs if run.middle <= bottom]
    beside = [run for run in runs if bottom < run.middle < top]
    left = Column([run for run in beside if run.left < at])
    right = Column([run for run in beside if run.left >= at])
    aside = left if _width(left.runs) < _width(right.runs) else right
    aside.flow = 1
    return [*_columns(above, is_heading, depth + 1), left, right, *_columns(below, is_heading, depth + 1)]


def _width(runs: Sequence[Run]) -> float:
    return max(run.right for run in runs) - min(run.left for run in runs)


def _stripe(runs: list[Run], is_heading: Callable[[str], bool]) -> tuple[float, float, float] | None:
    """Where the page parts into columns: the right column's edge, and the top and bottom of the parting."""
    found: list[tuple[int, float, float, float]] = []
    for edge in _edges(runs):
        for top, bottom in _bands(runs, edge):
            within = [run for run in runs if bottom < run.middle < top]
            left = _rows([run for run in within if run.left < edge])
            right = _rows([run for run in within if run.left >= edge])
            if min(len(left), len(right)) >= LEAST_ROWS and _read_alone(left, right, is_heading):
                found.append((min(len(left), len(right)), edge, top, bottom))
    return max(found)[1:] if found else None


def _edges(runs: Sequence[Run]) -> list[float]:
    """Left edges that several runs share and at which a right column may begin."""
    edges: list[list[float]] = []
    for left in sorted(run.left for run in runs):
        if edges and left - edges[-1][0] < 4:
            edges[-1].append(left)
        else:
            edges.append([left])
    return [group[0] - 0.5 for group in edges if len(group) >= LEAST_ROWS][1:12]


def _bands(runs: Sequence[Run], edge: float) -> list[tuple[float, float]]:
    """The stretches of the page's height, top first, where nothing crosses the edge."""
    crossing = sorted((run.middle for run in runs if run.left < edge < run.right - 1), reverse=True)
    heights = [float("inf"), *crossing, float("-inf")]
    return list(pairwise(heights))


def _read_alone(left: list[list[Run]], right: list[list[Run]], is_heading: Callable[[str], bool]) -> bool:
    """Do both sides read on their own? Headings on both sides say so; labels or dates beside rows do not."""
    heads_left, heads_right = _count_headings(left, is_heading), _count_headings(right, is_heading)
    if heads_left >= LEAST_ROWS - 1 and heads_left * 3 >= len(left) * 2:
        return False
    if heads_left and heads_right:
        return True
    few, many = sorted((left, right), key=len)
    if sum(1 for row in few if find_stretches(_text(row))) * 2 >= len(few):
        return False
    beside = sum(1 for row in few if any(abs(row[0].bottom - other[0].bottom) < 1.5 for other in many))
    words = sum(len(run.words) for row in few for run in row)
    return len(few) > LEAST_ROWS + 1 and beside < ALIGNED * len(few) and words > 2 * len(few)


def _count_headings(rows: list[list[Run]], is_heading: Callable[[str], bool]) -> int:
    return sum(1 for row in rows if is_heading(_text(row)))


def _text(row: Sequence[Run]) -> str:
    return "  ".join(_join(run.words) for run in row)


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand on one line, from the top to the bottom and from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.middle, run.left)):
        if rows and abs(rows[-1][0].middle - run.middle) < 0.4 * min(rows[-1][0].height, run.height):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _column_lines(column: Column, page: int) -> list[Line]:
    rows = _rows(column.runs)
    if not rows:
        return []
    edge, width = min(run.left for run in column.runs), max(_width(column.runs), 1.0)
    gaps = [above[0].bottom - below[0].top for above, below in pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    lines = []
    for row, gap in zip(rows, [0.0, *gaps], strict=True):
        pieces, is_bullet = _pieces(row)
        if pieces:
            height = max(run.height for run in row)
            lines.append(
                Line(
                    pieces,
                    page,
                    (row[0].left - edge) / width,
                    (row[-1].right - edge) / width,
                    height,
                    max(0.0, gap - usual) / max(height, 1.0),
                    row[0].is_bold,
                    is_bullet,
                    False,
                    column.flow,
                )
            )
    return lines


def _pieces(row: Sequence[Run]) -> tuple[tuple[str, ...], bool]:
    groups: list[list[tuple[str, float, float]]] = []
    right = float("-inf")
    for run in row:
        gap = run.left - right
        if groups and gap < GAP * run.height:
            if gap < SPACE * run.height:
                last = groups[-1].pop()
                first, *others = run.words
                groups[-1] += [(last[0] + first[0], last[1], first[2]), *others]
            else:
                groups[-1] += run.words
        else:
            groups.append(list(run.words))
        right = max(right, run.right)
    texts = [text for text in (_join(words).strip() for words in groups) if text]
    return _unbulleted(texts)


def _unbulleted(texts: list[str]) -> tuple[tuple[str, ...], bool]:
    """A mark set apart from its text is a bullet too."""
    if not texts:
        return (), False
    first, is_bullet = drop_bullet(texts[0])
    if len(texts) > 1 and not is_bullet and drop_bullet(f"{texts[0]} x")[1] and len(texts[0]) == 1:
        return tuple(texts[1:]), True
    return (first, *texts[1:]), is_bullet


def _join(words: Sequence[tuple[str, float, float]]) -> str:
    """Words with spaces between; letters set apart ("E D U C A T I O N") are drawn together."""
    single = sum(1 for text, _, _ in words if len(text) == 1)
    if len(words) >= 4 and single * 10 >= len(words) * 8:
        return _draw_together(words)
    return " ".join(text for text, _, _ in words)


def _draw_together(words: Sequence[tuple[str, float, float]]) -> str:
    gaps = [after[1] - before[2] for before, after in pairwise(words)]
    wide = 1.6 * median(gaps)
    text = words[0][0]
    for gap, word in zip(gaps, words[1:], strict=True):
        text += (" " if gap > wide else "") + word[0]
    return text
