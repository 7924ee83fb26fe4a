"""Does a page have columns? A white stripe that nothing crosses parts a sidebar from the main column,
but only where both sides read on their own: dates at the right edge, and labels at the left, are rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gonorth.resumes.dates import find_stretches
from gonorth.resumes.runs import Run, width_of, written

LEAST_ROWS = 4  # of a column on either side of a white stripe
LEAST_HEIGHT = 20.0  # in points, of a stretch with columns
MOST_RUNS = 1500  # on a page with columns: more are a drawing
MOST_EDGES = 12  # at which a right column is looked for
ALIGNED = 0.5  # more of a column's rows standing beside the other's make a table, not columns
DEEPEST = 3  # columns above and below columns

IsHeading = Callable[[str], bool]
Row = list[Run]


@dataclass(slots=True)
class Column:
    """`flow` 0 is the main column, 1 a sidebar."""

    runs: list[Run] = field(default_factory=list)
    flow: int = 0


def columns_of(runs: list[Run], is_heading: IsHeading, depth: int = 0) -> list[Column]:
    """Cut at the best white stripe, then look again above and below it."""
    stripe = _stripe(runs, is_heading) if depth < DEEPEST and len(runs) < MOST_RUNS else None
    if stripe is None:
        return [Column(runs)] if runs else []
    at, top, bottom = stripe
    above = [run for run in runs if run.middle >= top]
    below = [run for run in runs if run.middle <= bottom]
    beside = [run for run in runs if bottom < run.middle < top]
    left = Column([run for run in beside if run.left < at])
    right = Column([run for run in beside if run.left >= at])
    aside = left if width_of(left.runs) < width_of(right.runs) else right
    aside.flow = 1
    return [*columns_of(above, is_heading, depth + 1), left, right, *columns_of(below, is_heading, depth + 1)]


def _stripe(runs: list[Run], is_heading: IsHeading) -> tuple[float, float, float] | None:
    """Where the page parts into columns: the right column's edge, and the top and bottom of the parting."""
    found: list[tuple[int, float, float, float]] = []
    for edge in _edges(runs):
        for top, bottom in _bands(runs, edge):
            within = [run for run in runs if bottom < run.middle < top]
            left = rows_of([run for run in within if run.left < edge])
            right = rows_of([run for run in within if run.left >= edge])
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
    return [group[0] - 0.5 for group in edges if len(group) >= LEAST_ROWS][1:MOST_EDGES]


def _bands(runs: Sequence[Run], edge: float) -> list[tuple[float, float]]:
    """The stretches of the page's height, top first, where nothing crosses the edge."""
    crossing = sorted((run.middle for run in runs if run.left < edge < run.right - 1), reverse=True)
    heights = [float("inf"), *crossing, float("-inf")]
    return [(top, bottom) for top, bottom in pairwise(heights) if top - bottom > LEAST_HEIGHT]


def _read_alone(left: list[Row], right: list[Row], is_heading: IsHeading) -> bool:
    """Do both sides read on their own? Headings on both sides say so; labels or dates beside rows do not."""
    heads_left, heads_right = _count_headings(left, is_heading), _count_headings(right, is_heading)
    if heads_left >= LEAST_ROWS - 1 and heads_left * 3 >= len(left) * 2:
        return False
    if heads_left and heads_right:
        return True
    few, many = sorted((left, right), key=len)
    if sum(1 for row in few if find_stretches(written(row))) * 2 >= len(few):
        return False
    beside = sum(1 for row in few if any(abs(row[0].bottom - other[0].bottom) < 1.5 for other in many))
    words = sum(len(run.words) for row in few for run in row)
    return len(few) > LEAST_ROWS + 1 and beside < ALIGNED * len(few) and words > 2 * len(few)


def _count_headings(rows: list[Row], is_heading: IsHeading) -> int:
    return sum(1 for row in rows if is_heading(written(row)))


def rows_of(runs: Sequence[Run]) -> list[Row]:
    """Runs that stand on one line, from the top to the bottom and from left to right."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: (-run.middle, run.left)):
        if rows and abs(rows[-1][0].middle - run.middle) < 0.4 * min(rows[-1][0].height, run.height):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]
