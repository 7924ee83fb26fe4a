"""Which region is this? Reads a pack, a folder of TOML and CSV that needs no code, into a Region."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from gonorth.facts.check import check_pack
from gonorth.facts.dated import read_dated
from gonorth.facts.region import (
    Comparison,
    Fact,
    Hub,
    Indicator,
    Month,
    OpeningsSeries,
    PackEmployer,
    Region,
    RegionPlace,
    Tenant,
    Texts,
    Typical,
)
from gonorth.facts.tables import DATA, read_rows, read_toml
from gonorth.facts.words import Refusal
from gonorth.nouns import Candidate, Confidence, Kind, Occupation, Place, Skill, Source

REGIONS = DATA / "regions"


def find_pack(pack: str | Path) -> Path:
    """The folder of a pack: one that ships with us by its name, or any folder."""
    shipped = REGIONS / pack
    if shipped.is_dir() and str(pack) not in {"", ".", ".."}:
        return shipped
    if Path(pack).is_dir():
        return Path(pack).absolute()
    known = ", ".join(sorted(folder.name for folder in REGIONS.iterdir() if folder.is_dir()))
    raise Refusal("facts.no_such_pack", pack=str(pack), known=known)


def read_pack(pack: str | Path) -> Region:
    """Read a pack that has no error; one that has is refused with its first (check_pack tells all)."""
    folder = find_pack(pack)
    wrong = [problem for problem in check_pack(folder) if problem.severity == "error"]
    if wrong:
        where = f"{wrong[0].file}:{wrong[0].line}" if wrong[0].line else wrong[0].file
        raise Refusal(
            "facts.broken_pack", pack=str(pack), where=where, problem=wrong[0].sentence, n=len(wrong)
        )
    return _region(folder)


def _region(folder: Path) -> Region:
    raw = read_toml(folder / "region.toml")
    sources = read_toml(folder / "sources.toml")["source"]
    centres = {row["id"]: _centre(row, raw) for row in raw["centre"]}
    return Region(
        id=raw["id"],
        names=raw["name"],
        at=raw["at"],
        adjectives=raw["adjective"],
        country=raw["country"],
        province=raw["province"],
        currency=raw["currency"],
        centre=tuple(centres.values()),
        commute_km=float(raw["commute_km"]),
        places=tuple(_place(row, centres) for row in read_rows(folder / "places.csv")),
        facts={row["id"]: _fact(row) for row in read_rows(folder / "facts.csv")},
        series=_series(raw["series"], read_rows(folder / "openings-series.csv")),
        hubs=tuple(_hub(row) for row in read_toml(folder / "hubs.toml")["hub"]),
        employers=tuple(_employer(row) for row in read_rows(folder / "employers.csv")),
        sources={row["id"]: _source(row) for row in sources},
        source_names={row["id"]: row["name"] for row in sources},
        weights=read_dated(folder / "weights.toml"),
        typical=_typical(raw["typical"]),
        comparison=_comparison(raw["comparison"]),
    )


def _centre(row: Mapping[str, Any], region: Mapping[str, Any]) -> Place:
    lat, lon = float(row["lat"]), float(row["lon"])
    return Place(row["city"], region["province"], region["country"], lat, lon, raw=row["city"])


def _place(row: Mapping[str, str], centres: Mapping[str, Place]) -> RegionPlace:
    lat, lon = float(row["lat"]), float(row["lon"])
    place = Place(row["city"], row["region"], row["country"], lat, lon, raw=row["city"])
    return RegionPlace(place, {id: Decimal(row[f"km_{id}"]) for id in centres}, row["zone"])


def _fact(row: Mapping[str, str]) -> Fact:
    return Fact(
        id=row["id"],
        subject=row["subject"],
        statements={"en": row["statement"], "fr": row["statement_fr"]},
        value=Decimal(row["value"]) if row["value"] else None,
        units={"en": row["unit"], "fr": row["unit_fr"]},
        as_of=row["as_of"],
        kind=cast(Kind, row["kind"]),
        confidence=cast(Confidence, row["confidence"]),
        source=row["source"],
    )


def _series(raw: Mapping[str, Any], rows: Iterator[Mapping[str, str]]) -> OpeningsSeries:
    months = (
        Month(
            month=row["month"],
            metro=row["metro"],
            field=row["field"],
            ads=int(row["ads_first_seen"]),
            distinct=int(row["distinct_title_and_employer"]),
            employers=int(row["employers"]),
        )
        for row in rows
    )
    here = tuple(month for month in months if month.metro in raw["metros"])
    return OpeningsSeries(tuple(raw["metros"]), raw["source"], raw["confidence"], raw["caveat"], here)


def _hub(row: Mapping[str, Any]) -> Hub:
    tenants = tuple(Tenant(each["name"], each["source"], each["as_of"]) for each in row.get("tenant", ()))
    facts = tuple(row.get("facts", ()))
    return Hub(row["id"], row["name"], row["city"], facts, tenants, row["source"], row.get("url"))


def _employer(row: Mapping[str, str]) -> PackEmployer:
    return PackEmployer(
        name=row["name"],
        system=row["system"],
        slug=row["slug"],
        url=row["url"],
        verified=date.fromisoformat(row["verified"]),
        postings=int(row["postings"]),
        city=row["city"] or None,
        head_office=row["head_office"] or None,
        head_office_source=row["head_office_source"] or None,
        source=row["source"],
    )


def _source(row: Mapping[str, Any]) -> Source:
    return Source(row["id"], row["name"]["en"], row.get("url"), row.get("as_of"), row.get("licence"))


def _typical(row: Mapping[str, Any]) -> Typical:
    candidate = Candidate(
        titles=tuple(row["titles"]),
        occupations=(Occupation(row["noc"], row["occupation"], 1.0),),
        skills=tuple(Skill(skill["id"], skill["label"]) for skill in row["skill"]),
        years=float(row["years"]) if "years" in row else None,
        languages=tuple(row.get("languages", ())),
    )
    return Typical(candidate, cast(Texts, row["note"]), row["as_of"], row["source"])


def _comparison(raw: Mapping[str, Any]) -> Comparison:
    indicators = tuple(
        Indicator(
            row["id"],
            row["name"],
            row["here"],
            row["there"],
            row["people_here"],
            row["people_there"],
            row["cannot_tell"],
        )
        for row in raw.get("indicator", ())
    )
    return Comparison(raw["id"], raw["name"], raw["country"], raw["currency"], indicators)
