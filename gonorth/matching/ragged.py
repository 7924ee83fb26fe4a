"""Rows of several numbers each, and texts as numbers: what the columns of an index are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
UNKNOWN = -1


@dataclass(frozen=True)
class Ragged:
    """Several values per row, end to end: row i holds values[starts[i]:starts[i + 1]]."""

    values: Ints
    starts: Ints

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> Ragged:
        listed = list(rows)
        starts = np.concatenate(([0], np.cumsum([len(row) for row in listed], dtype=np.int64)))
        return cls(np.array([value for row in listed for value in row], np.int64), starts)

    def __getitem__(self, row: int) -> Ints:
        return self.values[self.starts[row] : self.starts[row + 1]]

    @cached_property
    def rows(self) -> Ints:
        """For each value, its row."""
        return np.repeat(np.arange(len(self.starts) - 1), self.starts[1:] - self.starts[:-1])

    @cached_property
    def is_empty(self) -> Bools:
        return np.asarray(self.starts[1:] == self.starts[:-1])

    def any(self, of_values: Bools) -> Bools:
        """True for a row where it is true of one value at least."""
        found = np.zeros(len(self.is_empty), bool)
        found[self.rows[of_values]] = True
        return found

    def sums(self, of_values: Ints) -> Ints:
        """Sum numbers that stand beside the values, row by row; 0 for an empty row."""
        running = np.concatenate((np.zeros(1, np.int64), np.cumsum(of_values, dtype=np.int64)))
        return running[self.starts[1:]] - running[self.starts[:-1]]

    def turned(self, values: int) -> Ragged:
        """For each value below `values`, the rows that hold it."""
        by_value = np.argsort(self.values, kind="stable")
        counts = np.bincount(self.values, minlength=values)
        return Ragged(self.rows[by_value], np.concatenate(([0], np.cumsum(counts))))


class Codes:
    """Texts numbered in the order they are first met; `UNKNOWN` for one never met."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._number: dict[str, int] = {text: number for number, text in enumerate(texts)}

        self._texts = list(self._number)

    def add(self, text: str) -> int:
        number = self._number.setdefault(text, len(self._texts))
        if number == len(self._texts):
            self._texts.append(text)
        return number

    def find(self, text: str | None) -> int:
        return UNKNOWN if text is None else self._number.get(text, UNKNOWN)

    def __getitem__(self, number: int) -> str:
        return self._texts[number]

    def __len__(self) -> int:
        return len(self._number)

    def __iter__(self) -> Iterator[str]:
        """In the order of their numbers."""
        return iter(self._texts)


def column(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)
