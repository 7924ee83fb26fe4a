"""Openings as arrays: built once per import, asked many times, swapped whole.

Takes openings in any order; gives columns of integers, one row per opening, rows in order of id.
Called by constraints, criteria and shortlist. No Decimal and no text comparison is left for the
moment a person asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from gonorth.facts.employers import employer_key, employer_words, hides
from gonorth.matching.lexical import LexicalRanker
from gonorth.matching.ranker import Ranker
from gonorth.matching.rarity import rarity_of
from gonorth.nouns import Opening, Place, WorkMode
from gonorth.reading.bilingual import title_language
from gonorth.reading.title_cleaning import clean_title
from gonorth.reading.title_text import without_level, words

Ints = NDArray[np.int64]
UNKNOWN = -1
WORK_MODES: tuple[WorkMode, ...] = ("onsite", "hybrid", "remote", "unknown")


@dataclass(frozen=True)
class Ragged:
    """Several values per row, end to end: row i holds values[starts[i]:starts[i + 1]]."""

    values: Ints
    starts: Ints

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> Ragged:
        listed = list(rows)
        starts = np.concatenate(([0], np.cumsum([len(row) for row in listed], dtype=np.int64)))
        return cls(np.array([value for row in listed for value in row], np.int64), starts)

    def sums(self, of_values: Ints) -> Ints:
        """Sum numbers that stand beside the values, row by row; 0 for an empty row."""
        running = np.concatenate((np.zeros(1, np.int64), np.cumsum(of_values, dtype=np.int64)))
        return running[self.starts[1:]] - running[self.starts[:-1]]


class Codes:
    """Texts numbered in the order they are first met; `UNKNOWN` for one never met."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}

    def add(self, text: str) -> int:
        return self._number.setdefault(text, len(self._number))

    def find(self, text: str | None) -> int:
        return UNKNOWN if text is None else self._number.get(text, UNKNOWN)

    def __len__(self) -> int:
        return len(self._number)


class Index:
    """All openings, ready to be matched. `ranker` compares titles; any that signs the contract will do."""

    def __init__(self, openings: Iterable[Opening], ranker: type[Ranker] = LexicalRanker) -> None:
        by_id = {opening.id: opening for opening in openings}  # a posting read twice counts once
        self.openings: tuple[Opening, ...] = tuple(by_id[id] for id in sorted(by_id))
        self.countries, self.employers, self.skills = Codes(), Codes(), Codes()
        self.languages, self.currencies, self.regions = Codes(), Codes(), Codes()
        self.titles = ranker([trade(opening.title) for opening in self.openings])
        self._number_rows()
        self._number_places()
        self._number_skills()

    def __len__(self) -> int:
        return len(self.openings)

    def employers_named(self, name: str) -> list[int]:
        """The numbers of the employers that this name hides: it, its branches and its family."""
        is_named = hides(name)
        return [number for words, number in self._employer_words.items() if is_named(words)]

    @cached_property
    def _employer_words(self) -> dict[tuple[str, ...], int]:
        """Each employer's number, by the words of each way its name is written."""
        names = {opening.employer for opening in self.openings}
        return {employer_words(name): self.employers.find(employer_key(name)) for name in names}

    def _number_rows(self) -> None:
        rows = self.openings
        self.noc = _column(int(o.occupation.noc) if o.occupation else UNKNOWN for o in rows)
        self.noc_confidence = _column(
            round(o.occupation.confidence * 1000) if o.occupation else 0 for o in rows
        )
        self.rung = _column(o.seniority.rung if o.seniority else UNKNOWN for o in rows)
        self.years_asked = _column(UNKNOWN if o.years_asked is None else round(o.years_asked) for o in rows)
        self.language = _column(self.languages.add(o.language) if o.language else UNKNOWN for o in rows)
        self.employer = _column(self.employers.add(employer_key(o.employer)) for o in rows)
        self.work_mode = _column(WORK_MODES.index(o.work_mode) for o in rows)
        self.posted = _column(o.posted_on.toordinal() if o.posted_on else UNKNOWN for o in rows)
        self.refuses_sponsorship = np.array([o.sponsorship == "refused" for o in rows], bool)
        self.offers_sponsorship = np.array([o.sponsorship == "offered" for o in rows], bool)
        self.pay_currency = _column(
            self.currencies.add(o.pay.currency) if o.pay and o.pay.currency else UNKNOWN for o in rows
        )
        self.pay_low = _column(_yearly(o.pay.yearly_low if o.pay else None) for o in rows)
        self.pay_high = _column(_yearly(o.pay.yearly_high if o.pay else None) for o in rows)

    def _number_places(self) -> None:
        self.places = Ragged.of([[0] * len(o.places) for o in self.openings])
        places = [place for opening in self.openings for place in opening.places]
        self.place_country = _column(self.countries.add(p.country) if p.country else UNKNOWN for p in places)
        self.place_region = _column(self.regions.add(region_key(p)) if p.region else UNKNOWN for p in places)
        self.place_degrees = np.array(
            [(p.lat, p.lon) if p.lat is not None and p.lon is not None else (np.nan, np.nan) for p in places],
            np.float64,
        ).reshape(-1, 2)
        self.remote_within = Ragged.of(
            [[self.countries.add(c) for c in o.remote_within] for o in self.openings]
        )

    def _number_skills(self) -> None:
        self.asked = Ragged.of([[self.skills.add(s.id) for s in o.skills] for o in self.openings])
        self.asked_rarity = _column(rarity_of(s.id) for o in self.openings for s in o.skills)
        self.asked_in_all = self.asked.sums(self.asked_rarity)


@lru_cache(maxsize=65_536)
def trade(title: str) -> str:
    """A title as titles are compared: what the person does, in plain words, without the level.

    The level is a criterion of its own; left in, "Senior" would make strangers of every trade alike.
    """
    cleaned = clean_title(title)  # which reads no more than a title is long
    whole = words(cleaned, "fr" if title_language(cleaned) == "fr" else "en")
    bare = without_level(whole)
    return " ".join(bare if len(bare) > 1 else whole)  # "engineer" alone would be like every engineer


def region_key(place: Place) -> str:
    return f"{place.country}-{place.region}"


def _yearly(end: Decimal | None) -> int:
    """An end of the pay offered, a year, in whole units; UNKNOWN where the posting leaves it open."""
    return UNKNOWN if end is None else int(end)


def _column(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)
