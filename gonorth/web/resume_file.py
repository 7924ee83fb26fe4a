"""What does an uploaded résumé say? Read in memory, in a process of its own, with bounded time and memory."""

from __future__ import annotations

import threading
from datetime import date
from functools import cache

from gonorth.bounded import run_bounded
from gonorth.facts.words import Refusal
from gonorth.reading.places import read_places
from gonorth.resumes import ResumeReading, read_resume

SECONDS, MEGABYTES = 15, 300  # a hostile file may take this much and no more
AT_ONCE = 2  # files read at the same time; others wait
PATIENCE = 3  # seconds they wait: a thread that waits serves nobody else

_turns = threading.BoundedSemaphore(AT_ONCE)
_warming = threading.Lock()


def read_upload(data: bytes, name: str, today: date) -> ResumeReading:
    """Raises Refusal, with its sentence, for what cannot be read."""
    warm()
    if not _turns.acquire(timeout=PATIENCE):
        raise Refusal("ask.busy")
    try:
        return run_bounded(read_resume, data, name, today, True, seconds=SECONDS, megabytes=MEGABYTES)
    finally:
        _turns.release()


def warm() -> None:
    """Load what reading takes before it is forked, once: each child then has it from the start."""
    with _warming:
        _load()


@cache
def _load() -> None:
    import gonorth.resumes.docx
    import gonorth.resumes.jsonresume
    import gonorth.resumes.linkedin
    import gonorth.resumes.pdf  # noqa: F401

    text = (
        "Experience\nSoftware Engineer, Northlight\nToronto, ON\n2019 - 2020\nWrote tests before code\n"
        "Skills\nPython, SQL\n"
    )
    read_resume(text.encode(), "resume.txt", date(2020, 1, 1), guess=True)
    read_places("Toronto")
