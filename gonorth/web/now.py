"""What is there to say right now? Three or four real figures as sentences, each with a small drawing.

Counted from real openings where there are any; otherwise what others counted, with its day. Never samples.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from gonorth.facts.fields import field_name, fields
from gonorth.facts.region import Region
from gonorth.facts.words import MONTHS, Lang, Sentence, percent, say
from gonorth.nouns import Figure
from gonorth.scene.advertised import month_figure
from gonorth.scene.figures import OPENINGS
from gonorth.scene.funding import funding
from gonorth.scene.trend import Change, Series, change, period, series
from gonorth.web.bridge import Shelf
from gonorth.web.charts import Bar, bar_chart, share_bar, sparkline
from gonorth.web.drawing import Said
from gonorth.web.figures import written

MOST = 4


@dataclass(frozen=True)
class Now:
    sentence: str
    figure: Figure
    ids: str  # of every figure the sentence rests on
    svg: SafeString


def right_now(shelf: Shelf, region: Region, today: date, lang: Lang) -> tuple[Now, ...]:
    counted = list(_counted(shelf, region, today, lang)) if shelf.kind == "real" else []
    told = [*_advertised(region, today, lang), *_money(region, lang)]
    return (*counted, *told[:1], *told[1 + len(counted) :])[:MOST]


def _counted(shelf: Shelf, region: Region, today: date, lang: Lang) -> Iterator[Now]:
    scene = shelf.stock.scene(region, None, today, lang)
    known = {figure.id: figure for figure in scene.figures if figure.source == OPENINGS}
    jobs, employers, shown = (known[id] for id in ("openings", "employers", "pay_shown"))
    if not jobs.value:
        return
    part = say("home.show_pay", lang, share=percent(round(shown.value), lang)) if shown.value else ""
    at = Sentence("scene.found_employers", {"n": employers.value})
    sentence = say("home.on_offer", lang, n=jobs.value, employers=at, at=region.at[lang], pay=part)
    ids = " ".join((jobs.id, employers.id, shown.id))
    said = Said("now-pay", shown.label, f"{shown.label}: {written(shown, lang)}", shown.id)
    yield Now(sentence, jobs, ids, share_bar(shown.value, 100, lang, said))


def _advertised(region: Region, today: date, lang: Lang) -> Iterator[Now]:
    """All fields, then the one that moved most."""
    found = {field: series(region.series, field, today, lang) for field in (None, *fields())}
    moves = {field: move for field, each in found.items() if (move := change(each.points))}
    if None in moves:
        yield _moved(found[None], None, moves[None], region, lang)
    by_move = sorted((field for field in moves if field), key=lambda f: (-abs(moves[f].percent), f))
    for field in by_move[:1]:
        yield _moved(found[field], field, moves[field], region, lang)


def _moved(found: Series, field: str | None, move: Change, region: Region, lang: Lang) -> Now:
    month, count = found.points[-1]
    last = month_figure(found, field, month, count)
    name = field_name(field, lang) if field else say("scene.all_fields", lang)
    how = say(
        f"home.{move.way}",
        lang,
        size=percent(round(abs(move.percent)), lang),
        before=period(move.before, lang),
        after=period(move.after, lang),
        season="" if move.is_year_on_year else say("home.season", lang),
    )
    sentence = say(
        "home.advertised",
        lang,
        field=name,
        n=count,
        metros=", ".join(region.series.metros),
        month=f"{MONTHS[lang][int(month[5:]) - 1]} {month[:4]}",
        how=how,
    )
    ids = " ".join(month_figure(found, field, each, n).id for each, n in found.points)
    said = Said(f"now-{last.id.replace(':', '-')}", found.label, sentence, ids)
    return Now(sentence, last, ids, sparkline(found.points, lang, said))


def _money(region: Region, lang: Lang) -> Iterator[Now]:
    """What the pack can set side by side per head, and the region's part of a whole."""
    for exhibit in funding(region, lang):
        bars = [
            Bar(row.name, row.figure.value, written(row.figure, lang, with_unit=False), row.is_other)
            for row in exhibit.rows
        ]
        ids = " ".join(figure.id for figure in exhibit.figures)
        told = "; ".join(f"{bar.label} {bar.written}" for bar in bars)
        drawn = bar_chart(bars, lang, Said(f"now-{exhibit.id}", exhibit.measure, told, ids))
        yield Now(exhibit.finding, exhibit.figures[0], ids, drawn)
