"""Do two short texts share letters? The plain, honest ranker: character n-grams, TF-IDF, cosine.

It knows no meanings ("lawyer" and "attorney" share nothing); it is the baseline a better ranker
must beat, and it is quick: one pass of array arithmetic builds it, one sparse product answers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gonorth.matching.ranker import SAME, Levels, distinct

LENGTHS = (2, 3, 4, 5)  # letters in an n-gram, the space before and after a word included
BUCKETS = 1 << 20  # n-grams are told apart by a hash; collisions at this size do not change a ranking
SCALE = 1 << 14  # weights are integers: sums of integers are the same on every processor
LONGEST = 400  # letters of a text that count
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SPACE = np.uint64(ord(" "))


class LexicalRanker:
    """Cosine of TF-IDF-weighted character n-grams within words (signs `Ranker`)."""

    text_of: NDArray[np.int64]  # for each line of the corpus, the number of its text
    known: NDArray[np.uint64]  # the n-grams of the corpus
    rarity: NDArray[np.float64]  # of each of them
    starts: NDArray[np.int64]  # and where in the next two its texts begin
    rows: NDArray[np.int64]
    weights: NDArray[np.int64]

    def __init__(self, corpus: Sequence[str]) -> None:
        texts, self.text_of = distinct(corpus)  # many are the same: weigh them once
        rows, grams, counts = _count_grams(texts)
        known, gram_of, texts_with = np.unique(grams, return_inverse=True, return_counts=True)
        times = np.bincount(self.text_of, minlength=len(texts))
        postings = np.bincount(gram_of, times[rows], minlength=len(known))  # exact: whole numbers
        self.known = known
        self.rarity = np.log((1 + len(self.text_of)) / (1 + postings)) + 1
        weights = (1 + np.log(counts)) * self.rarity[gram_of]
        lengths = np.sqrt(np.bincount(rows, weights**2, minlength=len(texts)))
        by_gram = np.argsort(gram_of, kind="stable")
        self.rows = rows[by_gram]
        self.weights = np.rint(weights / lengths[rows] * SCALE).astype(np.int64)[by_gram]
        self.starts = np.concatenate(([0], np.cumsum(texts_with)))

    def similarities(self, queries: Sequence[str]) -> Levels:
        texts = int(self.text_of.max(initial=-1)) + 1
        levels = [self._similarity(query, texts) for query in queries]
        return np.array(levels, np.int64).reshape(len(queries), texts)

    def similarity(self, query: str) -> Levels:
        levels: Levels = self.similarities([query])[0]
        return levels[self.text_of]

    def _similarity(self, query: str, texts: int) -> Levels:
        _, grams, counts = _count_grams([query])
        weights = (1 + np.log(counts)) * self._rarity_of(grams)
        if not len(weights):
            return np.zeros(texts, np.int64)
        weights = np.rint(weights / np.sqrt((weights**2).sum()) * SCALE).astype(np.int64)
        total = np.zeros(texts, np.int64)
        at = np.searchsorted(self.known, grams)
        for gram, place, weight in zip(grams, at, weights, strict=True):
            if place < len(self.known) and self.known[place] == gram:
                span = slice(self.starts[place], self.starts[place + 1])
                total[self.rows[span]] += self.weights[span] * weight  # a row occurs once per gram
        levels: Levels = np.minimum(total * SAME // (SCALE * SCALE), SAME)
        return levels

    def _rarity_of(self, grams: NDArray[np.uint64]) -> NDArray[np.float64]:
        at = np.minimum(np.searchsorted(self.known, grams), max(len(self.known) - 1, 0))
        unseen = np.log(1 + len(self.text_of)) + 1
        if not len(self.known):
            return np.full(len(grams), unseen)
        return np.where(self.known[at] == grams, self.rarity[at], unseen)


def _count_grams(
    texts: Sequence[str],
) -> tuple[NDArray[np.int64], NDArray[np.uint64], NDArray[np.int64]]:
    """All n-grams of all texts as parallel arrays: text number, n-gram, how often."""
    words = [_fold(text) for text in texts]
    letters = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32).astype(np.uint64)
    text_of = np.repeat(np.arange(len(words)), [len(word) for word in words])
    pairs = []
    for length in LENGTHS:
        if len(letters) < length:
            continue
        last = len(letters) - length + 1
        gram = np.full(last, np.uint64(length))
        is_whole = text_of[:last] == text_of[length - 1 :]
        for offset in range(length):
            letter = letters[offset : last + offset]
            gram = (gram ^ letter) * _MIX
            gram ^= gram >> np.uint64(29)
            if 0 < offset < length - 1:
                is_whole &= letter != _SPACE  # an n-gram stays within one word
        pairs.append(np.stack((text_of[:last].astype(np.uint64), gram % np.uint64(BUCKETS)))[:, is_whole])
    both = np.concatenate(pairs, axis=1) if pairs else np.zeros((2, 0), np.uint64)
    keys, counts = np.unique(both[0] * np.uint64(BUCKETS) + both[1], return_counts=True)
    return (keys // np.uint64(BUCKETS)).astype(np.int64), keys % np.uint64(BUCKETS), counts


def _fold(text: str) -> str:
    """Lower case without accents, words between single spaces: `Développeur` reads as `developpeur`."""
    plain = unicodedata.normalize("NFKD", text[:LONGEST]).lower()
    kept = "".join(c if c.isalnum() or c in "+#" else " " for c in plain if not unicodedata.combining(c))
    return f" {' '.join(kept.split())} "
