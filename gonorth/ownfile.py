"""Files of our own, which are worth something only to the program that wrote them: written whole or not at
all, and marked with that program.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from gonorth import __version__
from gonorth.facts.tables import DATA

SIGN = b"GoNorth openings\n"  # what a file of openings begins with (gonorth/saved.py)


def is_saved(path: str) -> bool:
    """Is it a file of openings that were read before, by its beginning?"""
    try:
        with Path(path).open("rb") as file:
            return file.read(len(SIGN)) == SIGN
    except OSError:
        return False


def replace_whole(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Write a file beside its place and move it there once it is whole. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@cache
def program() -> str:
    """The mark of this program: of every module and table we have, and of what runs them."""
    files = sorted(path for path in DATA.parent.rglob("*.*") if path.suffix != ".pyc")
    stamps = ((path.as_posix(), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return blake2b(repr((__version__, sys.version, *stamps)).encode(), digest_size=16).hexdigest()
