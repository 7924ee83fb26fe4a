"""And if it does not work out? How many other employers here would hire this candidate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gonorth.matching.shortlist import Matches


@dataclass(frozen=True)
class OutsideOptions:
    """Distinct employers beside the first choice's that have an opening of comparable fit."""

    first_choice: str | None
    employers: tuple[str, ...]  # best first

    @property
    def count(self) -> int:
        return len(self.employers)


def outside_options(matches: Matches) -> OutsideOptions:
    """Count an employer once its best allowed opening reaches the pack's `good_fit`.

    The bar is the same for everybody: a margin below one's own best would give a stronger profile
    fewer options, and a weak one many it does not have.
    """
    index = matches.index
    employers = index.employer[matches.good]
    _, firsts = np.unique(employers, return_index=True)
    rows = matches.good[np.sort(firsts)]
    names: list[str | None] = [index.names[number] for number in index.named[rows]]
    first, *others = names or [None]
    return OutsideOptions(first, tuple(name for name in others if name))
