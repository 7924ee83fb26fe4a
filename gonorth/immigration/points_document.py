"""The answer on points as one JSON document (docs/reference/points.md)."""

from __future__ import annotations

from typing import Any

from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import Lang, Sentence, say
from gonorth.immigration.points import PARTS, Score
from gonorth.immigration.points_answer import PointsAnswer
from gonorth.immigration.points_changes import Change
from gonorth.immigration.points_couple import Orders
from gonorth.immigration.points_figures import figures
from gonorth.immigration.points_grid import Grid
from gonorth.immigration.points_notes import notes
from gonorth.immigration.rounds import Standing
from gonorth.immigration.selection_grid import Selection


def as_json(found: PointsAnswer, lang: Lang) -> dict[str, Any]:
    """Without an edition asked for, the parts are those of the latest known one, and `edition` says which."""
    sources = rule_sources(lang)
    return {
        "edition": found.grid.id,
        "in_force": found.is_in_force,
        "because": found.because.say(lang),
        **_parts(found.score),
        "extras": dict(found.shown.extras),
        "earlier": None if found.score else {"edition": found.shown.grid.id, **_parts(found.shown)},
        "current": _current(found, lang),
        "notes": [note.say(lang) for note in notes(found)],
        "would_raise": [_change(change, lang) for change in found.changes],
        "next_birthday": _change(found.birthday, lang),
        "selection_grid": _selection(found.selection, found, lang),
        "rounds": [_standing(standing, lang) for standing in found.standings],
        "rounds_note": say("points.rounds_lead", lang),
        "partner": _orders(found.orders) if found.orders else None,
        "figures": figures(found, lang),
        "confidence": found.confidence,
        "sources": [sources[id] for id in found.sources],
        "note": say("points.not_advice", lang, url=sources[found.shown.grid.source].url),
    }


def _parts(score: Score | None) -> dict[str, int | None]:
    """The parts and the total; each null where they are not known."""
    if score is None:
        return dict.fromkeys((*PARTS, "total"))
    return {**score.parts, "total": score.total}


def _current(found: PointsAnswer, lang: Lang) -> dict[str, Any]:
    """The edition in force on the day, as far as we know it."""
    grid, score = found.current, found.current_score
    return {
        "edition": grid.id if grid else None,
        "total": score.total if score else None,
        "because": _why_unknown(found, lang),
        "known": _known(grid, lang) if grid else [],
    }


def _why_unknown(found: PointsAnswer, lang: Lang) -> str | None:
    if found.current is None:
        return found.because.say(lang)
    return found.current.unknown[lang] if found.current.unknown else None


def _known(grid: Grid, lang: Lang) -> list[dict[str, str]]:
    return [
        {"said": known.said[lang], "source": known.source, "confidence": known.confidence}
        for known in grid.known
    ]


def _change(change: Change, lang: Lang) -> dict[str, Any]:
    said = change_said(change).say(lang)
    return {"id": change.id, "adds": change.adds, "total": change.total, "sentence": said}


def change_said(change: Change) -> Sentence:
    """The change and what it would add or take away."""
    key = "would_add" if change.adds > 0 else "would_lower" if change.adds else "would_not"
    values = {"change": change.sentence, "n": abs(change.adds), "total": change.total}
    return Sentence(f"points.{key}", values)


def _selection(found: Selection, answer: PointsAnswer, lang: Lang) -> dict[str, Any]:
    unsure = say("points.selection_unsure", lang, day=answer.today)
    return {
        "parts": dict(found.parts),
        "total": found.total,
        "pass_mark": found.pass_mark,
        "in_force": found.is_in_force,
        "minimum": [
            {"id": name, "verdict": verdict, "sentence": say(f"points.minimum_{name}_{verdict}", lang)}
            for name, verdict in found.minimum.items()
        ],
        "notes": [say("points.selection_note", lang), *([] if found.is_in_force else [unsure])],
        "as_of": found.as_of,
        "source": found.source,
        "confidence": found.confidence,
    }


def _standing(standing: Standing, lang: Lang) -> dict[str, Any]:
    latest = standing.latest
    return {
        "type": latest.type,
        "name": say(f"points.round_{latest.type}", lang),
        "date": latest.day,
        "cutoff": latest.cutoff,
        "invitations": latest.invitations,
        "above": standing.above,
        "reached": standing.reached,
        "of": standing.of,
        "confidence": latest.confidence,
        "sources": latest.sources,
    }


def _orders(orders: Orders) -> dict[str, Any]:
    return {
        "first": _parts(orders.first),
        "second": _parts(orders.second),
        "better": orders.better,
        "by": orders.by,
    }
