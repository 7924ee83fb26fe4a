"""How well does each opening suit one candidate, criterion by criterion?

Each criterion is one row: how it is judged (an integer level for every opening, and whether the
opening says enough to judge) and what we tell the person. To add one, add a row here, its sentences
in data/words/matching.*.toml and its weight in the region pack.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gonorth.matching.index import Index, trade
from gonorth.matching.ragged import UNKNOWN, Bools, Ints
from gonorth.matching.ranker import FULL, SAME
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
    """The most similar of the candidate's titles, older ones counting less. Of a likeness only what is more
    than `nothing` counts: so much have most titles in common.
    """
    fading, nothing = _fading(settings), int(settings.get("nothing", 0))
    mine = [trade(title) for title in candidate.titles[: len(fading)]]
    if not mine:
        return Judged(np.zeros(len(index), np.int64), np.zeros(len(index), bool))
    alike = np.maximum(index.titles.similarities(mine) // (SAME // FULL) - nothing, 0)
    keeps = np.array(fading[: len(mine)])[:, None]
    by_title = alike * FULL // (FULL - nothing) * keeps // FULL
    of_row = index.titles.text_of
    best, nearest = by_title.max(axis=0)[of_row], by_title.argmax(axis=0)[of_row]
    return Judged(best, np.ones(len(index), bool), nearest=nearest)


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
    """The share of what an opening asks that the candidate has, each skill weighted by its rarity, and those
    that the title names by `in_title` besides: they are what the work is about.

    An opening that names few skills is judged as if it named `enough` of ordinary rarity, so that one
    lucky word is not a full match; of what is named beyond that, `beyond` counts, for nobody asks for
    twenty skills of one person.
    """
    extra = _extra(settings)
    held = np.zeros(len(index), np.int64)
    for skill_id, level in held_skills(candidate, settings).items():
        asking, in_title = index.asking(skill_id)
        worth = rarity_of(skill_id) * level // FULL
        held[asking] += worth
        held[in_title] += worth * extra // FULL
    asked = index.asked_in_all + index.titled_in_all * extra // FULL
    silent = index.asked.is_empty
    levels = _coverage(held, asked, settings)
    judged = _or_unsaid(levels, ~silent & bool(candidate.skills), silent, settings)
    return replace(judged, share=np.maximum(held * FULL // np.maximum(asked, 1), levels))


def skill_level(index: Index, row: int, has: Mapping[str, int], settings: Settings) -> int:
    """The level `judge_skills` gives an opening that names skills; for "what if" questions."""
    extra, in_title = _extra(settings), index.named_in_title(row)
    rarity = {skill.id: rarity_of(skill.id) for skill in index.openings[row].skills}
    worth = {id: each * has.get(id, 0) // FULL for id, each in rarity.items()}
    held = sum(worth.values()) + sum(worth[id] * extra // FULL for id in in_title)
    asked = sum(rarity.values()) + sum(rarity[id] for id in in_title) * extra // FULL
    return int(_coverage(np.int64(held), np.int64(asked), settings))


def _extra(settings: Settings) -> int:
    """What being named in the title adds to a skill's weight, in thousandths of it."""
    return int(settings.get("in_title", FULL)) - FULL


def _coverage(held: Ints | np.int64, asked: Ints | np.int64, settings: Settings) -> Ints:
    """The level for so much held of so much asked, both in rarity."""
    enough = int(settings["enough"]) * int(settings["ordinary"])
    beyond = np.maximum(asked - enough, 0) * int(settings.get("beyond", FULL)) // FULL
    return np.minimum(held * FULL // (enough + beyond), FULL)


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
