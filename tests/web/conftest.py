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
    """What one test puts on the shelf is not there in the next."""
    bridge.forget()
    yield
    bridge.forget()
