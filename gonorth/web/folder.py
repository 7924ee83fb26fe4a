"""The data folder: everything that happens, in one place that can be copied away."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def prepare(folder: Path) -> None:
    """Make what is not there yet: the folder, its signing key, the room for static files. It tells of people:
    its owner alone may look into it, also where it was made before that was so."""
    (folder / "static").mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    for kept in folder.glob("gonorth.sqlite3*"):
        kept.chmod(0o600)
    try:
        file = os.open(folder / "secret", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(file, "w", encoding="ascii") as opened:
        opened.write(secrets.token_urlsafe(48))
