"""Which board is this from? Of files that somebody gives, and of what a board shows that is read live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from gonorth.boards import BoardReading, Failure
from gonorth.boards.addresses import own_name
from gonorth.boards.system import Origin
from gonorth.facts.words import Sentence
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
    """The board of files that has postings of this name, or a new one. Never one that is read live: what
    somebody gives us does not say what that board shows."""
    keys = [key_of(opening) for opening in reading.openings[:ENOUGH]]
    known = (
        Posting.objects.filter(key__in=keys)
        if keys
        else Posting.objects.filter(key__startswith=clean(f"{name}:"))
    )
    held = known.filter(board__system__in=Board.GIVEN).select_related("board").first()
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


def name_of(board: Board) -> str | None:
    """How the ids of a board's own postings begin, without regard to case; None where nothing says it."""
    name = own_name(board.system, board.address)
    return name.casefold() if name else None


def own_part(board: Board, reading: BoardReading) -> BoardReading:
    """What a board says of its own postings. Those of other boards are left out, and why: an address in
    a posting must not let one board speak for another."""
    name = name_of(board)
    if name is None:
        return reading
    failed = {failure.index for failure in reading.failures}
    places = (place for place in count() if place not in failed)
    own: list[Opening] = []
    foreign: list[Failure] = []
    for opening, place in zip(reading.openings, places, strict=False):
        of = board_of(opening.id)
        if of.casefold() == name:
            own.append(opening)
        else:
            why = Sentence("importing.foreign", {"board": clean(of)})
            foreign.append(Failure(board.address, place, why, "intended"))
    return (
        replace(reading, openings=tuple(own), failures=(*reading.failures, *foreign)) if foreign else reading
    )
