"""Do two titles mean the same work? The ranker that sees past letters: "lawyer" and "attorney" are near.

Its vectors are those of `reading/encoder.py`; queries cost one product with the distinct texts of the
corpus.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gonorth.matching.ranker import SAME, Levels
from gonorth.reading.encoder import FULL_PRODUCT, Vectors, title_encoder
from gonorth.reading.title_cleaning import clean_title

BLOCK = 512  # texts


class TitleRanker:
    """Cosine of the vectors of two titles, places and numbers and the like cleaned off (signs `Ranker`)."""

    text_of: NDArray[np.int64]  # for each line of the corpus, the number of its text
    vectors: NDArray[np.int16]  # half of what they take while they are multiplied

    def __init__(self, corpus: Sequence[str]) -> None:
        number = {text: n for n, text in enumerate(dict.fromkeys(corpus))}
        self.text_of = np.array([number[text] for text in corpus], np.int64)
        self.vectors = title_encoder().encode(list(number)).astype(np.int16)

    def similarities(self, queries: Sequence[str]) -> Levels:
        asked = title_encoder().encode([clean_title(query) or query for query in queries])
        products = self._products(asked).astype(np.int64)  # exact: whole numbers below 2^24
        levels: Levels = np.clip(products * SAME // FULL_PRODUCT, 0, SAME)
        return levels

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
