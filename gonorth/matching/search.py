"""Which openings does a search ask for, and what could be asked next?

Takes an index, what is asked, and the openings whose words match (full-text search is the database's);
gives rows in order, how many each further choice would show, and what to loosen where nothing is left.

Like the terms of an answer, a filter has three values. A search shows what says that it matches; what
leaves it unsaid is counted apart, and shown when asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from gonorth.matching.asked import Search
from gonorth.matching.columns import columns_of
from gonorth.matching.constraints import MET, OPEN, UNMET
from gonorth.matching.facets import Facet, Fails, count_facets
from gonorth.matching.filters import FILTERS
from gonorth.matching.index import Index
from gonorth.matching.ragged import Ints
from gonorth.matching.ranker import top

__all__ = ["Facet", "Found", "Search", "search", "similar"]

STEP = 100  # titles whose likeness to the words differs by less than this stand level


@dataclass(frozen=True)
class Found:
    """`rows` of the index in order; `loosen`: each filter with how many there would be without it, where
    that is more, the most first; `unsaid`: how many more match but for something they do not say."""

    rows: Ints
    facets: Mapping[str, tuple[Facet, ...]]
    loosen: tuple[tuple[str, int], ...]
    unsaid: int


def search(
    index: Index,
    asked: Search,
    ids: Collection[str] | Ints | None = None,
    hubs: Mapping[str, tuple[str, ...]] | None = None,
) -> Found:
    """Search an index. `ids`: the openings whose words match, or their rows; None where no words are asked.
    `hubs`: the names of each hub's tenants by the hub's id."""
    columns = columns_of(index)
    at_hub = {hub: columns.employed_by(tenants) for hub, tenants in (hubs or {}).items()}
    judged = {each.name: each.judge(columns, asked) for each in FILTERS if each.is_asked(asked)}
    if ids is not None:
        judged["words"] = columns.holds(ids)
    if asked.hubs:
        inside = [at_hub[hub] for hub in asked.hubs if hub in at_hub] or [np.zeros(len(index), bool)]
        judged["hub"] = np.where(np.logical_or.reduce(inside), MET, UNMET).astype(np.int8)
    least = OPEN if asked.with_unsaid else MET
    fails = Fails.of({name: verdicts < least for name, verdicts in judged.items()}, len(index))
    may_be = np.ones(len(index), bool)
    for verdicts in judged.values():
        may_be &= verdicts != UNMET
    rows = np.flatnonzero(fails.total == 0)
    return Found(
        rows=rows[_order(index, asked, rows)],
        facets=count_facets(columns, asked, fails, at_hub),
        loosen=_loosen(fails, len(rows)),
        unsaid=int(np.count_nonzero(may_be)) - len(rows),
    )


def _order(index: Index, asked: Search, rows: Ints) -> Ints:
    """Titles most like the words first, then the newest, then by id, which is the order of rows."""
    newest = -index.posted[rows]
    if not asked.words or asked.newest_first:
        return np.argsort(newest, kind="stable")
    likeness = index.title_levels(asked.words)[rows] // STEP
    return np.lexsort((rows, newest, -likeness))


def _loosen(fails: Fails, found: int) -> tuple[tuple[str, int], ...]:
    without = ((name, int(np.count_nonzero(fails.without(name)))) for name in fails.of_filter)
    gains = [(name, count) for name, count in without if count > found]
    return tuple(sorted(gains, key=lambda gain: (-gain[1], gain[0])))


def similar(index: Index, title: str, count: int, without: Collection[str] = (), least: int = 1) -> Ints:
    """Rows of the openings whose titles are most like this one, by at least so much of FULL, but for those
    of some ids."""
    levels = index.title_levels(title)
    levels[levels < least] = 0
    row_of = columns_of(index).row_of
    levels[[row_of[id] for id in without if id in row_of]] = 0
    return top(levels, count)
