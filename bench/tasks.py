"""What is asked of a ranker of short texts? The development sets as queries, corpus and right answers.

Takes the folder of the sets, which is not part of the project; gives `Task`s. A corpus line belongs to an
item (an occupation has several labels); an item scores as its best line, and right answers are items.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gonorth.matching.evaluation import average_precision, r_precision_at, recall_at, reciprocal_rank

DEFAULT = Path(__file__).parent.parent.parent / "shared/data/benchmarks"
Measure = Callable[[Sequence[int], set[int]], float]  # ranked items, right items -> 0 to 1
ICT = ("133", "25", "35")  # ISCO: ICT managers, professionals, technicians
NO_SKILL = {"LABEL NOT PRESENT", "UNDERSPECIFIED"}
HELD_BY_TREC = 100  # MELO looks at the first hundred surface forms


@dataclass(frozen=True)
class Task:
    name: str
    kind: str  # title or skill: which of our rankers answers
    queries: Sequence[str]
    corpus: Sequence[str]
    right: Sequence[set[int]]
    measures: Mapping[str, Measure]
    last_first: bool = False  # ties as trec_eval breaks them; otherwise as `gonorth rank` prints them
    starts: NDArray[np.intp] | None = None  # first line of each item, where an item has several lines
    slices: Mapping[str, NDArray[np.bool_]] | None = None  # measured again on a part of the queries

    def order(self, scores: NDArray) -> NDArray[np.intp]:
        """Per query the items, best first."""
        if self.last_first:
            return np.argsort(scores, axis=1, kind="stable")[:, ::-1]
        return np.argsort(-scores, axis=1, kind="stable")

    def by_item(self, scores: NDArray) -> NDArray:
        return scores if self.starts is None else np.maximum.reduceat(scores, self.starts, axis=1)


def jobbert(folder: Path, all_labels: bool) -> Task:
    """Real vacancy titles, each with the occupation its employer chose; noisy."""
    occupations = list(_table(folder / "esco-v1.0.x/occupations_en.csv"))
    labels = [_labels(row) if all_labels else [row["preferredLabel"]] for row in occupations]
    number = {row["conceptUri"]: n for n, row in enumerate(occupations)}
    titles = list(_table(folder / "jobbert-eval/titles.csv"))
    right = [number[row["conceptUri"]] for row in titles]
    is_ict = np.array([occupations[n]["iscoGroup"].startswith(ICT) for n in right])
    return Task(
        "JobBERT, all labels" if all_labels else "JobBERT",
        "title",
        [row["vacancyTitle"] for row in titles],
        [label for each in labels for label in each],
        [{n} for n in right],
        {"MRR": reciprocal_rank, "hit@5": _first(5, recall_at)},
        starts=np.cumsum([0, *map(len, labels)])[:-1],
        slices={"ICT": is_ict},
    )


def _labels(row: Mapping[str, str]) -> list[str]:
    others = filter(None, map(str.strip, row["altLabels"].splitlines()))
    return list(dict.fromkeys([row["preferredLabel"], *others]))


def melo(folder: Path, to: str) -> Task:
    """Titles of the Belgian public employment service; every label of the right occupations is right."""
    folder = folder / f"melo/bel_q_fr_c_{to}"
    queries, corpus = (_pairs(folder / f"{name}.tsv") for name in ("queries", "corpus_elements"))
    right = _judged(folder / "annotations.tsv", queries, corpus)
    measures = {"MRR": lambda ranked, right: reciprocal_rank(ranked[:HELD_BY_TREC], right)}
    texts, lines = list(queries.values()), list(corpus.values())
    return Task(f"MELO fr→{to}", "title", texts, lines, right, measures, last_first=True)


def talentclef(folder: Path) -> Task:
    """Job titles and the titles similar to them; a title is not counted as similar to itself."""
    folder = folder / "talentclef2025/english"
    queries, corpus = (_pairs(folder / name, header=True) for name in ("queries", "corpus_elements"))
    right = _judged(folder / "qrels.tsv", queries, corpus)
    texts, lines = list(queries.values()), list(corpus.values())
    return Task("TalentCLEF", "title", texts, lines, right, {"MAP": average_precision}, last_first=True)


def skill_linking(folder: Path, field: str) -> Task:
    """Sentences of postings with the ESCO skills they name; sentences naming none are left out."""
    folder = folder / "skill-linking"
    labels = (folder / "skills_en_label.txt").read_text(encoding="utf-8").strip("\n").split("\n")
    number = {label: n for n, label in enumerate(labels)}
    right: dict[str, set[int]] = defaultdict(set)
    for row in _table(folder / f"{field}_validation_annotations.csv"):
        if row["label"] not in NO_SKILL:
            right[row["sentence"]].add(number[row["label"]])
    measures = {
        "MRR": reciprocal_rank,
        "RP@5": _first(5, r_precision_at),
        "RP@10": _first(10, r_precision_at),
    }
    return Task(field.upper(), "skill", list(right), labels, list(right.values()), measures)


TASKS: Mapping[str, Callable[[Path], Sequence[Task]]] = {
    "talentclef": lambda folder: [talentclef(folder)],
    "melo": lambda folder: [melo(folder, "fr"), melo(folder, "en")],
    "jobbert": lambda folder: [jobbert(folder, all_labels=False), jobbert(folder, all_labels=True)],
    "skills": lambda folder: [skill_linking(folder, "tech"), skill_linking(folder, "house")],
}


def _first(k: int, measure: Callable[[int, Sequence[int], set[int]], float]) -> Measure:
    return lambda ranked, right: measure(k, ranked, right)


def _table(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _pairs(path: Path, header: bool = False) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").strip("\n").split("\n")[header:]
    return dict(line.split("\t", 1) for line in lines)


def _judged(path: Path, queries: Iterable[str], corpus: Iterable[str]) -> list[set[int]]:
    """Right corpus lines per query, from the form of the TREC tools: query, 0, document, 1."""
    number = {id: n for n, id in enumerate(corpus)}
    right: dict[str, set[int]] = {id: set() for id in queries}
    for line in path.read_text(encoding="utf-8").strip("\n").split("\n"):
        query, _, document, grade = line.split("\t")
        if int(grade) > 0:
            right[query].add(number[document])
    return list(right.values())
