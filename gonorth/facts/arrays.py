"""How the shipped arrays of numbers are opened (apart from the tables, which do without numpy)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gonorth.facts.tables import DATA


def map_array(path: str | Path) -> NDArray[Any]:
    """Map an array below gonorth/data into memory, read-only: its pages are read when they are looked at."""
    return np.asarray(np.load(DATA / path, mmap_mode="r", allow_pickle=False))
