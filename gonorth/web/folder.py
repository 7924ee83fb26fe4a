"""The data folder: everything that happens, in one place that can be copied away."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def prepare(folder: Path) -> None:
    """Make what is not there yet: the folder, its signing key, the room for static files."""
    (folder / "static").mkdir(parents=True, exist_ok=True)
    try:
        file = os.open(folder / "secret", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(file, "w", encoding="ascii") as opened:
        opened.write(secrets.token_urlsafe(48))
