"""How well does each opening suit one candidate, criterion by criterion?

Each criterion is one row: how it is judged (an integer level for every opening, and whether the
opening says enough to judge) and what we tell the person. To add one, add a row here, its sentences
in data/words/matching.*.toml and its weight in the region pack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gonorth.matching.index import Index
from gonorth.matching.ragged import UNKNOWN, Bools, Ints
from gonorth.matching.ranker import FULL
from gonorth.matching.rarity import rarity_of
from gonorth.nouns import Candidate
from gonorth.reading.skills import implied_by

Settings = Mapping[str, Any]  # the [criterion] tables of an edition of weights.toml


@dataclass(frozen=True)
class Judged:
    """One criterion over a whole index: `levels` 0..FULL, and `is_said` where there was enough to judge.

    Where an opening does not say enough, the level is the criterion's `unsaid` setting, whoever asks.
    """

    levels: Ints
    is_said: Bools
    share: Ints | None = None  # what the verdict goes by, where that is not the level
    nearest: Ints | None = None  # which of the candidate's titles decided, for the sentence


Judge = Callable[[Index, Candidate, Settings], Judged]


@dataclass(frozen=True)
class Criterion:
    name: str
    judge: Judge


def judge_title(index: Index, candidate: Candidate, settings: Settings) -> Judged:
    """The most similar of the candidate's titles, older ones counting less."""
    kept = list(zip(candidate.titles, _fading(settings), strict=False))
    if not kept:
        return Judged(np.zeros(len(index), np.int64), np.zeros(len(index), bool))
    by_title = np.stack([index.title_levels(title) * keeps // FULL for title, keeps in kept])
    return Judged(by_title.max(axis=0), np.ones(len(index), bool), nearest=by_title.argmax(axis=0))


def judge_occupation(index: Index, candidate: Candidate, settings: Settings) -> Judged:
    """The same NOC 2021 unit group, or one near it; unsure readings count less, or not at all."""
    levels = np.zeros(len(index.noc), np.int64)
    sure_enough = [o for o in candidate.occupations if 1000 * o.confidence >= settings["least_sure"]]
    for occupation, keeps in zip(sure_enough, _fading(settings), strict=False):
        noc = int(occupation.noc)
        near = np.where(
            index.noc == noc,
            settings["same_unit"],
            np.where(
                index.noc // 10 == noc // 10,
                settings["same_minor"],
                np.where(index.noc // 100 == noc // 100, settings["same_submajor"], 0),
            ),
        )
        sure = np.minimum(index.noc_confidence, round(1000 * occupation.confidence))
        levels = np.maximum(levels, near * (FULL + sure) // (2 * FULL) * keeps // FULL)
    silent = (index.noc == UNKNOWN) | (index.noc_confidence < settings["least_sure"])
    judged = _or_unsaid(levels, ~silent & bool(sure_enough), silent, settings)
    return Judged(judged.levels[index.occupation], judged.is_said[index.occupation])


def judge_skills(index: Index, candidate: Candidate, settings: Settings) -> Judged:
    """The share of what an opening asks that the candidate has, each skill weighted by its rarity.

    An opening that names few skills is judged as if it named `enough` of ordinary rarity, so that one
    lucky word is not a full match.
    """
    held = np.zeros(len(index), np.int64)
    for skill_id, level in held_skills(candidate, settings).items():
        held[index.asking(skill_id)] += rarity_of(skill_id) * level // FULL
    asked = index.asked_in_all
    levels = held * FULL // asked_weight(asked, settings)
    silent = index.asked.is_empty
    judged = _or_unsaid(levels, ~silent & bool(candidate.skills), silent, settings)
    return replace(judged, share=held * FULL // np.maximum(asked, 1))


def skill_level(asked: Iterable[str], has: Mapping[str, int], settings: Settings) -> int:
    """The level `judge_skills` gives an opening that asks for these; for "what if" questions."""
    rarity = {skill_id: rarity_of(skill_id) for skill_id in asked}
    held = sum(rarity[skill_id] * has.get(skill_id, 0) // FULL for skill_id in rarity)
    return int(held * FULL // asked_weight(np.int64(sum(rarity.values())), settings))


def asked_weight(asked: Ints | np.int64, settings: Settings) -> Ints:
    """The rarity of everything an opening asks, and at least that of `enough` ordinary skills."""
    return np.maximum(asked, int(settings["enough"]) * int(settings["ordinary"]))


def held_skills(candidate: Candidate, settings: Settings) -> dict[str, int]:
    """What the candidate has, and what that implies (React implies JavaScript), as skill id to level."""
    held: dict[str, int] = {}
    for skill in candidate.skills:
        held = with_skill(held, skill.id, settings)
    return held


def with_skill(held: Mapping[str, int], skill_id: str, settings: Settings) -> dict[str, int]:
    """What is held and one skill more, with what that one implies."""
    return {**dict.fromkeys(implied_by(skill_id), int(settings["implied"])), **held, skill_id: FULL}


def judge_seniority(index: Index, candidate: Candidate, settings: Settings) -> Judged:
    """How many rungs apart; an opening above asks more of a person than one below."""
    if candidate.seniority is None:
        return _nothing_said(index, settings)
    apart = index.rung - candidate.seniority.rung
    silent = index.rung == UNKNOWN
    levels = np.where(
        apart >= 0, _by_distance(settings["above"], apart), _by_distance(settings["below"], -apart)
    )
    return _or_unsaid(levels, ~silent, silent, settings)


def _by_distance(levels: list[int], apart: Ints) -> Ints:
    """The level for 0, 1, 2 … rungs apart; 0 beyond the list."""
    return np.array([*levels, 0])[np.clip(apart, 0, len(levels))]


def judge_language(index: Index, candidate: Candidate, settings: Settings) -> Judged:
    """Whether the posting is written in a language the candidate works in."""
    if not candidate.languages:
        return _nothing_said(index, settings)
    known = [index.languages.find(language) for language in candidate.languages]
    silent = index.language == UNKNOWN
    return _or_unsaid(np.where(np.isin(index.language, known), FULL, 0), ~silent, silent, settings)


CRITERIA = (
    Criterion("title", judge_title),
    Criterion("occupation", judge_occupation),
    Criterion("skills", judge_skills),
    Criterion("seniority", judge_seniority),
    Criterion("language", judge_language),
)


def _fading(settings: Settings) -> list[int]:
    """How much the most recent counts, the one before it, and so on."""
    return list(settings["fading"])


def _or_unsaid(levels: Ints, is_said: Bools, is_silent: Bools, settings: Settings) -> Judged:
    return Judged(np.where(is_silent, int(settings["unsaid"]), levels), is_said)


def _nothing_said(index: Index, settings: Settings) -> Judged:
    nobody = np.zeros(len(index), bool)
    return _or_unsaid(np.zeros(len(index), np.int64), nobody, ~nobody, settings)
