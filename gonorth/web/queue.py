"""Which boards are to be read, when, and by whom? Their rows are the queue.

A reader claims a due board with a conditional UPDATE: of two that try, one changes the row.
"""

from __future__ import annotations

import random
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache
from urllib.parse import urlsplit

from django.db.models import Q

from gonorth.boards.addresses import BoardAddress, board_address
from gonorth.facts.region import PackEmployer
from gonorth.facts.words import Sentence
from gonorth.web.bridge import region
from gonorth.web.models import Board

SYSTEMS = ("greenhouse", "lever", "ashby", "workday", "jsonld")
LEASE = timedelta(minutes=45)  # a reader that says nothing for so long is gone
DAY = timedelta(days=1)
SOON = timedelta(hours=1)  # what is left of a board that was read in part
LONGEST = timedelta(days=7)
UNWELCOME = {"boards_live.robots", "boards_live.not_for_us"}


@cache
def pack_boards() -> tuple[tuple[PackEmployer, BoardAddress], ...]:
    """The employers of the region whose boards we read, and where."""
    found = ((employer, _address(employer)) for employer in region().employers)
    return tuple((employer, address) for employer, address in found if address is not None)


def _address(employer: PackEmployer) -> BoardAddress | None:
    return board_address(employer.system, employer.slug, employer.url)


def ask_for_all(at: datetime) -> int:
    """Make every board of the region due now; return how many are waiting."""
    rows = [
        Board(name=employer.name, system=address.system, address=address.data)
        for employer, address in pack_boards()
    ]
    Board.objects.bulk_create(rows, ignore_conflicts=True)
    readable = Board.objects.filter(system__in=SYSTEMS)
    readable.filter(Q(due_at=None) | Q(due_at__gt=at)).update(due_at=at)
    return readable.count()


def waiting(at: datetime) -> int:
    """How many boards are due that nobody is reading."""
    return Board.objects.filter(_is_free(at)).count()


def is_at_it(at: datetime) -> bool:
    """Whether boards are being read, or are due to be."""
    return Board.objects.filter(Q(due_at__lte=at) | Q(claimed_until__gt=at), system__in=SYSTEMS).exists()


def _is_free(at: datetime) -> Q:
    return Q(system__in=SYSTEMS, due_at__lte=at) & (Q(claimed_until=None) | Q(claimed_until__lt=at))


def claim(at: datetime, busy: Collection[str] = ()) -> Board | None:
    """The next due board that is ours alone to read; none at the hosts that are `busy`."""
    for board in Board.objects.filter(_is_free(at)).order_by("due_at", "pk"):
        if host_of(board) in busy:
            continue
        if Board.objects.filter(_is_free(at), pk=board.pk).update(claimed_until=at + LEASE):
            return board
    return None


def host_of(board: Board) -> str:
    return urlsplit(board.address).netloc


def release(board: Board) -> None:
    """Give a board back unread."""
    Board.objects.filter(pk=board.pk).update(claimed_until=None)


def settle(board: Board, at: datetime, lacks: Sentence | None = None, **marks: str) -> None:
    """The board was read, wholly or in part; `marks` (etag, last_modified) are for the next time."""
    again = SOON if lacks and lacks.key == "boards_live.details_left" else DAY
    due = at + again * random.uniform(0.9, 1.1)
    Board.objects.filter(pk=board.pk).update(due_at=due, claimed_until=None, **marks)


def settle_failed(board: Board, at: datetime, problem: Sentence, again_in: float | None) -> None:
    """The board could not be read, once more: the next try comes later each time, and not before its
    host allows."""
    pause = LONGEST if problem.key in UNWELCOME else min(SOON * 2.0 ** min(board.failures, 20), LONGEST)
    pause = max(pause * random.uniform(0.9, 1.1), timedelta(seconds=again_in or 0))
    Board.objects.filter(pk=board.pk).update(due_at=at + pause, claimed_until=None)
