"""Files that somebody gives: which boards are they from, and which openings does each board have?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from gonorth.boards import BoardReading, Failure
from gonorth.boards.system import Origin
from gonorth.nouns import Opening
from gonorth.web.cleaning import clean
from gonorth.web.marks import board_of, key_of
from gonorth.web.models import Board, Posting

LONGEST_NAME, LONGEST_ADDRESS = 300, 700
ENOUGH = 500  # postings of which one at least was there before, if any was


def by_board(readings: Mapping[str, BoardReading]) -> dict[str, BoardReading]:
    """One reading per board (`greenhouse:acme`), in the order the boards are first met, from those of
    files by their names. Where two files have the same opening, the later one has the word."""
    openings: dict[str, dict[str, Opening]] = {}
    failures: dict[str, list[Failure]] = {}
    for source, reading in readings.items():
        names = Counter(board_of(opening.id) for opening in reading.openings)
        for opening in reading.openings:
            openings.setdefault(board_of(opening.id), {})[opening.id] = opening
        nobody = f"{reading.system}:{Origin(source).slug or ''}"
        own = names.most_common(1)[0][0] if names else nobody
        openings.setdefault(own, {})
        failures.setdefault(own, []).extend(reading.failures)
    return {
        name: BoardReading(name.partition(":")[0], tuple(found.values()), tuple(failures.get(name, ())))
        for name, found in openings.items()
    }


def board_for(name: str, reading: BoardReading) -> Board:
    """The board that has postings of this name, whoever reads it; otherwise one of files alone."""
    keys = [key_of(opening) for opening in reading.openings[:ENOUGH]]
    known = (
        Posting.objects.filter(key__in=keys)
        if keys
        else Posting.objects.filter(key__startswith=clean(f"{name}:"))
    )
    held = known.select_related("board").first()
    if held:
        return held.board
    employer = reading.openings[0].employer if reading.openings else name.partition(":")[2] or name
    board, _ = Board.objects.get_or_create(
        address=files_of(name), defaults={"name": clean(employer)[:LONGEST_NAME], "system": Board.FILES}
    )
    return board


def files_of(name: str) -> str:
    """The address of the board that stands for files of this name."""
    address: str = clean(f"files:{name}")
    return address[:LONGEST_ADDRESS]
