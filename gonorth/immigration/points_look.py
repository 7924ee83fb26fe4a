"""What does a grid give for a level, a number of years or a credential?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gonorth.immigration.points_grid import Grid


class Look:
    """Looks points up in a grid, in the column for a candidate alone or with a partner."""

    def __init__(self, grid: Grid, is_alone: bool) -> None:
        self.grid = grid
        self._is_alone = is_alone

    def points(self, table: str, key: str | int | None) -> int:
        """Points by a name, or by the highest number that is reached; 0 where there is none."""
        return self.at(self.grid.tables[table], key)

    def crossed(self, table: str, key: str | int | None, by: int) -> int:
        """Points by two things at once: the first leads to a table of the second."""
        return self.at(reached(self.grid.tables[table], key) or {}, by)

    def at(self, table: Mapping[str, Any], key: str | int | None) -> int:
        return self.cell(reached(table, key))

    def capped(self, cap: str, points: int) -> int:
        return min(self.cell(self.grid.tables["caps"][cap]), points)

    def cell(self, cell: Any) -> int:
        """A cell is points, or [with a partner, alone]."""
        return int(cell[self._is_alone] if isinstance(cell, (list, tuple)) else cell)


def reached(table: Mapping[str, Any], key: str | int | None) -> Any:
    """What a table holds under a name, or from the highest number up to `key`; 0 for nothing."""
    if not isinstance(key, int):
        return table.get(key or "", 0)
    numbers = [int(number) for number in table if int(number) <= key]
    return table[str(max(numbers))] if numbers else 0
