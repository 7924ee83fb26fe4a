"""Fixtures every room shares."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine makes single examples slow; what must end in time has tests of its own (`ends`).
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

REAL = Path(os.environ.get("GONORTH_REAL_INPUTS", Path(__file__).parent.parent.parent / "shared" / "data"))


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real inputs; what needs it is skipped aloud where it is absent."""
    if not REAL.is_dir():
        pytest.skip(f"no real inputs at {REAL}; set GONORTH_REAL_INPUTS to their folder to run this")
    return REAL


ENDLESS = 60.0  # seconds of processor time; what we guard against takes minutes, what is right a moment


@contextmanager
def _ends() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < ENDLESS, "this takes longer the more there is, without a bound"


@pytest.fixture(scope="session")
def ends() -> Callable[[], AbstractContextManager[None]]:
    """Guards hostile input: what runs inside must come to an end. It is no measure of speed (see bench/)."""
    return _ends
