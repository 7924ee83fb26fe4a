"""Why could a board not be read? A sentence in every language, and what that means for the next try."""

from __future__ import annotations

from typing import Any

from gonorth.facts.words import Sentence


class Problem(Exception):
    """What went wrong with one request or one board; `again_in`: the seconds after which its host
    lets us come back, where it said so; `passing`: trying again at once may help."""

    def __init__(
        self, key: str, *, again_in: float | None = None, passing: bool = False, **values: Any
    ) -> None:
        super().__init__(key)
        self.sentence = Sentence(f"boards_live.{key}", values)
        self.again_in = again_in
        self.passing = passing


class Stopped(Exception):
    """The reader was asked to stop: nothing is wrong, nothing is kept."""
