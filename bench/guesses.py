"""How often is a skill right that a résumé is guessed to speak of, and what does a page cost?

    .venv/bin/python bench/guesses.py RÉSUMÉ… [--ask FILE]

With --ask, clauses to be judged are drawn from the résumés, as many from each band of likeness, and written
with the skill guessed; a judge answers 1 (whoever wrote this has the skill) or 0. Judgements stand in
guesses_judged.csv, without the words: a clause goes by the hash of its text, so that whoever has the same
résumés can repeat the count. Without it the table is printed, from the likenesses of today.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from gonorth.facts.tables import read_rows
from gonorth.facts.words import Refusal
from gonorth.reading.skill_guesses import clauses, guess_skills, nearest_skills
from gonorth.reading.skills import skill, skills_in
from gonorth.resumes import read_draft
from gonorth.resumes.guesses import told

JUDGED = Path(__file__).with_name("guesses_judged.csv")
BANDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
EACH = 40  # clauses asked about from each band
PAGE = 3000  # letters
SEED = 7


def parts_of(paths: Iterable[str]) -> dict[str, str]:
    """Distinct clauses of all résumés, none of which names the skill it is nearest to, by hash."""
    found = {}
    for path in paths:
        try:
            draft = read_draft(Path(path).read_bytes(), Path(path).name)
        except Refusal:
            continue
        found |= {_key(part): part for part in told(draft)}
    return found


def guessed(parts: dict[str, str]) -> Iterator[tuple[float, str, str]]:
    for likeness, id, part in nearest_skills(list(parts.values())):
        if id not in {known.id for known in skills_in(part)}:
            yield likeness, id, part


def ask(parts: dict[str, str], file: Path) -> None:
    dice, by_band = random.Random(SEED), defaultdict(list)
    for likeness, id, part in guessed(parts):
        by_band[_band(likeness)].append((part, id))
    drawn = [row for band in BANDS for row in dice.sample(by_band[band], min(EACH, len(by_band[band])))]
    dice.shuffle(drawn)
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("key", "skill", "name", "said", "right"))
        rows.writerows((_key(part), id, skill(id).label, part, "") for part, id in drawn)


def table(parts: dict[str, str]) -> None:
    right = {(row["key"], row["skill"]): int(row["right"]) for row in read_rows(JUDGED)}
    counts: dict[float, list[int]] = defaultdict(list)
    for likeness, id, part in guessed(parts):
        if (_key(part), id) in right:
            counts[_band(likeness)].append(right[_key(part), id])
    print("| likeness from | judged | right |\n|---|---:|---:|")
    for band in BANDS:
        of = counts[band]
        print(f"| {band:.2f} | {len(of)} | {sum(of) / len(of):.2f} |" if of else f"| {band:.2f} | 0 | - |")


def cost(parts: dict[str, str]) -> None:
    """Pages of clauses one after the other, once everything is loaded."""
    text, times = ". ".join(parts.values()), []
    for start in range(0, min(len(text), 100 * PAGE), PAGE):
        page = text[start : start + PAGE]
        guess_skills(clauses(page))
        began = time.process_time()
        skills_in(page)
        guess_skills(clauses(page))
        times.append(time.process_time() - began)
    print(f"\na page of {PAGE:,} letters: {1000 * median(times):.1f} ms of one core, median of {len(times)}")


def _band(likeness: float) -> float:
    return max((band for band in BANDS if band <= likeness), default=0.0)


def _key(part: str) -> str:
    return hashlib.sha256(part.encode()).hexdigest()[:16]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("resumes", nargs="+")
    parser.add_argument("--ask", type=Path)
    options = parser.parse_args()
    found = parts_of(options.resumes)
    print(f"{len(found):,} clauses of {len(options.resumes)} résumés\n")
    if options.ask:
        ask(found, options.ask)
    else:
        table(found)
        cost(found)
