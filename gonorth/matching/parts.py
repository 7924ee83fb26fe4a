"""What is an index made of? Taken apart into named columns and lists of texts, which a file can hold, and
put together again.

A class says what it is made of by declaring it: columns, texts with numbers (Codes), and others like itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_type_hints

import numpy as np
from numpy.typing import NDArray

from gonorth.matching.ragged import Codes

Part = NDArray[Any] | list[str]
T = TypeVar("T")


def take_apart(
    thing: object, name: str = "", but: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Part]]:
    """Every column and list of texts something is made of, by its path: `asked.values`. `but`: what to
    leave out."""
    for part in get_type_hints(type(thing)):
        if part in but:
            continue
        value, path = getattr(thing, part), f"{name}{part}"
        if isinstance(value, np.ndarray):
            yield path, value
        elif isinstance(value, Codes):
            yield path, list(value)
        else:
            yield from take_apart(value, f"{path}.")


def put_together(kind: type[T], parts: Mapping[str, Part], name: str = "", **given: Any) -> T:
    """What was taken apart; `given`: what had been left out. A KeyError where a part is missing."""
    made = object.__new__(kind)
    for part, declared in get_type_hints(kind).items():
        path = f"{name}{part}"
        if part in given:
            value = given[part]
        elif declared is Codes:
            value = Codes(parts[path])
        else:
            value = parts[path] if path in parts else put_together(declared, parts, f"{path}.")
        object.__setattr__(made, part, value)  # also where it is frozen
    return made
