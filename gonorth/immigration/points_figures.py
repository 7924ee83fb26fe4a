"""How are points shown as figures, each with its source, day, confidence and what it cannot tell?"""

from __future__ import annotations

from collections.abc import Iterator

from gonorth.facts.words import Lang, Sentence, say
from gonorth.immigration.points import PARTS, Score
from gonorth.immigration.points_answer import PointsAnswer
from gonorth.immigration.points_changes import Change
from gonorth.immigration.rounds import Round
from gonorth.immigration.selection_grid import Selection
from gonorth.nouns import Figure


def figures(found: PointsAnswer, lang: Lang) -> tuple[Figure, ...]:
    """Every number of an answer on points, each with an id of its own."""
    return tuple(_figures(found, lang))


def _figures(found: PointsAnswer, lang: Lang) -> Iterator[Figure]:
    yield from part_figures(found.shown, found.because, lang)
    for change in (*found.changes, found.birthday):
        yield change_figure(change, found.shown, lang)
    yield selection_figure(found.selection, lang)
    for standing in found.standings:
        yield cutoff_figure(standing.latest, lang)


def part_figures(score: Score, because: Sentence, lang: Lang) -> Iterator[Figure]:
    """The parts of a score and its total."""
    limit = f"{because.say(lang)} {say('points.figure_cannot_tell', lang)}"
    for name, points in (*((name, score.parts[name]) for name in PARTS), ("total", score.total)):
        yield _computed(f"points_{name}", say(f"points.part_{name}", lang), points, score, limit, lang)


def change_figure(change: Change, score: Score, lang: Lang) -> Figure:
    """The points a change adds."""
    label, limit = change.sentence.say(lang), say("points.figure_cannot_tell", lang)
    return _computed(f"points_change_{change.id}", label, change.adds, score, limit, lang)


def _computed(id: str, label: str, points: int, score: Score, limit: str, lang: Lang) -> Figure:
    return Figure(
        id=id,
        label=label,
        value=points,
        unit=say("points.unit", lang),
        as_of=score.grid.id,
        source=score.grid.source,
        confidence=score.confidence,
        kind="computed",
        cannot_tell=limit,
    )


def selection_figure(found: Selection, lang: Lang) -> Figure:
    return Figure(
        id="selection_total",
        label=say("points.selection_head", lang),
        value=found.total,
        unit=say("points.unit", lang),
        as_of=found.as_of.isoformat(),
        source=found.source,
        confidence=found.confidence,
        kind="computed",
        cannot_tell=say("points.selection_note", lang),
    )


def cutoff_figure(latest: Round, lang: Lang) -> Figure:
    """The cut-off of a round: read, not computed."""
    return Figure(
        id=f"cutoff_{latest.type}",
        label=say("points.cutoff_label", lang, type=say(f"points.round_{latest.type}", lang)),
        value=latest.cutoff,
        unit=say("points.unit", lang),
        as_of=latest.day.isoformat(),
        source=latest.sources[0],
        confidence=latest.confidence,
        kind="evidence",
        cannot_tell=say("points.cutoff_cannot_tell", lang),
    )
