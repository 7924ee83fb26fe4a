"""Openings in a file of our own, read and indexed once, so that an answer from them begins at once.

The file holds the openings as JSON, a line each, of which only those that are shown are ever read; then the
columns of their index, which are mapped and not read; and at its end what is where. It is written beside its
place and moved there whole, and used only by the program that wrote it, and only unharmed.
"""

from __future__ import annotations

import json
import math
import mmap
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from gonorth.facts.region import Region
from gonorth.facts.words import Refusal
from gonorth.matching.index import Index
from gonorth.matching.meaning import TitleRanker
from gonorth.matching.parts import Part, put_together, take_apart
from gonorth.matching.ragged import Ints
from gonorth.nouns import Opening, Source, noun_of, plain
from gonorth.ownfile import SIGN, program, replace_whole
from gonorth.scene.counts import Totals
from gonorth.scene.offices import Foreign
from gonorth.scene.pulse import Ground
from gonorth.stock import Stock, mark_of

END = struct.Struct("<QI")  # the length of what is where, and the check sum of that and of the columns
ALIGNED = 64  # bytes
GIVEN = frozenset({"openings", "titles"})  # of an index, what is kept otherwise than its columns


def save(stock: Stock, regions: Iterable[Region], path: Path) -> None:
    """Write openings, their index and what they say of some regions. Raises OSError."""
    replace_whole(path, _pieces(stock, regions))


def open_saved(path: str) -> Stock:
    """The openings of a file, whose source has no name yet. Raises OSError, and Refusal where another program
    wrote it or it is damaged."""
    with Path(path).open("rb") as file:
        held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    try:
        said = _described(held)
        stock = _stock(held, said, path) if said["program"] == program() else None
    except (KeyError, TypeError, ValueError, struct.error):
        raise Refusal("cli.saved_damaged", path=path) from None
    if stock is None:
        raise Refusal("cli.saved_otherwise", path=path)
    return stock


def _stock(held: mmap.mmap, said: dict[str, Any], path: str) -> Stock:
    parts = {name: _column(held, *where) for name, where in said["columns"].items()} | said["texts"]
    lines = Lines(held, parts.pop("starts"), parts.pop("checks"), path)
    titles = put_together(TitleRanker, parts, "titles.")
    index = put_together(Index, parts, "index.", openings=lines, titles=titles)
    grounds = {mark: _ground(each) for mark, each in said["grounds"].items()}
    return Stock(index, Source("openings", ""), said["is_sample"], parts["jobs"], grounds)


class Lines(Sequence[Opening]):
    """Openings of a file, each read when it is asked for."""

    def __init__(self, held: mmap.mmap, starts: Ints, checks: Ints, path: str) -> None:
        self._held, self._starts, self._checks, self._path = held, starts, checks, path
        self._read: dict[int, Opening] = {}

    def __len__(self) -> int:
        return len(self._checks)

    @overload
    def __getitem__(self, row: int) -> Opening: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Opening]: ...
    def __getitem__(self, row: int | slice) -> Opening | Sequence[Opening]:
        if isinstance(row, slice):
            return tuple(self[each] for each in range(len(self))[row])
        row = range(len(self))[row]
        if row not in self._read:
            line = self._held[self._starts[row] : self._starts[row + 1]]
            if zlib.crc32(line) != self._checks[row]:
                raise Refusal("cli.saved_damaged", path=self._path)
            self._read[row] = noun_of(Opening, json.loads(line, parse_float=Decimal))
        return self._read[row]


def _pieces(stock: Stock, regions: Iterable[Region]) -> Iterator[bytes]:
    yield SIGN
    starts, checks = [len(SIGN)], []
    for opening in stock.index.openings:
        line = json.dumps(plain(opening)).encode() + b"\n"
        yield line
        starts.append(starts[-1] + len(line))
        checks.append(zlib.crc32(line))
    parts: dict[str, Part] = {
        "starts": np.array(starts),
        "checks": np.array(checks, np.int64),
        "jobs": stock.jobs,
        **dict(take_apart(stock.index, "index.", GIVEN)),
        **dict(take_apart(stock.index.titles, "titles.")),
    }
    columns, at, check = {}, starts[-1], 0
    for name, part in parts.items():
        if isinstance(part, np.ndarray):
            piece = bytes(-at % ALIGNED) + part.tobytes()
            yield piece
            check, at = zlib.crc32(piece, check), at + len(piece)
            columns[name] = (part.dtype.str, part.shape, at - part.nbytes)
    said = {
        "program": program(),
        "is_sample": stock.is_sample,
        "columns": columns,
        "columns_at": starts[-1],
        "texts": {name: part for name, part in parts.items() if isinstance(part, list)},
        "grounds": {mark_of(region): asdict(stock.ground(region)) for region in regions},
    }
    piece = json.dumps(said, default=str).encode()
    yield piece + END.pack(len(piece), zlib.crc32(piece, check))


def _described(held: mmap.mmap) -> dict[str, Any]:
    """What is where. A ValueError where the file is not as it was written."""
    end = len(held) - END.size
    length, check = END.unpack(held[end:])
    said: dict[str, Any] = json.loads(held[end - length : end])
    with memoryview(held) as view, view[said["columns_at"] : end] as checked:
        if zlib.crc32(checked) != check:
            raise ValueError("the sum is another one")
    return said


def _column(held: mmap.mmap, dtype: str, shape: list[int], at: int) -> NDArray[Any]:
    return np.frombuffer(held, dtype, math.prod(shape), at).reshape(shape)


def _ground(said: dict[str, Any]) -> Ground:
    totals = {field: Totals(**each) for field, each in said["totals"].items()}
    exact = {f: replace(t, median=t.median and Decimal(t.median)) for f, t in totals.items()}
    return Ground(exact, tuple(Foreign(**each) for each in said["foreign"]), said["is_known"])
