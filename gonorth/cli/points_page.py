"""Points as a page of text: the sum, what holds today, what would change it, what it stands beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import Lang, day, say
from gonorth.immigration.points import SUMMED, TRANSFERS, Score
from gonorth.immigration.points_answer import PointsAnswer
from gonorth.immigration.points_couple import Orders
from gonorth.immigration.points_document import change_said
from gonorth.immigration.points_grid import Grid
from gonorth.immigration.points_notes import notes
from gonorth.immigration.rounds import Standing
from gonorth.immigration.selection_grid import PARTS as SELECTION_PARTS

CHANGES = 15  # shown; the JSON has them all
COLUMNS: Mapping[str, Literal["left", "right"]] = {
    "type": "left",
    "day": "right",
    "cutoff": "right",
    "beside": "left",
    "reached": "left",
}
MARKS = {"met": "[green]✓[/]", "unmet": "[yellow]✗[/]", "unknown": "[dim]?[/]"}


def print_points(out: Console, found: PointsAnswer, lang: Lang) -> None:
    _print_score(out, found, lang)
    _print_changes(out, found, lang)
    if found.orders:
        _print_orders(out, found.orders, lang)
    _print_selection(out, found, lang)
    _print_rounds(out, found.standings, lang)
    _print_sources(out, found, lang)


def _print_score(out: Console, found: PointsAnswer, lang: Lang) -> None:
    shown = found.shown
    _head(out, say("points.title", lang, starts=shown.grid.starts))
    _line(out, found.because.say(lang), "yellow" if not found.is_in_force else "")
    if found.unknown:
        _print_unknown(out, found.unknown, lang)
    out.print(_parts(shown, lang))
    for note in notes(found):
        _line(out, say("cli.note", lang, sentence=note))


def _print_unknown(out: Console, grid: Grid, lang: Lang) -> None:
    if grid.unknown:
        _line(out, grid.unknown[lang])
    _line(out, say("points.known", lang))
    for known in grid.known:
        _line(out, f"· {known.said[lang]}", "dim")


def _parts(score: Score, lang: Lang) -> Padding:
    """The sum, part by part; what two of the parts are made of stands below them."""
    made_of = {
        "transferability": {name: score.parts[name] for name in TRANSFERS},
        "additional": {f"extra_{name}": points for name, points in score.extras.items()},
    }
    table = _table({})
    for name in SUMMED:
        table.add_row(escape(say(f"points.part_{name}", lang)), str(score.parts[name]))
        inner = [f"{say(f'points.{key}', lang)} {n}" for key, n in made_of.get(name, {}).items() if n]
        if inner:
            said = say("points.of_which", lang, parts=", ".join(inner))
            table.add_row(f"  [dim]{escape(said)}[/]", "")
    table.add_row(f"[bold]{say('points.part_total', lang)}[/]", f"[bold]{score.total}[/]")
    return Padding(table, (1, 2))


def _print_changes(out: Console, found: PointsAnswer, lang: Lang) -> None:
    _head(out, say("points.would_head", lang))
    _line(out, say("points.would_lead" if found.changes else "points.would_nothing", lang))
    for change in (*found.changes[:CHANGES], found.birthday):
        _line(out, f"· {change_said(change).say(lang)}")


def _print_orders(out: Console, orders: Orders, lang: Lang) -> None:
    _head(out, say("points.couple_head", lang))
    totals = {"couple_first": orders.first.total, "couple_second": orders.second.total}
    out.print(Padding(_table({say(f"points.{name}", lang): str(n) for name, n in totals.items()}), (0, 2)))
    key = f"couple_better_{orders.better}" if orders.better else "couple_equal"
    _line(out, say(f"points.{key}", lang, n=orders.by))


def _print_selection(out: Console, found: PointsAnswer, lang: Lang) -> None:
    selection = found.selection
    _head(out, say("points.selection_head", lang))
    if not selection.is_in_force:
        _line(out, say("points.selection_unsure", lang, day=found.today), "yellow")
    rows = {say(f"points.selection_{name}", lang): str(selection.parts[name]) for name in SELECTION_PARTS}
    out.print(Padding(_table(rows), (0, 2)))
    of = {"total": selection.total, "pass_mark": selection.pass_mark}
    _line(out, say("points.selection_total", lang, **of), "bold")
    for name, verdict in selection.minimum.items():
        out.print(Padding(f"{MARKS[verdict]} {say(f'points.minimum_{name}_{verdict}', lang)}", (0, 3)))
    _line(out, say("points.selection_note", lang), "dim")


def _print_rounds(out: Console, standings: Iterable[Standing], lang: Lang) -> None:
    _head(out, say("points.rounds_head", lang))
    _line(out, say("points.rounds_lead", lang), "yellow")
    table = Table(box=None, padding=(0, 1))
    for column, justify in COLUMNS.items():
        table.add_column(say(f"points.rounds_column_{column}", lang), justify=justify)
    for standing in standings:
        table.add_row(*map(escape, _standing(standing, lang)))
    out.print(Padding(table, (0, 2)))


def _standing(standing: Standing, lang: Lang) -> Iterable[str]:
    latest, above = standing.latest, standing.above
    yield say(f"points.round_{latest.type}", lang)
    yield day(latest.day, lang)
    yield str(latest.cutoff)
    key = "rounds_above" if above > 0 else "rounds_below" if above else "rounds_equal"
    yield say(f"points.{key}", lang, n=abs(above))
    yield say("points.rounds_reached", lang, reached=standing.reached, n=standing.of)


def _print_sources(out: Console, found: PointsAnswer, lang: Lang) -> None:
    _head(out, say("points.sources", lang))
    sources = rule_sources(lang)
    for id in found.sources:
        source = sources[id]
        told = " · ".join(part for part in (source.name, source.as_of, source.url) if part)
        out.print(f"   [dim]{escape(f'[{id}]')} {escape(told)}[/]", soft_wrap=True)
    meaning = say(f"figures.confidence_{found.confidence}", lang)
    _line(out, say("points.confidence", lang, grade=found.confidence, meaning=meaning))
    _line(out, say("points.not_advice", lang, url=sources[found.shown.grid.source].url))


def _table(rows: Mapping[str, str]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column()
    table.add_column(justify="right")
    for label, value in rows.items():
        table.add_row(escape(label), value)
    return table


def _line(out: Console, text: str, style: str = "") -> None:
    said = escape(text)
    out.print(Padding(f"[{style}]{said}[/]" if style else said, (0, 3)))


def _head(out: Console, title: str) -> None:
    out.print(f"\n[bold blue]{escape(title)}[/]")
