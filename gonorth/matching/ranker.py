"""What every ranker of short texts signs, so that a better one can take the place of a plainer one.

Takes a corpus once; gives, for a query, one integer per corpus line. Called by the title criterion
of the fit and by `gonorth rank`. `tests/matching/test_rankers.py` holds all rankers to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

FULL = 1000  # every level is an integer from 0 to FULL
SAME = 1_000_000  # every similarity from 0 to SAME, so that few are equal by rounding
Levels = NDArray[np.int64]


class Ranker(Protocol):
    """A similarity between a query and each text of a corpus: 0 nothing shared, SAME the same text.

    The same on every machine (integers inside), independent of the order of the corpus. It declares the
    columns it is made of, so that it can be saved (gonorth/matching/parts.py).
    """

    text_of: NDArray[np.int64]  # for each line of the corpus, the number of its text: many are the same

    def __init__(self, corpus: Sequence[str]) -> None: ...

    def similarities(self, queries: Sequence[str]) -> Levels:
        """Shape (len(queries), distinct texts), each 0..SAME: several cost less than one by one."""
        ...

    def similarity(self, query: str) -> Levels:
        """Shape (len(corpus),), the same for each line of the corpus."""
        ...


def distinct(corpus: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    """The texts of a corpus once each, in their order, and for each line the number of its text."""
    number = {text: n for n, text in enumerate(dict.fromkeys(corpus))}
    return list(number), np.array([number[text] for text in corpus], np.int64)


def top(levels: Levels, count: int) -> NDArray[np.intp]:
    """Row numbers of the `count` highest levels, best first, ties in corpus order; zeros left out."""
    found = np.flatnonzero(levels)
    if len(found) > count:
        floor = np.partition(levels[found], -count)[-count]
        found = found[levels[found] >= floor]
    return found[np.argsort(-levels[found], kind="stable")][:count]
