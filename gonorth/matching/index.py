"""Openings as arrays: built once per import, asked many times, swapped whole.

Takes openings in any order; gives columns of integers, one row per opening, rows in order of id.
Called by constraints, criteria and shortlist. No Decimal and no text comparison is left for the
moment a person asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

import numpy as np

from gonorth.facts.employers import employer_key, employer_words, hides
from gonorth.matching.meaning import TitleRanker
from gonorth.matching.ragged import UNKNOWN, Bools, Codes, Ints, Ragged, column
from gonorth.matching.ranker import FULL, SAME, Ranker
from gonorth.matching.rarity import rarity_of
from gonorth.matching.whereabouts import Whereabouts
from gonorth.nouns import Opening, WorkMode
from gonorth.reading.bilingual import title_language
from gonorth.reading.skills import skills_in
from gonorth.reading.title_cleaning import clean_title
from gonorth.reading.title_gender import for_a_man
from gonorth.reading.title_text import for_either, without_level_words

WORK_MODES: tuple[WorkMode, ...] = ("onsite", "hybrid", "remote", "unknown")
_NONE: Ints = np.zeros(0, np.int64)


class Index:
    """All openings, ready to be matched. `ranker` compares titles; any that signs the contract will do."""

    openings: Sequence[Opening]
    titles: Ranker
    whereabouts: Whereabouts
    occupation: Ints  # the number of the occupation as it was read
    noc: Ints  # of each such reading: the NOC 2021 unit group
    noc_confidence: Ints  # and how sure it is, in thousandths
    rung: Ints
    years_asked: Ints
    language: Ints
    employer: Ints
    named: Ints  # the number of the employer's name as it is written
    employer_of: Ints  # for each such name, its employer
    work_mode: Ints
    posted: Ints  # days, as are the next
    touched: Ints  # when its board is known to have touched it last
    refuses_sponsorship: Bools
    offers_sponsorship: Bools
    pay_currency: Ints
    pay_low: Ints
    pay_high: Ints
    asked: Ragged  # the skills asked for
    asked_in_all: Ints  # the rarity of all of them together
    askers: Ragged  # for each skill, the rows that ask for it
    titled: Ragged  # the same of those among them that the title names
    titled_in_all: Ints
    titlers: Ragged
    employers: Codes
    names: Codes
    skills: Codes
    languages: Codes
    currencies: Codes

    def __init__(self, openings: Iterable[Opening], ranker: type[Ranker] = TitleRanker) -> None:
        by_id = {opening.id: opening for opening in openings}  # a posting read twice counts once
        self.openings = tuple(by_id[id] for id in sorted(by_id))
        self.employers, self.names, self.skills = Codes(), Codes(), Codes()
        self.languages, self.currencies = Codes(), Codes()
        self.titles = ranker([trade(opening.title) for opening in self.openings])
        self.whereabouts = Whereabouts.of(self.openings)
        self._number_rows()
        self._number_skills()

    def __len__(self) -> int:
        return len(self.openings)

    def title_levels(self, title: str) -> Ints:
        """How alike the title of each opening is to this one, 0..FULL."""
        return self.titles.similarity(trade(title)) // (SAME // FULL)

    def employers_named(self, name: str) -> list[int]:
        """The numbers of the employers that this name hides: it, its branches and its family."""
        is_named = hides(name)
        return [number for words, number in self._employer_words.items() if is_named(words)]

    @cached_property
    def _employer_words(self) -> dict[tuple[str, ...], int]:
        """Each employer's number, by the words of each way its name is written."""
        numbers = self.employer_of.tolist()
        return {employer_words(name): number for name, number in zip(self.names, numbers, strict=True)}

    def _number_rows(self) -> None:
        rows = self.openings
        self._number_occupations()
        self.rung = column(o.seniority.rung if o.seniority else UNKNOWN for o in rows)
        self.years_asked = column(UNKNOWN if o.years_asked is None else round(o.years_asked) for o in rows)
        self.language = column(self.languages.add(o.language) if o.language else UNKNOWN for o in rows)
        self.named = column(self.names.add(o.employer) for o in rows)
        self.employer_of = column(self.employers.add(employer_key(name)) for name in self.names)
        self.employer = self.employer_of[self.named]
        self.work_mode = column(WORK_MODES.index(o.work_mode) for o in rows)
        self.posted = column(o.posted_on.toordinal() if o.posted_on else UNKNOWN for o in rows)
        self.touched = column(day.toordinal() if (day := _touched(o)) else UNKNOWN for o in rows)
        self.refuses_sponsorship = np.array([o.sponsorship == "refused" for o in rows], bool)
        self.offers_sponsorship = np.array([o.sponsorship == "offered" for o in rows], bool)
        self.pay_currency = column(
            self.currencies.add(o.pay.currency) if o.pay and o.pay.currency else UNKNOWN for o in rows
        )
        self.pay_low = column(_yearly(o.pay.yearly_low if o.pay else None) for o in rows)
        self.pay_high = column(_yearly(o.pay.yearly_high if o.pay else None) for o in rows)

    def _number_occupations(self) -> None:
        """Few occupations, read more or less surely, many openings: each is judged once."""
        occupations = (opening.occupation for opening in self.openings)
        number: dict[tuple[int, int], int] = {}
        read = ((int(o.noc), round(o.confidence * 1000)) if o else (UNKNOWN, 0) for o in occupations)
        self.occupation = column(number.setdefault(each, len(number)) for each in read)
        self.noc, self.noc_confidence = column(noc for noc, _ in number), column(sure for _, sure in number)

    def _number_skills(self) -> None:
        self.asked = Ragged.of(
            [list(dict.fromkeys(self.skills.add(s.id) for s in o.skills)) for o in self.openings]
        )
        rarity = column(rarity_of(skill) for skill in self.skills)
        self.asked_in_all = self.asked.sums(rarity[self.asked.values])
        self.askers = self.asked.turned(len(self.skills))
        self.titled = Ragged.of([self._named_in_title(opening) for opening in self.openings])
        self.titled_in_all = self.titled.sums(rarity[self.titled.values])
        self.titlers = self.titled.turned(len(self.skills))

    def _named_in_title(self, opening: Opening) -> list[int]:
        in_title = _skills_of(opening.title).intersection(skill.id for skill in opening.skills)
        return sorted(map(self.skills.find, in_title))

    def named_in_title(self, row: int) -> frozenset[str]:
        """The skills an opening asks for that its title names: what it is about."""
        return frozenset(self.skills[number] for number in self.titled[row])

    def asking(self, skill: str) -> tuple[Ints, Ints]:
        """The rows that ask for a skill, each once; and those among them that name it in their title."""
        number = self.skills.find(skill)
        return (_NONE, _NONE) if number == UNKNOWN else (self.askers[number], self.titlers[number])


@lru_cache(maxsize=65_536)
def trade(title: str) -> str:
    """A title as titles are compared: what the person does, as it is written, without the level and gender.

    The level is a criterion of its own; left in, "Senior" would make strangers of every trade alike.
    """
    cleaned = clean_title(title)  # which reads no more than a title is long
    if title_language(cleaned) == "fr":
        return for_a_man(without_level_words(cleaned, "fr"))
    return for_either(without_level_words(cleaned, "en"))


@lru_cache(maxsize=65_536)
def _skills_of(title: str) -> frozenset[str]:
    return frozenset(skill.id for skill in skills_in(title))


def _touched(opening: Opening) -> date | None:
    return opening.updated_at.date() if opening.updated_at else opening.posted_on


def _yearly(end: Decimal | None) -> int:
    """An end of the pay offered, a year, in whole units; UNKNOWN where the posting leaves it open."""
    return UNKNOWN if end is None else int(end)
