"""Which texts mean the same? Drawn anew for each epoch.

Takes texts in their order; gives pairs of their numbers. Called by the lesson, once an epoch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from gonorth.reading.grams import Numbers
from train.lesson import Pairs
from train.sources import Text

Draw = Callable[[np.random.Generator], Pairs]
ACROSS = 2  # times as many pairs of two languages as there are names in the richer one
TO_THE_FIRST = 0.5  # of the other names of a concept are also paired with its first


def numbered(texts: Sequence[Text]) -> dict[str, list[int]]:
    """The numbers of each concept's texts."""
    found: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        found.setdefault(text.concept, []).append(number)
    return found


def concepts_of(texts: Sequence[Text]) -> Numbers:
    number: dict[tuple[bool, str], int] = {}
    return np.array([number.setdefault((t.kind == "skill", t.concept), len(number)) for t in texts])


def names(texts: Sequence[Text]) -> Draw:
    """Names of one concept: in a ring within each language, across the two, and with the first name."""
    groups = [[ids for ids in _by_language(texts, found) if ids] for found in numbered(texts).values()]
    others = np.array([(other, ids[0]) for group in groups for ids in group for other in ids[1:]])

    def draw(dice: np.random.Generator) -> Pairs:
        pairs: list[tuple[int, int]] = []
        for group in groups:
            for ids in group:
                if len(ids) > 1:
                    ring = dice.permutation(ids)
                    pairs += zip(ring, np.roll(ring, -1), strict=True)
            if len(group) > 1:
                count = max(map(len, group))
                for _ in range(ACROSS):
                    pairs += zip(*(dice.choice(ids, count) for ids in group), strict=True)
        return np.concatenate((np.array(pairs), others[dice.random(len(others)) < TO_THE_FIRST]))

    return draw


def _by_language(texts: Sequence[Text], numbers: Iterable[int]) -> tuple[list[int], list[int]]:
    english, french = [], []
    for number in numbers:
        (french if texts[number].language == "fr" else english).append(number)
    return english, french


def ring(texts: Sequence[Text]) -> Draw:
    """All names of a concept in one ring, whatever their language."""
    rings = [ids for ids in numbered(texts).values() if len(ids) > 1]
    pairs = np.array([pair for ids in rings for pair in zip(ids, [*ids[1:], ids[0]], strict=True)])
    return lambda dice: pairs


def with_a_name(named: Sequence[tuple[int, list[int]]], at_most: int | None = None) -> Draw:
    """Texts, each with some name of the concept it speaks of; `named`: a number, and those of the names."""

    def draw(dice: np.random.Generator) -> Pairs:
        count = min(at_most or len(named), len(named))
        drawn = dice.choice(len(named), count, replace=False)
        return np.array([(dice.choice(named[n][1]), named[n][0]) for n in drawn])

    return draw


def shifted(draw: Draw, by: int) -> Draw:
    """The pairs of texts that stand further on in a longer list."""
    return lambda dice: draw(dice) + by


def together(*draws: Draw) -> Draw:
    return lambda dice: np.concatenate([draw(dice) for draw in draws])
