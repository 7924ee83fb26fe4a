"""From what was read of a board to rows: what opened, changed, went missing, closed, came back?

A posting is known by its key, and has changed when what it says has (marks.py). It is missing after one
complete read without it and closed, as gone, after a second. A read that failed, was empty or may have been
cut short (absence.py) removes nothing. What was removed for breaking the policy stays removed.

A board of up to CHUNK postings is written in one transaction; a larger one in several, what is absent last.
A reader killed in between has lost nothing: the next read finds those rows as they are and goes on.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import Count, Max

from gonorth.boards import BoardReading, read_payload
from gonorth.facts.words import Sentence
from gonorth.web import samples
from gonorth.web.absence import Shown, doubt
from gonorth.web.given import board_for, by_board, files_of, name_of, own_part
from gonorth.web.models import Board, BoardRead, Posting, PostingChange, Version
from gonorth.web.models.posting import PostingQuery
from gonorth.web.sentences import as_text
from gonorth.web.writing import MOST_REPORTED, Writer, report_of

CHUNK = 1_000  # postings in a transaction: about a second during which nobody else can write to SQLite
OLDER = "importing.older"
IN_PART, INTERRUPTED = Sentence("importing.in_part", {}), Sentence("importing.interrupted", {})
COUNTED = ("opened", "changed", "unchanged", "missing", "found", "closed", "reopened")


class Overtaken(RuntimeError):
    """Another reader has begun to read this board; what this one had written was kept."""


def import_reading(
    board: Board, reading: BoardReading, *, complete: bool, at: datetime, problem: Sentence | None = None
) -> BoardRead:
    """Bring a board's rows up to what it showed at `at`. `complete`: the reader believes to have seen the
    whole board; otherwise `problem` may say why not. Raises Overtaken."""
    reading = own_part(board, reading)
    refused = _why_refused(board, reading, complete, at)
    if refused:
        return failed_read(board, refused, at, reading)
    work = _Import(board, reading, at, None if complete else problem or IN_PART)
    openings = reading.openings
    for start in range(0, len(openings) or 1, CHUNK):
        with transaction.atomic():
            work.begin()
            work.writer.write(openings[start : start + CHUNK], work.read)
            if start + CHUNK >= len(openings):
                work.finish()
            work.move_version()
    return work.read


def unchanged_read(board: Board, at: datetime) -> BoardRead:
    """The board says that it is as it was at the last read: as good as reading the same once more."""
    last = board.reads.exclude(outcome__in=[BoardRead.FAILED, BoardRead.BEGUN]).order_by("-pk").first()
    doubted = IN_PART if last is None or last.outcome == BoardRead.PARTIAL else None
    work = _Import(board, BoardReading(board.system, (), ()), at, doubted)
    with transaction.atomic():
        work.begin()
        work.writer.seen.update(_on_offer(board).values_list("key", flat=True))
        work.writer.counts["unchanged"] = work.read.records = len(work.writer.seen)
        work.finish(BoardRead.UNCHANGED)
        work.move_version()
    return work.read


def failed_read(
    board: Board, problem: Sentence, at: datetime, reading: BoardReading | None = None
) -> BoardRead:
    """Keep that a read of a board failed, and why. Nothing else changes."""
    failures = reading.failures if reading else ()
    read = BoardRead(board=board, started_at=at, finished_at=at, outcome=BoardRead.FAILED)
    read.problem = as_text(problem)
    read.records = len(reading.openings) + len(failures) if reading else 0
    read.failed, read.report = _unreadable(reading), report_of(failures)
    with transaction.atomic():
        _settle(board)
        read.save()
        if problem.key != OLDER:  # which says nothing of how the board is now
            board.failures, board.problem = board.failures + 1, read.problem
            board.save(update_fields=["failures", "problem"])
    return read


def import_files(paths: Iterable[str | Path], at: datetime) -> list[BoardRead]:
    """Read payloads from files and import them as `import_readings` does. Refusal where one of them is no
    payload; nothing is written then."""
    return import_readings(
        {str(path): read_payload(Path(path).read_bytes(), str(path)) for path in paths}, at
    )


def import_readings(
    readings: Mapping[str, BoardReading], at: datetime, complete: bool = True
) -> list[BoardRead]:
    """Import what files hold, by their names. Each opening's id says which board it is from; files of one
    board that are given together are the parts of one read of it."""
    return list(importing(readings, at, complete)[1])


def importing(
    readings: Mapping[str, BoardReading], at: datetime, complete: bool
) -> tuple[int, Iterator[BoardRead]]:
    """How many boards these files are from, and the reads of them, made one after the other."""
    boards = by_board(readings)
    return len(boards), (
        import_reading(board_for(name, reading), reading, complete=complete, at=at)
        for name, reading in boards.items()
    )


class _Import:
    """One read of one board on its way into the rows."""

    def __init__(self, board: Board, reading: BoardReading, at: datetime, doubted: Sentence | None) -> None:
        self.board, self.reading, self.doubted = board, reading, doubted
        self.writer = Writer(board, at)
        self.read = BoardRead(board=board, started_at=at, finished_at=at, outcome=BoardRead.BEGUN)
        self.read.records = len(reading.openings) + len(reading.failures)
        self.before = 0
        self._began = time.monotonic()

    def begin(self) -> None:
        """Inside each of its transactions: nobody else writes this board meanwhile."""
        Board.objects.select_for_update().get(pk=self.board.pk)
        if self.read._state.adding:
            _settle(self.board)
            if self.reading.openings:
                _take_over(self.board)
            self.before = _on_offer(self.board).count()
            self.read.save()
        elif not BoardRead.objects.filter(pk=self.read.pk, outcome=BoardRead.BEGUN).exists():
            raise Overtaken(str(self.board))

    def finish(self, outcome: str = BoardRead.COMPLETE) -> None:
        """With the last of its openings: what is absent, and what this read was."""
        read, writer = self.read, self.writer
        rows = self.board.postings.open().values_list("key", "pk", "missing_since")
        absent = [(pk, since) for key, pk, since in rows.iterator() if key not in writer.seen]
        shown = Shown(len(writer.seen), self.before, _unreadable(self.reading))
        why = self.doubted or (doubt(self.board, shown, read) if absent else None)
        if why is None:
            writer.absent(absent, read)
            self.board.complete_at = read.started_at
        read.outcome, read.problem = (BoardRead.PARTIAL if why else outcome), as_text(why)
        read.failed = shown.unreadable
        read.report = [*report_of(self.reading.failures), *writer.left_out][:MOST_REPORTED]
        for name in COUNTED:
            setattr(read, name, writer.counts[name])
        read.finished_at = read.started_at + timedelta(seconds=time.monotonic() - self._began)
        read.save()
        if writer.counts["opened"] and not self.board.is_sample:
            samples.clear()  # they stood for what has now arrived
        self.board.failures, self.board.problem = 0, read.problem
        self.board.save(update_fields=["complete_at", "failures", "problem"])

    def move_version(self) -> None:
        """In the transaction that changes something."""
        if self.writer.is_moved:
            Version.move(Version.OPENINGS)
            self.writer.is_moved = False


def _why_refused(board: Board, reading: BoardReading, complete: bool, at: datetime) -> Sentence | None:
    last = board.reads.exclude(outcome=BoardRead.FAILED).aggregate(at=Max("started_at"))["at"]
    if last and at < last:
        return Sentence(OLDER, {"day": _written(at), "last": _written(last)})
    unreadable, on_offer = _unreadable(reading), board.postings.open().count()
    if unreadable and not reading.openings:
        return Sentence("importing.nothing_readable", {"n": unreadable})
    if complete and on_offer and not reading.openings:
        return Sentence("importing.empty", {"n": on_offer})
    return None


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def _unreadable(reading: BoardReading | None) -> int:
    return sum(failure.kind == "error" for failure in reading.failures) if reading else 0


def _on_offer(board: Board) -> PostingQuery:
    """What the last complete read showed, or some read since."""
    return board.postings.open().filter(missing_since=None)


def _take_over(board: Board) -> None:
    """What was known of this board from files alone is its own from now on."""
    name = name_of(board)
    if name:
        others = Board.objects.filter(system=Board.FILES, address__iexact=files_of(name))
        Posting.objects.filter(board__in=others).update(board=board)


def _settle(board: Board) -> None:
    """Close the books of a read that was killed in the middle, from the rows it left."""
    for read in board.reads.filter(outcome=BoardRead.BEGUN):
        changes = PostingChange.objects.filter(read=read)
        for what, n in changes.values_list("what").annotate(n=Count("pk")).order_by():
            setattr(read, what, n)
        read.outcome, read.problem = BoardRead.PARTIAL, as_text(INTERRUPTED)
        read.save()
