"""What is taken from pay, line by line, and what does each line rest on?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from gonorth.pay.brackets import ZERO
from gonorth.pay.rules import Basis


class Line(NamedTuple):
    """An amount a year, in the currency of the place, and the rules it was computed by."""

    amount: Decimal
    bases: tuple[Basis, ...]


class Taken(NamedTuple):
    """What is taken from the pay of a household, by component, and what its employers pay on top."""

    lines: Mapping[str, Line]
    employer: Line


def added(lines: Iterable[Line]) -> Line:
    """The sum, which rests on everything its parts rest on."""
    lines = tuple(lines)
    amount = sum((line.amount for line in lines), ZERO)
    return Line(amount, tuple(dict.fromkeys(basis for line in lines for basis in line.bases)))


def merged(people: Iterable[Mapping[str, Line]]) -> dict[str, Line]:
    """The lines of several people, component by component."""
    people = tuple(people)
    if len(people) == 1:
        return dict(people[0])
    return {name: added(lines[name] for lines in people) for name in people[0]}


NOTHING = Line(ZERO, ())


def of_state(income_tax: Line, payroll: Line, employer: Line = NOTHING) -> Taken:
    """What a state takes that has no city's tax."""
    lines = {"state_or_prov_tax": income_tax, "local_tax": NOTHING, "ei_or_state_payroll": payroll}
    return Taken(lines, employer)
