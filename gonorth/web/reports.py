"""What do the reports of reading boards say, in words and figures? And how long will the rest take?"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.timezone import localtime

from gonorth.boards.addresses import WORKDAY_PAGE, careers_page
from gonorth.facts.words import Lang, Sentence, say
from gonorth.nouns import Figure, plain
from gonorth.web import clock, queue
from gonorth.web.fetching.manners import Pace
from gonorth.web.models import Board, BoardRead
from gonorth.web.reading import HOSTS
from gonorth.web.sentences import of_text

SOURCE = "openings"  # Source.id of what was read of employers' boards
ANSWERED = 0.5  # seconds a host takes for an answer, at a guess
UNKNOWN_SIZE = 30  # postings of a Workday board that was never read, at a guess
IN_THE_COUNTRY = 2  # postings in the country for each that was seen in the region, at a guess
COUNTED = ("opened", "changed", "missing", "closed", "reopened")
TURNING = ("due", "reading")  # states of a board whose turn is still to come
EARLIER = 50  # reads of one board, shown


@dataclass(frozen=True)
class Report:
    """One read of one board, in one language."""

    at: datetime
    state: str  # as in boards_live.state_*
    showed: str  # how many openings, and what was new; empty of a read that failed
    why: str  # why it was not complete

    @property
    def as_json(self) -> dict[str, Any]:
        return {"at": self.at.isoformat(), "outcome": self.state, "showed": self.showed, "why": self.why}


@dataclass(frozen=True)
class Line:
    """One board as it stands now."""

    pk: int | None  # None: of the region's pack alone, and never asked for
    name: str
    address: str
    state: str
    last: Report | None

    @property
    def page(self) -> str:
        return careers_page(self.address)

    @property
    def as_json(self) -> dict[str, Any]:
        last = self.last.as_json if self.last else None
        return {"id": self.pk, "employer": self.name, "page": self.page, "state": self.state, "last": last}


@dataclass(frozen=True)
class Overview:
    """Every board, and how far the reading of those that are due has come."""

    lines: tuple[Line, ...]
    total: Figure
    counts: dict[str, int]  # of boards: complete (unchanged ones among them), partial, failed, waiting
    done: int
    left: Figure | None  # minutes; None where nothing is being read
    is_read: bool  # whether any board was

    @property
    def minutes(self) -> Sentence | None:
        return Sentence("boards_live.minutes", {"n": self.left.value}) if self.left else None

    @property
    def as_json(self) -> dict[str, Any]:
        return {
            "boards": plain(self.total),
            "counts": self.counts,
            "minutes_left": plain(self.left) if self.left else None,
            "lines": [line.as_json for line in self.lines],
        }


def report(read: BoardRead, lang: Lang) -> Report:
    problem = of_text(read.problem)
    showed = "" if read.outcome == BoardRead.FAILED else _showed(read, lang)
    return Report(localtime(read.started_at), read.outcome, showed, problem.say(lang) if problem else "")


def told(read: BoardRead, lang: Lang) -> str:
    """The whole report in one line."""
    made = report(read, lang)
    parts = (say(f"boards_live.state_{made.state}", lang), made.showed, made.why)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _showed(read: BoardRead, lang: Lang) -> str:
    counts = {name: getattr(read, name) for name in COUNTED} | {"unread": read.failed}
    news = [say(f"boards_live.{name}", lang, n=n) for name, n in counts.items() if n]
    if not news:
        return say("boards_live.nothing_new", lang, n=read.records)
    return f"{say('boards_live.records', lang, n=read.records)}, {', '.join(news)}."


def overview(lang: Lang) -> Overview:
    """All boards by their employers' names; those of the region's pack before they are ever asked for."""
    now = clock.now()
    rows = list(_boards())
    lines = _lines(rows, now, lang) if rows else _of_the_pack()
    states = Counter(line.last.state if line.last else "waiting" for line in lines)
    turning = [row for row, line in zip(rows, lines, strict=False) if line.state in TURNING]
    return Overview(
        lines=tuple(sorted(lines, key=lambda line: line.name.casefold())),
        total=_figure("boards", len(lines), lang),
        counts={
            "complete": states["complete"] + states["unchanged"],
            "partial": states["partial"] + states["begun"],
            "failed": states["failed"],
            "waiting": states["waiting"],
        },
        done=len(lines) - len(turning),
        left=_figure("minutes", _minutes(turning), lang) if turning else None,
        is_read=any(line.last for line in lines),
    )


def _boards() -> Iterable[Board]:
    return Board.objects.filter(system__in=queue.SYSTEMS).annotate(last=Subquery(_last())).order_by("pk")


def _last() -> Any:
    return BoardRead.objects.filter(board=OuterRef("pk")).order_by("-pk").values("pk")[:1]


def _lines(rows: list[Board], now: datetime, lang: Lang) -> list[Line]:
    reads = BoardRead.objects.defer("report").in_bulk([row.last for row in rows if row.last])  # type: ignore[attr-defined]
    return [_line(row, reads.get(row.last), now, lang) for row in rows]  # type: ignore[attr-defined]


def _line(board: Board, read: BoardRead | None, now: datetime, lang: Lang) -> Line:
    made = report(read, lang) if read else None
    state = made.state if made else "waiting"
    if board.claimed_until is not None and board.claimed_until > now:
        state = "reading"
    elif board.due_at is not None and board.due_at <= now:
        state = "due"
    return Line(board.pk, board.name, board.address, state, made)


def _of_the_pack() -> list[Line]:
    boards = {
        address.data: Line(None, one.name, address.data, "waiting", None)
        for one, address in queue.pack_boards()
    }
    return list(boards.values())


@dataclass(frozen=True)
class History:
    """One board, and its latest reads from the newest on."""

    name: str
    page: str
    total: Figure
    reads: tuple[Report, ...]

    @property
    def as_json(self) -> dict[str, Any]:
        reads = [read.as_json for read in self.reads]
        return {"employer": self.name, "page": self.page, "reads_kept": plain(self.total), "reads": reads}


def history(board: Board, lang: Lang) -> History:
    reads = tuple(report(read, lang) for read in board.reads.order_by("-pk")[:EARLIER])
    return History(
        board.name, careers_page(board.address), _figure("reads", board.reads.count(), lang), reads
    )


def is_never_read() -> bool:
    """Whether no real board has given anything yet."""
    return (
        not BoardRead.objects.filter(board__system__in=queue.SYSTEMS)
        .exclude(outcome=BoardRead.FAILED)
        .exists()
    )


def offer(lang: Lang) -> tuple[Figure, Figure]:
    """How many boards there are to read, and about how many minutes that takes."""
    boards = [Board(system=address.system, address=address.data) for _, address in queue.pack_boards()]
    sizes = {address.data: employer.postings for employer, address in queue.pack_boards()}
    addresses = {board.address for board in boards}
    return _figure("boards", len(addresses), lang), _figure("minutes", _minutes(boards, sizes), lang)


def _figure(name: str, value: int, lang: Lang) -> Figure:
    """`boards`, `reads` or `minutes`; only the last is an estimate."""
    return Figure(
        id=f"boards:{name}",
        label=say(f"boards_live.figure_{name}", lang),
        value=value,
        unit=say(f"boards_live.unit_{name}", lang),
        as_of=clock.today().isoformat(),
        source=SOURCE,
        confidence="C" if name == "minutes" else "A",
        kind="computed",
        cannot_tell=say(f"boards_live.cannot_tell_{name}", lang),
    )


def _minutes(boards: Iterable[Board], sizes: dict[str, int] | None = None) -> int:
    """About how long boards take: a host is asked once every so often, several hosts at a time."""
    step = Pace().gap + ANSWERED
    seconds: dict[str, float] = defaultdict(float)
    for board in boards:
        seconds[queue.host_of(board)] += step * (1 + _requests(board, (sizes or {}).get(board.address)))
    return max(1, math.ceil(max(sum(seconds.values()) / HOSTS, max(seconds.values(), default=0)) / 60))


def _requests(board: Board, size: int | None) -> int:
    """How often a board is asked: each text of a Workday board that was never read, by itself."""
    if board.system != "workday":
        return 1
    if board.pk and board.complete_at is not None:
        return 2
    postings = IN_THE_COUNTRY * size if size else UNKNOWN_SIZE
    return 1 + math.ceil(postings / WORKDAY_PAGE) + postings
