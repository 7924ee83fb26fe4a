"""How are points laid out on their page? The sum, what would change it, and the rounds there have been."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.safestring import SafeString

from gonorth.facts.dated import OutOfDate
from gonorth.facts.words import Lang, number, say
from gonorth.immigration.points import PARTS, SUMMED
from gonorth.immigration.points_answer import PointsAnswer
from gonorth.immigration.points_document import change_said
from gonorth.immigration.points_figures import change_figure, cutoff_figure, part_figures
from gonorth.immigration.points_grid import Grid, grid_on
from gonorth.immigration.points_notes import notes
from gonorth.immigration.rounds import Round, by_type, rounds
from gonorth.immigration.selection_grid import PARTS as SELECTION
from gonorth.nouns import Figure, Verdict
from gonorth.web.charts import Line as Series
from gonorth.web.charts import line_chart
from gonorth.web.drawing import Said
from gonorth.web.forms.points_named import noted
from gonorth.web.papers import Line
from gonorth.web.proof import Proof, proof

DRAWN = ("cec", "french")  # the rounds that invite most, and whose cut-offs are of one kind of candidate


@dataclass(frozen=True)
class Part:
    """A part of the sum; `is_inner` stands within the one after it."""

    figure: Figure
    is_inner: bool


@dataclass(frozen=True)
class Minimum:
    verdict: Verdict
    words: str


@dataclass(frozen=True)
class Selected:
    """The grid of 67 points."""

    parts: tuple[tuple[str, int], ...]
    total: str
    minimum: tuple[Minimum, ...]
    unsure: str
    proof: Proof


@dataclass(frozen=True)
class Counted:
    """A score, as a page shows it."""

    because: str
    parts: tuple[Part, ...]
    total: Figure
    notes: tuple[str, ...]
    changes: tuple[tuple[str, Figure], ...]
    couple: tuple[str, ...]
    selected: Selected


@dataclass(frozen=True)
class Latest:
    """The latest round of a type, and how a score stands beside it."""

    name: str
    day: date
    figure: Figure
    beside: str


@dataclass(frozen=True)
class Cutoffs:
    drawing: SafeString
    proof: Proof
    latest: tuple[Latest, ...]


@dataclass(frozen=True)
class InForce:
    """What is known of the grid of today where its points are not."""

    why: str
    known: tuple[Line, ...]
    proof: Proof


def in_force(today: date, lang: Lang) -> InForce | None:
    """Why today's points are not known; None where they are."""
    try:
        grid = grid_on(today)
    except OutOfDate:
        return None
    return _unknown(grid, lang) if grid.unknown else None


def _unknown(grid: Grid, lang: Lang) -> InForce:
    known = (
        Line(each.said[lang], proof(f"known_{nth}", grid.id, each.source, each.confidence))
        for nth, each in enumerate(grid.known)
    )
    why = (
        f"{say('moving.grid_unknown', lang, starts=grid.starts)} {grid.unknown[lang] if grid.unknown else ''}"
    )
    return InForce(why, tuple(known), proof("grid", grid.id, grid.source, grid.confidence))


def counted(found: PointsAnswer, lang: Lang) -> Counted:
    figures = dict(zip((*PARTS, "total"), part_figures(found.shown, found.because, lang), strict=True))
    changes = (*found.changes, found.birthday)
    return Counted(
        because=found.because.say(lang),
        parts=tuple(Part(figures[name], name not in SUMMED) for name in PARTS),
        total=figures["total"],
        notes=tuple(noted(note).say(lang) for note in notes(found)),
        changes=tuple(
            (change_said(each).say(lang), change_figure(each, found.shown, lang)) for each in changes
        ),
        couple=_couple(found, lang),
        selected=_selected(found, lang),
    )


def _couple(found: PointsAnswer, lang: Lang) -> tuple[str, ...]:
    orders = found.orders
    if orders is None:
        return ()
    totals = {"couple_first": orders.first.total, "couple_second": orders.second.total}
    key = f"couple_better_{orders.better}" if orders.better else "couple_equal"
    listed = (
        say("moving.listed", lang, what=say(f"points.{name}", lang), value=number(n, lang))
        for name, n in totals.items()
    )
    return (*listed, say(f"points.{key}", lang, n=orders.by))


def _selected(found: PointsAnswer, lang: Lang) -> Selected:
    grid = found.selection
    unsure = "" if grid.is_in_force else say("points.selection_unsure", lang, day=found.today)
    return Selected(
        parts=tuple((say(f"points.selection_{name}", lang), grid.parts[name]) for name in SELECTION),
        total=say("points.selection_total", lang, total=grid.total, pass_mark=grid.pass_mark),
        minimum=tuple(
            Minimum(verdict, say(f"points.minimum_{name}_{verdict}", lang))
            for name, verdict in grid.minimum.items()
        ),
        unsure=unsure,
        proof=proof("selection_total", grid.as_of, grid.source, grid.confidence),
    )


def cutoffs(found: PointsAnswer | None, today: date, lang: Lang) -> Cutoffs:
    """The chart of past rounds, and the latest of each type."""
    series = by_type(rounds(), today)
    beside = {each.latest.type: each.above for each in found.standings} if found else {}
    first = next(iter(series.values()))[-1]
    return Cutoffs(
        drawing=_drawn(today, lang),
        proof=proof("cutoffs", first.day, first.sources[0], first.confidence),
        latest=tuple(_latest(known[-1], beside, lang) for known in series.values()),
    )


def _latest(one: Round, beside: Mapping[str, int], lang: Lang) -> Latest:
    said = ""
    if one.type in beside:
        above = beside[one.type]
        key = "rounds_above" if above > 0 else "rounds_below" if above else "rounds_equal"
        said = say(f"points.{key}", lang, n=abs(above))
    return Latest(say(f"points.round_{one.type}", lang), one.day, cutoff_figure(one, lang), said)


@cache
def _drawn(today: date, lang: Lang) -> SafeString:
    series = by_type(rounds(), today)
    lines = [
        Series(say(f"moving.line_{type}", lang), _monthly(series[type]), is_other=nth > 0)
        for nth, type in enumerate(each for each in DRAWN if each in series)
    ]
    said = Said("rounds", say("moving.rounds_chart", lang), say("points.rounds_lead", lang), "cutoffs")
    return line_chart(lines, lang, said)


def _monthly(known: Sequence[Round]) -> list[tuple[str, int]]:
    """The last cut-off of each month."""
    return list({one.day.isoformat()[:7]: one.cutoff for one in known}.items())
