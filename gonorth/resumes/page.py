"""How does a page of letters read? Its columns one after the other, and in each its rows as lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from gonorth.resumes.columns import Column, IsHeading, Row, columns_of, rows_of
from gonorth.resumes.lines import Line, drop_bullet
from gonorth.resumes.runs import GAP, SPACE, Run, Word, joined, width_of


def lines_of(runs: Sequence[Run], page: int, is_heading: IsHeading) -> list[Line]:
    """The runs of one page as lines, column after column."""
    lines: list[Line] = []
    for column in columns_of(list(runs), is_heading):
        lines += _column_lines(column, page)
    return lines


def _column_lines(column: Column, page: int) -> list[Line]:
    rows = rows_of(column.runs)
    edge, width = min(run.left for run in column.runs), max(width_of(column.runs), 1.0)
    gaps = [above[0].bottom - below[0].top for above, below in pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    lines = []
    for row, gap in zip(rows, [usual, *gaps], strict=True):
        pieces, is_bullet = _pieces(row)
        height = max(run.height for run in row)
        line = Line(
            pieces,
            page=page,
            left=(row[0].left - edge) / width,
            right=(row[-1].right - edge) / width,
            size=height,
            gap=max(0.0, gap - usual) / max(height, 1.0),  # white beyond the usual
            is_bold=row[0].is_bold,
            is_bullet=is_bullet,
            flow=column.flow,
        )
        lines += [line] if pieces else []
    return lines


def _pieces(row: Row) -> tuple[tuple[str, ...], bool]:
    groups: list[list[Word]] = []
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
    texts = [text for text in (joined(words).strip() for words in groups) if text]
    return _unbulleted(texts)


def _unbulleted(texts: list[str]) -> tuple[tuple[str, ...], bool]:
    """A mark set apart from its text is a bullet too."""
    if not texts:
        return (), False
    first, is_bullet = drop_bullet(texts[0])
    if len(texts) > 1 and not is_bullet and drop_bullet(f"{texts[0]} x")[1] and len(texts[0]) == 1:
        return tuple(texts[1:]), True
    return (first, *texts[1:]), is_bullet
