"""What of each opening is counted in a search, as columns of small numbers beside those of the index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from gonorth.facts.employers import employer_key, employer_words
from gonorth.facts.fields import field_of
from gonorth.matching.constraints import MET, OPEN, UNMET, Verdicts
from gonorth.matching.index import UNKNOWN, Index, Ints
from gonorth.nouns import Opening


@dataclass(frozen=True)
class Coded:
    """One value for each row, as a number; `values[number]` is the value itself."""

    codes: Ints
    values: tuple[str, ...]

    @classmethod
    def of(cls, values: Iterable[str | None]) -> Self:
        number: dict[str, int] = {}
        codes = [UNKNOWN if v is None else number.setdefault(v, len(number)) for v in values]
        return cls(np.array(codes, np.int64), tuple(number))

    def among(self, wanted: Collection[str]) -> Verdicts:
        """Met where the row's value is wanted, unknown where it has none."""
        codes = [code for code, value in enumerate(self.values) if value in set(wanted)]
        is_wanted = np.isin(self.codes, codes)
        return np.where(self.codes == UNKNOWN, OPEN, np.where(is_wanted, MET, UNMET)).astype(np.int8)

    def counts(self, mask: NDArray[np.bool_]) -> dict[str, int]:
        codes = self.codes[mask]
        counted = np.bincount(codes[codes != UNKNOWN], minlength=len(self.values))
        return {value: int(count) for value, count in zip(self.values, counted, strict=True) if count}


@dataclass(frozen=True)
class Columns:
    index: Index
    row_of: Mapping[str, int]  # Opening.id to row
    coded: Mapping[str, Coded]
    skills: tuple[str, ...]  # by the index's own number
    skill_row: Ints  # for each skill asked by some opening, its row
    employer_names: Mapping[str, str]  # key to name, as first met
    remote_from: frozenset[str]  # countries some opening names as those it may be done from
    at_hub: Mapping[str, NDArray[np.bool_]]  # rows of the employers at a hub

    def holds(self, ids: Collection[str]) -> Verdicts:
        verdicts = np.full(len(self.index), UNMET)
        verdicts[[self.row_of[id] for id in ids if id in self.row_of]] = MET
        return verdicts

    def skill_counts(self, mask: NDArray[np.bool_]) -> dict[str, int]:
        counted = np.bincount(self.index.asked.values[mask[self.skill_row]], minlength=len(self.skills))
        return {skill: int(count) for skill, count in zip(self.skills, counted, strict=True) if count}


_built: WeakKeyDictionary[Index, tuple[Mapping[str, Sequence[str]], Columns]] = WeakKeyDictionary()


def columns_of(index: Index, hubs: Mapping[str, Sequence[str]]) -> Columns:
    """The columns of an index: built at the first search in it, and gone with it."""
    held = _built.get(index)
    if held is None or held[0] != hubs:
        held = _built[index] = (hubs, _build(index, hubs))
    return held[1]


def _build(index: Index, hubs: Mapping[str, Sequence[str]]) -> Columns:
    rows = index.openings
    employers = Coded.of(employer_key(opening.employer) for opening in rows)
    names: dict[str, str] = {}
    for key, opening in zip((employers.values[code] for code in employers.codes), rows, strict=True):
        names.setdefault(key, opening.employer)
    asked = index.asked
    return Columns(
        index=index,
        row_of={opening.id: row for row, opening in enumerate(rows)},
        coded={
            "field": Coded.of(field_of(o.occupation.noc) if o.occupation else None for o in rows),
            "occupation": Coded.of(o.occupation.noc if o.occupation else None for o in rows),
            "mode": Coded.of(None if o.work_mode == "unknown" else o.work_mode for o in rows),
            "level": Coded.of(o.seniority for o in rows),
            "employer": employers,
            "language": Coded.of(o.language for o in rows),
        },
        skills=_skills(rows, index),
        skill_row=np.repeat(np.arange(len(rows)), asked.starts[1:] - asked.starts[:-1]),
        employer_names=names,
        remote_from=frozenset(code for opening in rows for code in opening.remote_within),
        at_hub={hub: _employed_by(tenants, employers, names) for hub, tenants in hubs.items()},
    )


def _skills(rows: Sequence[Opening], index: Index) -> tuple[str, ...]:
    by_number = {index.skills.find(skill.id): skill.id for opening in rows for skill in opening.skills}
    return tuple(by_number[number] for number in range(len(index.skills)))


def _employed_by(names: Iterable[str], employers: Coded, known: Mapping[str, str]) -> NDArray[np.bool_]:
    """Rows of the employers whose names begin with one of these: `Google` is also `Google Canada`."""
    keys = {key for name in names for key in keys_named(name, known)}
    return np.isin(employers.codes, [code for code, key in enumerate(employers.values) if key in keys])


def keys_named(name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the employer of that name; where there is none, of those whose names begin so."""
    if employer_key(name) in known:
        return (employer_key(name),)
    words = employer_words(name)
    return tuple(key for key, full in known.items() if words and employer_words(full)[: len(words)] == words)
