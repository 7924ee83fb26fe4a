"""What of each opening is counted in a search, as columns of small numbers beside those of the index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from gonorth.facts.employers import employer_key, employer_words
from gonorth.facts.fields import field_of
from gonorth.matching.constraints import MET, OPEN, UNMET, Verdicts
from gonorth.matching.index import Index
from gonorth.matching.ragged import UNKNOWN, Ints


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
    employer_names: Mapping[str, str]  # key to name, as first met
    remote_from: frozenset[str]  # countries some opening names as those it may be done from
    _employed: dict[tuple[str, ...], NDArray[np.bool_]] = field(default_factory=dict)

    def holds(self, those: Collection[str] | Ints) -> Verdicts:
        """Met by the rows given, or by those of the ids given."""
        verdicts = np.full(len(self.index), UNMET)
        if isinstance(those, np.ndarray):
            verdicts[those] = MET
        else:
            verdicts[[self.row_of[id] for id in those if id in self.row_of]] = MET
        return verdicts

    def employed_by(self, names: tuple[str, ...]) -> NDArray[np.bool_]:
        """Rows of these employers; worked out once for each list of names, which a region's pack gives."""
        if names not in self._employed:
            keys = {key for name in names for key in keys_named(name, self.employer_names)}
            employers = self.coded["employer"]
            codes = [code for code, key in enumerate(employers.values) if key in keys]
            self._employed[names] = np.isin(employers.codes, codes)
        return self._employed[names]

    def skill_counts(self, mask: NDArray[np.bool_]) -> dict[str, int]:
        asked = self.index.asked
        counted = np.bincount(asked.values[mask[asked.rows]], minlength=len(self.skills))
        return {skill: int(count) for skill, count in zip(self.skills, counted, strict=True) if count}


_built: WeakKeyDictionary[Index, Columns] = WeakKeyDictionary()


def columns_of(index: Index) -> Columns:
    """The columns of an index: built at the first search in it, and gone with it."""
    if index not in _built:
        _built[index] = _build(index)
    return _built[index]


def _build(index: Index) -> Columns:
    rows = index.openings
    employers = Coded(index.employer, tuple(index.employers))
    names: dict[str, str] = {}
    for number, name in zip(index.employer_of, index.names, strict=True):
        names.setdefault(employers.values[number], name)
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
        skills=tuple(index.skills),
        employer_names=names,
        remote_from=frozenset(code for opening in rows for code in opening.remote_within),
    )


def keys_named(name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the employer of that name; where there is none, of those whose names begin so."""
    if employer_key(name) in known:
        return (employer_key(name),)
    words = employer_words(name)
    return tuple(key for key, full in known.items() if words and employer_words(full)[: len(words)] == words)
