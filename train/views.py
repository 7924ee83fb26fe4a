"""Two tables learn apart and err differently; their mean errs less than either.

Takes texts and pairs of them; gives the vectors of a table. Called by the commands that make a model, which
say how long and how fast.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from train.features import Features, count_features
from train.lesson import Pace, contrast, follow
from train.pack import View
from train.pairs import Draw, concepts_of
from train.sources import Text
from train.table import AdagradTable, AdamTable
from train.teacher import targets

LEAST = 2  # texts a feature must occur in
FOLLOWED = 3  # times the teacher is gone through


def follower(
    texts: Sequence[Text], draw: Draw, size: int, seed: int, teacher: Path | None, pace: Pace
) -> View:
    """A table that first follows a teacher (its vectors are kept in a file), then tells pairs from others."""
    features, concepts, dice = _counted(texts), concepts_of(texts), np.random.default_rng(seed)
    table = AdagradTable(features, size, dice, length=0.3)
    follow(table, targets(texts, concepts, size, teacher), dice, epochs=FOLLOWED, rate=0.1)
    table.start_over()
    contrast(table, concepts, draw, dice, pace)
    return View(features, table.folded())


def teller(texts: Sequence[Text], draw: Draw, size: int, seed: int, pace: Pace) -> View:
    """A table that tells pairs from others, and nothing else."""
    features, dice = _counted(texts), np.random.default_rng(seed)
    table = AdamTable(features, size, dice)
    contrast(table, concepts_of(texts), draw, dice, pace)
    return View(features, table.folded())


def _counted(texts: Sequence[Text]) -> Features:
    features = count_features([text.text for text in texts], LEAST)
    print(f"{len(texts):,} texts, {len(features.vocabulary):,} features", flush=True)
    return features
