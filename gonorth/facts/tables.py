"""Where the shipped tables are, and how they are opened. Nothing else reads gonorth/data."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"


def read_rows(path: str | Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV; a relative path is below gonorth/data. Lines starting `#` are notes."""
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def read_toml(path: str | Path) -> dict[str, Any]:
    """Read a TOML file with exact decimals; a relative path is below gonorth/data."""
    return tomllib.loads((DATA / path).read_text(encoding="utf-8"), parse_float=Decimal)


def read_lines(path: str | Path) -> list[str]:
    """Read a plain list, one entry a line; a relative path is below gonorth/data."""
    return [
        line for line in (DATA / path).read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
