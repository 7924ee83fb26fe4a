"""How do we behave at a host? One request at a time with a pause after each, and longer pauses where it
asks for them. Other processes of this site wait their turn as well: the turn is a file's lock.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import IO

from gonorth.web.fetching.problem import Problem, Stopped

if sys.platform != "win32":  # there, turns are kept within one process alone
    import fcntl

LONGEST_WAIT = 86_400.0  # seconds; whatever a host asks, we ask again after a day
GLANCE = 0.05  # seconds between two looks at a turn somebody else has


@dataclass(frozen=True)
class Pace:
    """In seconds, and how often a request that may yet succeed is tried."""

    gap: float = 1.0
    first_pause: float = 2.0
    patience: float = 60.0  # a longer wait than this is for another day
    longest_gap: float = 30.0  # of what robots.txt asks as Crawl-delay
    tries: int = 4

    def pause(self, failed: int) -> float:
        """After so many failures, twice as long each time and never all readers at once."""
        return self.first_pause * 2.0 ** (failed - 1) * random.uniform(0.5, 1.5)


@dataclass
class _Host:
    turn: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0  # time.monotonic()
    gap: float = 0.0


class Manners:
    def __init__(self, pace: Pace, folder: Path, stop: threading.Event) -> None:
        self.pace = pace
        self.stop = stop
        self._folder = folder
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def widen(self, host: str, gap: float) -> None:
        """Leave at least so much time between two requests, as its robots.txt asks."""
        self._host(host).gap = min(gap, self.pace.longest_gap)

    def hold(self, host: str, seconds: float) -> None:
        """Ask nothing of a host for a while."""
        known = self._host(host)
        known.free_at = max(known.free_at, time.monotonic() + seconds)

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until a host may be asked, and keep others from asking until we are done."""
        known = self._host(host)
        self._until(lambda: known.turn.acquire(blocking=False))
        try:
            with self._file(host) as shared:
                gap = max(self.pace.gap, known.gap)
                pause = max(known.free_at - time.monotonic(), _since(shared, gap))
                if pause > self.pace.patience:
                    raise Problem("busy", host=host, again_in=pause)
                self.wait(pause)
                try:
                    yield
                finally:
                    known.free_at = max(known.free_at, time.monotonic() + gap)
                    _stamp(shared)
        finally:
            known.turn.release()

    def wait(self, seconds: float) -> None:
        if self.stop.wait(max(0.0, seconds)):
            raise Stopped

    def _host(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host())

    def _until(self, is_so: Callable[[], bool]) -> None:
        while not is_so():
            self.wait(GLANCE)

    @contextmanager
    def _file(self, host: str) -> Iterator[IO[bytes]]:
        """The host's file, locked against every other process that reads for this data folder."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / f"{host.replace(':', '_')}.turn").open("a+b") as file:
            self._until(lambda: _locked(file))
            yield file  # closing it gives the lock back


def _locked(file: IO[bytes]) -> bool:
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def _since(file: IO[bytes], gap: float) -> float:
    """The seconds left of the pause after another process's request."""
    file.seek(0)
    try:
        last = float(file.read(40) or b"0")
    except ValueError:
        return 0.0
    return min(gap, last + gap - time.time())


def _stamp(file: IO[bytes]) -> None:
    file.truncate(0)
    file.write(f"{time.time():.3f}".encode())
    file.flush()


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds a Retry-After asks for, written as seconds or as a date; None where it says nothing."""
    said = headers.get("retry-after", "").strip()
    if said.isdecimal() and said.isascii():
        return min(float(said[:9]), LONGEST_WAIT)
    try:
        then = parsedate_to_datetime(said)
    except ValueError:
        return None
    seconds = (then if then.tzinfo else then.replace(tzinfo=UTC)) - now
    return min(max(seconds.total_seconds(), 0.0), LONGEST_WAIT)
