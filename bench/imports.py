"""How fast are openings imported, what does it cost in memory, and how soon are they on the shelf?

    .venv/bin/python bench/imports.py [--openings 30000] [--data DIR]

Imports synthetic openings, board by board, into a new database; imports the same once more; then builds the
shelf that pages are served from, and loads it as a restart does. With DATABASE_URL set, that one is used.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from synthetic import openings

from gonorth.boards import BoardReading
from gonorth.cli.serve import open_site

DAY = datetime(2026, 11, 20, 6, tzinfo=UTC)


def main(n: int, folder: str) -> None:
    open_site(folder)
    made = openings(n)
    print("| what | seconds | of the processor | a second | memory, most so far |\n|---|---:|---:|---:|---:|")
    _row("before anything", 0, 0, 0)
    reads = _timed("first import", n, lambda: _import(made, 0))
    again = _timed("the same once more", n, lambda: _import(made, 1))
    _checked(reads, again, n)
    for what in ("shelf built from rows", "shelf loaded from its file"):  # each in a process of its own
        print(
            subprocess.run(
                [sys.executable, __file__, "--shelf", what, "--data", folder],
                check=True,
                text=True,
                capture_output=True,
            ).stdout,
            end="",
        )
    database = Path(folder) / "gonorth.sqlite3"
    if database.exists():
        print(f"\nDatabase: {database.stat().st_size / 1e6:.0f} MB")


def _import(made: list, day: int) -> list:
    from gonorth.web.importing import import_readings

    return import_readings(
        {"synthetic": BoardReading("greenhouse", tuple(made), ())}, DAY + timedelta(days=day)
    )


def _checked(reads: list, again: list, n: int) -> None:
    opened, unchanged = sum(read.opened for read in reads), sum(read.unchanged for read in again)
    written = sum(read.opened + read.changed + read.missing for read in again)
    if (opened, unchanged, written) != (n, n, 0):
        sys.exit(f"{opened} opened, then {unchanged} unchanged and {written} written, of {n}")


def shelf(what: str, folder: str) -> None:
    open_site(folder)
    from gonorth.web import bridge

    bridge.region()
    held = _timed(what, 0, bridge.shelf)
    if not held.index:
        sys.exit("the shelf is empty")


def _timed(what: str, n: int, work: Callable[[], object]) -> object:
    began, busy = time.perf_counter(), time.process_time()
    done = work()
    _row(what, time.perf_counter() - began, time.process_time() - busy, n)
    return done


def _row(what: str, seconds: float, busy: float, n: int) -> None:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = f"{n / seconds:,.0f}" if n and seconds else ""
    print(f"| {what} | {seconds:.2f} | {busy:.2f} | {rate} | {most:,.0f} MB |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--openings", type=int, default=30_000)
    parser.add_argument("--data", help="a folder to keep; otherwise a temporary one")
    parser.add_argument("--shelf", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.shelf:
        shelf(options.shelf, options.data)
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(options.openings, options.data or temporary)
