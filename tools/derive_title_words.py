"""Derive gonorth/data/reading/title_words.csv: which words of job titles are English, which French.

    python tools/derive_title_words.py FOLDER > gonorth/data/reading/title_words.csv

FOLDER holds `derived/occupations_merged_en_fr.csv`, the labels of ESCO 1.2 in both languages.
A word is taken where at least MANY occupations use it in one language and hardly any in the other.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path

MANY = 4  # fewer may be chance
TIMES_MORE = 12  # "agent" and "technique" are both languages' words
HEADER = """\
# Words of job titles that belong to one language: word,language.
# Derived by tools/derive_title_words.py from the occupation labels of ESCO v1.2 (European Commission),
# reusable with attribution under Commission Decision 2011/833/EU. https://esco.ec.europa.eu/
word,language"""


def count_words(rows: list[dict[str, str]], *columns: str) -> Counter[str]:
    """In how many occupations each word occurs."""
    counts: Counter[str] = Counter()
    for row in rows:
        labels = " ".join(row[column] for column in columns).lower()
        counts.update({word for word in re.findall(r"[^\W\d_]+", labels) if len(word) > 2})
    return counts


def main(folder: Path) -> None:
    table = folder / "derived" / "occupations_merged_en_fr.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    english = count_words(rows, "pref_en", "alts_en")
    french = count_words(rows, "pref_fr", "alts_fr")
    print(HEADER)
    taken: Counter[str] = Counter()
    for word in sorted(english | french):
        en, fr = english[word], french[word]
        if max(en, fr) >= MANY and max(en, fr) >= TIMES_MORE * min(en, fr):
            language = "en" if en > fr else "fr"
            taken[language] += 1
            print(f"{word},{language}")
    print(f"{len(rows)} occupations read, words taken: {dict(taken)}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
