"""Which rules hold in a year? A tax table holds for the calendar year its edition starts in, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from gonorth.facts.dated import Edition, OutOfDate
from gonorth.facts.rulebook import rulebook
from gonorth.pay.brackets import Brackets, brackets

if TYPE_CHECKING:
    from gonorth.nouns import Confidence

Steps = Sequence[Mapping[str, Decimal]]


class Basis(NamedTuple):
    """What a number rests on."""

    source: str  # Source.id
    confidence: Confidence


@dataclass(frozen=True)
class Rules:
    """A table's edition of a year, by dotted names: `rules["basic_amount.max"]`.

    A block inside may have a source and a confidence of its own.
    """

    basis: Basis
    amounts: Mapping[str, Decimal]
    brackets: Mapping[str, Brackets]
    steps: Mapping[str, Steps]
    own_bases: Mapping[str, Basis]
    notes: tuple[str, ...]

    def __getitem__(self, name: str) -> Decimal:
        return self.amounts[name]

    def basis_of(self, block: str) -> Basis:
        return self.own_bases.get(block, self.basis)


@cache
def rules_of(book: str, file: str, year: int) -> Rules:
    """The edition of a table for a year; raises OutOfDate where there is none, never another year's."""
    table = rulebook(book).table(f"tax/{file}.toml")
    edition = table.on(date(year, 1, 1))
    if edition.starts.year != year:
        raise OutOfDate(f"{table.title}: there is no edition for {year}")
    return _read(edition)


def years_of(book: str, file: str) -> tuple[int, ...]:
    """The years a table has an edition for."""
    return tuple(edition.starts.year for edition in rulebook(book).table(f"tax/{file}.toml").editions)


def _read(edition: Edition) -> Rules:
    leaves = dict(_leaves(edition.values))
    basis = Basis(edition.source, edition.confidence)
    return Rules(
        basis,
        {name: Decimal(value) for name, value in leaves.items() if isinstance(value, (int, Decimal))},
        {name: brackets(**value) for name, value in leaves.items() if isinstance(value, Mapping)},
        {name: _steps(value) for name, value in leaves.items() if isinstance(value, list)},
        {name: _own(value, basis) for name, value in edition.values.items() if isinstance(value, Mapping)},
        tuple(edition.values.get("notes", ())),
    )


def _leaves(values: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Amounts, brackets and lists of steps, each by its dotted name."""
    for name, value in values.items():
        if isinstance(value, Mapping) and "thresholds" not in value:
            yield from _leaves(value, f"{path}{name}.")
        elif name != "notes":
            yield path + name, value


def _steps(steps: Sequence[Mapping[str, Any]]) -> Steps:
    return tuple({name: Decimal(value) for name, value in step.items()} for step in steps)


def _own(block: Mapping[str, Any], basis: Basis) -> Basis:
    return Basis(block.get("source", basis.source), block.get("confidence", basis.confidence))
