"""How a table learns what texts mean: it follows a teacher, and tells what means the same from all others.

Takes a table, and what to learn from; changes the table. Called by the commands that make a model.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gonorth.reading.grams import Numbers
from train.features import Floats
from train.table import Table

Pairs = NDArray[np.int64]  # shape (pairs, 2): numbers of texts that mean the same
SLOWEST = 0.02  # of the rate, at the end


@dataclass(frozen=True)
class Pace:
    epochs: int
    rate: float
    temperature: float = 0.07  # of the loss
    batch: int = 1024


def follow(
    table: Table,
    targets: Floats,
    dice: np.random.Generator,
    *,
    epochs: int,
    rate: float,
    batch: int = 2048,
) -> None:
    """Turn the vector of each text towards its target, shape (texts, size); a target of zeros is none.

    The targets are the vectors of a sentence encoder, for texts in its language and, by the concept they
    share, for those in another (multilingual distillation: Reimers and Gurevych, EMNLP 2020).
    """
    known = np.flatnonzero(targets.any(axis=1))
    done, steps = 0, epochs * (len(known) // batch)
    for _ in range(epochs):
        drawn = dice.permutation(known)
        for at in range(0, len(drawn) - batch + 1, batch):
            texts = drawn[at : at + batch]
            unit, lengths = table.encode(texts)
            table.learn(texts, unit, lengths, targets[texts] / -batch, rate * _slower(done, steps))
            done += 1


def contrast(
    table: Table,
    concepts: Numbers,
    pairs: Callable[[np.random.Generator], Pairs],
    dice: np.random.Generator,
    pace: Pace,
) -> None:
    """Each text of a pair must tell its partner from the partners of the others in a batch.

    The loss is the symmetric InfoNCE (van den Oord et al., 2018). `concepts`: of each text; `pairs` draws
    those of an epoch. The partners of others on the left of the same concept are neither right nor wrong.
    """
    done, steps, batch = 0, 0, pace.batch
    for _ in range(pace.epochs):
        drawn = pairs(dice)
        drawn = drawn[dice.permutation(len(drawn))]
        steps = steps or pace.epochs * (len(drawn) // batch)
        for at in range(0, len(drawn) - batch + 1, batch):
            left, right = drawn[at : at + batch].T
            texts = np.concatenate((left, right))
            unit, lengths = table.encode(texts)
            alike = concepts[left][:, None] == concepts[left][None, :]
            np.fill_diagonal(alike, False)
            slope = slope_of_info_nce(unit[:batch], unit[batch:], alike, pace.temperature)
            table.learn(texts, unit, lengths, slope, pace.rate * _slower(done, steps))
            done += 1


def slope_of_info_nce(left: Floats, right: Floats, masked: NDArray[np.bool_], temperature: float) -> Floats:
    """The slope of the loss by each row of `left`, then of `right`; masked pairs are left out of the sums."""
    logits = left @ right.T / np.float32(temperature)
    logits[masked] = -np.inf
    slope = _softmax(logits, axis=1) + _softmax(logits, axis=0)
    np.fill_diagonal(slope, slope.diagonal() - 2)
    slope /= np.float32(2 * len(left) * temperature)
    return np.concatenate((slope @ right, slope.T @ left))


def _softmax(logits: Floats, axis: int) -> Floats:
    share = np.exp(logits - logits.max(axis=axis, keepdims=True))
    share /= share.sum(axis=axis, keepdims=True)
    return share


def _slower(done: int, steps: int) -> float:
    return max(SLOWEST, 1 - done / steps)
