"""The candidate of a résumé: read in a process of its own, with bounded time and memory, while this one loads
what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import PurePath

from gonorth.bounded import begin_bounded
from gonorth.cli.files import read_file
from gonorth.nouns import Candidate

SECONDS, MEGABYTES = 20, 300  # a hostile file may take this much and no more


def begin_candidate(path: str, day: date) -> Callable[[], Candidate]:
    """Begin to read; what is returned waits for the end, and may raise a Refusal."""
    data = _bytes(path) if path == "-" else None  # the other process has no standard input
    return begin_bounded(_read, path, data, day, seconds=SECONDS, megabytes=MEGABYTES)


def _bytes(path: str) -> bytes:
    from gonorth.resumes import MAX_BYTES

    return read_file(path, MAX_BYTES)


def _read(path: str, data: bytes | None, day: date) -> Candidate:
    from gonorth.resumes import read_resume  # here, so that it is loaded in the other process alone

    return read_resume(_bytes(path) if data is None else data, PurePath(path).name, day).candidate
