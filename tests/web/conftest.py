"""The cast of the site's tests: a client at localhost, in each language, and openings in the database."""

from collections.abc import Iterator

import pytest
from django.test import Client

from gonorth.web import bridge


@pytest.fixture
def site(db: None) -> Client:
    """A visitor's browser, without cookies of its own."""
    return Client(headers={"host": "localhost"})


@pytest.fixture(autouse=True)
def fresh_shelf() -> Iterator[None]:
    """What one test puts on the shelf is not there in the next; what it imports is there at once."""
    bridge.keeper.in_background, bridge.keeper.patience = False, 0
    bridge.forget()
    yield
    bridge.forget()
