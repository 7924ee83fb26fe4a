"""A PostgreSQL of its own for a while, from Debian's binaries, with the standard library alone.

    python tools/postgres.py COMMAND…

Runs COMMAND with DATABASE_URL set to a new, empty cluster that listens on a socket in a temporary folder
only, and takes it away afterwards. Nothing is kept on disk safely (fsync=off): for tests and benches.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

HOMES = Path("/usr/lib/postgresql")
INSTALL = "apt-get install -y --no-install-recommends postgresql"
NOT_ROOT = ("postgres", "nobody")  # PostgreSQL refuses to run as root
SETTINGS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=",
    "timezone=UTC",
)


def binaries() -> Path | None:
    """The newest installed version's programs; None where there is none."""
    versions = [path for path in HOMES.glob("*/bin") if (path / "initdb").exists()]
    return max(versions, key=lambda path: float(path.parent.name), default=None)


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a new cluster, for as long as it is needed."""
    programs, folder = binaries(), Path(tempfile.mkdtemp(prefix="gonorth-pg-"))
    if programs is None:
        raise FileNotFoundError(f"no PostgreSQL below {HOMES}; {INSTALL}")
    user = _user()
    if user:
        shutil.chown(folder, user)
    data = str(folder / "data")
    settings = [part for setting in SETTINGS for part in ("-c", setting)]

    def call(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", data, *arguments]
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    try:
        call("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync")
        options = " ".join(["-k", str(folder), *settings])
        call("pg_ctl", "start", "--wait", "--silent", "-l", str(folder / "log"), "-o", options)
        try:
            yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
        finally:
            call("pg_ctl", "stop", "--wait", "--silent", "--mode=immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """Who is to run it: somebody else where we are root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in NOT_ROOT if name in known)


def main(command: list[str]) -> int:
    if binaries() is None:
        sys.stderr.write(f"There is no PostgreSQL here. As root: {INSTALL}\n")
        return 1
    with cluster() as address:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
