"""The day on which the pages about moving are asked."""

import pytest


@pytest.fixture(autouse=True)
def november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONORTH_TODAY", "2026-11-21")
