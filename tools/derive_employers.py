"""Derive a region pack's employers.csv: who has postings in the region, and on which public board.

    .venv/bin/python tools/derive_employers.py INPUTS PACK [S_AND_P_500.csv]

INPUTS holds `registries/stage-canada-companies/*.yaml` (boards verified by name and day) and `listings/`
(postings with a place and a link, or an employer's name). An employer counts as in the region when a posting
located within its commute was recorded at its board (`seen_by` link), or under its name alone (`name`: it may
be a namesake's). Only boards the registry verified, on a job-board system we know, are carried; names,
addresses and days are facts. Head offices and sectors are taken from
the list of S&P 500 companies (github.com/datasets/s-and-p-500-companies) where the name is the same; an
employer that is not on it keeps the cells empty: not known. The same inputs give the same file.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from gonorth.facts.employers import employer_key
from gonorth.facts.pack import read_pack
from gonorth.facts.region import Region
from gonorth.facts.tables import read_rows
from gonorth.reading.places import country_code, read_places

COLUMNS = ["name", "system", "slug", "url", "verified", "postings", "city", "seen_by"]
COLUMNS += ["head_office", "head_office_source", "sector", "sector_fr", "sector_source", "source"]
STATES = {row["name"] for row in read_rows("places/regions.csv") if row["country"] == "US"}
ADDRESSES = {row["id"]: row["address"] for row in read_rows("board_systems.csv")}
SECTORS = {  # the words of the list, in French
    "Communication Services": "Services de communication",
    "Consumer Discretionary": "Consommation discrétionnaire",
    "Consumer Staples": "Consommation de base",
    "Energy": "Énergie",
    "Financials": "Services financiers",
    "Health Care": "Soins de santé",
    "Industrials": "Produits industriels",
    "Information Technology": "Technologies de l’information",
    "Materials": "Matériaux",
    "Real Estate": "Immobilier",
    "Utilities": "Services publics",
}
SYSTEMS = {"oracle_cloud": "oracle"}  # where the registry's word is not ours
HOSTS = {
    "boards.greenhouse.io": "greenhouse",
    "job-boards.greenhouse.io": "greenhouse",
    "jobs.lever.co": "lever",
    "jobs.ashbyhq.com": "ashby",
    "jobs.smartrecruiters.com": "smartrecruiters",
}


@dataclass(frozen=True)
class Board:
    name: str
    system: str
    slug: str
    verified: str

    @property
    def key(self) -> tuple[str, str]:
        return self.system, self.slug.casefold()

    @property
    def url(self) -> str:
        return ADDRESSES[self.system].format(*self.slug.split("/"))


@dataclass(frozen=True)
class Company:
    """What the list of S&P 500 companies says of one; nothing of one that is not on it."""

    head_office: str = ""
    sector: str = ""


@dataclass(frozen=True)
class Posting:
    employer: str
    place: str
    url: str


def main(inputs: Path, pack: Path, companies: Path | None) -> None:
    region = read_pack(pack)
    boards = sorted(_boards(inputs / "registries" / "stage-canada-companies"), key=lambda b: b.key)
    postings = set(_postings(inputs / "listings"))
    by_board: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    by_name: dict[str, Counter[str]] = defaultdict(Counter)
    located = 0
    for posting in postings:
        city = _city_here(posting.place, region)
        if city is not None:
            located += 1
            by_board[_board_of(posting.url)][city] += 1
            by_name[employer_key(posting.employer)][city] += 1
    known = dict(_companies(companies)) if companies else {}
    names_with_board = {employer_key(board.name) for board in boards if board.key in by_board}
    rows = []
    for board in boards:
        name = employer_key(board.name)
        if board.key in by_board:
            rows.append(_row(board, by_board[board.key], "link", known.get(name, Company())))
        elif name in by_name and name not in names_with_board:
            rows.append(_row(board, by_name[name], "name", known.get(name, Company())))
    rows.sort(key=lambda row: (row["name"].casefold(), row["system"], row["slug"]))
    _write(pack / "employers.csv", rows)
    placed, sorted_ = (sum(bool(row[cell]) for row in rows) for cell in ("head_office", "sector"))
    print(
        f"{len(boards)} verified boards on systems we know; {len(postings)} postings, {located} in the region"
    )
    print(
        f"{len(rows)} boards of {len({row['name'] for row in rows})} employers; "
        f"{placed} with a head office, {sorted_} with a sector"
    )
    print(Counter(row["system"] for row in rows).most_common(), Counter(row["seen_by"] for row in rows))


def _boards(folder: Path) -> Iterator[Board]:
    """The registry's entries that were verified and not switched off since."""
    for path in sorted(folder.glob("*.yaml")):
        for entry in _entries(path.read_text(encoding="utf-8")):
            system = SYSTEMS.get(entry["platform"], entry["platform"])
            if system in ADDRESSES and entry.get("last_verified") and entry.get("enabled") != "false":
                slug = _slug(system, entry)
                if slug:
                    yield Board(entry["name"], system, slug, entry["last_verified"])


def _entries(text: str) -> Iterator[dict[str, str]]:
    """The flat keys of a list of YAML mappings, dates given once and referred to by name (&id001, *id001)."""
    anchors: dict[str, str] = {}
    for block in re.split(r"^- ", text, flags=re.MULTILINE)[1:]:
        entry = {}
        for key, value in re.findall(r"^ {0,2}([a-z_]+): (.+)$", block, flags=re.MULTILINE):
            if anchor := re.match(r"&(\w+) (.+)", value):
                anchors[anchor[1]] = value = anchor[2]
            elif value.startswith("*"):
                value = anchors[value[1:]]
            entry[key] = value.strip("'\"").replace("''", "'")
        yield entry


def _slug(system: str, entry: dict[str, str]) -> str | None:
    if system == "workday":
        return "/".join(entry[f"workday_{part}"] for part in ("tenant", "dc", "site"))
    if system == "oracle":
        return f"{entry['oracle_host']}/{entry['oracle_site']}" if "oracle_host" in entry else None
    return entry["slug"]


def _postings(folder: Path) -> Iterator[Posting]:
    with gzip.open(folder / "zapply-canada-ats-links.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            link = json.loads(line)
            yield Posting(link["company"], link["location"], link["url"])
    for path in sorted(folder.glob("adzuna-canada-*.json")):
        for job in json.loads(path.read_text(encoding="utf-8"))["jobs"]:
            employer = job["company"].removesuffix(" Job on T-Net")
            yield Posting(employer, f"{job['location']}, Canada", job["id"])


def _board_of(url: str) -> tuple[str, str]:
    """The board a link to a posting leads to, as Board.key; ("", "") where the link does not tell."""
    parts = urlsplit(url)
    host, path = parts.netloc.casefold(), [part for part in parts.path.split("/") if part]
    if host in HOSTS and path:
        return HOSTS[host], path[0].casefold()
    if host.endswith(".myworkdayjobs.com") and "job" in path:
        tenant, datacentre, *_ = host.split(".")
        return "workday", f"{tenant}/{datacentre}/{path[path.index('job') - 1]}".casefold()
    if host.endswith(".oraclecloud.com") and "sites" in path:
        return "oracle", f"{host}/{path[path.index('sites') + 1]}".casefold()
    return "", ""


def _city_here(written: str, region: Region) -> str | None:
    """The first city within the region's commute that a place string names."""
    for place in read_places(written, region.country).places:
        km = region.km_from(place)
        if place.city and km is not None and km <= region.commute_km:
            return place.city
    return None


def _companies(companies: Path) -> Iterator[tuple[str, Company]]:
    """Each company of the list by its name, with the country of its head office: "Dublin, Ireland" is IE,
    "San Jose, California" US, "Distributed" none."""
    with companies.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            where = row["Headquarters Location"].rpartition(", ")[2]
            country = "US" if where in STATES else country_code(where)
            name = employer_key(re.sub(r"\(.*?\)", "", row["Security"]))
            yield name, Company(country or "", row["GICS Sector"])


def _row(board: Board, cities: Counter[str], seen_by: str, company: Company) -> dict[str, str]:
    city, _ = min(cities.items(), key=lambda counted: (-counted[1], counted[0]))
    return {
        "name": board.name,
        "system": board.system,
        "slug": board.slug,
        "url": board.url,
        "verified": board.verified,
        "postings": str(cities.total()),
        "city": city,
        "seen_by": seen_by,
        "head_office": company.head_office,
        "head_office_source": "s-and-p-500" if company.head_office else "",
        "sector": company.sector,
        "sector_fr": SECTORS.get(company.sector, ""),
        "sector_source": "s-and-p-500" if company.sector else "",
        "source": "boards-2026-08",
    }


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    notes = [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line[0] == "#"]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(notes)
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]).absolute(), Path(sys.argv[3]) if len(sys.argv) == 4 else None)
