"""How have advertisements moved, and in which fields? Charts from the pack's monthly series."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gonorth.facts.fields import field_name, fields
from gonorth.facts.region import Region
from gonorth.facts.words import Lang, percent, say
from gonorth.nouns import Figure
from gonorth.scene.exhibit import Exhibit, Shown
from gonorth.scene.trend import (
    Change,
    Points,
    Series,
    change,
    change_figure,
    change_sentence,
    monthly,
    period,
    series,
)


def advertised(region: Region, field: str | None, today: date, lang: Lang) -> Iterator[Exhibit]:
    """Month by month in one field or in all; and, for all, field beside field."""
    found = series(region.series, field, today, lang)
    if found.points:
        yield _by_month(found, region, field, lang)
    moved = list(_moves(region, today))
    if field is None and len(moved) > 1:
        yield _by_field(moved, found, region, lang)


def _moves(region: Region, today: date) -> Iterator[tuple[str, Points, Change]]:
    """Each field that can be compared with itself, its months and by how much it moved."""
    for field in fields():
        points = monthly(region.series.months, field, today)
        move = change(points)
        if move:
            yield field, points, move


def _by_month(found: Series, region: Region, field: str | None, lang: Lang) -> Exhibit:
    name = field_name(field, lang) if field else say("scene.all_fields", lang)
    moved = change(found.points)
    return Exhibit(
        id="ads",
        form="line",
        finding=change_sentence(moved, region.series, name, lang),
        measure=found.label,
        rows=tuple(Shown(month, month_figure(found, field, month, count)) for month, count in found.points),
        cannot_tell=change_figure(moved, found, lang).cannot_tell,
    )


def month_figure(found: Series, field: str | None, month: str, count: int) -> Figure:
    """One month of a series as a number that may be shown."""
    return Figure(
        f"{found.id}:{(field or 'all').replace(' ', '-')}:{month}",
        found.label,
        count,
        found.unit,
        month,
        found.source,
        found.confidence,
        found.kind,
        found.cannot_tell,
    )


Moved = list[tuple[str, Points, Change]]


def _by_field(moved: Moved, found: Series, region: Region, lang: Lang) -> Exhibit:
    """Each field's months now under the months they are compared with."""
    rows = []
    for field, points, move in moved:
        for ends, is_other in ((move.before, True), (move.after, False)):
            figure = _sum_figure(found, field, points, ends, lang)
            rows.append(Shown(field_name(field, lang), figure, _short(ends, lang), is_other))
    return Exhibit(
        id="ads-by-field",
        form="bars",
        finding=_moves_sentence(moved, lang),
        measure=say("scene.ads_sum", lang, metros=", ".join(region.series.metros)),
        rows=tuple(rows),
        cannot_tell=change_figure(moved[0][2], found, lang).cannot_tell,
    )


def _sum_figure(found: Series, field: str, points: Points, ends: tuple[str, str], lang: Lang) -> Figure:
    first, last = ends
    return Figure(
        id=f"ads_sum:{field.replace(' ', '-')}:{first}:{last}",
        label=f"{field_name(field, lang)}, {period(ends, lang)}",
        value=sum(count for month, count in points if first <= month <= last),
        unit=found.unit,
        as_of=last,
        source=found.source,
        confidence=found.confidence,
        kind="computed",
        cannot_tell=found.cannot_tell,
    )


def _short(ends: tuple[str, str], lang: Lang) -> str:
    """Sept.–Nov. 2025: a period as it fits beside a bar."""
    names = say("charts.months", lang).split()
    first, last = (names[int(end[5:]) - 1] for end in ends)
    return say("scene.period", lang, start=first, end=f"{last} {ends[1][:4]}")


def _moves_sentence(moved: Moved, lang: Lang) -> str:
    """Advertisements a day, A against B. Up: … Down: … Level: …"""
    first = moved[0][2]
    start = say("scene.ads_moves", lang, before=period(first.before, lang), after=period(first.after, lang))
    ways = []
    for way in ("rose", "fell", "held"):
        named = [(field, move.percent) for field, _, move in moved if move.way == way]
        if named:
            listed = ", ".join(_named(field, size, lang) for field, size in named)
            ways.append(say(f"scene.ads_moves_{way}", lang, names=listed))
    return " ".join((start, *ways))


def _named(field: str, size: Decimal, lang: Lang) -> str:
    return f"{field_name(field, lang)} ({percent(abs(round(size)), lang)})"
