"""Derive gonorth/data/matching/skill_rarity.csv: at how many employers does some posting name a skill?

    python tools/derive_rarity.py REAL_INPUTS

REAL_INPUTS is a folder with `openings/` (payloads of job boards) and `listings/` (Adzuna and Glassdoor
samples, a list of openings for new graduates). Employers are counted and not postings, so that the
boilerplate of one large employer makes no skill common. Counts only; the result is the same on every run.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from gonorth.boards import read_payload
from gonorth.facts.employers import employer_key
from gonorth.facts.tables import DATA
from gonorth.facts.words import Refusal
from gonorth.reading.skills import skills_in

TABLE = DATA / "matching/skill_rarity.csv"
HEADER = """\
# Derived by tools/derive_rarity.py; do not edit. Of how many employers (`*`: of all that were read) some
# posting names a skill. Counted in captured payloads of job boards, 2018-2026, and in public samples of
# Adzuna (Canada), Glassdoor (United States) and new graduates' listings, by GoNorth's own reading of skills.
"""


def main(folder: Path) -> None:
    naming: dict[str, set[str]] = {}
    employers: set[str] = set()
    postings = 0
    for employer, text in _postings(folder):
        postings += 1
        employers.add(employer)
        for skill in skills_in(text):
            naming.setdefault(skill.id, set()).add(employer)
    rows = sorted(((len(named), id) for id, named in naming.items()), key=lambda row: (-row[0], row[1]))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER + "skill,employers\n")
        csv.writer(file, lineterminator="\n").writerows([("*", len(employers)), *((id, n) for n, id in rows)])
    print(f"{postings:,} postings of {len(employers):,} employers name {len(rows):,} skills")


def _postings(folder: Path) -> Iterator[tuple[str, str]]:
    """The employer and the text of every posting."""
    for path in sorted((folder / "openings").rglob("*")):
        try:
            found = read_payload(path.read_bytes(), path.name).openings if path.is_file() else ()
        except Refusal:
            continue
        yield from ((employer_key(o.employer), f"{o.title}\n{o.description}") for o in found)
    for path in sorted((folder / "listings").glob("adzuna-canada-*.json")):
        for ad in _objects(json.loads(path.read_text(encoding="utf-8"))):
            if "rawSnippet" in ad:
                yield _text_of(ad, ("company", "employer"), ("title", "rawSnippet"))
    jobs = json.loads((folder / "listings/newgrad2027-active-347.json").read_text(encoding="utf-8"))["jobs"]
    yield from (_text_of(job, ("company",), ("title", "description")) for job in jobs)
    for path in sorted((folder / "listings").glob("glassdoor-*.csv")):
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            for row in csv.DictReader(file):
                ad = {name.lower(): cell for name, cell in row.items() if name}
                firm = (ad.get("company name") or ad["company"]).partition("\n")[0]
                yield employer_key(firm), f"{ad['job title']}\n{ad['job description']}"


def _objects(value: object) -> Iterator[dict[str, object]]:
    """Every object in a JSON value."""
    if isinstance(value, dict):
        yield value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in inside:
        yield from _objects(child)


def _text_of(ad: dict[str, object], firm: tuple[str, ...], texts: tuple[str, ...]) -> tuple[str, str]:
    employer = next((str(ad[name]) for name in firm if ad.get(name)), "unknown")
    return employer_key(employer), "\n".join(str(ad.get(name) or "") for name in texts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
