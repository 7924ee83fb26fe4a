"""Who may be shown to an employer, and how exactly, so that nobody stands out?

Takes the profiles of everybody who agreed to be shown, and whom this employer must not see; gives what of
each may be shown. Called by the page that finds people.

Whoever is hidden is left out before anything is counted: to that employer it is as if they were not here.
What is shown of somebody is made coarser, rung by rung, until at least LEAST people who may be seen share all
of it; a skill is shown where at least LEAST who look alike have it. A search looks only at what is shown, and
shows nobody where fewer than LEAST fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gonorth.matching.ragged import Bools, Ints, Ragged

LEAST = 5
UNSAID = -1  # of any column
BANDS = (5, 10, 25, 50, 100, 250, 500, 1000)  # "at least so many" is all that is told of a count


@dataclass(frozen=True)
class Profiles:
    """One row a person. `noc` is the five digits of the unit group as a number; the others are codes."""

    ids: Ints
    noc: Ints
    years: Ints
    country: Ints
    season: Ints
    papers: Ints
    skills: Ragged  # codes of skills, ascending, by row

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Wanted:
    """What an employer looks for; empty means anything."""

    noc: Ints  # any of these unit groups, or of the groups these digits begin
    skills: Ints  # all of these
    years: Ints
    country: Ints
    season: Ints


@dataclass(frozen=True)
class Found:
    rows: Ints  # of the profiles, the best first; none where fewer than LEAST fit
    band: int  # the most of BANDS that so many reach; 0: fewer than LEAST


# From exact to coarse: how many digits of the occupation, and which columns, are shown.
LADDER: tuple[tuple[int, tuple[str, ...]], ...] = (
    (5, ("years", "country", "season", "papers")),
    (5, ("years", "country", "papers")),
    (5, ("country", "papers")),
    (3, ("country", "papers")),
    (3, ("papers",)),
    (2, ()),
    (1, ()),
    (0, ()),
)
COLUMNS = ("years", "country", "season", "papers")


class Blind:
    """What one employer may see of everybody."""

    def __init__(self, profiles: Profiles, hidden: Bools) -> None:
        self.profiles, self.visible = profiles, np.flatnonzero(~hidden)
        self._columns: dict[str, Ints] = {}
        self.rung = self._rungs()
        self.is_shown = np.zeros(len(profiles), bool)
        self.is_shown[self.visible] = self.rung[self.visible] < len(LADDER)

    def _rungs(self) -> Ints:
        """Of each row, the first rung at which LEAST visible people look the same."""
        found = np.full(len(self.profiles), len(LADDER), np.int64)
        for number in reversed(range(len(LADDER))):
            _, cell, counts = np.unique(self._keys(number), return_inverse=True, return_counts=True)
            found[self.visible[counts[cell] >= LEAST]] = number
        return found

    def _keys(self, rung: int) -> Ints:
        """What is shown of each visible row at a rung, as one number."""
        digits, columns = LADDER[rung]
        keys = _digits(self.profiles.noc[self.visible], digits)
        for name in columns:
            column = getattr(self.profiles, name)[self.visible]
            keys = keys * (int(column.max(initial=0)) + 2) + (column + 1)
        return keys

    @cached_property
    def noc(self) -> Ints:
        """As it is shown: fewer digits for coarser rungs, UNSAID for none."""
        found = np.full(len(self.profiles), UNSAID, np.int64)
        for number, (digits, _) in enumerate(LADDER):
            rows = self.rung == number
            found[rows] = _digits(self.profiles.noc[rows], digits)
        return found

    def column(self, name: str) -> Ints:
        """A column as it is shown: UNSAID where the rung leaves it out."""
        if name not in self._columns:
            kept = np.array([name in columns for _, columns in LADDER] + [False])
            self._columns[name] = np.where(kept[self.rung], getattr(self.profiles, name), UNSAID)
        return self._columns[name]

    @cached_property
    def skills(self) -> Ragged:
        """Of each row, the skills that LEAST people who are shown alike have."""
        owners, values = self.profiles.skills.rows, self.profiles.skills.values
        shown = self.is_shown[owners]
        owners, values = owners[shown], values[shown]
        pairs = self._cells[owners] * (int(values.max(initial=0)) + 1) + values
        _, pair, counts = np.unique(pairs, return_inverse=True, return_counts=True)
        kept = counts[pair] >= LEAST
        sizes = np.bincount(owners[kept], minlength=len(self.profiles))
        return Ragged(values[kept], np.concatenate(([0], np.cumsum(sizes))))

    @cached_property
    def _cells(self) -> Ints:
        """The same number for those who are shown alike."""
        columns = [self.rung, self.noc, *(self.column(name) for name in COLUMNS)]
        keys = np.zeros(len(self.profiles), np.int64)
        for column in columns:
            keys = keys * (int(column.max(initial=0)) + 2) + (column + 1)
            keys = np.unique(keys, return_inverse=True)[1]
        return keys

    def find(self, wanted: Wanted, order: Ints) -> Found:
        """Who fits, by what is shown of them; `order` is a number a row, that ties go by."""
        fits = self.is_shown.copy()
        if len(wanted.noc):
            fits &= _begins(self.noc, wanted.noc)
        for name in ("years", "country", "season"):
            asked = getattr(wanted, name)
            if len(asked):
                fits &= np.isin(self.column(name), asked)
        for skill in wanted.skills:
            fits &= self.skills.any(self.skills.values == skill)
        rows = np.flatnonzero(fits)
        if len(rows) < LEAST:
            return Found(np.zeros(0, np.int64), 0)
        return Found(rows[np.argsort(order[rows], kind="stable")], band(len(rows)))


def band(count: int) -> int:
    return max((least for least in BANDS if least <= count), default=0)


def _digits(noc: Ints, count: int) -> Ints:
    """The first digits of five-digit codes, with a one before them so that none begins with nothing."""
    if count == 0:
        return np.full(len(noc), UNSAID, np.int64)
    return np.where(noc == UNSAID, UNSAID, noc // 10 ** (5 - count) + 10**count)


def _begins(shown: Ints, asked: Ints) -> Bools:
    """Whether what is shown of an occupation lies within what is asked for: both with a one before them."""
    found = np.zeros(len(shown), bool)
    for code in asked:
        length = len(str(int(code)))
        for more in range(5 + 2 - length):
            found |= (shown // 10**more == code) & (shown >= 10 ** (length - 1 + more))
    return found


def occupation_code(digits: str) -> int:
    """How an occupation, or the first digits of one, is asked for."""
    return int(f"1{digits}")
