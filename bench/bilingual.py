"""Is the same person shown the same openings, whether they write in English or in French?

    .venv/bin/python bench/bilingual.py --openings PATH…

Ten invented people (tests/matching/bilingual), each written once in either language, are matched with the
openings; of the first ten, how many are the same? On average seven should be.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from gonorth.cli.sources import read_sources
from gonorth.facts.pack import read_pack
from gonorth.matching.index import Index
from gonorth.matching.shortlist import Weights, match
from gonorth.nouns import Terms
from gonorth.resumes import read_resume

TODAY = date(2026, 12, 1)
PEOPLE = Path(__file__).parent.parent / "tests/matching/bilingual"
FIRST = 10


def main(paths: list[str]) -> None:
    index = Index(read_sources(paths).openings)
    weights = Weights.of(read_pack("toronto-waterloo").weights.on(TODAY).values)
    print(
        f"{len(index):,} openings\n\n| person | in both lists, of ten | the first of them |\n|---|---:|---|"
    )
    overlaps = []
    for english in sorted(path for path in PEOPLE.iterdir() if ".en." in path.name):
        one, other = (_first(index, path, weights) for path in (english, _french(english)))
        overlaps.append(len(set(one) & set(other)))
        shared = [index.openings[row].title for row in one if row in other] or [""]
        print(f"| {english.name.split('.')[0]} | {overlaps[-1]} | {shared[0]} |")
    print(f"| **mean** | **{sum(overlaps) / len(overlaps):.1f}** | |")


def _french(english: Path) -> Path:
    return english.with_name(english.name.replace(".en.", ".fr."))


def _first(index: Index, path: Path, weights: Weights) -> list[int]:
    candidate = read_resume(path.read_bytes(), path.name, TODAY).candidate
    return [int(row) for row in match(index, candidate, Terms(), weights).rows[:FIRST]]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--openings", nargs="+", required=True)
    main(parser.parse_args().openings)
