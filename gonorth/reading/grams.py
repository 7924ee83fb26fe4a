"""What is a short text made of? Its words, pairs of words next to each other, and the letters within words.

Takes texts; gives hashes of their features, all at once. Called by the encoder and by its training,
so that both see the same features.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gonorth.reading.title_text import fold

Hashes = NDArray[np.uint32]
Numbers = NDArray[np.int64]

LENGTHS = (3, 4, 5)  # letters in an n-gram, the space before and after a word included
LONGEST_WORD = 40  # letters of a word that count
LONGEST_TEXT = 8000  # letters of a text that count: at most 4,000 words, see sum_packed in encoder.py
_WORD = re.compile(r"[^\W_]+[+#]*")
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that it has an inverse modulo 2^64
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_WHOLE, _PAIR = np.uint64(101 << 40), np.uint64(102 << 40)  # what a feature is; an n-gram is its length


@dataclass(frozen=True)
class Grams:
    """The features of some texts. Words and pairs are told apart once each, however often they occur."""

    text_words: tuple[Numbers, Numbers]  # text number, word number: once for each word of a text
    word_features: tuple[Numbers, Hashes]  # word number, hash
    text_pairs: tuple[Numbers, Hashes]  # text number, hash


def words_of(text: str) -> list[str]:
    """The words of a text in their order, folded; what parts them is left out."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text[:LONGEST_TEXT]))]


def grams(texts: Iterable[str]) -> Grams:
    """All features of all texts."""
    by_text = [words_of(text) for text in texts]
    number: dict[str, int] = {}
    words = np.array([number.setdefault(w, len(number)) for found in by_text for w in found], np.int64)
    text_of = np.repeat(np.arange(len(by_text)), [len(found) for found in by_text])
    whole, word_features = _within(list(number))
    return Grams((text_of, words), word_features, _pairs(text_of, words, whole))


def _pairs(text_of: Numbers, words: Numbers, whole: NDArray[np.uint64]) -> tuple[Numbers, Hashes]:
    follows = text_of[1:] == text_of[:-1]
    first, second = whole[words[:-1][follows]], whole[words[1:][follows]]
    return text_of[1:][follows], _hash(first * _BASE + second, _PAIR)


def _within(words: Sequence[str]) -> tuple[NDArray[np.uint64], tuple[Numbers, Hashes]]:
    """A hash for each whole word, and the features of each: itself and its n-grams."""
    padded = [f" {word} " for word in words]
    lengths = np.array([len(word) for word in padded], np.int64)
    letters = np.frombuffer("".join(padded).encode("utf-32-le"), np.uint32).astype(np.uint64)
    word_of = np.repeat(np.arange(len(words)), lengths)
    powers, inverses = _powers(_BASE, len(letters)), _powers(_INVERSE, len(letters))
    upto = np.concatenate(([np.uint64(0)], np.cumsum(letters * powers, dtype=np.uint64)))
    ends = np.cumsum(lengths)
    starts = ends - lengths
    whole = (upto[ends] - upto[starts]) * inverses[starts]
    numbers, hashes = [np.arange(len(words))], [_hash(whole, _WHOLE)]
    for size in LENGTHS:
        last = max(len(letters) - size + 1, 0)
        at = np.flatnonzero(word_of[:last] == word_of[size - 1 :][:last])  # an n-gram stays within one word
        numbers.append(word_of[at])
        hashes.append(_hash((upto[at + size] - upto[at]) * inverses[at], np.uint64(size << 40)))
    return whole, (np.concatenate(numbers), np.concatenate(hashes))


def _powers(base: np.uint64, count: int) -> NDArray[np.uint64]:
    powers = np.full(max(count, 1), base)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


def _hash(value: NDArray[np.uint64], kind: np.uint64) -> Hashes:
    value = (value ^ (value >> np.uint64(31))) * _MIX + kind
    value = (value ^ (value >> np.uint64(29))) * _MIX
    return (value >> np.uint64(32)).astype(np.uint32)
