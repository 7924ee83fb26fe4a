"""The bytes of a file a person named, and never more than we are ready for."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

from gonorth.facts.words import Refusal, Sentence

_WHY = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EISDIR: "folder",
    errno.ENAMETOOLONG: "name",
}


def read_file(path: str, limit: int) -> bytes:
    """The bytes of a file (`-`: standard input), never more than `limit`; a Refusal says what is wrong."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read(limit + 1)
        elif Path(path).exists() and not Path(path).is_file():
            raise Refusal("cli.no_file", path=path)  # a pipe or a device may never end
        else:
            with Path(path).open("rb") as file:
                data = file.read(limit + 1)
    except OSError as error:
        raise Refusal("cli.cannot_open", path=path, why=why(error)) from None
    if len(data) > limit:
        raise Refusal("cli.too_large", path=path, megabytes=limit // 1_000_000)
    return data


def why(error: OSError) -> Sentence | str:
    """What the operating system has against it; in its own words where we have none."""
    key = _WHY.get(error.errno or 0)
    return Sentence(f"cli.why_{key}", {}) if key else error.strerror or str(error)


def read_lines(path: str, limit: int) -> list[str]:
    """The lines of a text file, as many as it has line ends; an empty line is a line too."""
    lines = read_file(path, limit).decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    return [line.removesuffix("\r") for line in (lines[:-1] if lines[-1] == "" else lines)]
