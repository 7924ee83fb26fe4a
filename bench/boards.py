"""How well and how fast are real boards read?  python bench/boards.py FOLDER

FOLDER holds one folder of payloads a system (greenhouse, lever, ashby, workday, jsonld). What a payload
itself states as a field is compared with what we read; "n/m" is n of the m records that state it.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

from gonorth.boards import BoardReading, read_payload
from gonorth.facts.words import Refusal
from gonorth.nouns import Opening
from gonorth.reading.places import country_code

SYSTEMS = ("greenhouse", "lever", "ashby", "workday", "jsonld")
BLOCKS = re.compile(r"<script[^>]*ld\+json[^>]*>(.*?)</script>", re.S)


def raw_records(system: str, text: str) -> list[dict[str, Any]]:
    """The records of a payload, found without any of our own code."""
    if system == "jsonld":
        return [record for block in BLOCKS.findall(text) for record in postings(loose(block))]
    payload = json.loads(text, parse_float=Decimal)
    if system == "lever":
        return payload
    if system == "workday":
        details = payload.get("details") or {}
        pages = payload.get("list_pages") or [payload]
        listed = [
            p | {"detail": details.get(p["externalPath"])}
            for page in pages
            for p in page.get("jobPostings", [])
        ]
        return listed or [{"title": payload["jobPostingInfo"]["title"], "detail": payload}]
    board = payload.get("data", {}).get("jobBoard") or payload
    departments = [job for group in board.get("departments", []) for job in group.get("jobs", [])]
    return board.get("jobs") or board.get("jobPostings") or departments


def loose(block: str) -> Any:
    try:
        return json.loads(block, parse_float=Decimal)
    except ValueError:
        return None


def postings(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and value.get("@type") == "JobPosting":
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from postings(inner)


def stated_title(system: str, record: dict[str, Any]) -> str:
    title = record["text"] if system == "lever" else record["title"]
    return unescape(title) if system == "jsonld" else title


def stated_pay(system: str, record: dict[str, Any]) -> tuple[Any, Any, Any] | None:
    """Lowest, highest and currency as the record's own fields have them."""
    if system == "lever" and record.get("salaryRange"):
        pay = record["salaryRange"]
        return pay["min"], pay["max"], pay["currency"]
    if system == "greenhouse" and record.get("pay_input_ranges"):
        spans = record["pay_input_ranges"]
        same = [span for span in spans if span["currency_type"] == spans[0]["currency_type"]]
        low, high = min(s["min_cents"] for s in same), max(s["max_cents"] for s in same)
        return Decimal(low) / 100, Decimal(high) / 100, spans[0]["currency_type"]
    if system == "ashby" and record.get("shouldDisplayCompensationOnJobPostings") is not False:
        parts = (record.get("compensation") or {}).get("summaryComponents") or []
        for part in parts:
            if part["compensationType"] == "Salary" and part["minValue"]:
                return part["minValue"], part["maxValue"], part["currencyCode"]
    if system == "jsonld" and isinstance(record.get("baseSalary"), dict):
        value = record["baseSalary"]["value"]
        return value["minValue"], value["maxValue"], record["baseSalary"]["currency"]
    return None


def stated_country(system: str, record: dict[str, Any]) -> Any:
    if system == "lever":
        return record.get("country")
    if system == "ashby":
        address = (record.get("address") or {}).get("postalAddress") or {}
        return address.get("addressCountry")
    if system == "workday":
        return (((record.get("detail") or {}).get("jobPostingInfo") or {}).get("country") or {}).get(
            "descriptor"
        )
    if system == "jsonld":
        location = record.get("jobLocation") or {}
        location = location[0] if isinstance(location, list) else location
        country = (location.get("address") or {}).get("addressCountry")
        country = country.get("name") if isinstance(country, dict) else country
        return country[0] if isinstance(country, list) else country
    return None


def agrees(pay: tuple[Any, Any, Any], opening: Opening) -> bool:
    read = opening.pay
    return read is not None and (read.low, read.high, read.currency) == pay


def compare(system: str, records: list[dict[str, Any]], reading: BoardReading, tally: Counter[str]) -> None:
    tally["records"] += len(records)
    tally["openings"] += len(reading.openings)
    tally["intended"] += sum(failure.kind == "intended" for failure in reading.failures)
    tally["errors"] += sum(failure.kind == "error" for failure in reading.failures)
    failed = {failure.index for failure in reading.failures}
    kept = [record for index, record in enumerate(records) if index not in failed]
    for record, opening in zip(kept, reading.openings, strict=True):
        tally["title"] += stated_title(system, record) == opening.title
        pay, country = stated_pay(system, record), stated_country(system, record)
        if pay:
            tally["pay stated"] += 1
            tally["pay"] += agrees(pay, opening)
        if country:
            tally["country stated"] += 1
            tally["country"] += country_code(country) in {place.country for place in opening.places}
        tally["placed"] += any(place.lat is not None for place in opening.places)
        tally["occupation"] += opening.occupation is not None
        tally["with pay"] += opening.pay is not None


def main(folder: Path) -> None:
    read_payload(b'[{"text": "Warm up", "categories": {}, "hostedUrl": ""}]')  # tables load once
    columns = ("system", "records", "openings", "intended", "errors", "title", "pay", "country")
    print(" | ".join((*columns, "with pay", "on the map", "occupation", "ms each", "refused")))
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for system in SYSTEMS:
        tally, refused = tallies[system], []
        for path in sorted((folder / system).iterdir()):
            data, start = path.read_bytes(), time.perf_counter()
            try:
                reading = read_payload(data, str(path))
            except Refusal as refusal:
                refused.append(f"{path.name} ({refusal.sentence.key})")
                continue
            tally["us"] += round((time.perf_counter() - start) * 1e6)
            compare(system, raw_records(system, data.decode()), reading, tally)
        row(system, tally, refused)
    total = sum(tallies.values(), Counter())
    row("all", total, [])
    print(f"{total['openings']} openings in {total['us'] / 1e6:.2f} s")


def row(system: str, tally: Counter[str], refused: list[str]) -> None:
    openings = tally["openings"] or 1
    cells = [system, *(tally[key] for key in ("records", "openings", "intended", "errors"))]
    cells += [f"{tally['title']}/{openings}"]
    cells += [f"{tally[key]}/{tally[key + ' stated']}" for key in ("pay", "country")]
    cells += [f"{tally[key] / openings:.0%}" for key in ("with pay", "placed", "occupation")]
    print(" | ".join(map(str, [*cells, f"{tally['us'] / 1000 / openings:.2f}", "; ".join(refused)])))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
