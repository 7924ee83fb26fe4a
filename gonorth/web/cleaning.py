"""What no database keeps, taken out of what strangers send: the character zero, halves of surrogate pairs,
numbers that are none."""

from __future__ import annotations

import math
from typing import Any


def clean(value: Any) -> Any:
    """The same text, list or object as both SQLite and PostgreSQL can keep it."""
    if isinstance(value, str):
        return value if value.isascii() and "\0" not in value else _text(value)
    if isinstance(value, dict):
        return {clean(name): clean(item) for name, item in value.items()}
    if isinstance(value, list):
        return [clean(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _text(value: str) -> str:
    return value.replace("\0", "").encode("utf-8", "replace").decode()
