"""From trained views to the table that ships: joined, shortened, pruned, and rounded to four bits.

Takes the vectors of one or more views; gives the files that `gonorth/reading/encoder.py` maps. Called by the
commands that make a model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gonorth.reading.encoder import pack
from gonorth.reading.grams import Hashes, Numbers
from train.features import Features, Floats

EVERY = 7  # texts one of which is looked at, where all would tell no more
OUTSIDE = 0.3  # percent of all numbers that are cut to the largest that four bits hold


@dataclass(frozen=True)
class View:
    features: Features
    vectors: Floats  # rarity folded in


@dataclass(frozen=True)
class Joined:
    vocabulary: Hashes
    often: Numbers
    vectors: Floats


def join(views: Sequence[View]) -> Joined:
    """The views side by side, each as long as the others on the mean. How often a feature occurs is counted
    in the texts of the first view."""
    vocabulary = np.unique(np.concatenate([view.features.vocabulary for view in views]))
    often = np.zeros(len(vocabulary), np.int64)
    often[np.searchsorted(vocabulary, views[0].features.vocabulary)] = views[0].features.often
    sides = []
    for view in views:
        side = np.zeros((len(vocabulary), view.vectors.shape[1]), np.float32)
        length = np.linalg.norm(sums(view.features, view.vectors), axis=1).mean()
        side[np.searchsorted(vocabulary, view.features.vocabulary)] = view.vectors / length
        sides.append(side)
    return Joined(vocabulary, often, np.concatenate(sides, axis=1))


def sums(features: Features, vectors: Floats) -> Floats:
    """The plain sum of the vectors of each text's features, of one text in EVERY."""
    spans = zip(features.starts[:-1:EVERY], features.starts[1::EVERY], strict=True)
    return np.stack([vectors[features.columns[start:end]].sum(axis=0) for start, end in spans])


def shorten(joined: Joined, texts: Features, size: int) -> Joined:
    """The `size` directions in which unit vectors of texts differ most (their principal components)."""
    at = np.searchsorted(joined.vocabulary, texts.vocabulary)
    unit = sums(texts, joined.vectors[at])
    unit /= np.linalg.norm(unit, axis=1, keepdims=True) + 1e-9
    _, directions = np.linalg.eigh(unit.T @ unit)
    return Joined(joined.vocabulary, joined.often, joined.vectors @ directions[:, -size:])


def counted_in(joined: Joined, texts: Features) -> Joined:
    """The same, with how often each feature occurs in other texts: those it will be asked about."""
    often = np.zeros(len(joined.vocabulary), np.int64)
    _, ours, theirs = np.intersect1d(joined.vocabulary, texts.vocabulary, return_indices=True)
    often[ours] = texts.often[theirs]
    return Joined(joined.vocabulary, often, joined.vectors)


def prune(joined: Joined, count: int) -> Joined:
    """The features that carry most: how often they occur times how long their vectors are."""
    weight = joined.often * np.linalg.norm(joined.vectors, axis=1)
    kept = np.sort(np.argsort(-weight, kind="stable")[:count])
    return Joined(joined.vocabulary[kept], joined.often[kept], joined.vectors[kept])


def write(joined: Joined, folder: Path, name: str) -> None:
    step = np.percentile(np.abs(joined.vectors), 100 - OUTSIDE) / 7
    whole = np.clip(np.rint(joined.vectors / step), -7, 7).astype(np.int8)
    np.save(folder / f"{name}_hashes.npy", joined.vocabulary)
    np.save(folder / f"{name}_vectors.npy", pack(whole))
