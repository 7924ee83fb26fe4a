"""How right is our order of openings? nDCG@10 on judged pairs of résumé and opening, beside baselines.

    .venv/bin/python bench/judged.py [FOLDER]

FOLDER holds `judged/` (pool.html, resumes.json, grades.json) and `../resumes/jsonresume`; it is not part
of the project. Twelve people give a noise of about .06: believe only large differences.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gonorth.boards import read_payload
from gonorth.facts.pack import read_pack
from gonorth.matching.evaluation import ndcg_at
from gonorth.matching.index import Index
from gonorth.matching.lexical import LexicalRanker
from gonorth.matching.shortlist import Weights, match
from gonorth.nouns import Candidate, Opening, Terms
from gonorth.resumes import read_resume

TODAY = date(2026, 11, 21)
OURS = "GoNorth fit, weights"
DEFAULT = Path(__file__).parent.parent.parent / "shared/data/benchmarks"
Scorer = Callable[[str, Candidate], Sequence[float]]  # résumé text, candidate -> a score per opening


def main(folder: Path) -> None:
    pool = read_payload((folder / "judged/pool.html").read_bytes(), "pool.html").openings
    ids = [opening.url.rsplit("/", 1)[-1] for opening in pool]
    grades = json.loads((folder / "judged/grades.json").read_text())
    resumes = _resumes(folder)
    print(f"{len(pool)} openings, {len(resumes)} résumés, {sum(map(len, grades.values()))} judged pairs\n")
    print(f"{'ranking':34} {'nDCG@10':>7}")
    print(f"{'random (mean of 200 orders)':34} {_random(ids, grades):7.3f}")
    rows = {name: _evaluate(score, ids, grades, resumes) for name, score in _scorers(pool).items()}
    for name, each in rows.items():
        print(f"{name:34} {sum(each) / len(each):7.3f}")
    for name in filter(lambda name: name.startswith(OURS), rows):
        print(f"\n{name}, by résumé: " + " ".join(f"{value:.2f}" for value in rows[name]), end="")
    print()


def _resumes(folder: Path) -> dict[str, tuple[str, Candidate]]:
    """Résumé id to its raw text (for the baselines) and its Candidate (for us)."""
    found = {}
    for id, name in json.loads((folder / "judged/resumes.json").read_text()).items():
        data = (folder.parent / "resumes/jsonresume" / name).read_bytes()
        text = " ".join(_strings(json.loads(data)))
        found[id] = (text, read_resume(data, name, TODAY).candidate)
    return found


def _scorers(pool: Sequence[Opening]) -> dict[str, Scorer]:
    texts = [f"{opening.title}\n{opening.description}" for opening in pool]
    bm25, tfidf = _bm25(texts), _tfidf(texts)
    titles = LexicalRanker([opening.title for opening in pool])
    return {
        "BM25, whole text": lambda text, who: bm25(text),
        "word TF-IDF, whole text": lambda text, who: tfidf(text),
        "character TF-IDF, latest title": lambda text, who: titles.similarity(who.titles[0]).tolist(),
        **_ours(pool),
    }


def _ours(pool: Sequence[Opening]) -> dict[str, Scorer]:
    """The fit by each edition of the weights."""
    index, editions = Index(pool), read_pack("toronto-waterloo").weights.editions
    return {f"{OURS} of {each.starts}": _fit(pool, index, Weights.of(each.values)) for each in editions}


def _fit(pool: Sequence[Opening], index: Index, weights: Weights) -> Scorer:
    def score(text: str, who: Candidate) -> Sequence[float]:
        scores = match(index, who, Terms(), weights).scores
        by_id = {opening.id: int(value) for opening, value in zip(index.openings, scores, strict=True)}
        return [by_id[opening.id] for opening in pool]

    return score


def _evaluate(
    score: Scorer,
    ids: Sequence[str],
    grades: Mapping[str, Mapping[str, float]],
    resumes: Mapping[str, tuple[str, Candidate]],
) -> list[float]:
    results = []
    for id, (text, who) in resumes.items():
        scores = score(text, who)
        ranked = [ids[row] for row in sorted(range(len(ids)), key=lambda row: (-scores[row], ids[row]))]
        results.append(ndcg_at(10, ranked, grades[id]))
    return results


def _random(ids: Sequence[str], grades: Mapping[str, Mapping[str, float]]) -> float:
    dice = random.Random(0)
    orders = [dice.sample(ids, len(ids)) for _ in range(200)]
    values = [ndcg_at(10, order, judgement) for order in orders for judgement in grades.values()]
    return sum(values) / len(values)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w+#]+", text.lower())


def _bm25(texts: Sequence[str], k1: float = 1.2, b: float = 0.75) -> Callable[[str], list[float]]:
    """Okapi BM25 (Robertson and Zaragoza, 2009)."""
    counts = [Counter(_words(text)) for text in texts]
    lengths = [sum(count.values()) for count in counts]
    mean, often = sum(lengths) / len(lengths), Counter(word for count in counts for word in count)
    idf = {w: math.log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for w, n in often.items()}

    def score(query: str) -> list[float]:
        words = set(_words(query)) & idf.keys()
        return [
            sum(idf[w] * c[w] * (k1 + 1) / (c[w] + k1 * (1 - b + b * n / mean)) for w in words & c.keys())
            for c, n in zip(counts, lengths, strict=True)
        ]

    return score


def _tfidf(texts: Sequence[str]) -> Callable[[str], list[float]]:
    """Cosine of (1 + log tf) · idf, the textbook form."""
    often = Counter(word for text in texts for word in set(_words(text)))
    idf = {word: math.log((1 + len(texts)) / (1 + n)) + 1 for word, n in often.items()}

    def vector(text: str) -> dict[str, float]:
        count = Counter(word for word in _words(text) if word in idf)
        weights = {word: (1 + math.log(n)) * idf[word] for word, n in count.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    vectors = [vector(text) for text in texts]

    def score(query: str) -> list[float]:
        asked = vector(query)
        return [sum(w * v[word] for word, w in asked.items() if word in v) for v in vectors]

    return score


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if not (folder / "judged").is_dir():
        sys.exit(f"no judged set at {folder}; name the folder that holds judged/")
    main(folder)
