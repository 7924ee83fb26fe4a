"""Openings in the database. Every employer in these tests is invented."""

from datetime import date
from typing import Any

import pytest
from givre import TEXT, TORONTO, Publish

from gonorth.nouns import Opening, Skill
from gonorth.web import bridge, clock
from gonorth.web.hiring import Employers
from gonorth.web.models import Board, Posting


@pytest.fixture
def publish(db: None) -> Publish:
    """Puts one opening on a board; whatever is not a field of an Opening is a column of its row."""
    count = 0

    def published(title: str = "Snow Analyst", **said: Any) -> Posting:
        nonlocal count
        count += 1
        system = said.pop("system", "greenhouse")
        columns = {name: said.pop(name) for name in list(said) if name not in Opening.__slots__}
        known = {
            "id": f"{system}:givre:{count}",
            "employer": "Givre Instruments",
            "places": (TORONTO,),
            "language": "en",
            "posted_on": date(2026, 11, 1),
            "url": f"https://jobs.example.org/{count}",
            "skills": (Skill("python", "Python"),),
            "description": f"{TEXT} {count}",
        }
        opening = Opening(title=title, system=system, **known | said)
        board, _ = Board.objects.get_or_create(
            address=f"test:{system}", defaults={"name": "Givre", "system": system, "complete_at": clock.now()}
        )
        employers = Employers()
        employers.know([opening.employer])
        row = bridge.row_of(opening, is_sample=board.is_sample) | columns
        hiring = employers.pk_of(opening.employer)
        posting = Posting.objects.create(board=board, employer_id=hiring, **{"first_seen": clock.now()} | row)
        bridge.forget()
        return posting

    return published
