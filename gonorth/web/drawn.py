"""What a chart's data looks like: an exhibit with its drawing, its table and its rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from gonorth.facts.words import Lang
from gonorth.nouns import Figure, Source, plain
from gonorth.scene.exhibit import Exhibit, Shown
from gonorth.web.charts import Bar, Line, bar_chart, line_chart, short_month
from gonorth.web.drawing import Said
from gonorth.web.figures import written

COLUMNS = (
    "chart", "name", "series", "value", "unit", "as_of", "kind", "confidence", "source", "source_name",
    "source_address", "cannot_tell",
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """A row of a chart's table, in words."""

    name: str
    series: str
    value: str


@dataclass(frozen=True)
class Hung:
    """An exhibit as a page shows it."""

    exhibit: Exhibit
    svg: SafeString
    cells: tuple[Cell, ...]
    sources: tuple[Source, ...]

    @property
    def figures(self) -> str:
        return " ".join(figure.id for figure in self.exhibit.figures)

    @property
    def has_series(self) -> bool:
        return any(cell.series for cell in self.cells)


def hang(exhibit: Exhibit, sources: dict[str, Source], lang: Lang) -> Hung:
    cells = tuple(
        Cell(_name(row, exhibit, lang), row.series, written(row.figure, lang, with_unit=False))
        for row in exhibit.rows
    )
    known = tuple(sources[id] for id in exhibit.sources)
    return Hung(exhibit, draw(exhibit, cells, lang), cells, known)


def _name(row: Shown, exhibit: Exhibit, lang: Lang) -> str:
    return short_month(row.name, lang) if exhibit.form == "line" else row.name


def draw(exhibit: Exhibit, cells: tuple[Cell, ...], lang: Lang) -> SafeString:
    told = "; ".join(" ".join(filter(None, (cell.name, cell.series, cell.value))) for cell in cells)
    ids = " ".join(figure.id for figure in exhibit.figures)
    said = Said(f"chart-{exhibit.id}", exhibit.finding, f"{exhibit.measure}: {told}", ids)
    if exhibit.form == "line":
        return line_chart(list(_lines(exhibit)), lang, said)
    return bar_chart(list(_bars(exhibit, cells)), lang, said)


def _lines(exhibit: Exhibit) -> Iterator[Line]:
    for series in dict.fromkeys(row.series for row in exhibit.rows):
        rows = [row for row in exhibit.rows if row.series == series]
        yield Line(series, [(row.name, row.figure.value) for row in rows], rows[0].is_other)


def _bars(exhibit: Exhibit, cells: tuple[Cell, ...]) -> Iterator[Bar]:
    above = None
    for row, cell in zip(exhibit.rows, cells, strict=True):
        beside = f"{cell.value} ({cell.series})" if cell.series else cell.value
        yield Bar("" if cell.name == above else cell.name, row.figure.value, beside, row.is_other)
        above = cell.name


def as_json(exhibit: Exhibit) -> dict[str, Any]:
    return {
        "id": exhibit.id,
        "finding": exhibit.finding,
        "measure": exhibit.measure,
        "cannot_tell": exhibit.cannot_tell,
        "rows": [
            {"name": row.name, "series": row.series, "figure": plain(row.figure)} for row in exhibit.rows
        ],
    }


def as_rows(exhibit: Exhibit, sources: dict[str, Source]) -> Iterator[tuple[Any, ...]]:
    """One row of COLUMNS for each value."""
    for row in exhibit.rows:
        yield (exhibit.id, row.name, row.series, *figure_cells(row.figure, sources), exhibit.cannot_tell)


def figure_cells(figure: Figure, sources: dict[str, Source]) -> tuple[Any, ...]:
    source = sources[figure.source]
    value = None if figure.value is None else plain(figure.value)
    known = (figure.as_of, figure.kind, figure.confidence, source.id, source.name, source.url or "")
    return (value, figure.unit, *known)
