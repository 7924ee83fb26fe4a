"""A board of Northfold's, and what it shows on each day."""

from collections.abc import Sequence

import pytest
from northfold import Show, day, opening, reading

from gonorth.nouns import Opening
from gonorth.web.importing import import_reading
from gonorth.web.models import Board, BoardRead


@pytest.fixture
def board(db: None) -> Board:
    return Board.objects.create(
        name="Northfold", system="greenhouse", address="https://northfold.example/jobs"
    )


@pytest.fixture
def show(board: Board) -> Show:
    """The board shows these openings on a day, and the reader imports them."""

    def shown(
        at: int, openings: Sequence[Opening | int], complete: bool = True, unreadable: int = 0
    ) -> BoardRead:
        listed = [opening(o) if isinstance(o, int) else o for o in openings]
        return import_reading(board, reading(listed, unreadable), complete=complete, at=day(at))

    return shown
