"""Which places bear this name? Cities, provinces and states, countries and groups of countries, each
name with every place it may mean; which one is meant is for gonorth.reading.place_joining to say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import takewhile
from typing import Any

from gonorth.facts.tables import read_lines, read_rows, read_toml
from gonorth.reading.place_names import WORD, key, plain
from gonorth.reading.spots import CITY, COUNTRY, GROUP, REGION, Spot

LONGEST_CODE = 3
SHORTEST_SURE = 4  # letters, of a name that was cut short
RIVAL_PEOPLE = 100_000
_PART_WEIGHT = 10  # a part of a city, its people not known, is taken for a tenth of it


@lru_cache(maxsize=20_000)
def meanings(name: str) -> tuple[Spot, ...]:
    """Return what a key may mean, the likeliest reading of the bare name first."""
    wider = [*_wider()[0].get(name, ())]
    towns = sorted({*_cities_of(name), *_aliases_of(name)}, key=lambda spot: (-weight(spot), spot.lat))
    return _in_order(name, wider, towns)


@lru_cache(maxsize=2_000)
def code_meanings(code: str) -> tuple[Spot, ...]:
    """The same for abbreviations of at most three letters, which a text must set in capitals."""
    return _in_order(code, [*_wider()[1].get(code, ())], [*_aliases_of(code, codes=True)])


def anything_named(name: str) -> tuple[Spot, ...]:
    """Return what a written name or code may mean, as a field of its own."""
    return (*code_meanings(plain(name.strip())), *meanings(key(name)))


def is_name(name: str) -> bool:
    """Whether a key has meanings; quicker than asking for them."""
    return name in _city_lines() or name in _wider()[0] or name in _alias_targets()


def completions(beginning: str) -> tuple[Spot, ...]:
    """Return the regions and countries whose name begins so, for a name that was cut short; the shortest
    alone where it begins all others ("United St" is not a minor outlying island)."""
    found = _beginning(beginning, _sorted_wider_names())
    if found and all(name.startswith(found[0]) for name in found):
        found = found[:1]
    spots = (spot for name in found for spot in _wider()[0][name] if spot.depth > GROUP)
    return tuple(dict.fromkeys(spots))


def is_sure(beginning: str, completed: Sequence[Spot]) -> bool:
    """Whether nothing else begins so: "Ontar" is Ontario, "Mississ" may be Mississauga."""
    if len(completed) != 1 or len(beginning) < SHORTEST_SURE:
        return False
    towns = (town for name in _beginning(beginning, _sorted_cities()) for town in _cities_of(name))
    return not any(town.people >= RIVAL_PEOPLE and not completed[0].covers(town) for town in towns)


def _beginning(beginning: str, names: list[str]) -> list[str]:
    return list(takewhile(lambda name: name.startswith(beginning), names[bisect_left(names, beginning) :]))


@cache
def _sorted_cities() -> list[str]:
    return sorted(_city_lines())


@cache
def _sorted_wider_names() -> list[str]:
    return sorted(_wider()[0])


def reading_rules() -> Mapping[str, frozenset[str]]:
    """Names that are read in a way of their own when nothing stands beside them (aliases.toml)."""
    return _rules()


def worldwide() -> tuple[str, ...]:
    return next(spot.countries for spot in _wider()[0]["worldwide"])


def _in_order(name: str, wider: list[Spot], towns: list[Spot]) -> tuple[Spot, ...]:
    rules = _rules()
    city_first = name in rules["city_first"] or any(spot.covers(town) for town in towns[:1] for spot in wider)
    if city_first and name not in rules["region_first"]:
        return (*towns, *wider)
    return (*wider, *towns)


def weight(town: Spot) -> float:
    """People, by which one of several places of a name is taken for the usual one."""
    if town.people or not town.part_of or town.is_neighbourhood:
        return town.people
    whole = [spot for spot in _cities_of(key(town.part_of)) if spot.region == town.region]
    return whole[0].people / _PART_WEIGHT if whole else 0


@cache
def _other_names() -> Mapping[str, Any]:
    return read_toml("places/aliases.toml")


@cache
def _rules() -> Mapping[str, frozenset[str]]:
    written: Mapping[str, list[str]] = _other_names()["alone"]
    return {rule: frozenset(map(key, names)) for rule, names in written.items()}


@cache
def _city_lines() -> dict[str, list[str]]:
    """Lines of cities.tsv by key; a line is only taken apart when somebody asks for its name."""
    lines: dict[str, list[str]] = {}
    for line in read_lines("places/cities.tsv"):
        name, folded, _ = line.split("\t", 2)
        lines.setdefault(folded or name.lower(), []).append(line)
    return lines


def _cities_of(name: str) -> Iterator[Spot]:
    for line in _city_lines().get(name, ()):
        city, _, region, country, lat, lon, people, part_of = line.split("\t")
        yield Spot(CITY, country, region or None, city, float(lat), float(lon), int(people), part_of)


@cache
def _alias_targets() -> dict[str, list[tuple[str, str, str]]]:
    """key -> (as written, kind, "City, REGION, COUNTRY")."""
    written = _other_names()
    targets: dict[str, list[tuple[str, str, str]]] = {}
    for kind in ("city", "area", "wide"):
        for target, names in written[kind].items():
            for name in names:
                folded = plain(name) if _is_code(name) else key(name)
                targets.setdefault(folded, []).append((name, kind, target))
    return targets


def _aliases_of(name: str, codes: bool = False) -> Iterator[Spot]:
    for written, kind, target in _alias_targets().get(name, ()):
        if _is_code(written) == codes:
            spot = find_city(target)
            if kind == "wide":
                yield replace(spot, city=None, around=True, part_of="")
            else:
                yield replace(spot, around=kind == "area")


def _is_code(written: str) -> bool:
    return len(plain(written)) <= LONGEST_CODE and len(WORD.findall(written)) == 1


def find_city(target: str) -> Spot:
    """Return the city written "City, REGION, COUNTRY" (no region where we know none); KeyError if none."""
    name, *region, country = target.split(", ")
    for spot in _cities_of(key(name)):
        if spot.country == country and (not region or spot.region == region[0]):
            return spot
    raise KeyError(f"places/aliases.toml: no {target} in places/cities.tsv")


@cache
def _wider() -> tuple[dict[str, tuple[Spot, ...]], dict[str, tuple[Spot, ...]]]:
    """Regions, countries and groups: by written-out name, and by code."""
    names: dict[str, tuple[Spot, ...]] = {}
    codes: dict[str, tuple[Spot, ...]] = {}
    for name, spot in (*_countries(), *_regions(), *_groups()):
        code = _is_code(name)
        folded = plain(name) if code else key(name)
        table = codes if code else names
        if folded and spot not in table.get(folded, ()):
            table[folded] = (*table.get(folded, ()), spot)
    return names, codes


@cache
def _country_rows() -> list[dict[str, str]]:
    return list(read_rows("places/countries.csv"))


def _countries() -> Iterator[tuple[str, Spot]]:
    short = _other_names()["country"]
    for row in _country_rows():
        spot = Spot(COUNTRY, row["code"])
        for name in (row["code"], row["code3"], row["name"], row["french"], *short.get(row["code"], ())):
            yield name, spot


def _regions() -> Iterator[tuple[str, Spot]]:
    for row in read_rows("places/regions.csv"):
        shown = row["code"] if row["country"] in {"CA", "US"} else row["name"]
        spot = Spot(REGION, row["country"], shown)
        for name in (row["code"], row["name"], *row["others"].split("|")):
            yield name, spot


def _groups() -> Iterator[tuple[str, Spot]]:
    continents: dict[str, list[str]] = {}
    for row in _country_rows():
        continents.setdefault(row["continent"], []).append(row["code"])
    for group in read_toml("places/groups.toml").values():
        spot = Spot(GROUP, countries=_members(group, continents))
        for name in group["names"]:
            yield name, spot


def _members(group: Mapping[str, Any], continents: Mapping[str, list[str]]) -> tuple[str, ...]:
    whole = {code for continent in group.get("continents", ()) for code in continents[continent]}
    return tuple(sorted((whole | set(group.get("with", ()))) - set(group.get("without", ()))))
