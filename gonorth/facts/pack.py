"""Which region is this? Reads a pack, a folder of TOML and CSV that needs no code, into a Region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from gonorth.facts.check import check_files
from gonorth.facts.corrections import read_corrections
from gonorth.facts.dated import dated_table
from gonorth.facts.packfiles import PackFiles
from gonorth.facts.region import (
    Building,
    Comparison,
    EmployerFact,
    Fact,
    Hub,
    Indicator,
    LedgerEntry,
    Month,
    OpeningsSeries,
    PackEmployer,
    Region,
    RegionPlace,
    Share,
    Tenant,
    Texts,
    Topic,
    Typical,
)
from gonorth.facts.shape import tables_of, value_of
from gonorth.facts.tables import DATA
from gonorth.facts.words import Refusal
from gonorth.nouns import Candidate, Confidence, Kind, Occupation, Place, Skill, Source

REGIONS = DATA / "regions"


def find_pack(pack: str | Path) -> Path:
    """The folder of a pack: one that ships with us by its name, or any folder."""
    shipped = {folder.name: folder for folder in sorted(REGIONS.iterdir()) if folder.is_dir()}
    if str(pack) in shipped:
        return shipped[str(pack)]
    if Path(pack).is_dir():
        return Path(pack).absolute()
    raise Refusal("facts.no_such_pack", pack=str(pack), known=", ".join(shipped))


def read_pack(pack: str | Path) -> Region:
    """Read a pack that has no error; one that has is refused with its first (check_pack tells all)."""
    folder = find_pack(pack)
    files = PackFiles(folder)
    wrong = [problem for problem in check_files(files) if problem.severity == "error"]
    if wrong:
        where = f"{wrong[0].file}:{wrong[0].line}" if wrong[0].line else wrong[0].file
        raise Refusal(
            "facts.broken_pack", pack=str(pack), where=where, problem=wrong[0].sentence, n=len(wrong)
        )
    return _region(files)


def _region(files: PackFiles) -> Region:
    raw = files.document("region.toml").data
    sources = files.document("sources.toml").data["source"]
    centres = {row["id"]: _centre(row, raw) for row in raw["centre"]}
    facts = {row["id"]: _fact(row) for row in files.sheet("facts.csv").cells}
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
        places=tuple(_place(row, centres) for row in files.sheet("places.csv").cells),
        facts=facts,
        series=_series(raw["series"], files.sheet("openings-series.csv").cells),
        hubs=tuple(_hub(row, facts) for row in files.document("hubs.toml").data["hub"]),
        employers=tuple(_employer(row) for row in files.sheet("employers.csv").cells),
        employer_facts=tuple(_about(row) for row in files.sheet("employer-facts.csv").cells),
        sources={row["id"]: _source(row) for row in sources},
        source_names={row["id"]: row["name"] for row in sources},
        weights=dated_table(files.document("weights.toml").data, "weights.toml"),
        typical=_typical(raw["typical"]),
        comparison=_comparison(raw["comparison"]),
        shares=tuple(_share(row) for row in tables_of(raw, "share")),
        flow=tuple(value_of(raw, "flow.facts") or ()),
        corrections=read_corrections(files),
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
        subject_fr=row.get("subject_fr", ""),
    )


def _series(raw: Mapping[str, Any], rows: Iterable[Mapping[str, str]]) -> OpeningsSeries:
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


def _hub(row: Mapping[str, Any], facts: Mapping[str, Fact]) -> Hub:
    return Hub(
        id=row["id"],
        names=row["name"],
        city=row["city"],
        facts=tuple(row.get("facts", ())),
        tenants=tuple(_tenant(each) for each in tables_of(row, "tenant")),
        source=row["source"],
        url=row.get("url"),
        building_count=row.get("building_count"),
        buildings=_buildings(row, facts),
        ledger=tuple(LedgerEntry(each["way"], each["fact"]) for each in tables_of(row, "ledger")),
    )


def _tenant(row: Mapping[str, Any]) -> Tenant:
    return Tenant(
        row["name"], row["source"], row["as_of"], row.get("building") or None, row.get("floor") or None
    )


def _buildings(hub: Mapping[str, Any], facts: Mapping[str, Fact]) -> tuple[Building, ...]:
    """Those told of, and as many more as are counted but never told of one by one."""
    told = [
        Building(row["id"], row.get("name"), row.get("storeys"), row["source"])
        for row in tables_of(hub, "building")
    ]
    counted = facts[hub["building_count"]].value if hub.get("building_count") else None
    unnamed = range(len(told) + 1, int(counted or 0) + 1)
    return (*told, *(Building(f"unnamed-{nth}", None, None, None) for nth in unnamed))


def _about(row: Mapping[str, str]) -> EmployerFact:
    return EmployerFact(row["employer"], cast(Topic, row["topic"]), row["fact"])


def _employer(row: Mapping[str, str]) -> PackEmployer:
    return PackEmployer(
        name=row["name"],
        system=row["system"],
        slug=row["slug"],
        url=row["url"],
        verified=date.fromisoformat(row["verified"]),
        postings=int(row["postings"]),
        city=row["city"] or None,
        seen_by=row["seen_by"],
        head_office=row["head_office"] or None,
        head_office_source=row["head_office_source"] or None,
        source=row["source"],
        sectors={"en": row["sector"], "fr": row["sector_fr"]} if row["sector"] else None,
        sector_source=row["sector_source"] or None,
    )


def _source(row: Mapping[str, Any]) -> Source:
    return Source(row["id"], row["name"]["en"], row.get("url"), row.get("as_of"), row.get("licence"))


def _typical(row: Mapping[str, Any]) -> Typical:
    candidate = Candidate(
        titles=tuple(row["titles"]),
        occupations=(Occupation(row["noc"], row["occupation"], 1.0),),
        skills=tuple(Skill(skill["id"], skill["label"]) for skill in row["skill"]),
        years=float(row["years"]) if row.get("years", "") != "" else None,
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
        for row in tables_of(raw, "indicator")
    )
    return Comparison(raw["id"], raw["name"], raw["country"], raw["currency"], indicators)


def _share(row: Mapping[str, Any]) -> Share:
    return Share(row["id"], row["name"], tuple(row["parts"]), row["whole"], row["cannot_tell"])
