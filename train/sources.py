"""What is there to learn from? The labels of open taxonomies, and which of them name the same concept.

Takes a folder of taxonomies; gives texts with their concepts, and a manifest of what was read. Called by
the commands that make a model. Strings whose hash is among those of the evaluation queries are dropped.
"""

from __future__ import annotations

import csv
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gonorth.facts.tables import read_rows

ESCO = "taxonomies/esco/derived"
OLDER = "benchmarks/esco-v1.0.x"  # a former edition of ESCO, with descriptions
ONET = "taxonomies/onet-29.2"
TECH_TITLES = Path(__file__).with_name("tech_titles.csv")
ESCO_TITLES = Path(__file__).with_name("esco_titles.csv")
SKILLSKAPE = "benchmarks/skillskape/train.csv"
EVALUATED = "benchmarks/evaluation-queries.sha256"
csv.field_size_limit(1 << 24)


@dataclass(frozen=True)
class Text:
    text: str
    concept: str
    language: str  # "en" or "fr"
    kind: str  # "title", "skill" or "prose": a description or a task


@dataclass
class Sources:
    """The files of a folder; what was read from them, and what was dropped."""

    folder: Path
    read: dict[str, str] = field(default_factory=dict)  # file -> SHA-256
    dropped: int = 0

    def __post_init__(self) -> None:
        self._evaluated = frozenset(self._open(EVALUATED).split())

    def titles(self) -> list[Text]:
        return self.kept(self._titles())

    def tech_titles(self) -> list[Text]:
        """Names of work in technology that the taxonomies do not have, or not together."""
        return self.kept(self._tech_titles())

    def skills(self) -> list[Text]:
        return self.kept(self._skills())

    def skills_by_id(self) -> dict[str, str]:
        """What a skill is called, by the last part of its address."""
        rows = self._rows(f"{ESCO}/skills_merged_en_fr.csv")
        return {row["uri"].rpartition("/")[2]: row["pref_en"] for row in rows}

    def skill_sentences(self) -> list[tuple[str, str]]:
        """A sentence, and the names of its skills as Python writes a list."""
        rows = [(row["sentence"], row["skills"]) for row in self._rows(SKILLSKAPE)]
        return [row for row in rows if not self._is_evaluated(row[0])]

    def prose(self) -> list[Text]:
        """Descriptions of occupations, and the tasks of those who work in them."""
        return self.kept(self._prose())

    def skills_of_occupations(self) -> list[tuple[str, str]]:
        """Occupation and the label of a skill it cannot do without, or a technology it uses."""
        found = [
            (row["occupation_uri"], row["skill_label"])
            for row in self._rows(f"{ESCO}/occupation_skill_relations_v1.2.0.csv")
            if row["relation"] == "essential"
        ]
        used = self._rows(f"{ONET}/Technology Skills.txt")
        found += [(row["O*NET-SOC Code"], row["Example"]) for row in used]
        return [(occupation, skill) for occupation, skill in found if not self._is_evaluated(skill)]

    def _titles(self) -> Iterator[Text]:
        spoken = {row["esco"]: row for row in read_rows(ESCO_TITLES)}
        for row in self._rows(f"{ESCO}/occupations_merged_en_fr.csv"):
            by_hand = spoken.get(row["pref_en"].strip(), {"en": "", "fr": ""})
            for lang in ("en", "fr"):
                labels = [row[f"pref_{lang}"], *row[f"alts_{lang}"].split(" | ")]
                yield from _texts(labels + by_hand[lang].split("|"), row["uri"], lang)
        for lang in ("en", "fr"):
            for row in self._rows(f"{OLDER}/occupations_{lang}.csv"):
                labels = [row["preferredLabel"], *row["altLabels"].split("\n")]
                yield from _texts(labels, row["conceptUri"], lang)
        for name, column in (
            ("Occupation Data", "Title"),
            ("Alternate Titles", "Alternate Title"),
            ("Alternate Titles", "Short Title"),
            ("Sample of Reported Titles", "Reported Job Title"),
        ):
            for row in self._rows(f"{ONET}/{name}.txt"):
                yield from _texts([row[column]], row["O*NET-SOC Code"], "en")

    def _tech_titles(self) -> Iterator[Text]:
        for number, row in enumerate(read_rows(TECH_TITLES)):
            for lang in ("en", "fr"):
                yield from _texts(row[lang].split("|"), f"tech {number}", lang)

    def _skills(self) -> Iterator[Text]:
        for row in self._rows(f"{ESCO}/skills_merged_en_fr.csv"):
            for lang in ("en", "fr"):
                labels = [row[f"pref_{lang}"], *row[f"alts_{lang}"].split(" | ")]
                for label in filter(None, (label.strip() for label in labels)):
                    yield Text(label, row["pref_en"], lang, "skill")

    def _prose(self) -> Iterator[Text]:
        for lang in ("en", "fr"):
            for row in self._rows(f"{OLDER}/occupations_{lang}.csv"):
                yield Text(row["description"], row["conceptUri"], lang, "prose")
        for name, column in (("Occupation Data", "Description"), ("Task Statements", "Task")):
            for row in self._rows(f"{ONET}/{name}.txt"):
                yield Text(row[column], row["O*NET-SOC Code"], "en", "prose")

    def kept(self, texts: Iterable[Text]) -> list[Text]:
        """Each once, without what the encoder is tested on."""
        kept: dict[tuple[str, str, str], Text] = {}
        for text in texts:
            key = text.text.lower(), text.concept, text.language
            if key in kept or not text.text:
                continue
            if self._is_evaluated(text.text):
                self.dropped += 1
            else:
                kept[key] = text
        return list(kept.values())

    def _is_evaluated(self, text: str) -> bool:
        plain = " ".join(unicodedata.normalize("NFKC", text).split()).lower()
        return hashlib.sha256(plain.encode()).hexdigest()[:20] in self._evaluated

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        lines = self._open(name).splitlines(keepends=True)
        if name.endswith(".txt"):
            return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return csv.DictReader(lines)

    def _open(self, name: str) -> str:
        data = (self.folder / name).read_bytes()
        self.read[name] = hashlib.sha256(data).hexdigest()
        return data.decode("utf-8-sig")


def _texts(labels: list[str], concept: str, language: str) -> Iterator[Text]:
    """Each label; of one that gives both genders ("coiffeur/coiffeuse"), each by itself."""
    for label in labels:
        for part in label.split("/") if language == "fr" else [label]:
            if part.strip() not in ("", "n/a"):
                yield Text(part.strip(), concept, language, "title")
