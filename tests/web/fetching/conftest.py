"""A host of job boards on this machine, and a fetcher that may ask it and nobody else."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from boardhost import SWIFT, TIGHT, Host

from gonorth.web.fetching.fetcher import Fetcher


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.setenv("GONORTH_LOOPBACK_BOARDS", "1")
    host = Host()
    yield host
    host.server.shutdown()
    host.server.server_close()


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    """One that knows no host at all, so that only this machine may be asked."""
    return Fetcher(lambda host: False, tmp_path / "turns", threading.Event(), SWIFT, TIGHT)
