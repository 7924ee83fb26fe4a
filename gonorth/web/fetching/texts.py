"""What was fetched one by one, kept until the board changes it: so that only what is new is asked for."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

KEPT_DAYS = 7  # after which a text is asked for again, its line in the list changed or not


class Texts:
    """The details of one board's postings, by path; a damaged file is a file that is not there."""

    def __init__(self, folder: Path, board: str) -> None:
        self._file = folder / f"{blake2b(board.encode(), digest_size=12).hexdigest()}.json.gz"
        self._held: dict[str, dict[str, Any]] = {}
        try:
            with gzip.open(self._file) as file:
                held = json.loads(file.read())
        except (OSError, EOFError, ValueError):
            return
        self._held = held if isinstance(held, dict) else {}

    def find(self, path: str, listed: dict[str, Any], today: date, is_enough: bool) -> dict[str, Any] | None:
        """The details under a path while its line in the list says the same; fresh ones only, unless
        old ones are `is_enough`."""
        held = self._held.get(path)
        if held is None or held["listed"] != listed:
            return None
        is_old = (today - date.fromisoformat(held["on"])).days >= KEPT_DAYS
        detail: dict[str, Any] = held["detail"]
        return None if is_old and not is_enough else detail

    def put(self, path: str, listed: dict[str, Any], detail: dict[str, Any], today: date) -> None:
        self._held[path] = {"listed": listed, "detail": detail, "on": today.isoformat()}

    def save(self, paths: Collection[str] | None = None) -> None:
        """Keep them; where a whole list came, those of its paths alone."""
        if paths is not None:
            self._held = {path: held for path, held in self._held.items() if path in paths}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(".new")
        beside.write_bytes(gzip.compress(json.dumps(self._held).encode(), 5, mtime=0))
        beside.replace(self._file)
