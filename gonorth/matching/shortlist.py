"""Which openings are right for one candidate, best first, and why?

A fit is a sum of integers: weight times level over all criteria. It is the same for one candidate and
for a whole population, on every machine; ties break by the opening's id. Reasons are written only
for the shortlist.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from gonorth.matching.constraints import Verdicts, allowed, judge_all
from gonorth.matching.criteria import CRITERIA, Judged, held_skills
from gonorth.matching.index import Index
from gonorth.matching.ragged import Ints
from gonorth.matching.ranker import FULL
from gonorth.nouns import Candidate, Terms
from gonorth.reading.skills import speaking


@dataclass(frozen=True)
class Weights:
    """An edition of a pack's weights.toml."""

    weight: Mapping[str, int]  # by criterion, summing to FULL
    criterion: Mapping[str, Mapping[str, Any]]  # each criterion's settings
    good_fit: int  # a level, 0..FULL

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Weights:
        return cls(**{name: values[name] for name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class Judgement:
    """Every opening weighed for one candidate, whatever terms they state."""

    index: Index
    candidate: Candidate
    weights: Weights
    judged: Mapping[str, Judged]
    scores: Ints  # 0..FULL * FULL


@dataclass(frozen=True)
class Matches:
    """Every opening judged for one candidate: the arrays that shortlist, reasons and options share."""

    index: Index
    candidate: Candidate
    terms: Terms
    weights: Weights
    judged: Mapping[str, Judged]
    verdicts: Mapping[str, Verdicts]
    scores: Ints  # 0..FULL * FULL
    kept: Ints  # the allowed rows, in the order of rows

    @cached_property
    def rows(self) -> Ints:
        """The allowed rows, best first."""
        return self._best_first(self.kept)

    @cached_property
    def good(self) -> Ints:
        """The allowed rows that fit well, best first: the sum is high, and there were skills to judge."""
        is_good = (self.scores >= self.weights.good_fit * FULL) & self.judged["skills"].is_said
        return self._best_first(self.kept[is_good[self.kept]])

    @cached_property
    def held(self) -> Mapping[str, int]:
        """The skills the candidate has or implies, by id, each with its level. A language they work in is
        none that they lack, though it is a criterion of its own and counts for nothing among skills."""
        languages = filter(None, map(speaking, self.candidate.languages))
        known = held_skills(self.candidate, self.weights.criterion["skills"])
        return {**dict.fromkeys((language.id for language in languages), 0), **known}

    def fit(self, row: int) -> float:
        """From 0 (nothing fits) to 1 (everything asked is there)."""
        return int(self.scores[row]) / (FULL * FULL)

    def _best_first(self, rows: Ints) -> Ints:
        """By score, ties by row, which is by id: sorted as one number each, which is quickest."""
        places = np.sort((FULL * FULL - self.scores[rows]) * len(self.index) + rows)
        return places % len(self.index)


def match(index: Index, candidate: Candidate, terms: Terms, weights: Weights) -> Matches:
    """Judge every opening for one candidate and order the allowed ones."""
    return allow(weigh(index, candidate, weights), terms, judge_all(index, terms))


def weigh(index: Index, candidate: Candidate, weights: Weights) -> Judgement:
    judged = {c.name: c.judge(index, candidate, weights.criterion[c.name]) for c in CRITERIA}
    scores = np.zeros(len(index), np.int64)
    for name, each in judged.items():
        scores += weights.weight[name] * each.levels
    return Judgement(index, candidate, weights, judged, scores)


def allow(weighed: Judgement, terms: Terms, verdicts: Mapping[str, Verdicts]) -> Matches:
    """Keep the openings that no verdict excludes; `verdicts` are those of `terms`."""
    kept = np.flatnonzero(allowed(verdicts, len(weighed.index)))
    return Matches(terms=terms, verdicts=verdicts, kept=kept, **vars(weighed))
