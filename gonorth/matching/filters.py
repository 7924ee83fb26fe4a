"""Which openings match each filter of a search, which do not, and which leave it unsaid?"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from gonorth.matching.asked import Search
from gonorth.matching.columns import Columns
from gonorth.matching.constraints import MET, OPEN, UNMET, Verdicts, judge_pay, judge_place
from gonorth.matching.index import Index
from gonorth.matching.ragged import UNKNOWN
from gonorth.matching.whereabouts import region_key
from gonorth.nouns import Money, Place, Terms


@dataclass(frozen=True)
class Filter:
    """One row: its name (also that of its facet), whether it was asked for, how it is judged."""

    name: str
    is_asked: Callable[[Search], bool]
    judge: Callable[[Columns, Search], Verdicts]


def _place(columns: Columns, asked: Search) -> Verdicts:
    near = asked.near
    is_point = near is not None and near.lat is not None
    terms = Terms(
        near=(near,) if near is not None and is_point else (),
        within_km=asked.within_km,
        remote_from=asked.remote_from,
    )
    if near is None or is_point:
        return judge_place(columns.index, terms)
    there = _in_area(columns.index, near)
    return there if asked.remote_from is None else np.maximum(there, judge_place(columns.index, terms))


def _in_area(index: Index, area: Place) -> Verdicts:
    """Met by a place in the province or country, whose own city may not be known."""
    where = index.whereabouts
    is_there = where.spots.country == where.countries.find(area.country)
    if area.region:
        is_there &= where.spots.region == where.regions.find(region_key(area))
    none = np.where(where.places.is_empty, OPEN, UNMET)
    return np.where(where.somewhere(is_there), MET, none).astype(np.int8)[where.of_row]


def _pay(columns: Columns, asked: Search) -> Verdicts:
    return pays(columns.index, asked.pay_at_least or 0, asked.currency)


def pays(index: Index, least: int, currency: str) -> Verdicts:
    return judge_pay(index, Terms(reservation_wage=Money(Decimal(least), currency)))


def _skills(columns: Columns, asked: Search) -> Verdicts:
    """All skills asked for; unknown where an opening names none at all."""
    asks = columns.index.asked
    held = np.ones(len(columns.index), bool)
    for skill in asked.skills:
        held &= asks.any(asks.values == columns.index.skills.find(skill))
    return np.where(asks.is_empty, OPEN, np.where(held, MET, UNMET)).astype(np.int8)


def _posted(columns: Columns, asked: Search) -> Verdicts:
    return posted_within(columns.index, asked.posted_within or 0, asked.today)


def posted_within(index: Index, days: int, today: date) -> Verdicts:
    recent = index.posted >= today.toordinal() - days
    return np.where(index.posted == UNKNOWN, OPEN, np.where(recent, MET, UNMET)).astype(np.int8)


def _among(name: str, values: Callable[[Search], Collection[str]]) -> Filter:
    """A filter by the values of one column."""
    return Filter(
        name,
        lambda asked: bool(values(asked)),
        lambda columns, asked: columns.coded[name].among(values(asked)),
    )


FILTERS = (
    Filter("place", lambda asked: asked.near is not None or asked.remote_from is not None, _place),
    Filter("skill", lambda asked: bool(asked.skills), _skills),
    Filter("pay", lambda asked: asked.pay_at_least is not None, _pay),
    Filter("posted", lambda asked: asked.posted_within is not None, _posted),
    _among("field", lambda asked: asked.fields),
    _among("occupation", lambda asked: asked.occupations),
    _among("mode", lambda asked: asked.work_modes),
    _among("level", lambda asked: asked.levels),
    _among("employer", lambda asked: asked.employers),
    _among("language", lambda asked: asked.languages),
)
