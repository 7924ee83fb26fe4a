"""Derive the title tables in gonorth/data/taxonomies from O*NET, NOC 2021 and ESCO.

    python tools/derive_titles.py FOLDER   # FOLDER holds taxonomies/ and benchmarks/
    python tools/derive_titles.py          # takes in a changed hand_titles.csv, nothing else

The O*NET to ESCO crosswalk is never read: it is the answer key of a benchmark. Titles that are
questions of a benchmark (evaluation-queries.sha256) are left out of what is derived.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
OUT = HOUSE / "gonorth" / "data" / "taxonomies"
BY_HAND = HOUSE / "tools"
sys.path.insert(0, str(HOUSE))

from gonorth.facts.tables import read_toml  # noqa: E402
from gonorth.reading.occupations import known_titles, read_occupation  # noqa: E402
from gonorth.reading.title_text import TitleLanguage, without_level, words  # noqa: E402

SOURCE_WEIGHT = {"occupation": 4.0, "reported": 2.0, "alternate": 1.0}
SURE = 0.75  # what a title O*NET knows under one unit group only is worth
SURE_BY_ENDING = 0.65  # what we say at most of a title because titles ending in it agree
SURE_IN_FRENCH = 0.6  # at most, for there are more steps between
UNCONFIRMED = 0.7  # what is left of that when ISCO-08 does not lead to the same minor group
KEPT_FROM = 0.40  # a title spread more widely than this says nothing
KEPT_FROM_IN_FRENCH = 0.30  # of less sure sources, read only where nothing else is
CLOSE = 0.25  # confidence that may be lost by reading a title by its ending
SHORTEST = 4  # letters; "PT" and "RN" mean too many things
LABEL_FITS_FROM = 0.65  # the words that an ESCO name and a NOC label must share

Shares = Mapping[str, float]  # unit group -> weight
Titles = dict[str, tuple[str, float]]  # title as looked up -> unit group, confidence


def rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader((line for line in file if not line.startswith("#")), delimiter=delimiter)


def plain(title: str, language: TitleLanguage) -> tuple[str, ...]:
    return without_level(words(title, language))


class Evaluation:
    """The questions of the benchmarks, known by hash only; counts what it turns away."""

    def __init__(self, path: Path) -> None:
        self.hashes = set(path.read_text(encoding="utf-8").split())
        self.dropped: dict[str, set[str]] = defaultdict(set)

    def asks(self, title: str, where: str) -> bool:
        text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", title)).strip().lower()
        asked = hashlib.sha256(text.encode()).hexdigest()[:20] in self.hashes
        if asked:
            self.dropped[where].add(text)
        return asked


class Noc:
    """The 516 unit groups, and how well the words of a title agree with each."""

    def __init__(self, path: Path) -> None:
        groups = json.loads(path.read_text(encoding="utf-8"))["nocs"]
        self.labels = {group["noc_code"]: group["title"] for group in groups}
        self.named = {noc: set(words(label, "en")) for noc, label in self.labels.items()}
        self.described = {
            g["noc_code"]: set(words(g["title"] + " " + g["description"], "en")) for g in groups
        }
        seen = Counter(word for found in self.described.values() for word in found)
        self.rarity = {word: math.log(1 + len(groups) / count) for word, count in seen.items()}

    def agreement(self, title: Iterable[str], noc: str) -> float:
        """1 where no word is shared, up to 5 where all are words of the label."""
        title = set(title)
        known = sum(self.rarity.get(word, 4.0) for word in title) or 1.0
        in_label = sum(self.rarity[word] for word in title & self.named[noc]) / known
        in_text = sum(self.rarity[word] for word in title & self.described[noc]) / known
        return 1 + 3 * in_label + in_text

    def fit(self, name: str, noc: str) -> float:
        """The share of their words that a name and the label have in common."""
        ours = set(words(name, "en"))
        return 2 * len(ours & self.named[noc]) / ((len(ours) + len(self.named[noc])) or 1)

    def own_names(self) -> Titles:
        """Unit groups whose name is one occupation: "Civil engineers", "Carpenters"."""
        several = re.compile(r",| and | - |\(|^Other ")
        single = {noc: label for noc, label in self.labels.items() if not several.search(label)}
        return {" ".join(plain(label, "en")): (noc, 0.9) for noc, label in single.items()}


def settle(votes: Shares) -> tuple[str, float]:
    """The unit group with most of the votes, and its share of them; ties go to the lower code."""
    noc = min(votes, key=lambda code: (-votes[code], code))
    return noc, votes[noc] / sum(votes.values())


def crosswalk(folder: Path) -> dict[str, dict[str, float]]:
    """O*NET-SOC code -> the share of each NOC unit group; our own rows come before the published ones."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows(folder / "crosswalks/onet_noc2021/onet_to_noc2021_mapping.csv"):
        shares[row["onet_soc_code"]][row["noc_2021"]] = float(row["path_weight"])
    codes = [row["O*NET-SOC Code"] for row in rows(folder / "onet-29.2/Occupation Data.txt", "\t")]
    for row in rows(BY_HAND / "soc_noc_by_hand.csv"):
        ours = {noc: float(share) for noc, share in (pair.split(":") for pair in row["nocs"].split())}
        shares.update({code: ours for code in codes if code.startswith(row["soc"])})
    return shares


def onet_titles(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(title, O*NET-SOC code, kind); a title with its initials written out in brackets gives both."""
    for name, column, kind in (
        ("Occupation Data", "Title", "occupation"),
        ("Sample of Reported Titles", "Reported Job Title", "reported"),
        ("Alternate Titles", "Alternate Title", "alternate"),
    ):
        for row in rows(folder / f"onet-29.2/{name}.txt", "\t"):
            outside = re.sub(r"\s*\([^)]*\)", "", row[column])
            for title in (outside, *re.findall(r"\(([^)]{9,})\)", row[column])):
                yield title, row["O*NET-SOC Code"], kind


def onet_votes(folder: Path, shares: Mapping[str, Shares], noc: Noc, evaluation: Evaluation) -> Titles:
    disciplines = read_toml("taxonomies/title_heads.toml")["discipline"]
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for title, soc, kind in onet_titles(folder):
        found = plain(title, "en")
        if len("".join(found)) < SHORTEST or evaluation.asks(title, f"O*NET {kind} titles"):
            continue
        if found[-1] in disciplines:  # "Corporate Communications" is what somebody does, not who
            continue
        for group, share in shares.get(soc, {}).items():
            if group in noc.labels:
                votes[" ".join(found)][group] += SOURCE_WEIGHT[kind] * share * noc.agreement(found, group)
    return {title: settle(heard) for title, heard in votes.items()}


def endings(settled: Titles) -> dict[str, dict[str, float]]:
    """What titles that end in the same words are: "licensed electrician", "master electrician"."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for title, (group, share) in settled.items():
        parts = title.split()
        for start in range(1, len(parts)):
            votes[" ".join(parts[start:])][group] += share
    return votes


def blend(exact: tuple[str, float] | None, ending: Shares) -> tuple[str, float]:
    """A title's own reading, if it has one, weighed with what titles ending in it are."""
    votes: dict[str, float] = defaultdict(float)
    heard = sum(ending.values())
    for group, count in ending.items():
        votes[group] += 2 * min(1.0, heard / 4) * count / heard
    if exact:
        votes[exact[0]] += 3 * exact[1]
    noc, share = settle(votes)
    return noc, share * (SURE if exact else SURE_BY_ENDING * min(1.0, heard / 3))


def read_by_its_ending(title: str, titles: Titles) -> bool:
    """Whether the reader finds the same by itself: it reads an unknown title by its last words."""
    noc, confidence = titles[title]
    parts = title.split()
    for start in range(1, len(parts)):
        if ending := titles.get(" ".join(parts[start:])):
            return ending[0] == noc and ending[1] > confidence - CLOSE
    return False


def english(folder: Path, shares: Mapping[str, Shares], noc: Noc, evaluation: Evaluation) -> Titles:
    settled = onet_votes(folder, shares, noc, evaluation)
    by_ending = endings(settled)
    blended = {title: blend(settled.get(title), by_ending.get(title, {})) for title in {*settled, *by_ending}}
    kept = {title: found for title, found in blended.items() if found[1] >= KEPT_FROM} | noc.own_names()
    needed = {title: found for title, found in kept.items() if not read_by_its_ending(title, kept)}
    print(f"English: {len(settled)} titles of O*NET; with their endings {len(blended)};", end=" ")
    print(f"sure enough {len(kept)}; not read alike by their last words {len(needed)}")
    return needed


def isco_reaches(folder: Path, shares: Mapping[str, Shares]) -> dict[str, set[str]]:
    """ISCO-08 group -> the NOC minor groups its SOC occupations lead to. The published table is of SOC
    2010 and was read from print with errors, so it only confirms: nothing is read from it alone."""
    by_soc: dict[str, set[str]] = defaultdict(set)
    for code, found in shares.items():
        by_soc[code[:6]] |= {noc[:4] for noc in found}
    reached: dict[str, set[str]] = defaultdict(set)
    for row in rows(folder / "crosswalks/soc_isco/soc_isco_crosswalk.csv"):
        reached[row["isco08_code"]] |= by_soc[row["soc_code"]]
    return reached


def names(row: Mapping[str, str], language: TitleLanguage) -> list[str]:
    """The preferred name of an ESCO occupation, then its others."""
    others = row[f"alts_{language}"].split(" | ")
    return [name for name in dict.fromkeys([row[f"pref_{language}"], *others]) if name]


def esco_readings(folder: Path, shares: Mapping[str, Shares]) -> Iterator[tuple[dict[str, str], str, float]]:
    """Each ESCO occupation with the unit group that its English names are read as."""
    reached = isco_reaches(folder, shares)
    for row in rows(folder / "esco/derived/occupations_merged_en_fr.csv"):
        heard: dict[str, float] = defaultdict(float)
        for place, name in enumerate(names(row, "en")):
            if found := read_occupation(name.strip(), "en"):
                heard[found.noc] += found.confidence * (3 if place == 0 else 1)
        if heard:
            noc, share = settle(heard)
            yield row, noc, share * (1.0 if noc[:4] in reached[row["isco"]] else UNCONFIRMED)


def french(readings: Iterable[tuple[dict[str, str], str, float]], evaluation: Evaluation) -> Titles:
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row, noc, share in readings:
        for name in names(row, "fr"):
            found = plain(name, "fr")
            if len("".join(found)) >= SHORTEST and not evaluation.asks(name, "ESCO titles in French"):
                votes[" ".join(found)][noc] = max(share, votes[" ".join(found)][noc])
    settled = {title: (*settle(heard), max(heard.values())) for title, heard in votes.items()}
    sure = {title: (noc, SURE_IN_FRENCH * share * best) for title, (noc, share, best) in settled.items()}
    kept = {title: found for title, found in sure.items() if found[1] >= KEPT_FROM_IN_FRENCH}
    print(f"French: {len(settled)} titles of ESCO; sure enough {len(kept)}")
    return kept


def french_labels(
    folder: Path, readings: Iterable[tuple[dict[str, str], str, float]], noc: Noc
) -> dict[str, str]:
    """The French name of the ESCO occupation closest to each unit group: chosen by hand, or the one that
    is read as it and whose English name shares most words with the label."""
    best: dict[str, tuple[float, str]] = {}
    for row, group, _ in readings:
        fit = noc.fit(row["pref_en"], group)
        if row["pref_fr"] and fit >= max(LABEL_FITS_FROM, best.get(group, (0.0, ""))[0]):
            best[group] = (fit, row["pref_fr"])
    french = {
        row["pref_en"]: row["pref_fr"] for row in rows(folder / "esco/derived/occupations_merged_en_fr.csv")
    }
    chosen = {
        row["noc"]: french[row["esco"]] if row["esco"] else ""
        for row in rows(BY_HAND / "noc_esco_by_hand.csv")
    }
    labels = {group: label for group, (_, label) in best.items()} | chosen
    print(f"French labels for {sum(map(bool, labels.values()))} of {len(noc.labels)} unit groups")
    return {group: label.replace("’", "'") for group, label in labels.items()}


def by_hand(language: TitleLanguage) -> Titles:
    return {
        " ".join(plain(title, language)): (row["noc"], float(row["confidence"]))
        for row in rows(OUT / "hand_titles.csv")
        if row["language"] == language
        for title in row["titles"].split(";")
    }


def write_titles(language: TitleLanguage, header: str, derived: Titles) -> None:
    """Derived titles first, then those read by hand, which win."""
    hand = by_hand(language)
    with (OUT / f"titles_{language}.csv").open("w", encoding="utf-8", newline="\n") as file:
        file.write(header + "by,noc,confidence,titles\n")
        for by, titles in (("derived", derived), ("hand", hand)):
            grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
            for title, (noc, confidence) in titles.items():
                if by == "hand" or title not in hand:
                    grouped[noc, f"{confidence:.2f}" if by == "hand" else f"{confidence:.1f}"].append(title)
            for (noc, sure), found in sorted(grouped.items()):
                file.write(f"{by},{noc},{sure},{';'.join(sorted(found))}\n")
    size = (OUT / f"titles_{language}.csv").stat().st_size
    print(f"titles_{language}.csv: {len({*derived, *hand})} titles, {len(hand)} by hand, {size} bytes")
    known_titles.cache_clear()


def refresh(language: TitleLanguage) -> None:
    path = OUT / f"titles_{language}.csv"
    header = "".join(line for line in path.open(encoding="utf-8") if line.startswith("#"))
    old = [row for row in rows(path) if row["by"] == "derived"]
    split = {title: (r["noc"], float(r["confidence"])) for r in old for title in r["titles"].split(";")}
    write_titles(language, header, split)


def write_noc(noc: Noc, labels: Mapping[str, str]) -> None:
    with (OUT / "noc2021.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(NOC_HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["noc", "label", "label_fr"])
        writer.writerows([code, label, labels.get(code, "")] for code, label in sorted(noc.labels.items()))


MADE = "Made by tools/derive_titles.py; do not edit."
LOOKED_UP = "Titles are in the form they are looked up by (gonorth/reading/title_text.py)"
NOC_HEADER = f"""# The 516 unit groups of the National Occupational Classification (NOC) 2021,
# Statistics Canada, Open Government Licence - Canada. `label_fr` is NOT the official French title, which was
# not at hand: it is the French name of the closest occupation in ESCO 1.2 (European Commission, Decision
# 2011/833/EU), empty where none is close. {MADE}
"""
EN_HEADER = f"""# Job titles in English and the NOC 2021 unit group each is read as. {LOOKED_UP};
# those `by` hand are from hand_titles.csv. {MADE}
# This includes information from the O*NET 29.2 Database by the U.S. Department of Labor, Employment and
# Training Administration (USDOL/ETA), February 2025, used under the CC BY 4.0 licence. O*NET is a trademark
# of USDOL/ETA. We have modified it; USDOL/ETA has not approved, endorsed or tested these modifications.
# O*NET to NOC 2021: Richard Martin, Transparent O*NET (2019) to NOC (2021) mapping 3.0.0, Province of British
# Columbia, 2026, Apache License 2.0.
"""
FR_HEADER = f"""# Job titles in French and the NOC 2021 unit group each is read as. {LOOKED_UP};
# those `by` hand are from hand_titles.csv. {MADE}
# This uses the ESCO classification of the European Commission (1.2, read 2026-08-17), reused under Decision
# 2011/833/EU. We have modified it: each occupation was read as a unit group by its English names, less surely
# where ISCO-08 does not lead to the same minor group.
"""


def main(folder: Path) -> None:
    taxonomies = folder / "taxonomies"
    evaluation = Evaluation(folder / "benchmarks/evaluation-queries.sha256")
    noc, shares = Noc(taxonomies / "noc2021/noc.json"), crosswalk(taxonomies)
    write_noc(noc, {})
    write_titles("en", EN_HEADER, english(taxonomies, shares, noc, evaluation))
    readings = list(esco_readings(taxonomies, shares))
    write_noc(noc, french_labels(taxonomies, readings, noc))
    write_titles("fr", FR_HEADER, french(readings, evaluation))
    for where, titles in evaluation.dropped.items():
        print(f"left out as questions of a benchmark: {len(titles)} {where}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        for language in ("en", "fr"):
            refresh(language)
