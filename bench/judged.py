"""How right is our order of openings? nDCG@10 on judged pairs of résumé and opening, beside its peers.

    .venv/bin/python bench/judged.py [FOLDER]        ours alone, résumé by résumé
    .venv/bin/python bench/quality.py --only judged  the mean, beside all peers

FOLDER holds `judged/` (pool.html, resumes.json, grades.json) and `../resumes/jsonresume`. Twelve people give
a noise of about .06: believe only large differences.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from numpy.typing import NDArray
from peers import Method, word_tfidf
from tasks import DEFAULT

from gonorth.boards import read_payload
from gonorth.facts.pack import read_pack
from gonorth.matching.evaluation import ndcg_at
from gonorth.matching.index import Index
from gonorth.matching.shortlist import Weights, match
from gonorth.nouns import Candidate, Opening, Terms
from gonorth.resumes import read_resume

TODAY = date(2026, 11, 21)
MANY_ORDERS = "200 random orders, mean"
SECTIONS = {  # of a JSON Resume: what of it is text
    "work": ("position", "summary", "highlights"),
    "skills": ("name", "keywords"),
    "projects": ("name", "description", "highlights", "keywords"),
}


@dataclass(frozen=True)
class Judged:
    ids: Sequence[str]  # of the openings
    pool: Sequence[Opening]
    grades: Sequence[Mapping[str, float]]  # one a résumé
    people: Sequence[Candidate]
    texts: Sequence[str]
    titles: Sequence[str]  # the two latest positions
    known: Sequence[str]  # all titles of the résumés

    def measure(self, scores: NDArray) -> list[float]:
        """nDCG@10 per résumé, of a matrix with a row each; ties from the last of the pool on."""
        orders = np.argsort(scores, axis=1, kind="stable")[:, ::-1]
        lists = ([self.ids[row] for row in order] for order in orders)
        return [ndcg_at(10, ranked, grades) for ranked, grades in zip(lists, self.grades, strict=True)]

    def random(self, seed: int) -> NDArray:
        return np.random.default_rng(seed).random((len(self.grades), len(self.ids)))

    def by_chance(self) -> float:
        return mean(mean(self.measure(self.random(seed))) for seed in range(200))


def read_judged(folder: Path) -> Judged:
    pool = read_payload((folder / "judged/pool.html").read_bytes(), "pool.html").openings
    grades, names = (
        json.loads((folder / f"judged/{name}.json").read_text()) for name in ("grades", "resumes")
    )
    files = [folder.parent / "resumes/jsonresume" / names[id] for id in grades]
    resumes = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    return Judged(
        [opening.url.rsplit("/", 1)[-1] for opening in pool],
        pool,
        list(grades.values()),
        [read_resume(file.read_bytes(), file.name, TODAY).candidate for file in files],
        [_text(resume) for resume in resumes],
        [". ".join(work["position"] for work in resume["work"][:2]) for resume in resumes],
        [title for resume in resumes for title in _titles(resume)],
    )


def _text(resume: Mapping[str, Any]) -> str:
    items = ((item, keys) for name, keys in SECTIONS.items() for item in resume.get(name) or ())
    said = [item.get(key) for item, keys in items for key in keys]
    return " ".join(_strings([resume["basics"].get("label"), resume["basics"].get("summary"), *said]))


def _titles(resume: Mapping[str, Any]) -> list[str]:
    titles = [resume["basics"].get("label"), *(work.get("position") for work in resume["work"])]
    return [title for title in titles if title]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def peers(judged: Judged, methods: Mapping[str, Method]) -> dict[str, NDArray]:
    """A matrix of scores per ranking, of texts by texts or of titles by titles."""
    texts = [f"{opening.title}\n{opening.description}" for opening in judged.pool]
    titles = [opening.title for opening in judged.pool]

    def by_text(method: Method) -> NDArray:
        return method.read("text")(texts)(judged.texts)

    def by_titles(method: Method) -> NDArray:
        return method.read("title")([*titles, *judged.known])(judged.titles)[:, : len(titles)]

    def by_latest(method: Method) -> NDArray:
        return method.read("title")(titles)([who.titles[0] for who in judged.people])

    scores = {"one random order": judged.random(0)}
    if "tfidf" in methods:
        scores["BM25, text"] = by_text(methods["bm25"])
        scores["word TF-IDF, text"] = by_text(word_tfidf())
        scores["character TF-IDF, titles"] = by_titles(methods["tfidf"])
    if "minilm" in methods:
        scores["MiniLM, text"] = by_text(methods["minilm"])
        scores["MiniLM, titles"] = by_titles(methods["minilm"])
        parts = ("MiniLM, text", "MiniLM, titles", "word TF-IDF, text")
        scores["MiniLM text + titles + word TF-IDF"] = sum(scores[part] for part in parts)
    ours = {f"{methods[key].name}, latest title": by_latest(methods[key]) for key in ("lexical", "ours")}
    return scores | ours


def fits(judged: Judged) -> dict[str, NDArray]:
    """The fit, by each edition of the weights."""
    index, editions = Index(judged.pool), read_pack("toronto-waterloo").weights.editions
    row = {opening.id: n for n, opening in enumerate(index.openings)}
    rows = [row[opening.id] for opening in judged.pool]
    return {
        f"GoNorth fit, weights of {each.starts}": np.stack(
            [match(index, who, Terms(), Weights.of(each.values)).scores[rows] for who in judged.people]
        )
        for each in editions
    }


if __name__ == "__main__":
    judged = read_judged(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
    for name, scores in fits(judged).items():
        each = judged.measure(scores)
        print(f"{name} {mean(each):.3f}  by résumé: " + " ".join(f"{value:.2f}" for value in each))
