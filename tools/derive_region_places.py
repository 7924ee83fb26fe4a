"""Fill in a region pack's places.csv: coordinates, distances to the pack's centres, commuting zone.

    .venv/bin/python tools/derive_region_places.py gonorth/data/regions/toronto-waterloo

Write the places into places.csv first, with city, region and country; whatever stands in the other columns
is written anew. Coordinates come from gonorth/data/places/cities.tsv; a city that is not there is named and
left as it is, for a person to fill in. Running it twice changes nothing.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from gonorth.facts.tables import DATA, read_rows, read_toml
from gonorth.nouns import Place

GAZETTEER = DATA / "places" / "cities.tsv"


def main(pack: Path) -> None:
    region = read_toml(pack / "region.toml")
    centres = {row["id"]: Place(lat=float(row["lat"]), lon=float(row["lon"])) for row in region["centre"]}
    cities = dict(_cities())
    path = pack / "places.csv"
    rows = [_filled(row, cities, centres, float(region["commute_km"])) for row in read_rows(path)]
    columns = ["city", "region", "country", "lat", "lon", *(f"km_{id}" for id in centres), "zone", "source"]
    notes = [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line[0] == "#"]
    path.write_text("".join(notes) + _csv(columns, rows), encoding="utf-8")
    near = sum(row["zone"] != "beyond" for row in rows)
    print(f"{path}: {len(rows)} places, {near} within {region['commute_km']} km of a centre")


def _cities() -> Iterator[tuple[tuple[str, str, str], tuple[str, str]]]:
    for line in GAZETTEER.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, region, country, lat, lon, *_ = line.split("\t")
            yield (name, region, country), (lat, lon)


def _filled(
    row: dict[str, str],
    cities: dict[tuple[str, str, str], tuple[str, str]],
    centres: dict[str, Place],
    commute_km: float,
) -> dict[str, str]:
    name = (row["city"], row["region"], row["country"])
    if name not in cities:
        print(f"not in the gazetteer, left as it is: {', '.join(name)}")
    lat, lon = cities.get(name, (row.get("lat", ""), row.get("lon", "")))
    here = Place(lat=float(lat), lon=float(lon))
    km = {id: here.km_to(centre) or 0.0 for id, centre in centres.items()}
    nearest = min(km, key=lambda id: km[id])
    source = "geonames" if name in cities else row.get("source", "")
    return {
        **dict(zip(("city", "region", "country"), name, strict=True)),
        **{"lat": lat, "lon": lon, "zone": nearest if km[nearest] <= commute_km else "beyond"},
        **{f"km_{id}": f"{distance:.1f}" for id, distance in km.items()},
        "source": source,
    }


def _csv(columns: list[str], rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).absolute())
