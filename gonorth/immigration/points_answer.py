"""What can be said of a person's points on a day? The score, what would change it, what it stands beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gonorth.facts.dated import OutOfDate
from gonorth.facts.rulebook import Rulebook, least_sure, rulebook
from gonorth.facts.words import Refusal, Sentence
from gonorth.immigration.points import Score, score
from gonorth.immigration.points_changes import Change, birthday, would_raise
from gonorth.immigration.points_couple import Orders, beside, better_principal
from gonorth.immigration.points_grid import FILE, Grid, grid_named, grid_on, grids, last_known
from gonorth.immigration.points_profile import Profile
from gonorth.immigration.rounds import Standing, rounds, standings
from gonorth.immigration.selection_grid import Selection, selection
from gonorth.nouns import Confidence


@dataclass(frozen=True)
class PointsAnswer:
    today: date
    grid: Grid  # the edition asked for; without one, the latest whose points are known
    score: Score | None  # by that edition; None where its points are not known
    current: Grid | None  # the edition in force on the day; None where we do not know it
    current_score: Score | None
    shown: Score  # by the edition asked for, or the latest known before it: what all the rest rests on
    because: Sentence  # how the edition shown stands to the one in force
    changes: tuple[Change, ...]
    birthday: Change
    selection: Selection
    standings: tuple[Standing, ...]
    orders: Orders | None  # of a couple

    @property
    def is_in_force(self) -> bool:
        return self.grid == self.current

    @property
    def unknown(self) -> Grid | None:
        """The edition asked for, or in force, whose points are not known."""
        return next((grid for grid in (self.grid, self.current) if grid and grid.unknown), None)

    @property
    def confidence(self) -> Confidence:
        """As sure as the least sure thing the score rests on, or the edition that was asked for."""
        return least_sure(self.shown.confidence, self.grid.confidence)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of everything shown, each once."""
        return tuple(dict.fromkeys(self._sources()))

    def _sources(self) -> Iterator[str]:
        yield self.shown.grid.source
        yield from (tested.source for tested in self.shown.profile.tested if tested.source)
        yield self.selection.source
        for standing in self.standings:
            yield standing.latest.sources[0]
        yield from (known.source for known in self.unknown.known) if self.unknown else ()


def points_answer(
    profile: Profile,
    today: date,
    edition: str | None = None,
    partner: Profile | None = None,
    book: Rulebook | None = None,
) -> PointsAnswer:
    """Everything we can say of a candidate, or of a couple with `profile` as the principal applicant.

    A Refusal where no edition is known for the day, or none of that name.
    """
    book = book or rulebook("canada")
    grid = grid_named(edition, book) if edition else _latest(today, book)
    current = _in_force(today, book)
    shown_grid = _latest(grid.starts, book) if grid.unknown else grid
    orders = better_principal(profile, partner, shown_grid) if partner else None
    profile = beside(profile, partner) if partner else profile
    shown = score(profile, shown_grid)
    return PointsAnswer(
        today=today,
        grid=grid,
        score=None if grid.unknown else shown,
        current=current,
        current_score=score(profile, current) if current and not current.unknown else None,
        shown=shown,
        because=_because(grid, shown_grid, current, today, book),
        changes=would_raise(profile, shown_grid),
        birthday=birthday(profile, shown_grid),
        selection=selection(profile, today, book),
        standings=standings(shown.total, rounds(book), today),
        orders=orders,
    )


def _latest(day: date, book: Rulebook) -> Grid:
    try:
        return last_known(day, book)
    except OutOfDate:
        raise Refusal("points.out_of_date", first=grids(book)[0].starts, day=day) from None


def _in_force(day: date, book: Rulebook) -> Grid | None:
    try:
        return grid_on(day, book)
    except OutOfDate:
        return None


def _because(grid: Grid, shown: Grid, current: Grid | None, today: date, book: Rulebook) -> Sentence:
    values: Mapping[str, date] = {"starts": grid.starts, "day": today}
    key: Literal["asked_unknown", "in_force", "unsure_in_force", "current_unknown", "not_in_force"]
    if grid.unknown:
        key, values = "asked_unknown", {**values, "earlier": shown.starts}
    elif current is None:
        key, values = "unsure_in_force", {**values, "last": book.table(FILE).good_through}
    elif grid == current:
        key = "in_force"
    elif current.unknown and grid.starts < current.starts:
        key, values = "current_unknown", {**values, "current": current.starts}
    else:
        key = "not_in_force"
    return Sentence(f"points.{key}", values)
