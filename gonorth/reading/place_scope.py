"""Is the work remote, and from within which countries? By the marks of a location text ("Remote",
"Hybrid", "Télétravail") and the places they are said of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gonorth.nouns import WorkMode
from gonorth.reading.gazetteer import worldwide
from gonorth.reading.place_joining import Group
from gonorth.reading.place_terms import REMOTE, Mark, Term
from gonorth.reading.place_tokens import COMMA, DASH, HARD, SLASH, TOUCH
from gonorth.reading.spots import CITY, COUNTRY, GROUP, Spot


@dataclass(frozen=True, slots=True)
class Located:
    """A place of the text; `gap` separates it from the item before."""

    spot: Spot
    start: int
    end: int
    gap: int
    remote: bool  # "remote" stands within its words ("CA-Remote-Ontario")
    reach: int  # how wide a gap may be to a mark that is said of it


Item: TypeAlias = Located | Mark


def in_order(
    found: Sequence[Term | Mark], groups: Sequence[Group], spots: Sequence[Spot | None]
) -> list[Item]:
    """Return places and marks in the order of the text; names of no place only leave their gap behind."""
    owner = {term.start: at for at, group in enumerate(groups) for term in group.terms}
    items: list[Item] = []
    gap = TOUCH
    for item in found:
        gap = max(gap, item.gap if isinstance(item, Mark) else item.near_gap)
        if isinstance(item, Mark):
            items.append(Mark(item.start, item.end, item.mode, gap))
        else:
            group, spot = groups[owner[item.start]], spots[owner[item.start]]
            if spot is None:
                continue
            if item is group.terms[0]:
                items.append(_located(spot, group, gap, found))
        gap = TOUCH
    return [item for item in items if not _is_within(item, items)]


def _located(spot: Spot, group: Group, gap: int, found: Sequence[Term | Mark]) -> Located:
    start, end = group.terms[0].start, group.terms[-1].end
    within = (item for item in found if isinstance(item, Mark) and start < item.start < end)
    remote = any(mark.mode == "remote" for mark in within)
    return Located(spot, start, end, gap, remote, _reach(group, spot))


def _reach(group: Group, spot: Spot) -> int:
    """Remote work is said of a country or region even beyond an "or"; of a city only beyond a comma where
    its country is written, and else only where it touches."""
    if spot.depth < CITY:
        return SLASH
    meant = [meaning for term in group.terms for meaning in term.spots if meaning.covers(spot)]
    return COMMA if any(meaning.depth == COUNTRY for meaning in meant) else DASH


def _is_within(item: Item, items: Iterable[Item]) -> bool:
    places = (other for other in items if isinstance(other, Located))
    return isinstance(item, Mark) and any(p.remote and p.start < item.start < p.end for p in places)


def work_mode(items: Sequence[Item]) -> WorkMode:
    """Remote where it is one of the options, since a person may then work remotely."""
    modes = {item.mode for item in items if isinstance(item, Mark)}
    if any(_is_remote(at, items) for at in range(len(items))):
        return "remote"
    if "hybrid" in modes:
        return "hybrid"
    if "onsite" in modes:
        return "onsite"
    everywhere = any(item.spot.countries == worldwide() for item in items if isinstance(item, Located))
    return "remote" if everywhere else "unknown"


def remote_within(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the countries that remote work is said of, or that a group of countries stands for."""
    said = [spot for at in range(len(items)) if _is_remote(at, items) for spot in _said_of(at, items)]
    places = [item.spot for item in items if isinstance(item, Located)]
    groups = [spot for spot in places if spot.depth == GROUP]
    if not places and any(isinstance(item, Mark) and item.mode == "anywhere" for item in items):
        return worldwide()
    return tuple(dict.fromkeys(code for spot in (*said, *groups) for code in _countries(spot)))


def _countries(spot: Spot) -> tuple[str, ...]:
    return spot.countries if spot.depth == GROUP else (spot.country,)


def _is_remote(at: int, items: Sequence[Item]) -> bool:
    """Whether remote work is offered here; "Hybrid remote" is hybrid, "Hybrid or remote" is both."""
    item = items[at]
    if isinstance(item, Located):
        return item.remote
    if item.mode not in REMOTE:
        return False
    before, after = items[at - 1 : at], items[at + 1 : at + 2]
    return not (_is_hybrid(before) and item.gap <= COMMA or _is_hybrid(after) and after[0].gap <= COMMA)


def _is_hybrid(items: Sequence[Item]) -> bool:
    return any(isinstance(item, Mark) and item.mode == "hybrid" for item in items)


def _said_of(at: int, items: Sequence[Item]) -> list[Spot]:
    """Return the places a mark is said of: what touches it, else what is within reach, behind it first."""
    item = items[at]
    if isinstance(item, Located):
        return [item.spot]
    after, before = items[at + 1 :], items[:at][::-1]
    gap_after = after[0].gap if after else HARD
    for widest in (DASH, HARD):
        if _is_reached(after[:1], gap_after, widest):
            return list(_chain(after))
        if _is_reached(before[:1], item.gap, widest):
            return list(_chain_back(before))[::-1]
    return []


def _is_reached(nearest: Sequence[Item], gap: int, widest: int) -> bool:
    return any(isinstance(item, Located) and gap <= min(item.reach, widest) for item in nearest)


def _chain(items: Sequence[Item]) -> Iterator[Spot]:
    """The place that follows, and the countries listed after it ("US, Canada or the UK")."""
    for at, item in enumerate(items):
        if not isinstance(item, Located) or (at and (item.gap > SLASH or item.spot.depth == CITY)):
            return
        yield item.spot
        if item.spot.depth == CITY:
            return


def _chain_back(items: Sequence[Item]) -> Iterator[Spot]:
    """The place that stands before, and the countries joined to it ("US or Canada (Remote)")."""
    gap = SLASH
    for at, item in enumerate(items):
        if not isinstance(item, Located) or (at and (gap != SLASH or item.spot.depth == CITY)):
            return
        yield item.spot
        gap = item.gap
