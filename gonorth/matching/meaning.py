"""Do two titles mean the same work? Does a sentence speak of a skill? The rankers that see past letters.

Their vectors are those of `reading/encoder.py`: "lawyer" and "attorney" are near. Queries cost one product
with the distinct texts of the corpus.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from gonorth.matching.ranker import SAME, Levels, distinct
from gonorth.reading.encoder import FULL_PRODUCT, Vectors, title_encoder
from gonorth.reading.grams import words_of
from gonorth.reading.title_cleaning import clean_title

BLOCK = 512  # texts
LONGEST_RUN = 4  # words of a sentence that may name a skill together
MOST_WORDS = 200  # of a sentence that are looked at


class _MeaningRanker(ABC):
    """The distinct texts of a corpus as vectors, and the products of others with them."""

    text_of: NDArray[np.int64]  # for each line of the corpus, the number of its text
    vectors: NDArray[np.int16]  # half of what they take while they are multiplied

    def __init__(self, corpus: Sequence[str]) -> None:
        texts, self.text_of = distinct(corpus)
        self.vectors = title_encoder().encode(texts).astype(np.int16)

    @abstractmethod
    def similarities(self, queries: Sequence[str]) -> Levels: ...

    def _products(self, asked: Vectors) -> Vectors:
        """Block by block, each small enough to stay near the processor: several times as quick as at once."""
        products = np.empty((len(asked), len(self.vectors)), np.float32)
        for start in range(0, len(self.vectors), BLOCK):
            block = self.vectors[start : start + BLOCK].astype(np.float32)
            products[:, start : start + BLOCK] = (block @ asked.T).T
        return products

    def similarity(self, query: str) -> Levels:
        levels: Levels = self.similarities([query])[0]
        return levels[self.text_of]


class TitleRanker(_MeaningRanker):
    """Cosine of the vectors of two titles, places and numbers and the like cleaned off (signs `Ranker`)."""

    def similarities(self, queries: Sequence[str]) -> Levels:
        asked = title_encoder().encode([clean_title(query) or query for query in queries])
        return _levels(self._products(asked).astype(np.int64))  # exact: whole numbers below 2^24


class SkillRanker(_MeaningRanker):
    """How near a skill is to a sentence as a whole, and to what is nearest in it, half each (signs `Ranker`).

    A sum of a whole sentence is near to everything in it and to nothing; a few words of it name the skill.
    """

    def similarities(self, queries: Sequence[str]) -> Levels:
        levels = [self._of_sentence(query) for query in queries]
        return np.array(levels, np.int64).reshape(len(queries), len(self.vectors))

    def _of_sentence(self, sentence: str) -> Levels:
        asked = title_encoder().encode([sentence, *_runs(sentence)])
        products = self._products(asked).astype(np.int64)
        return _levels((products[0] + products.max(axis=0)) // 2)


def _runs(sentence: str) -> Iterator[str]:
    """Every run of a few words."""
    words = words_of(sentence)[:MOST_WORDS]
    for size in range(1, LONGEST_RUN + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _levels(products: NDArray[np.int64]) -> Levels:
    levels: Levels = np.clip(products * SAME // FULL_PRODUCT, 0, SAME)
    return levels
