"""What does a short text mean? A vector that lies near those of texts that say the same in other words.

Takes texts in English or French; gives for each a vector of whole numbers, the sum of what its words, pairs
of words and letter groups mean, brought to one length. Called by the rankers of matching.

The numbers are whole from the table to the result, so that every processor gives the same: a product of two
vectors is exact in 32-bit floats (it stays below 2^24), in whatever order it is summed. How the table was
made: docs/explanation/encoder.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from gonorth.facts.arrays import map_array
from gonorth.reading.grams import Grams, Hashes, Numbers, grams

LENGTH = 4000  # of every vector, but that of a text of which nothing is known: it is all zero
FULL_PRODUCT = LENGTH * LENGTH  # of a vector with itself, as near as rounding brings it
AT_ONCE = 4096  # texts encoded together, which bounds the memory
ZERO = 8  # is added to every number when it is packed, so that it has no sign
_LOW_BITS = np.uint32(16)  # of a hash; the others say where to look for it
_LANES = np.uint64(0x000F_000F_000F_000F)  # one number of four bits at the end of each sixteen

Vectors = NDArray[np.float32]  # whole numbers; one row a text
_Sums = NDArray[np.int32]


@dataclass(frozen=True)
class Encoder:
    """A table of features, each with its hash and its vector."""

    hashes: Hashes  # ascending
    packed: NDArray[np.uint8]  # one row a hash, two numbers a byte; a multiple of eight bytes

    @property
    def size(self) -> int:
        return 2 * int(self.packed.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length LENGTH as near as rounding brings it."""
        parts = [self._encode(texts[at : at + AT_ONCE]) for at in range(0, len(texts), AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, self.size), np.float32)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        return _of_one_length(self.sums(grams(texts), len(texts)))

    def sums(self, found: Grams, texts: int) -> _Sums:
        """The plain sum of the vectors of all features of each text."""
        text_of, word_of = found.text_words
        words = int(word_of.max(initial=-1)) + 1
        of_words = self._gathered(*found.word_features, words)
        of_pairs = self._gathered(*found.text_pairs, texts)
        starts = np.flatnonzero(np.diff(text_of, prepend=-1))
        if len(starts):
            of_pairs[text_of[starts]] += np.add.reduceat(of_words[word_of], starts, axis=0)
        return of_pairs

    def places(self, hashes: Hashes) -> Numbers:
        """Where each hash is in the table, if it is: several times as quick as a search by halves."""
        at: Numbers = self._starts[hashes >> _LOW_BITS]
        last = len(self.hashes) - 1
        for _ in range(self._longest):
            at += self.hashes[at] < hashes
            np.minimum(at, last, out=at)
        return at

    @cached_property
    def _starts(self) -> Numbers:
        """For each value of the high bits of a hash, the first place that may hold one."""
        first = np.arange(1 << 16, dtype=np.uint32) << _LOW_BITS
        return np.minimum(np.searchsorted(self.hashes, first), len(self.hashes) - 1)

    @cached_property
    def _longest(self) -> int:
        """The most hashes whose high bits are the same."""
        return int(np.bincount(self.hashes >> _LOW_BITS).max())

    def _gathered(self, owners: Numbers, hashes: Hashes, count: int) -> _Sums:
        """The sum of the vectors of the known features of each of `count` owners."""
        at = self.places(hashes)
        is_known = self.hashes[at] == hashes
        owners, at = owners[is_known], at[is_known]
        in_order = np.argsort(owners, kind="stable")
        return sum_packed(self.packed[at[in_order]], owners[in_order], count)


def pack(rows: NDArray[np.int8]) -> NDArray[np.uint8]:
    """Numbers from -8 to 7, two a byte: the first half of a row in the low bits, the second in the high."""
    low, high = np.split((rows + ZERO).astype(np.uint8), 2, axis=1)
    return (low | high << 4).astype(np.uint8)


def sum_packed(packed: NDArray[np.uint8], owners: Numbers, count: int) -> _Sums:
    """The rows of each of `count` owners added up, shape (count, numbers of a row); owners are ascending.

    Four numbers are added at once, each in a lane of 16 bits of one word of 64: no owner has more than
    4,369 rows, for which grams.py sees, so that none runs over.
    """
    half = packed.shape[1]
    total = np.zeros((count, 2 * half), np.int32)
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    if len(starts):
        words, rows = packed.view("<u8"), owners[starts]
        excess = ZERO * np.diff(starts, append=len(owners))[:, None]
        for lane, first in enumerate((0, half, 1, half + 1)):
            lanes = (words >> np.uint64(4 * lane)) & _LANES
            sums = np.add.reduceat(lanes, starts, axis=0).astype("<u8", copy=False).view("<u2")
            total[rows, first : first + half : 2] = sums - excess
    return total


def _of_one_length(sums: _Sums) -> Vectors:
    exact = sums.astype(np.float64)
    lengths = np.sqrt(np.einsum("ij,ij->i", exact, exact))
    exact *= (LENGTH / np.maximum(lengths, 1))[:, None]
    return np.rint(exact).astype(np.float32)


@cache
def title_encoder() -> Encoder:
    """The encoder of job titles, mapped from its files: only what is looked up is read."""
    return _shipped("titles")


@cache
def skill_encoder() -> Encoder:
    """The encoder of skills and of sentences that speak of them."""
    return _shipped("skills")


def _shipped(name: str) -> Encoder:
    return Encoder(map_array(f"encoder/{name}_hashes.npy"), map_array(f"encoder/{name}_vectors.npy"))
