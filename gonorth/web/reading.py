"""Reads the boards that are due, a few hosts at a time, and goes on whatever one of them does.

Runs beside the site in a process of its own (`gonorth serve`), or until nothing is due
(`gonorth openings import`).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.db import close_old_connections, connection

from gonorth.boards import BoardReading
from gonorth.boards.addresses import is_known_host
from gonorth.bounded import run_bounded
from gonorth.facts.words import Refusal, Sentence
from gonorth.web import clock, options, queue
from gonorth.web.bridge import region
from gonorth.web.fetching.boards import Ask, Payload, fetch_board
from gonorth.web.fetching.fetcher import Fetcher
from gonorth.web.fetching.manners import Pace
from gonorth.web.fetching.problem import Problem, Stopped
from gonorth.web.fetching.wire import Limits
from gonorth.web.importing import Overtaken, failed_read, import_reading, unchanged_read
from gonorth.web.judging import Understood, shortcoming, understand
from gonorth.web.models import Board, BoardRead

HOSTS = 4  # read from at the same time
GLANCE = 2.0  # seconds between two looks at the queue
GRACE = 3.0  # seconds to end in
SECONDS, MEGABYTES = 180.0, 1500  # to understand one payload

POSTING = (
    b'{"jobs": [{"id": 1, "title": "Software engineer", "absolute_url": "https://boards.greenhouse.io/a/1",'
    b' "location": {"name": "Toronto, ON"}, "content": "Python, $100,000 a year"}], "meta": {"total": 1}}'
)

log = logging.getLogger(__name__)
Told = Callable[[Board, BoardRead], None]


class Reader:
    """Threads that take boards from the queue; one host is never read from twice at a time."""

    def __init__(
        self,
        stop: threading.Event,
        pace: Pace | None = None,
        limits: Limits | None = None,
        tell: Told | None = None,
    ) -> None:
        folder = Path(options.DATA.value)
        self._stop = stop
        self._texts = folder / "texts"
        self._fetcher = Fetcher(self._is_known, folder / "turns", stop, pace, limits)
        self._tell = tell
        self._held: dict[str, Board] = {}  # by the host they are read from
        self._taking = threading.Lock()
        self._writing = threading.Lock()  # one board is understood and written at a time
        self._pages: set[str] = set()
        _load_tables()

    def run(self, until_empty: bool = False) -> None:
        """Read until stopped, or until nothing is due that others are not reading."""
        threads = [
            threading.Thread(target=self._work, args=(until_empty,), daemon=True) for _ in range(HOSTS)
        ]
        for thread in threads:
            thread.start()
        try:
            while any(thread.is_alive() for thread in threads) and not self._stop.is_set():
                threads[0].join(0.2)  # a join without an end would keep Ctrl-C waiting
        finally:
            self._leave(threads)

    def _leave(self, threads: list[threading.Thread]) -> None:
        """End what is going on, and give back unread what does not end in time."""
        self._stop.set()
        last = time.monotonic() + GRACE
        for thread in threads:
            thread.join(max(0.0, last - time.monotonic()))
        for board in list(self._held.values()):
            queue.release(board)

    def _work(self, until_empty: bool) -> None:
        try:
            while not self._stop.is_set():
                if not self.step() and self._is_over(until_empty):
                    return
        finally:
            connection.close()

    def step(self) -> bool:
        """Read one board, if there is one to be had."""
        try:
            board = self._take()
            if board is None:
                return False
            try:
                self._read(board)
            finally:
                del self._held[queue.host_of(board)]
        except Exception:  # the database is away, the disk full: later may be better
            log.exception("reading boards")
            self._stop.wait(GLANCE)
            close_old_connections()
        return True

    def _is_over(self, until_empty: bool) -> bool:
        if until_empty and not queue.waiting(clock.now()):
            return True
        return self._stop.wait(0.2 if until_empty else GLANCE)

    def _take(self) -> Board | None:
        with self._taking:
            board = queue.claim(clock.now(), self._held)
            if board is not None:
                self._held[queue.host_of(board)] = board
                if board.system == "jsonld":
                    self._pages.add(queue.host_of(board))
            return board

    def _is_known(self, host: str) -> bool:
        return is_known_host(host) or host in self._pages

    def _read(self, board: Board) -> None:
        """One board from the asking to the row that says how it went."""
        at = clock.now()
        try:
            read = self._import(board, self._fetch(board), at)
        except (Stopped, Overtaken):
            queue.release(board)
            return
        except Problem as problem:
            read = _failed(board, at, problem.sentence, problem.again_in)
        except Refusal as refusal:
            read = _failed(board, at, refusal.sentence)
        except Exception as error:
            log.exception("reading %s", board.address)
            read = _failed(board, at, Sentence("boards_live.unexpected", {"error": type(error).__name__}))
        if self._tell is not None:
            self._tell(board, read)

    def _fetch(self, board: Board) -> Payload:
        ask = Ask(board.system, board.address, board.etag, board.last_modified)
        return fetch_board(self._fetcher, ask, self._texts, region().country, clock.today())

    def _import(self, board: Board, payload: Payload, at: datetime) -> BoardRead:
        if payload.is_unchanged:
            with self._writing:
                read = unchanged_read(board, at)
            queue.settle(board, at)
            return read
        with self._writing:
            if self._stop.is_set():
                raise Stopped
            understood = _understood(board, payload)
            if not understood.listed:
                return _failed(board, at, payload.lacks or Sentence("boards_live.empty", {}))
            lacks = payload.lacks or shortcoming(understood)
            reading = _named(board, understood.reading)
            read = import_reading(board, reading, complete=lacks is None, at=at, problem=lacks)
        queue.settle(board, at, lacks, **_marks(board, payload, read))
        return read


def _load_tables() -> None:
    """Load the tables a posting is read with, here and once: the processes that read payloads share them."""
    understand("greenhouse", POSTING, "greenhouse")


def _understood(board: Board, payload: Payload) -> Understood:
    """What the payload says, read in a process of its own with so much time and memory and no more."""
    return run_bounded(
        understand, board.system, payload.body, board.address, seconds=SECONDS, megabytes=MEGABYTES
    )


def _named(board: Board, reading: BoardReading) -> BoardReading:
    """The openings under the name the region knows the employer by: a board writes it as it likes."""
    openings = (replace(opening, employer=board.name) for opening in reading.openings)
    return replace(reading, openings=tuple(openings))


def _marks(board: Board, payload: Payload, read: BoardRead) -> dict[str, str]:
    """What to know the same answer by: after a complete read only, for a part must be asked for again.
    How a Workday list was narrowed holds from its first read on."""
    if read.outcome == BoardRead.COMPLETE or board.system == "workday":
        return {"etag": payload.etag, "last_modified": payload.last_modified}
    return {"etag": "", "last_modified": ""}


def _failed(board: Board, at: datetime, problem: Sentence, again_in: float | None = None) -> BoardRead:
    read = failed_read(board, problem, at)
    queue.settle_failed(board, at, problem, again_in)
    return read
