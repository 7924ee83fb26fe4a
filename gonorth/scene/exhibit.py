"""What does a chart show, before anybody draws it? A finding, and the figures it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gonorth.nouns import Confidence, Figure, Kind

Form = Literal["line", "bars"]


@dataclass(frozen=True)
class Shown:
    """One value: a month of a line, or a bar. A name stands once over the bars that share it."""

    name: str
    figure: Figure
    series: str = ""  # which line it is on, or what sets this bar apart from the one above
    is_other: bool = False  # what the rest is held against


@dataclass(frozen=True)
class Exhibit:
    """A chart as data: what it found, what is drawn, and what it cannot tell."""

    id: str
    form: Form
    finding: str
    measure: str  # what the values count
    rows: tuple[Shown, ...]
    cannot_tell: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(row.figure for row in self.rows)

    @property
    def as_of(self) -> str:
        return max((figure.as_of for figure in self.figures), default="")

    @property
    def source(self) -> str:
        return self.figures[0].source

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(figure.source for figure in self.figures))

    @property
    def kind(self) -> Kind:
        return self.figures[0].kind

    @property
    def confidence(self) -> Confidence:
        return max((figure.confidence for figure in self.figures), default="C")  # the worst: C sorts last
