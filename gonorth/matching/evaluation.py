"""How good is a ranking, held against judgements? The field's measures, as published."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet


def ndcg_at(k: int, ranked: Sequence[str], judgement: Mapping[str, float]) -> float:
    """Normalised discounted cumulative gain over the judged items of a ranking, from 0 to 1.

    Gain 2^grade - 1 and discount log2(rank + 1), after Burges et al., ICML 2005; items without a
    judgement are left out of the ranking before it is cut at `k`. 0 where nothing was graded above 0.
    """
    judged = [judgement[item] for item in ranked if item in judgement]
    ideal = _dcg(sorted(judgement.values(), reverse=True)[:k])
    return _dcg(judged[:k]) / ideal if ideal else 0.0


def _dcg(grades: Sequence[float]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))


def average_precision(ranked: Sequence[Hashable], relevant: AbstractSet[Hashable]) -> float:
    """The mean of the precision at each relevant item found; items never found count as 0."""
    found, total = 0, 0.0
    for rank, item in enumerate(ranked, 1):
        if item in relevant:
            found += 1
            total += found / rank
    return total / len(relevant) if relevant else 0.0


def reciprocal_rank(ranked: Sequence[Hashable], relevant: AbstractSet[Hashable]) -> float:
    """One over the rank of the first relevant item, 0 where none is found."""
    return next((1 / rank for rank, item in enumerate(ranked, 1) if item in relevant), 0.0)


def recall_at(k: int, ranked: Sequence[Hashable], relevant: AbstractSet[Hashable]) -> float:
    """How much of what is relevant stands among the first `k`; of one relevant item, whether it does."""
    return _found(k, ranked, relevant) / len(relevant) if relevant else 0.0


def r_precision_at(k: int, ranked: Sequence[Hashable], relevant: AbstractSet[Hashable]) -> float:
    """Recall at `k` against what `k` places can hold: of one relevant item or of ten, a full score is 1.

    RP@k of Chalkidis et al., ACL 2019, as used for skill linking by Decorte et al., RecSys in HR 2022.
    """
    return _found(k, ranked, relevant) / min(k, len(relevant)) if relevant else 0.0


def _found(k: int, ranked: Sequence[Hashable], relevant: AbstractSet[Hashable]) -> int:
    return sum(item in relevant for item in ranked[:k])
