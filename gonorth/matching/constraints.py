"""Which openings do a person's stated terms exclude?

Three values: met, unmet, unknown. Only what the person *states* and the opening *states* otherwise
excludes; what an opening leaves unsaid keeps it, and the answer says that it is unsaid.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gonorth.matching.index import WORK_MODES, Index
from gonorth.matching.ragged import UNKNOWN, Bools
from gonorth.matching.whereabouts import Whereabouts, region_key
from gonorth.nouns import Place, Terms, Verdict

Verdicts = NDArray[np.int8]  # one per opening
MET, OPEN, UNMET = np.int8(1), np.int8(0), np.int8(-1)
VERDICT: dict[int, Verdict] = {1: "met", 0: "unknown", -1: "unmet"}
EARTH_KM = 6371.0

Judge = Callable[[Index, Terms], Verdicts]


@dataclass(frozen=True)
class Constraint:
    """One row: its name (also the key of its sentences), whether it was stated, how it is judged."""

    name: str
    is_stated: Callable[[Terms], bool]
    judge: Judge


def judge_place(index: Index, terms: Terms) -> Verdicts:
    """Met by one place within reach, or by work that may be done from where the person will be.

    Who wants remote work alone is not helped by an office nearby.
    """
    return _judge_where(index.whereabouts, terms)[index.whereabouts.of_row]


def _judge_where(where: Whereabouts, terms: Terms) -> Verdicts:
    if terms.remote_from is not None and terms.work_modes == {"remote"}:
        is_open = _is_open_to(where, terms.remote_from)
        return np.where(is_open, MET, _judge_remote(where, terms.remote_from)).astype(np.int8)
    verdicts = _best(where, _judge_each_place(where, terms))
    if terms.remote_from is None:
        return verdicts
    remote = _judge_remote(where, terms.remote_from)
    is_met = (verdicts == MET) | _is_open_to(where, terms.remote_from)
    return np.where(is_met, MET, np.where(where.is_remote, remote, verdicts)).astype(np.int8)


def _is_open_to(where: Whereabouts, country: str) -> Bools:
    """True where the country is named among those it may be done from, whatever else is."""
    return where.remote_within.any(where.remote_within.values == where.countries.find(country))


def _judge_remote(where: Whereabouts, country: str) -> Verdicts:
    """Remote work that does not name the country: unmet where it names others, else as its places say."""
    here = where.spots.country == where.countries.find(country)
    of_spots = np.where(where.spots.country == UNKNOWN, OPEN, np.where(here, MET, UNMET)).astype(np.int8)
    return np.where(where.remote_within.is_empty, _best(where, of_spots), UNMET).astype(np.int8)


def _judge_each_place(where: Whereabouts, terms: Terms) -> Verdicts:
    verdicts = np.full(len(where.spots.country), UNMET)
    for near in terms.near:
        km = _km(where.spots.degrees, near)
        is_near = km <= terms.within_km  # False where either point is unknown
        may_be = np.isnan(km) & _may_hold(where, near)
        verdicts = np.maximum(verdicts, np.where(is_near, MET, np.where(may_be, OPEN, UNMET)))
    return verdicts.astype(np.int8)


def _may_hold(where: Whereabouts, near: Place) -> Bools:
    """A place without coordinates may be the one asked for, unless its country or province differs."""
    country, region = where.countries.find(near.country), where.regions.find(region_key(near))
    same_country = (where.spots.country == UNKNOWN) | (where.spots.country == country)
    same_region = (where.spots.region == UNKNOWN) | (where.spots.region == region)
    return np.asarray(same_country & same_region)


def _best(where: Whereabouts, of_spots: Verdicts) -> Verdicts:
    """The best verdict among the places; unknown where none is named."""
    met, unknown = where.somewhere(of_spots == MET), where.somewhere(of_spots == OPEN)
    return np.where(met, MET, np.where(unknown | where.places.is_empty, OPEN, UNMET)).astype(np.int8)


def _km(degrees: NDArray[np.float64], near: Place) -> NDArray[np.float64]:
    if near.lat is None or near.lon is None:
        return np.full(len(degrees), np.nan)
    lat, lon = np.radians(degrees[:, 0]), np.radians(degrees[:, 1])
    here, apart = np.radians(near.lat), lon - np.radians(near.lon)
    chord = np.sin((lat - here) / 2) ** 2 + np.cos(here) * np.cos(lat) * np.sin(apart / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0))))


def judge_work_mode(index: Index, terms: Terms) -> Verdicts:
    wanted = [WORK_MODES.index(mode) for mode in terms.work_modes]
    said = index.work_mode != WORK_MODES.index("unknown")
    return _three(said, np.isin(index.work_mode, wanted))


def judge_hidden(index: Index, terms: Terms) -> Verdicts:
    """Unmet for every employer whose name begins with a hidden one, or is of its family: `Google` hides
    `Google Canada`, `Alphabet` and `YouTube`."""
    hidden = [code for name in terms.hidden_from for code in index.employers_named(name)]
    return _three(np.ones(len(index), bool), ~np.isin(index.employer, hidden))


def judge_sponsorship(index: Index, terms: Terms) -> Verdicts:
    return _three(index.refuses_sponsorship | index.offers_sponsorship, index.offers_sponsorship)


def judge_pay(index: Index, terms: Terms) -> Verdicts:
    """The most that is offered against the least that is accepted; other currencies stay unknown."""
    assert terms.reservation_wage is not None
    same = index.pay_currency == index.currencies.find(terms.reservation_wage.currency)
    is_stated = same & (index.pay_currency != UNKNOWN)
    least = int(terms.reservation_wage.amount)
    is_enough = (index.pay_high >= least) | (index.pay_low >= least)  # an open end is UNKNOWN, below all
    return _three(is_stated & (is_enough | (index.pay_high != UNKNOWN)), is_enough)


def _three(is_said: Bools, is_met: Bools) -> Verdicts:
    return np.where(is_said, np.where(is_met, MET, UNMET), OPEN).astype(np.int8)


CONSTRAINTS = (
    Constraint("place", lambda terms: bool(terms.near) or terms.remote_from is not None, judge_place),
    Constraint("work_mode", lambda terms: bool(terms.work_modes), judge_work_mode),
    Constraint("hidden", lambda terms: bool(terms.hidden_from), judge_hidden),
    Constraint("sponsorship", lambda terms: terms.needs_sponsorship is True, judge_sponsorship),
    Constraint("pay_floor", lambda terms: terms.reservation_wage is not None, judge_pay),
)


def judge_all(index: Index, terms: Terms) -> dict[str, Verdicts]:
    """The verdict on every opening of each constraint the person stated, by the constraint's name."""
    return {c.name: c.judge(index, terms) for c in CONSTRAINTS if c.is_stated(terms)}


def allowed(verdicts: Mapping[str, Verdicts], size: int) -> Bools:
    """True where no stated constraint is unmet."""
    keep = np.ones(size, bool)
    for each in verdicts.values():
        keep &= each != UNMET
    return keep
