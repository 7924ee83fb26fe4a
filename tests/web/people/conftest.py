"""People, each with a browser of their own; letters are files in a folder of the test."""

from pathlib import Path

import pytest
from cast import browser
from django.core.cache import cache
from django.test import Client

from gonorth.web import postman
from gonorth.web.models import Letter


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Path:
    """The data folder. Nobody has asked for a code yet."""
    cache.clear()
    monkeypatch.setenv("GONORTH_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def maya(folder: Path) -> Client:
    return browser()


@pytest.fixture
def stranger(folder: Path) -> Client:
    return browser()


@pytest.fixture
def send(folder: Path) -> object:
    """Send every letter that is due; give the state of each, by kind."""

    def sent() -> dict[str, str]:
        while postman.step(postman.hand_of()):
            pass
        return dict(Letter.objects.values_list("kind", "state"))

    return sent
