"""Derive gonorth/data/taxonomies/skills_derived.csv: what open data knows of skills besides our hand table.

    python tools/derive_skills.py TAXONOMIES

TAXONOMIES is a folder with `esco/derived/skills_merged_en_fr.csv` (ESCO 1.2, uri, pref_en, alts_en, pref_fr,
alts_fr, src_en) and `tech-aliases/tech_aliases_merged.csv` (canonical, alias, source; merged from
github-linguist, github/explore, devicon and simple-icons). The result is the same on every run.

Three things are taken: French names of skills in the hand table that ESCO knows under the same English name;
the ESCO skills listed in tools/skills_from_esco.txt; and technologies written as one word (`robotframework`).
English alternative labels are taken from ESCO's own files only (`src_en` v1.2.0): another copy has them in
the wrong rows.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gonorth.facts.tables import DATA, read_lines, read_rows
from gonorth.reading.skill_folding import spellings
from gonorth.reading.skill_table import AMBIGUOUS, DERIVED, HAND, names_of

PICKED = Path(__file__).parent / "skills_from_esco.txt"
HEADER = """\
# Derived by tools/derive_skills.py; do not edit. Sources, both modified (selected, joined, respelled):
# ESCO 1.2 classification of the European Commission, https://esco.europa.eu, CC BY 4.0: French names, skills
# Names of technologies: github-linguist (MIT), github/explore (CC BY 4.0), devicon (MIT), simple-icons (CC0).
"""
BRITISH = (  # and how North America writes it
    ("isation", "ization"),
    ("ising", "izing"),
    ("modelling", "modeling"),
    ("behaviour", "behavior"),
    ("centre", "center"),
    ("colour", "color"),
    ("labour", "labor"),
    ("defence", "defense"),
    ("paediatric", "pediatric"),
    ("haemato", "hemato"),
    ("gynaeco", "gyneco"),
    ("orthopaedic", "orthopedic"),
)
SUFFIXES = ("", "js", "lang", "css", "db", "framework")
BRACKETS = re.compile(r"\s*\([^)]*\)")
MOST_WORDS = 5
SHORTEST_WORD = 9  # a French name of one word is taken only where it is too long to be an everyday word


def main(taxonomies: Path) -> None:
    known = _known()
    rows: dict[str, dict[str, str]] = {}
    esco = list(_read(taxonomies / "esco/derived/skills_merged_en_fr.csv"))
    french = _add(rows, known, _french_names(esco, known))
    _add(rows, known, _picked(esco, known))
    picked = sum(bool(row["esco"]) for row in rows.values())
    joined = _add(
        rows, known, _written_as_one(_read(taxonomies / "tech-aliases/tech_aliases_merged.csv"), known)
    )
    with (DATA / DERIVED).open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        fields = ["id", "label", "label_fr", "kind", "aliases", "esco"]
        writer = csv.DictWriter(file, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[id] for id in sorted(rows))
    print(f"{french} French names, {picked} ESCO skills, {joined} names written as one word")


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _known() -> dict[str, dict[str, str]]:
    """From each spelling in the hand table to its row."""
    return {spelled: row for row in read_rows(HAND) for spelled in spellings(names_of(row))}


Found = Iterable[tuple[Mapping[str, str], list[str]]]  # a row (its names excepted) and names to add to it


def _add(rows: dict[str, dict[str, str]], known: dict[str, dict[str, str]], found: Found) -> int:
    count = 0
    for row, names in found:
        new = [name for name, spelled in zip(names, spellings(names), strict=True) if spelled not in known]
        mine = rows.setdefault(row["id"], {**row, "aliases": ""})
        mine["aliases"] = "|".join([*filter(None, [mine["aliases"]]), *dict.fromkeys(new)])
        known.update(dict.fromkeys(spellings(new), dict(row)))
        count += len(new)
    for id in [id for id, row in rows.items() if not row["aliases"] and not row["esco"]]:
        del rows[id]
    return count


def _french_names(esco: list[dict[str, str]], known: Mapping[str, Mapping[str, str]]) -> Found:
    ambiguous = set(spellings([row["alias"] for row in read_rows(AMBIGUOUS)]))
    for skill in esco:
        english = next((s for s in spellings(_respelled(_bare(skill["pref_en"]))) if s in known), None)
        name = _bare(skill["pref_fr"]).replace("’", "'")
        if english and english not in ambiguous and _is_distinct(name) and known[english]["kind"] == "skill":
            yield _extending(known[english]), [name]


def _picked(esco: list[dict[str, str]], known: Mapping[str, Mapping[str, str]]) -> Found:
    picked = set(read_lines(PICKED))
    for skill in esco:
        label = _bare(skill["pref_en"])
        if label in picked:
            label = _respelled(label)[-1]
            french = _bare(skill["pref_fr"]).replace("’", "'")
            row = {
                "id": _slug(label),
                "label": label[0].upper() + label[1:],
                "label_fr": "" if set(spellings([french])) <= {*known, *spellings([label])} else french,
                "kind": "technology" if label[:1].isupper() else "skill",
                "esco": skill["uri"].rpartition("/")[2],
            }
            if not set(spellings([label])) & known.keys():
                yield row, _respelled(_bare(skill["pref_en"]))[:-1]


def _written_as_one(aliases: Iterable[dict[str, str]], known: Mapping[str, Mapping[str, str]]) -> Found:
    for alias in aliases:
        (canonical,) = spellings([alias["canonical"]])
        whole = canonical.replace(" ", "").replace(".", "")
        name = alias["alias"]
        is_one_word = len(name) > 5 and name.isalnum() and name.casefold() != canonical
        if canonical in known and is_one_word and name.casefold() in {whole + end for end in SUFFIXES}:
            yield _extending(known[canonical]), [name]


def _extending(row: Mapping[str, str]) -> dict[str, str]:
    """A row that adds names to a skill of the hand table, which keeps its labels."""
    return {"id": row["id"], "label": row["label"], "label_fr": "", "kind": row["kind"], "esco": ""}


def _respelled(name: str) -> list[str]:
    """A British name, and last the same as North America writes it."""
    names = [name]
    for british, american in BRITISH:
        if british in names[-1]:
            names.append(names[-1].replace(british, american))
    return names


def _bare(name: str) -> str:
    return BRACKETS.sub("", name).strip()


def _is_distinct(name: str) -> bool:
    words = name.split()
    return len(words) <= MOST_WORDS and (len(words) > 1 or len(name) >= SHORTEST_WORD)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("+", " plus ")).strip("-")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
