"""Fixtures every room shares."""

import os
from pathlib import Path

import pytest

REAL = Path(os.environ.get("GONORTH_REAL_INPUTS", Path(__file__).parent.parent.parent / "shared" / "data"))


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real inputs; what needs it is skipped aloud where it is absent."""
    if not REAL.is_dir():
        pytest.skip(f"no real inputs at {REAL}; set GONORTH_REAL_INPUTS to their folder to run this")
    return REAL
