"""Is what a read of a board does not show really gone? (The reasons: data/boards/absence.toml.)"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from gonorth.facts.tables import read_toml
from gonorth.facts.words import Sentence
from gonorth.web.models import Board, BoardRead
from gonorth.web.sentences import of_text

SHORT, UNREADABLE = "importing.short", "importing.unreadable"


@dataclass(frozen=True)
class Shown:
    """What a read showed, beside what was on offer before it."""

    openings: int
    before: int
    unreadable: int


def doubt(board: Board, shown: Shown, read: BoardRead) -> Sentence | None:
    """Why this read may have been cut short; None where what it does not show counts as absent."""
    if _is_short(shown) and not _is_believed(_doubted(board), read.started_at):
        return Sentence(SHORT, {"shown": shown.openings, "before": shown.before})
    earlier = board.reads.exclude(outcome=BoardRead.FAILED).exclude(pk=read.pk)
    last = earlier.order_by("-pk").first()
    if shown.unreadable > (last.failed if last else 0):  # once more so, and they are like that
        return Sentence(UNREADABLE, {"n": shown.unreadable})
    return None


def _is_short(shown: Shown) -> bool:
    limits = _limits()
    fewer = shown.before - shown.openings
    return shown.openings < limits["share"] * shown.before and fewer >= limits["fewer"]


def _is_believed(earlier: list[BoardRead], at: datetime) -> bool:
    limits = _limits()
    if len(earlier) + 1 < limits["reads"]:
        return False
    return at - earlier[0].started_at >= timedelta(days=float(limits["days"]))


def _doubted(board: Board) -> list[BoardRead]:
    """The short reads since the last complete one, oldest first."""
    reads = board.reads.filter(outcome=BoardRead.PARTIAL).order_by("started_at", "pk")
    since = reads.filter(started_at__gt=board.complete_at) if board.complete_at else reads
    return [read for read in since if (why := of_text(read.problem)) and why.key == SHORT]


@cache
def _limits() -> dict[str, float]:
    return dict(read_toml("boards/absence.toml")["short"])
