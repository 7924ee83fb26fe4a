"""Nobody stands out, and whoever is hidden is not there: whatever is asked, and however often."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.matching.blind import BANDS, LEAST, UNSAID, Blind, Profiles, Wanted, band, occupation_code
from gonorth.matching.ragged import Ragged

NOCS = (21231, 21232, 21211, 22220, 18, UNSAID)
SKILLS = 6


def crowd(count: int, seed: int) -> Profiles:
    """People drawn so that some are alike and some stand alone."""
    dice = random.Random(seed)

    def column(most: int) -> np.ndarray:
        return np.array([min(dice.randrange(most), dice.randrange(most)) for _ in range(count)], np.int64)

    return Profiles(
        ids=np.arange(1000, 1000 + count),
        noc=np.array([dice.choice(NOCS) for _ in range(count)], np.int64),
        years=column(5),
        country=column(4) - 1,
        season=column(4),
        papers=column(2),
        skills=Ragged.of(sorted(dice.sample(range(SKILLS), dice.randrange(SKILLS))) for _ in range(count)),
    )


def without(profiles: Profiles, gone: np.ndarray) -> Profiles:
    kept = np.flatnonzero(~gone)
    columns = {
        name: getattr(profiles, name)[kept] for name in ("ids", "noc", "years", "country", "season", "papers")
    }
    return Profiles(**columns, skills=Ragged.of(profiles.skills[row].tolist() for row in kept))


def question(dice: random.Random) -> Wanted:
    def some(values: list[int], chance: float) -> np.ndarray:
        return np.array(dice.sample(values, 1) if dice.random() < chance else [], np.int64)

    nocs = [occupation_code(digits) for digits in ("21231", "21232", "212", "21", "2", "00018", "000", "0")]
    return Wanted(
        noc=some(nocs, 0.5),
        skills=np.array(dice.sample(range(SKILLS), dice.choice([0, 0, 1, 2])), np.int64),
        years=some([0, 1, 2, 3, 4], 0.2),
        country=some([0, 1, 2], 0.3),
        season=some([0, 1, 2, 3], 0.1),
    )


def everything_shown(blind: Blind, wanted: Wanted) -> tuple[object, ...]:
    """All that an answer tells: the band, and of each in the list what is shown."""
    found = blind.find(wanted, blind.profiles.ids)
    rows = found.rows
    columns = [blind.noc[rows].tolist()] + [
        blind.column(name)[rows].tolist() for name in ("years", "country", "season", "papers")
    ]
    skills = [blind.skills[row].tolist() for row in rows]
    return (found.band, blind.profiles.ids[rows].tolist(), columns, skills)


@pytest.mark.parametrize("hidden_of_a_hundred", [1, 10, 50])
def test_an_adversary_comparing_a_thousand_pairs_of_answers_finds_nobody(hidden_of_a_hundred: int) -> None:
    """The employer somebody hides from asks; and asks again in a world where they do not exist."""
    for seed in range(10):
        dice = random.Random(seed)
        profiles = crowd(300, seed)
        hidden = np.array([dice.random() < hidden_of_a_hundred / 100 for _ in range(300)])
        here, elsewhere = (
            Blind(profiles, hidden),
            Blind(without(profiles, hidden), np.zeros((~hidden).sum(), bool)),
        )
        for _ in range(100):
            asked = question(dice)
            assert everything_shown(here, asked) == everything_shown(elsewhere, asked)


def test_what_is_shown_of_anybody_is_shared_by_enough_who_may_be_seen() -> None:
    """Enough who may be seen *have* all of what is shown of one."""
    for seed in range(20):
        dice = random.Random(seed)
        profiles = crowd(200, seed)
        hidden = np.array([dice.random() < 0.2 for _ in range(200)])
        blind = Blind(profiles, hidden)
        for row in np.flatnonzero(blind.is_shown):
            alike = ~hidden
            if blind.noc[row] != UNSAID:
                shown = str(blind.noc[row])[1:]
                alike &= np.array([noc != UNSAID and f"{noc:05}".startswith(shown) for noc in profiles.noc])
            for name in ("years", "country", "season", "papers"):
                value = blind.column(name)[row]
                if value != UNSAID:
                    alike &= getattr(profiles, name) == value
            assert alike.sum() >= LEAST


def test_each_skill_that_is_shown_is_had_by_enough_who_are_shown_alike() -> None:
    profiles = crowd(400, 7)
    blind = Blind(profiles, np.zeros(400, bool))
    look = [
        (blind.noc[row], *(blind.column(name)[row] for name in ("years", "country", "season", "papers")))
        for row in range(400)
    ]
    counts = Counter((look[row], skill) for row in range(400) for skill in blind.skills[row].tolist())
    assert counts
    assert min(counts.values()) >= LEAST
    for row in range(400):
        assert set(blind.skills[row].tolist()) <= set(profiles.skills[row].tolist())


def test_fewer_than_enough_are_nobody() -> None:
    profiles = crowd(LEAST - 1, 1)
    blind = Blind(profiles, np.zeros(LEAST - 1, bool))
    anything = Wanted(*(np.zeros(0, np.int64) for _ in range(5)))
    assert blind.find(anything, profiles.ids).band == 0
    assert not blind.is_shown.any()


@given(st.integers(0, 100_000))
def test_a_count_is_told_as_a_band(count: int) -> None:
    told = band(count)
    assert told == 0 or told in BANDS
    assert told <= count
    assert count < LEAST or told >= LEAST


def test_the_order_of_a_list_is_the_one_that_is_given() -> None:
    profiles = crowd(100, 3)
    blind = Blind(profiles, np.zeros(100, bool))
    anything = Wanted(*(np.zeros(0, np.int64) for _ in range(5)))
    backwards = -profiles.ids
    ids = profiles.ids[blind.find(anything, backwards).rows]
    assert ids.tolist() == sorted(ids.tolist(), reverse=True)


def test_an_occupation_is_found_by_its_group_and_by_no_other() -> None:
    profiles = Profiles(
        ids=np.arange(20),
        noc=np.array([21231] * 10 + [18] * 10),
        **{name: np.zeros(20, np.int64) for name in ("years", "country", "season", "papers")},
        skills=Ragged.of([] for _ in range(20)),
    )
    blind = Blind(profiles, np.zeros(20, bool))

    none = np.zeros(0, np.int64)

    def count(digits: str) -> int:
        asked = Wanted(np.array([occupation_code(digits)]), none, none, none, none)
        return len(blind.find(asked, profiles.ids).rows)

    found = {digits: count(digits) for digits in ("21231", "212", "2", "21232", "0", "00018", "1")}
    assert found == {"21231": 10, "212": 10, "2": 10, "21232": 0, "0": 10, "00018": 10, "1": 0}
