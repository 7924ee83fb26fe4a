"""Which features has each text of the training, and how much does each of them say?

Takes texts; gives a vocabulary of feature hashes and, text by text, the features with their weights.
Called by the commands that train a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gonorth.reading.grams import Hashes, Numbers, grams

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Features:
    """The features of each text, one after the other: those of text t are at starts[t]:starts[t + 1]."""

    vocabulary: Hashes  # ascending
    starts: Numbers
    columns: NDArray[np.int32]  # places in the vocabulary
    weights: Floats  # of each; the squares of a text's weights add up to 1
    rarity: Floats  # of each feature of the vocabulary; part of the weights
    often: Numbers  # texts that have each feature

    def __len__(self) -> int:
        return len(self.starts) - 1


def count_features(texts: Sequence[str], least: int) -> Features:
    """TF-IDF weights (Salton and Buckley, 1988) of the features that at least so many texts have."""
    owners, hashes = _occurrences(texts)
    every, columns = np.unique(hashes, return_inverse=True)
    cells, counts = np.unique(owners * len(every) + columns, return_counts=True)
    owners, columns = cells // len(every), cells % len(every)
    often = np.bincount(columns, minlength=len(every))
    kept = often >= least
    number = np.cumsum(kept) - 1
    is_kept = kept[columns]
    owners, columns, counts = owners[is_kept], number[columns[is_kept]], counts[is_kept]
    rarity = np.log((1 + len(texts)) / (1 + often[kept])) + 1
    weights = counts * rarity[columns]
    lengths = np.sqrt(np.bincount(owners, weights**2, minlength=len(texts)))
    return Features(
        vocabulary=every[kept],
        starts=np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=len(texts))))),
        columns=columns.astype(np.int32),
        weights=(weights / lengths[owners]).astype(np.float32),
        rarity=rarity.astype(np.float32),
        often=often[kept],
    )


def _occurrences(texts: Sequence[str]) -> tuple[Numbers, Hashes]:
    """Text number and hash of every feature, as often as it occurs."""
    found = grams(texts)
    text_of, word_of = found.text_words
    word, hashes = found.word_features
    in_order = np.argsort(word, kind="stable")
    word, hashes = word[in_order], hashes[in_order]
    many = np.bincount(word, minlength=int(word_of.max(initial=-1)) + 1)
    first = np.cumsum(many) - many
    copies = many[word_of]
    within = np.arange(copies.sum()) - np.repeat(np.cumsum(copies) - copies, copies)
    at = np.repeat(first[word_of], copies) + within
    owners = np.repeat(text_of, copies)
    return np.concatenate((owners, found.text_pairs[0])), np.concatenate((hashes[at], found.text_pairs[1]))
