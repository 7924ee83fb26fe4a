"""Openings of invented employers in the region, read from a real board or made as samples."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from gonorth.boards import BoardReading
from gonorth.nouns import Law, Occupation, Opening, Pay, Place, Seniority
from gonorth.web.importing import import_reading
from gonorth.web.models import Board

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TORONTO = Place("Toronto", "ON", "CA", 43.70, -79.42, "Toronto, ON")
SOFTWARE = Occupation("21231", "Software engineers and designers", 0.9)
SALES = Occupation("64101", "Sales and account representatives", 0.9)
HOSTILE = "<script>alert(1)</script> =HYPERLINK(1)"
Fill = Callable[[str], None]


def opening(number: int) -> Opening:
    return Opening(
        id=f"test:{number}",
        system="test",
        employer=("Northlight (invented)", "Ørsted & Søn (inventée)", HOSTILE)[number % 3],
        title=f"Worker {number}",
        occupation=SALES if number % 4 == 3 else SOFTWARE,
        seniority=Seniority.SENIOR if number % 2 else Seniority.JUNIOR,
        places=(TORONTO,),
        pay=Pay(Decimal(100_000 + number * 1_000), None, "CAD", "year", "") if number % 5 else None,
        url=f"https://jobs.example/{number}",
        requisition=str(number),
        law=Law(pay_shown=number % 5 != 0),
    )


@pytest.fixture
def fill(db: None) -> Fill:
    """Put thirty openings on the shelf: `fill("greenhouse")`, or `fill(Board.SAMPLE)`."""

    def filled(system: str) -> None:
        board = Board.objects.create(name="Test", system=system, address="https://board.example")
        reading = BoardReading(system, tuple(opening(n) for n in range(30)), ())
        import_reading(board, reading, complete=True, at=NOW)

    return filled
