"""Which terms together name one place? "Seattle, Washington" is one place, "Seattle, New York" two; CA
beside San Jose is California, beside Toronto Canada.

A text is split into as few places as its terms allow: terms are one place when all but one of them
are wider places that hold it, in whatever order they are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gonorth.reading.gazetteer import weight
from gonorth.reading.place_terms import REMOTE, Mark, Term
from gonorth.reading.place_tokens import COMMA, DASH, TOUCH
from gonorth.reading.spots import CITY, COUNTRY, GROUP, Spot, without_doubt

MOST_TERMS = 5  # of one place: city, its part, region, country, country again
MOST_REPEATED = 1  # "New York, New York"
# Costs of a split, compared among themselves only.
A_PLACE = 10
SPLIT_AT = {TOUCH: 3, DASH: 1}  # "CA-Toronto" is rather one place than two
RATHER_TWO = 12  # "Boston, New York": rather two cities than the town of Boston in that state
LITTLE = 0.05  # of the people of the greatest place of that name
LITTLE_PEOPLE = 100_000


@dataclass(frozen=True, slots=True)
class Group:
    """Terms that name one place together, or a single term, whose place is still open."""

    terms: tuple[Term, ...]
    spot: Spot | None = None
    apart: bool = False  # said of remote work, not of a city before it


@dataclass(frozen=True, slots=True)
class _Held:
    """A meaning of the term `at`, and the deepest place that other terms mean and that holds it."""

    spot: Spot
    at: int
    by: int
    order: int  # among the meanings of its term

    def beats(self, other: _Held | None, country: str | None) -> bool:
        return other is None or self._rank(country) > other._rank(country)

    def _rank(self, country: str | None) -> tuple[bool, int, int]:
        return self.spot.country == country, self.by, -self.order


def split(found: Sequence[Term | Mark], country: str | None) -> list[Group]:
    """Split the terms into groups at the least cost; `country` is what the caller knows."""
    terms = [item for item in found if isinstance(item, Term)]
    apart = _said_apart(found)
    linked = [False, *(_may_be_one(a, b) for a, b in zip(terms, terms[1:], strict=False))]
    best: list[tuple[int, tuple[Group, ...]]] = [(0, ())]
    for end in range(1, len(terms) + 1):
        options = [
            (best[start][0] + _cost(group), start, group)
            for start in _starts(linked, end)
            if (group := _group(terms[start:end], apart, country))
        ]
        cost, start, group = min(options, key=lambda option: option[:2])
        best.append((cost, (*best[start][1], group)))
    return list(best[-1][1])


def _said_apart(found: Sequence[Term | Mark]) -> set[int]:
    """Where the terms start that are said of remote work and not of a city beside them: "CA" in
    "Toronto, CA-Remote-Ontario", "US" in "New York, US Remote" and in "Remote US, New York"."""
    apart: set[int] = set()
    for before, after in zip(found, found[1:], strict=False):
        if isinstance(before, Mark) and before.mode in REMOTE and isinstance(after, Term):
            apart.add(after.start)
        if isinstance(after, Mark) and after.mode in REMOTE and isinstance(before, Term):
            touching = before.gap == COMMA and after.gap == TOUCH and _is_country(before)
            apart |= {before.start} if touching else set()
    return apart


def _is_country(term: Term) -> bool:
    return all(spot.depth == COUNTRY for spot in term.spots)


def _may_be_one(a: Term, b: Term) -> bool:
    """Whether two neighbours could be of one place: not beyond a semicolon or an "or", and some meaning of
    one within some meaning of the other."""
    if b.gap > COMMA:
        return False
    return any(x.covers(y) or y.covers(x) for x in a.spots for y in b.spots)


def _starts(linked: Sequence[bool], end: int) -> Iterator[int]:
    """Where a group that ends at `end` may start."""
    for start in range(end - 1, max(-1, end - 1 - MOST_TERMS), -1):
        yield start
        if not linked[start]:
            return


def _cost(group: Group) -> int:
    return A_PLACE + SPLIT_AT.get(group.terms[0].gap, 0) + RATHER_TWO * _is_rather_two(group)


def _is_rather_two(group: Group) -> bool:
    """Whether a famous city was taken for the state of its name, to make sense of a little known place."""
    spot = group.spot
    if spot is None or spot.depth < CITY or len(group.terms) > 2:
        return False
    if spot.people >= LITTLE_PEOPLE or spot.part_of or spot.around:
        return False
    named = next(term for term in group.terms if spot in term.spots)
    if weight(spot) >= LITTLE * max(weight(namesake) for namesake in named.spots):
        return False
    others = [term for term in group.terms if term is not named]
    if all(term.cut for term in others):
        return True
    written = [term.spots[0] for term in others if not term.code]
    return any(other.depth == CITY and not other.covers(spot) for other in written)


def _group(terms: Sequence[Term], apart: set[int], country: str | None) -> Group | None:
    """Return the terms as one place, or None where they cannot be one."""
    if len(terms) == 1:
        return Group(tuple(terms), apart=terms[0].start in apart)
    if terms[0].start in apart and terms[1].gap == COMMA and _is_list(terms):
        return None
    if len(terms) - len({term.key for term in terms}) > MOST_REPEATED:
        return None
    best: _Held | None = None
    for at in range(len(terms)):
        held = _best_meaning(at, terms, country)
        if held and (best is None or held.spot.depth > best.spot.depth):
            best = held
    if best is None:
        return None
    if best.spot.depth == CITY and any(term.start in apart for term in terms[best.at + 1 :]):
        return None
    return Group(tuple(terms), _without_doubt(best, terms[best.at]))


def _without_doubt(best: _Held, term: Term) -> Spot:
    """Return the place, or only its country where that alone was said and other cities of it share the name
    ("Springfield, USA")."""
    spot = best.spot
    if spot.depth < CITY or best.by > COUNTRY:
        return spot
    rivals = [(weight(s), s) for s in term.spots if s.depth == CITY and s.country == spot.country]
    return without_doubt(rivals) or spot


def _is_list(terms: Sequence[Term]) -> bool:
    """Whether a term after "remote" begins a list: "Remote (US, CA)", "Remote US, New York"."""
    codes = all(_is_country_code(term) for term in terms)
    return codes or (terms[0].near_gap == TOUCH and _is_country(terms[0]))


def _is_country_code(term: Term) -> bool:
    return term.code and any(spot.depth == COUNTRY for spot in term.spots)


def _best_meaning(at: int, terms: Sequence[Term], country: str | None) -> _Held | None:
    """Return the best meaning of one term that lies within some meaning of each other term."""
    best: _Held | None = None
    for order, spot in enumerate(terms[at].spots):
        if terms[at].street and spot.depth == CITY:
            continue
        by = _held_by(spot, at, terms)
        if by is not None and (held := _Held(spot, at, by, order)).beats(best, country):
            best = held
    return best


def _held_by(spot: Spot, at: int, terms: Sequence[Term]) -> int | None:
    """How deep the deepest wider place is that holds `spot`, a meaning of the term `at`; None if some term
    has no place for it.

    An abbreviation before a name is first of all a country ("CA-Ontario"), behind it a state ("Ontario, CA").
    """
    deepest = GROUP
    for other, term in enumerate(terms):
        if other == at:
            continue
        holding = [wider for wider in term.spots if wider.covers(spot)]
        if not holding:
            return None
        if term.cut or (other < at and _is_country_code(term)):
            deepest = max(deepest, COUNTRY)
        else:
            deepest = max(deepest, *(wider.depth for wider in holding if not spot.covers(wider)), GROUP)
    return deepest
