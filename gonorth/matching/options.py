"""And if it does not work out? How many other employers here would hire this candidate."""

from __future__ import annotations

from dataclasses import dataclass

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
    named: dict[int, str] = {}  # best first, as the rows are
    for row in matches.good:
        named.setdefault(int(index.employer[row]), index.openings[row].employer)
    first, *others = named.values() or [None]
    return OutsideOptions(first, tuple(name for name in others if name))
