"""How much of what listings say do we read? Places of Canadian advertisements, and strings of pay.

    .venv/bin/python bench/listings.py [FOLDER]

FOLDER holds `listings/` and `openings/`; it is not part of the project.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from gonorth.reading.pay import read_pay
from gonorth.reading.places import read_places

DEFAULT = Path(__file__).parent.parent.parent / "shared/data"
# Strings that name Canada, a province by name, or nothing of the kind: what a reader would count as Canadian.
NAMES_CANADA = re.compile(r"\bCanada\b|\b(Ontario|Quebec|Québec|British Columbia|Alberta), C", re.IGNORECASE)


def main(folder: Path) -> None:
    print(f"{'places':54} {'strings':>8} {'Canadian':>9} {'share':>7} {'with city':>10}")
    for name, texts in places(folder):
        read = [read_places(text).places for text in texts]
        canadian = sum(any(place.country == "CA" for place in found) for found in read)
        city = sum(any(place.country == "CA" and place.city for place in found) for found in read)
        print(
            f"{name:54} {len(texts):8,} {canadian:9,} {canadian / len(texts):7.1%} {city / len(texts):10.1%}"
        )
    print(f"\n{'pay':54} {'strings':>8} {'read':>9} {'share':>7}")
    for name, texts, country in pays(folder):
        found = sum(read_pay(text, country) is not None for text in texts)
        print(f"{name:54} {len(texts):8,} {found:9,} {found / len(texts):7.1%}")


def places(folder: Path) -> Iterator[tuple[str, list[str]]]:
    listings = folder / "listings"
    for path in sorted(listings.glob("adzuna-canada-*.json")):
        yield path.stem, [job["location"] for job in _json(path)["jobs"]]
    with gzip.open(listings / "zapply-canada-ats-links.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield "zapply-canada", [json.loads(line)["location"] for line in lines]
    for path in sorted(listings.glob("simplify-*-listings.json")):
        texts = [text for job in _json(path) for text in job["locations"]]
        yield f"{path.stem}, naming Canada", [text for text in texts if NAMES_CANADA.search(text)]
        yield f"{path.stem}, all others (lower is better)", [t for t in texts if not NAMES_CANADA.search(t)]


def pays(folder: Path) -> Iterator[tuple[str, list[str], str]]:
    listings = folder / "listings"
    for name, column in (("glassdoor-us-956", "Salary Estimate"), ("glassdoor-datascientist-2023", "Salary")):
        with (listings / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        found = next((key for key in rows[0] if key and key.strip().startswith(column)), None)
        if found:
            yield name, [row[found] for row in rows if row[found] and re.search(r"[$£€]\d", row[found])], "US"
    summaries = _strings(folder / "openings/ashby", "compensationTierSummary")
    yield "ashby, compensation in words", [text for text in summaries if re.search(r"[$£€]\s?\d", text)], "US"
    cases = [case for case in _json(folder / "parser-cases/pay-cases.json") if case["expect"]["min"]]
    yield "parser cases that state pay", [case["text"] for case in cases], "CA"


def _strings(folder: Path, key: str) -> Iterable[str]:
    found: list[str] = []

    def keep(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found.extend(value for name, value in pairs if name == key and isinstance(value, str))
        return dict(pairs)

    for path in sorted(folder.glob("*.json")):
        json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=keep)
    return dict.fromkeys(found)


def _json(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if not (folder / "listings").is_dir():
        sys.exit(f"no listings at {folder}; name the folder that holds listings/")
    main(folder)
