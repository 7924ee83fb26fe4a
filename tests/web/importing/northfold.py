"""The cast: postings of Northfold (invented), the days they are read on, and what became of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from gonorth.boards import BoardReading, Failure
from gonorth.facts.words import Sentence
from gonorth.nouns import Opening, Place
from gonorth.web.models import BoardRead, PostingChange

FIRST_DAY = datetime(2026, 11, 1, 6, tzinfo=UTC)
TORONTO = Place("Toronto", "ON", "CA", 43.7, -79.4, raw="Toronto, ON")


def day(number: int) -> datetime:
    return FIRST_DAY + timedelta(days=number)


def opening(number: int, **said: Any) -> Opening:
    """A posting of Northfold's; two with different numbers are different jobs."""
    plain = Opening(
        id=f"greenhouse:northfold:{number}",
        system="greenhouse",
        employer="Northfold",
        title=f"Engineer {number}",
        places=(TORONTO,),
        url=f"https://boards.greenhouse.io/northfold/jobs/{number}",
        description=f"You build part {number} of the machine.",
    )
    return replace(plain, **said)


def reading(openings: Sequence[Opening], unreadable: int = 0) -> BoardReading:
    failures = tuple(Failure("board.json", n, Sentence("boards.no_title", {})) for n in range(unreadable))
    return BoardReading("greenhouse", tuple(openings), failures)


Show = Callable[..., BoardRead]


def counts(read: BoardRead) -> dict[str, int]:
    """What a read changed, without what it did not."""
    names = ("opened", "changed", "unchanged", "missing", "found", "closed", "reopened", "failed")
    return {name: n for name in names if (n := getattr(read, name))}


def story(number: int) -> list[str]:
    """What happened to one posting, in order."""
    changes = PostingChange.objects.filter(posting__key=opening(number).id).order_by("pk")
    return list(changes.values_list("what", flat=True))
