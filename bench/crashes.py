"""Is anything lost or doubled when an import is killed?

    .venv/bin/python bench/crashes.py [--openings 6300] [--kills 50]

Two boards were read twice before; now a third read opens, changes, misses, closes and finds again. It is
killed (SIGKILL) at random moments, each time from the same start, and then run to its end. After each kill
nothing may be lost or doubled; at the end all rows must be those of an import that nobody disturbed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

from django.db import connection
from synthetic import openings

from gonorth.boards import BoardReading
from gonorth.cli.serve import open_site
from gonorth.nouns import Opening

DAY = datetime(2026, 11, 1, 6, tzinfo=UTC)
FILE = "gonorth.sqlite3"


def snapshots(n: int) -> list[list[Opening]]:
    """Three days of two boards: most stays, some is not there on one day or from one day on."""
    made = openings(n, a_board=(n + 1) // 2)
    first = [o for i, o in enumerate(made) if i % 10 != 0]
    second = [o for i, o in enumerate(made) if i % 10 not in (0, 1, 2)]
    later = [replace(o, title=f"{o.title} (now)") if i % 10 == 4 else o for i, o in enumerate(made)]
    third = [o for i, o in enumerate(later) if i % 10 not in (1, 3)]
    return [first, second, third]


def import_day(day: int, made: Sequence[Opening]) -> None:
    from gonorth.web.importing import import_readings

    import_readings({"board": BoardReading("greenhouse", tuple(made), ())}, DAY + timedelta(days=day))


def in_child(work: object, *arguments: object, kill_after: float | None = None) -> bool:
    """Whether it ended by itself; a fork has the openings and the program ready."""
    connection.close()  # SQLite's connections must not be carried across a fork
    child = multiprocessing.get_context("fork").Process(target=work, args=arguments)
    child.start()
    child.join(kill_after)
    ended = child.exitcode is not None
    if not ended:
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
    elif child.exitcode:
        sys.exit(f"the import failed: {child.exitcode}")
    return ended


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Everything an import leaves, without the numbers the database gave."""
    from gonorth.web.models import Employer, Posting, PostingChange

    hidden = {"id", "board", "employer"}
    own = [field.name for field in Posting._meta.concrete_fields if field.name not in hidden]
    return {
        "postings": list(
            Posting.objects.order_by("key").values_list(*own, "board__address", "employer__key")
        ),
        "changes": sorted(PostingChange.objects.values_list("posting__key", "at", "what")),
        "employers": sorted(Employer.objects.values_list("key", "name", "slug")),
    }


def doubled(found: dict[str, list[tuple[object, ...]]]) -> list[object]:
    keys = Counter(row[0] for row in found["postings"])
    changes = Counter(found["changes"])
    opened = Counter(key for key, _, what in found["changes"] if what == "opened")
    wrong = [key for key in keys if opened[key] != 1]
    return [item for counted in (keys, changes) for item, n in counted.items() if n > 1] + wrong


def settle(folder: Path) -> None:
    """All of the database in its one file."""
    connection.close()
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def restore(folder: Path, start: Path) -> None:
    connection.close()
    for end in ("-wal", "-shm"):
        (folder / f"{FILE}{end}").unlink(missing_ok=True)
    shutil.copyfile(start, folder / FILE)


def main(n: int, kills: int, folder: Path, chunk: int | None) -> None:
    open_site(str(folder))
    if chunk:
        import_module("gonorth.web.importing").CHUNK = chunk
    days = snapshots(n)
    for day in (0, 1):
        in_child(import_day, day, days[day])
    before = rows()
    settle(folder)
    shutil.copyfile(folder / FILE, folder / "start")
    began = time.monotonic()
    in_child(import_day, 2, days[2])
    seconds, expected = time.monotonic() - began, rows()
    when, hit = random.Random(n), Counter[str]()
    for _ in range(kills):
        restore(folder, folder / "start")
        after = when.uniform(0.02, seconds)
        ended = in_child(import_day, 2, days[2], kill_after=after)
        left = rows()
        lost = {row[0] for row in before["postings"]} - {row[0] for row in left["postings"]}
        if lost or doubled(left):
            sys.exit(f"killed after {after:.2f} s: {len(lost)} lost; {doubled(left)[:3]} doubled")
        hit["after its end" if ended else "before its first row" if left == before else "in between"] += 1
        in_child(import_day, 2, days[2])
        if rows() != expected:
            sys.exit(f"killed after {after:.2f} s: the rows at the end are not the same")
    print(f"{len(days[2]):,} openings on two boards, imported in {seconds:.1f} s")
    print(f"{kills} kills: " + ", ".join(f"{count} {moment}" for moment, count in sorted(hit.items())))
    print("Nothing lost, nothing doubled; run again, each gave the rows of an undisturbed import.")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--openings", type=int, default=6_300)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--chunk", type=int, help="postings in a transaction (1,000)")
    options = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)  # it is a file that is put back to the start
    with tempfile.TemporaryDirectory() as temporary:
        main(options.openings, options.kills, Path(temporary), options.chunk)
