"""A place is alive before its first board is read, and says of what."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from gonorth.boards import read_payload
from gonorth.web import bridge, demo, samples
from gonorth.web.importing import import_reading
from gonorth.web.models import Board, BoardRead, Employer, Event, Posting

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def filled(db: None) -> None:
    demo.fill(AT)


def test_the_samples_are_labelled_on_every_page_that_shows_them(filled: None, site: Client) -> None:
    for page in ("/", "/openings", "/fr/openings", "/fr/events"):
        assert 'class="tag sample"' in site.get(page).content.decode(), page


def test_filling_twice_fills_once(filled: None) -> None:
    before = Posting.objects.count(), Event.objects.count()
    demo.fill(AT)
    assert (Posting.objects.count(), Event.objects.count()) == before


def test_an_empty_place_is_filled_and_another_left_alone(db: None) -> None:
    demo.fill_an_empty_place(AT)
    assert Posting.objects.exists()
    samples.clear()
    Board.objects.create(name="Invented", system="lever", address="https://invented.example")
    demo.fill_an_empty_place(AT)
    assert not Posting.objects.exists()


def test_clearing_leaves_nothing_behind(filled: None) -> None:
    assert bridge.shelf().kind == "sample"
    assert samples.clear() == 78
    for kind in (Posting, Event, Board, BoardRead, Employer):
        assert not kind.objects.exists()


def test_the_first_real_import_takes_the_samples_away(filled: None) -> None:
    board = Board.objects.create(name="Invented", system="files", address="files:invented")
    payload = b"title,employer,location\nEngineer,Invented Works,Toronto\n"
    import_reading(board, read_payload(payload, "invented.csv"), complete=True, at=AT)
    assert bridge.shelf().kind == "real"
    assert Posting.objects.count() == 1 and not Event.objects.exists()
    demo.fill_an_empty_place(AT)
    assert Posting.objects.count() == 1
