"""Which place is a name that nothing beside it explains? The country the caller knows decides, then the
other places of the text, then population. Where that leaves a doubt, we keep what all likely
readings share ("Springfield" is in the United States), or nothing ("Cambridge")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gonorth.reading.gazetteer import reading_rules, weight
from gonorth.reading.place_joining import Group
from gonorth.reading.place_terms import Term
from gonorth.reading.place_tokens import COMMA, HARD, TOUCH
from gonorth.reading.spots import CITY, COUNTRY, GROUP, REGION, Spot, without_doubt

AT_HOME = 8  # times as likely: a place in a country that the text names elsewhere
LEAST_PEOPLE = 15_000  # a smaller place is not believed on its name alone
WELL_KNOWN = 100_000  # believed even with unknown words behind it ("Toronto Leaside")
FAMOUS = 500_000  # believed even before a region it is not in ("San Francisco, Ne...")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside a name: the caller's country, the countries of the text's other places, and
    what its abbreviations mean elsewhere in it ("CA-Toronto; CA-Remote")."""

    country: str | None = None
    countries: frozenset[str] = frozenset()
    codes: Mapping[str, Spot] | None = None
    codes_of_countries: bool = False  # the text writes "US-Seattle", so its "CA-" is a country too
    only: bool = False  # the text names no other place

    def makes_likely(self, spot: Spot) -> bool:
        return spot.country == self.country or spot.country in self.countries


def settle(groups: Sequence[Group], country: str | None) -> list[Spot | None]:
    """Return the place of each group, or None where it names none."""
    if all(group.spot for group in groups):
        return [group.spot for group in groups]
    known = _each(groups, Context(country, only=len(groups) == 1))
    settled = _each(groups, _context(groups, known, country))
    return [
        None if _is_contradicted(at, groups, settled) or _is_foreign_code(at, groups, settled) else spot
        for at, spot in enumerate(settled)
    ]


def _each(groups: Sequence[Group], context: Context) -> list[Spot | None]:
    gaps = [group.terms[0].gap for group in groups]
    crowded = [TOUCH in pair for pair in zip(gaps, [*gaps, HARD][1:], strict=True)]
    pairs = zip(groups, crowded, strict=True)
    return [group.spot or _alone(group.terms[0], context, squeezed) for group, squeezed in pairs]


def _context(groups: Sequence[Group], known: Sequence[Spot | None], country: str | None) -> Context:
    codes = {
        term.key: meanings[0]
        for group, spot in zip(groups, known, strict=True)
        for term in group.terms
        if spot and term.code and (meanings := [meaning for meaning in term.spots if meaning.covers(spot)])
    }
    leading = [codes.get(group.terms[0].key) for group in groups if group.terms[0].code]
    return Context(
        country,
        frozenset(spot.country for spot in known if spot and spot.country),
        codes,
        any(spot and spot.depth == COUNTRY for spot in leading),
        len(groups) == 1,
    )


def _is_contradicted(at: int, groups: Sequence[Group], settled: Sequence[Spot | None]) -> bool:
    """Whether a bare city stands before a region or country it is not in, or before the beginning of one
    that was cut short: some other place of the name is meant ("Waterloo, Belgium", "Hamilton, NJ").
    A famous city is rather the first of a list, if what follows is written out."""
    city, following = settled[at], groups[at + 1 : at + 2]
    if city is None or groups[at].spot or city.depth < CITY or groups[at].terms[0].code or not following:
        return False
    after, wider = following[0], settled[at + 1]
    if after.terms[0].gap > COMMA or after.apart or (after.spot and after.spot.depth == CITY):
        return False
    if after.spot is None and after.terms[0].code:
        depths = {spot.depth for spot in after.terms[0].spots if spot.country in {"CA", "US"}}
        return REGION in depths or after.terms[0].key not in reading_rules()["codes"]
    is_wider = after.terms[0].cut or (wider is not None and wider.depth in {REGION, COUNTRY})
    return is_wider and city.people < FAMOUS


def _is_foreign_code(at: int, groups: Sequence[Group], settled: Sequence[Spot | None]) -> bool:
    """Whether a country's code of two letters stands beside cities or unknown words: as likely something
    else ("Terrace, TD"). Lists of countries have neither ("Remote (PL, RO)")."""
    spot, term = settled[at], groups[at].terms[0]
    if spot is None or groups[at].spot or not term.code or spot.depth != COUNTRY or len(term.key) != 2:
        return False
    beside = any(
        other.terms[0].after_unknown or (place and place.depth >= REGION)
        for other, place in zip(groups, settled, strict=True)
    )
    unread = any(place is None for place in settled)
    return (beside or unread) and term.key not in reading_rules()["sure_codes"]


def _alone(term: Term, context: Context, crowded: bool) -> Spot | None:
    if term.cut or term.street or (term.followed and not term.leads):
        return None
    if term.district and term.gap == COMMA:
        return None  # "Guelph, Wellington region" names Guelph only
    spots = _known_to_the_caller(term, context) or list(term.spots)
    if term.code:
        return _code(term, spots, context)
    if spots[0].depth == GROUP:
        return spots[0]
    regions = [spot for spot in spots if spot.depth == REGION]
    if term.after_unknown and regions:
        spots = regions  # "Rowville, Victoria": some town in the state, not the city of that name
    if spots[0].depth < CITY:
        return _agreed([spot for spot in spots if spot.depth < CITY], context)
    towns = [spot for spot in spots if spot.depth == CITY and not spot.is_neighbourhood]
    town = None if term.key in reading_rules()["never"] else _town(towns, context)
    return town if town and (town.people >= WELL_KNOWN or not (crowded or term.touched)) else None


def _known_to_the_caller(term: Term, context: Context) -> list[Spot]:
    """Return the meanings in the caller's country: of the text's only place, or of a code or a region. In a
    list, a town there is only likelier: "San Francisco; London" is not London, Ohio."""
    spots = [spot for spot in term.spots if spot.country == context.country]
    return spots if context.only or term.code or (spots and spots[0].depth < CITY) else []


def _code(term: Term, spots: list[Spot], context: Context) -> Spot | None:
    """Read an abbreviation: only one that cannot be taken for another thing."""
    if context.codes and term.key in context.codes:
        return context.codes[term.key]
    if term.touched and not (term.leads and spots[0].depth == CITY):
        return None
    spots = [spot for spot in spots if spot.depth != REGION or spot.country in {"CA", "US", context.country}]
    if term.key in reading_rules()["codes"]:
        spots = [spot for spot in spots if spot.depth != COUNTRY]
    if context.codes_of_countries and len(spots) > 1:
        spots = [spot for spot in spots if spot.depth == COUNTRY] or spots
    if spots and spots[0].depth == CITY:
        return spots[0]
    return _agreed(spots, context)


def _agreed(spots: Sequence[Spot], context: Context) -> Spot | None:
    """Return the one region or country meant; None where the text leaves several, or none."""
    if len(spots) > 1:
        spots = [spot for spot in spots if spot.country in context.countries]
    return spots[0] if len({spot.country for spot in spots}) == 1 else None


def _town(towns: Sequence[Spot], context: Context) -> Spot | None:
    """Return the town usually meant by a bare name."""
    if not towns:
        return None
    likely = [(_likely(town, context), town) for town in towns]
    first = max(likely, key=lambda pair: pair[0])[1]
    believed = context.makes_likely(first) or weight(first) >= LEAST_PEOPLE
    return without_doubt(likely) if believed else None


def _likely(town: Spot, context: Context) -> float:
    return max(weight(town), 1) * (AT_HOME if context.makes_likely(town) else 1)
