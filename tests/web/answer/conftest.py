"""Openings to answer from, of invented employers in the region and far from it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from gonorth.boards import BoardReading
from gonorth.facts.tables import DATA
from gonorth.nouns import Occupation, Opening, Pay, Place
from gonorth.reading.skills import skills_in
from gonorth.web.importing import import_reading
from gonorth.web.models import Board

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TORONTO = Place("Toronto", "ON", "CA", 43.70, -79.42, "Toronto, ON")
OTTAWA = Place("Ottawa", "ON", "CA", 45.42, -75.69, "Ottawa, ON")
SOFTWARE = Occupation("21231", "Software engineers and designers", 0.9)
EMPLOYERS = (
    "Northlight (invented)",
    "Lakehead Robotics (invented)",
    "Sample Harbour Payments",
    "Ørsted & Søn",
)


def opening(
    number: int, employer: str, place: Place = TORONTO, title: str = "Senior Software Engineer"
) -> Opening:
    return Opening(
        id=f"test:{number}",
        system="test",
        employer=employer,
        title=title,
        occupation=SOFTWARE,
        places=(place,),
        skills=skills_in("Python, Go, Kubernetes, Apache Kafka, Redis", listed=True),
        language="en",
        pay=Pay(Decimal(120_000), Decimal(150_000), "CAD", "year", "") if number % 2 else None,
        posted_on=date(2026, 11, 1),
        url=f"https://jobs.example/{number}",
        requisition=str(number),
        description=f"Python and Go, in team {number}.",
    )


@pytest.fixture
def openings(db: None) -> list[Opening]:
    """Three openings of each employer in Toronto, and one in Ottawa."""
    made = [opening(n, EMPLOYERS[n % 4]) for n in range(12)] + [opening(20, EMPLOYERS[0], OTTAWA)]
    board = Board.objects.create(name="Test", system="test", address="https://board.example")
    import_reading(board, BoardReading("test", tuple(made), ()), complete=True, at=NOW)
    return made


@pytest.fixture(scope="session")
def resume() -> bytes:
    """The sample résumé: an invented person whose present employer is one of those above."""
    return (DATA / "samples" / "resume.json").read_bytes()
