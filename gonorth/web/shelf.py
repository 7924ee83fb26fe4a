"""The openings that pages and answers are given from, held in memory as one `Shelf`.

It is built when the openings have changed and swapped whole, while the old one goes on serving; a large one
is kept in a file, so that a restart need not build it again.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from gonorth.matching.index import Index
from gonorth.nouns import Source
from gonorth.stock import Stock

Kind = Literal["real", "sample", "none"]
PATIENCE = 1.0  # seconds between two looks at the version
LARGE = 2_000  # openings


@dataclass(frozen=True)
class State:
    """Of the openings in the database: which change was the last, and when was a board last read?"""

    version: int
    mark: str  # another one after every change
    as_of: date


@dataclass(frozen=True)
class Shelf:
    """All open openings, one for each job, ready to be matched and searched."""

    version: int
    kind: Kind
    stock: Stock
    pks: Mapping[str, int]  # Opening.id to Posting.pk, also of posts that another one stands for
    faces: Mapping[str, str]  # of those, to the Opening.id that stands for the job

    @property
    def index(self) -> Index:
        return self.stock.index

    def as_of(self, day: date) -> Shelf:
        """The same openings, found unchanged on a later day."""
        source = Source("openings", "", as_of=day.isoformat())
        return replace(self, stock=replace(self.stock, source=source))


class Keeper:
    """Holds one shelf, and sees to it that a newer one takes its place. `look` asks the database for the
    state of the openings, `build` makes the shelf of that state; `leave` is called at the end of a thread."""

    def __init__(
        self, look: Callable[[], State], build: Callable[[State], Shelf], leave: Callable[[], None]
    ) -> None:
        self._look, self._build, self._leave = look, build, leave
        self._building = threading.Lock()
        self._held: tuple[State, Shelf] | None = None
        self._looked = 0.0
        self.patience = PATIENCE
        self.in_background = True  # not so in tests, whose rows no other thread can see

    def shelf(self) -> Shelf:
        """The openings as they are now. The first call builds; later ones swap a newer shelf in."""
        held = self._held
        if held is not None and time.monotonic() - self._looked < self.patience:
            return held[1]
        state = self._look()
        self._looked = time.monotonic()
        if held is None:
            return self._first(state)
        if held[0].mark != state.mark:
            self._renew(state)
        elif held[0] != state:
            self._held = state, held[1].as_of(state.as_of)
        return (self._held or held)[1]

    def forget(self) -> None:
        """Build anew at the next call: for tests, and after changing rows in this process."""
        self._held = None

    def _first(self, state: State) -> Shelf:
        """Those who come meanwhile wait: there is nothing to show them yet."""
        with self._building:
            if self._held is None:
                self._held = state, self._made(state)
            return self._held[1]

    def _made(self, state: State) -> Shelf:
        """Build without looking for garbage meanwhile, nor ever again among what was made: there is none,
        and each look would stop every request for as long as it takes to see all openings."""
        was_on = gc.isenabled()
        gc.disable()
        try:
            shelf = self._build(state)
            if len(shelf.index) >= LARGE:
                gc.freeze()
            return shelf
        finally:
            if was_on:
                gc.enable()

    def _renew(self, state: State) -> None:
        if not self._building.acquire(blocking=False):
            return  # somebody is at it
        if self.in_background:
            threading.Thread(target=self._swap, args=(state, True), daemon=True).start()
        else:
            self._swap(state, False)

    def _swap(self, state: State, is_own_thread: bool) -> None:
        before = self._held
        try:
            made = self._made(state)
            if self._held is before:  # nobody said `forget` meanwhile
                self._held = state, made
        finally:
            self._building.release()
            if is_own_thread:
                self._leave()
