"""What is wrong in a table of points? Its keys, their order, and the points in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from gonorth.facts.points_shape import Shape
from gonorth.facts.words import Sentence

Wrong = tuple[str, Sentence]  # the key, none for the table itself, and what is wrong under it


def wrong_in(name: str, table: Any, shape: Shape) -> Iterator[Wrong]:
    """Everything that keeps a table from its shape."""
    if not isinstance(table, Mapping):
        yield "", _not_points(name, table)
        return
    yield from _named_keys(name, table, shape) if shape.keys else _numbers(name, table)
    for key, cell in table.items():
        if shape.cells:
            yield from ((key, sentence) for _, sentence in wrong_in(f"{name}.{key}", cell, shape.cells))
        elif not are_points(cell):
            yield key, _not_points(f"{name}.{key}", cell)
    if shape.never_falls and all(map(are_points, table.values())):
        yield from _falls(name, table)


def _not_points(name: str, cell: Any) -> Sentence:
    value = f"[{', '.join(map(str, cell))}]" if isinstance(cell, list) else str(cell)
    return Sentence("facts.not_points", {"name": name, "value": value})


def are_points(cell: Any) -> bool:
    """Points, or two: [with a partner, alone]."""
    if isinstance(cell, list):
        return len(cell) == 2 and all(map(_is_point, cell))
    return _is_point(cell)


def _is_point(cell: Any) -> bool:
    return type(cell) is int and cell >= 0


def _named_keys(name: str, table: Mapping[str, Any], shape: Shape) -> Iterator[Wrong]:
    for key in (key for key in shape.keys if key not in table):
        yield "", Sentence("facts.missing_key", {"name": f"{name}.{key}"})
    for key in (key for key in table if key not in shape.keys):
        values = {"name": name, "value": key, "allowed": ", ".join(shape.keys)}
        yield key, Sentence("facts.not_one_of", values)


def _numbers(name: str, table: Mapping[str, Any]) -> Iterator[Wrong]:
    numbers = [key for key in table if re.fullmatch("[0-9]{1,9}", key)]
    for key in (key for key in table if key not in numbers):
        yield key, Sentence("facts.not_a_count", {"name": name, "value": key})
    for before, after in pairwise(numbers):
        if int(after) <= int(before):
            yield after, Sentence("facts.out_of_order", {"name": name, "before": before, "after": after})


def _falls(name: str, table: Mapping[str, Any]) -> Iterator[Wrong]:
    for (before, low), (after, high) in pairwise(table.items()):
        if any(then < now for now, then in zip(_both(low), _both(high), strict=True)):
            yield after, Sentence("facts.points_fall", {"name": name, "before": before, "after": after})


def _both(cell: Any) -> list[int]:
    return cell if isinstance(cell, list) else [cell, cell]
