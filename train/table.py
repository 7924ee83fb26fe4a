"""The table that is trained: one vector a feature, and how it learns from the slope of a loss.

Takes texts by number and slopes by their vectors; gives vectors. Called by the lessons.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
from numba import njit
from numpy.typing import NDArray

from gonorth.reading.grams import Numbers
from train.features import Features, Floats

MEAN_KEPT, SQUARE_KEPT = 0.9, 0.999


class Table(ABC):
    """A table of random vectors of about `length`. A way to step is given by the two classes below."""

    def __init__(self, features: Features, size: int, dice: np.random.Generator, length: float = 1.0) -> None:
        self.features = features
        shape = len(features.vocabulary), size
        self.vectors: Floats = dice.standard_normal(shape, np.float32) * np.float32(length / size**0.5)
        self.start_over()

    def encode(self, texts: Numbers) -> tuple[Floats, Floats]:
        """Unit vectors of some texts, shape (n, size), and their lengths before, shape (n, 1)."""
        sums = np.zeros((len(texts), self.vectors.shape[1]), np.float32)
        of = self.features
        _add_up(self.vectors, of.starts, of.columns, of.weights, texts, sums)
        lengths = np.sqrt((sums * sums).sum(axis=1, keepdims=True)) + np.float32(1e-6)
        return sums / lengths, lengths

    def learn(self, texts: Numbers, unit: Floats, lengths: Floats, slope: Floats, rate: float) -> None:
        """Step against the slope of a loss by the unit vectors of `texts`."""
        along = (slope * unit).sum(axis=1, keepdims=True)
        self._step(texts, ((slope - unit * along) / lengths).astype(np.float32), rate)

    @abstractmethod
    def start_over(self) -> None:
        """Forget how far each feature has learned, not what."""

    @abstractmethod
    def _step(self, texts: Numbers, by_sums: Floats, rate: float) -> None:
        """Step against the slope of a loss by the sums of `texts`, before they are brought to one length."""

    def folded(self) -> Floats:
        """The vectors with each feature's rarity in them: a text is then a plain sum."""
        return self.vectors * self.features.rarity[:, None]


class AdamTable(Table):
    """Steps of Adam (Kingma and Ba, ICLR 2015), for the features of the batch alone."""

    def start_over(self) -> None:
        self._slope, self._mean, self._square = (np.zeros_like(self.vectors) for _ in range(3))
        self._steps = 0

    def _step(self, texts: Numbers, by_sums: Floats, rate: float) -> None:
        of = self.features
        touched = _spread(self._slope, of.starts, of.columns, of.weights, texts, by_sums)
        self._steps += 1
        late = np.float32(rate / (1 - MEAN_KEPT**self._steps))
        later = np.float32(1 / (1 - SQUARE_KEPT**self._steps))
        _adam(self.vectors, self._slope, self._mean, self._square, np.flatnonzero(touched), late, later)


class AdagradTable(Table):
    """Steps of Adagrad (Duchi et al., JMLR 2011), text by text, one sum for each feature."""

    def start_over(self) -> None:
        self._learned = np.full(len(self.vectors), 1e-10)

    def _step(self, texts: Numbers, by_sums: Floats, rate: float) -> None:
        of = self.features
        _adagrad(self.vectors, self._learned, of.starts, of.columns, of.weights, texts, by_sums, rate)


@njit(fastmath=True, nogil=True, cache=True)
def _add_up(
    vectors: Floats,
    starts: Numbers,
    columns: NDArray[np.int32],
    weights: Floats,
    texts: Numbers,
    sums: Floats,
) -> None:
    for row in range(len(texts)):
        for at in range(starts[texts[row]], starts[texts[row] + 1]):
            feature, weight = columns[at], weights[at]
            for axis in range(vectors.shape[1]):
                sums[row, axis] += weight * vectors[feature, axis]


@njit(fastmath=True, nogil=True, cache=True)
def _spread(
    slope: Floats,
    starts: Numbers,
    columns: NDArray[np.int32],
    weights: Floats,
    texts: Numbers,
    by_sums: Floats,
) -> NDArray[np.bool_]:
    """Add up the slope by each feature's vector; which features have one."""
    touched = np.zeros(len(slope), np.bool_)
    for row in range(len(texts)):
        for at in range(starts[texts[row]], starts[texts[row] + 1]):
            feature, weight = columns[at], weights[at]
            touched[feature] = True
            for axis in range(slope.shape[1]):
                slope[feature, axis] += weight * by_sums[row, axis]
    return touched


@njit(fastmath=True, nogil=True, cache=True)
def _adam(
    vectors: Floats, slope: Floats, mean: Floats, square: Floats, touched: Numbers, late: float, later: float
) -> None:
    """One step of Adam for the touched features, whose slope is then forgotten."""
    for feature in touched:
        for axis in range(slope.shape[1]):
            g = slope[feature, axis]
            m = np.float32(MEAN_KEPT) * mean[feature, axis] + np.float32(1 - MEAN_KEPT) * g
            s = np.float32(SQUARE_KEPT) * square[feature, axis] + np.float32(1 - SQUARE_KEPT) * g * g
            mean[feature, axis], square[feature, axis], slope[feature, axis] = m, s, 0
            vectors[feature, axis] -= late * m / (np.sqrt(s * later) + np.float32(1e-8))


@njit(fastmath=True, nogil=True, cache=True)
def _adagrad(
    vectors: Floats,
    learned: NDArray[np.float64],
    starts: Numbers,
    columns: NDArray[np.int32],
    weights: Floats,
    texts: Numbers,
    by_sums: Floats,
    rate: float,
) -> None:
    size = vectors.shape[1]
    for row in range(len(texts)):
        square = 0.0
        for axis in range(size):
            square += by_sums[row, axis] * by_sums[row, axis]
        for at in range(starts[texts[row]], starts[texts[row] + 1]):
            feature, weight = columns[at], weights[at]
            learned[feature] += weight * weight * square / size
            step = np.float32(rate * weight / np.sqrt(learned[feature]))
            for axis in range(size):
                vectors[feature, axis] -= step * by_sums[row, axis]
