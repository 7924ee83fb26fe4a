"""From the paths a person names to openings: files, folders, or standard input."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gonorth.boards import MAX_BYTES, BoardReading, Failure, Wanted, everywhere, read_payload
from gonorth.cli.files import read_file
from gonorth.cli.progress import progress
from gonorth.facts.words import Refusal
from gonorth.nouns import Opening
from gonorth.reading.places import read_places
from gonorth.reading.skills import skills_in
from gonorth.reading.titles import read_title

WORTH_A_PROCESS = 1_000_000  # bytes; below this, starting a process takes longer than reading
PAYLOADS = {".json", ".jsonl", ".html", ".htm", ".csv"}


@dataclass(frozen=True)
class Sources:
    """What was read; `refused` holds a sentence per file that could not be used at all."""

    openings: tuple[Opening, ...]
    failures: tuple[Failure, ...]
    refused: tuple[Refusal, ...]
    readings: tuple[tuple[str, BoardReading], ...] = ()  # the same by the file they are from


def read_sources(paths: Sequence[str]) -> Sources:
    """Read every file named or below a folder named; one unusable file never stops the others."""
    with reading(paths) as wait:
        return wait()


@contextmanager
def reading(paths: Sequence[str], wanted: Wanted = everywhere) -> Iterator[Callable[[], Sources]]:
    """Begin to read as `read_sources` does, and yield what waits for the end of it: where there is
    enough to be worth a process per core, the caller can meanwhile load what comes next. `wanted`: whose
    text to read (gonorth.boards.read_payload)."""
    files = list(_files(paths))
    if not files:
        nothing = Sources((), (), (Refusal("cli.nothing_to_read", path=", ".join(paths)),))
        yield lambda: nothing
        return
    sizes = {name: Path(name).stat().st_size for name in files if Path(name).is_file()}
    cores = min(os.cpu_count() or 1, len(sizes))
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if cores < 2 or sum(sizes.values()) < WORTH_A_PROCESS or not can_fork:
        yield lambda: _collected((_read(name, wanted) for name in files), files)
        return
    pool = ProcessPoolExecutor(cores, multiprocessing.get_context("fork"))
    try:
        largest_first = sorted(files, key=lambda name: -sizes.get(name, 0))
        begun = {name: pool.submit(_read, name, wanted) for name in largest_first}
        yield lambda: _collected((begun[name].result() for name in files), files)
    finally:
        pool.shutdown(cancel_futures=True)


def _collected(read: Iterable[BoardReading | Refusal], files: Sequence[str]) -> Sources:
    """What the files hold, in order."""
    readings: list[tuple[str, BoardReading]] = []
    refused: list[Refusal] = []
    for name, found in zip(files, progress(read, len(files), "cli.reading_openings"), strict=True):
        if isinstance(found, Refusal):
            refused.append(found)
        else:
            readings.append((name, found))
    return Sources(
        tuple(opening for _, found in readings for opening in found.openings),
        tuple(failure for _, found in readings for failure in found.failures),
        tuple(refused),
        tuple(readings),
    )


def _read(path: str, wanted: Wanted) -> BoardReading | Refusal:
    try:
        return read_payload(read_file(path, MAX_BYTES), path, wanted)
    except Refusal as refusal:
        return refusal


def load_tables() -> None:
    """Load the tables of titles, skills and places here, once; processes forked later share them."""
    read_title("engineer")
    skills_in("python")
    read_places("Toronto")


def _files(paths: Iterable[str]) -> Iterator[str]:
    for name in paths:
        folder = Path(name)
        if folder.is_dir():
            yield from (str(path) for path in sorted(folder.rglob("*")) if path.suffix.lower() in PAYLOADS)
        else:
            yield name
