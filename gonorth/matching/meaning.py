"""Do two titles mean the same work? Does a sentence speak of a skill? The rankers that see past letters.

Their vectors are those of `reading/encoder.py`: "lawyer" and "attorney" are near. Queries cost one product
with the distinct texts of the corpus.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from gonorth.matching.ragged import Codes, Ragged
from gonorth.matching.ranker import SAME, Levels, distinct
from gonorth.reading.encoder import FULL_PRODUCT, Encoder, Vectors, skill_encoder, title_encoder
from gonorth.reading.grams import words_of
from gonorth.reading.title_cleaning import clean_title

BLOCK = 512  # texts
LONGEST_RUN = 4  # words of a sentence that may name a skill together
MOST_WORDS = 200  # of a sentence that are looked at
SHARES = (2, 2, 1)  # of the whole sentence, of its nearest run, of the words of the skill
RARITY = 1000  # what e-fold rarity weighs

Columns = NDArray[np.int16]  # vectors, in half of what they take while they are multiplied


class _MeaningRanker(ABC):
    """The distinct texts of a corpus as vectors, and the products of others with them."""

    text_of: NDArray[np.int64]  # for each line of the corpus, the number of its text
    vectors: Columns

    def __init__(self, corpus: Sequence[str]) -> None:
        texts, self.text_of = distinct(corpus)
        self.vectors = self._encoder().encode(texts).astype(np.int16)

    @abstractmethod
    def similarities(self, queries: Sequence[str]) -> Levels: ...

    @staticmethod
    @abstractmethod
    def _encoder() -> Encoder: ...

    def similarity(self, query: str) -> Levels:
        levels: Levels = self.similarities([query])[0]
        return levels[self.text_of]


class TitleRanker(_MeaningRanker):
    """Cosine of the vectors of two titles, places and numbers and the like cleaned off (signs `Ranker`)."""

    @staticmethod
    def _encoder() -> Encoder:
        return title_encoder()

    def similarities(self, queries: Sequence[str]) -> Levels:
        asked = title_encoder().encode([clean_title(query) or query for query in queries])
        return _levels(_products(asked, self.vectors))


class SkillRanker(_MeaningRanker):
    """How near a skill is to a sentence as a whole, how near to what is nearest in it, and how much of the
    skill's own words, rarer ones more, the sentence has in some form; in parts of SHARES (signs `Ranker`).

    A sum of a whole sentence is near to everything in it and to nothing; a few words of it name the skill.
    """

    words: Ragged  # of each text, the numbers of its words
    rarity: NDArray[np.int64]  # of each of these
    word_vectors: Columns

    def __init__(self, corpus: Sequence[str]) -> None:
        super().__init__(corpus)
        texts, codes = distinct(corpus)[0], Codes()
        self.words = Ragged.of([codes.add(word) for word in dict.fromkeys(words_of(text))] for text in texts)
        self.word_vectors = skill_encoder().encode(list(codes)).astype(np.int16)
        often = np.bincount(self.words.values, minlength=len(codes))
        rarity = np.rint(RARITY * np.log1p(len(texts) / np.maximum(often, 1))).astype(np.int64)
        self.rarity = rarity[self.words.values]

    @staticmethod
    def _encoder() -> Encoder:
        return skill_encoder()

    def similarities(self, queries: Sequence[str]) -> Levels:
        levels = [self._of_sentence(query) for query in queries]
        return np.array(levels, np.int64).reshape(len(queries), len(self.vectors))

    def _of_sentence(self, sentence: str) -> Levels:
        products = _products(skill_encoder().encode([sentence, *_runs(sentence)]), self.vectors)
        parts = (products[0], products.max(axis=0), self._covered(sentence))
        total = sum(share * part for share, part in zip(SHARES, parts, strict=True))
        return _levels(total // sum(SHARES))

    def _covered(self, sentence: str) -> Levels:
        """Of each text, how near its words are to those of a sentence that are nearest to them."""
        said = skill_encoder().encode(list(dict.fromkeys(words_of(sentence)[:MOST_WORDS])) or [""])
        nearest = _products(said, self.word_vectors).max(axis=0)
        covered: Levels = self.words.sums(nearest[self.words.values] * self.rarity)
        return covered // np.maximum(self.words.sums(self.rarity), 1)


def _products(asked: Vectors, columns: Columns) -> Levels:
    """Block by block, each small enough to stay near the processor: several times as quick as at once."""
    products = np.empty((len(asked), len(columns)), np.int64)
    for start in range(0, len(columns), BLOCK):
        block = columns[start : start + BLOCK].astype(np.float32)
        products[:, start : start + BLOCK] = (block @ asked.T).T  # exact: whole numbers below 2^24
    return products


def _runs(sentence: str) -> Iterator[str]:
    """Every run of a few words."""
    words = words_of(sentence)[:MOST_WORDS]
    for size in range(1, LONGEST_RUN + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _levels(products: NDArray[np.int64]) -> Levels:
    levels: Levels = np.clip(products * SAME // FULL_PRODUCT, 0, SAME)
    return levels
