"""What would I keep, may I come, and what next? The parts of the answer that stand between a job and a home.

Whatever a person states here is seen by these rooms alone: matching has no place for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gonorth.facts.dated import OutOfDate
from gonorth.facts.region import Region
from gonorth.facts.words import Lang, Refusal, Sentence, Sum, say
from gonorth.immigration.checklist import Step, checklist, path_of
from gonorth.immigration.couple import Plan, plan
from gonorth.immigration.document import plan_json, step_json
from gonorth.immigration.facts_asked import Facts
from gonorth.immigration.steps import Path
from gonorth.nouns import Figure, Kind, Opening, plain
from gonorth.pay.compare import Comparison, Kept, compare, keep_here
from gonorth.pay.exchange import Rate, rate_on
from gonorth.pay.figures import Maker
from gonorth.pay.question import PayQuestion
from gonorth.pay.spoken import SpokenPay, as_json, speak
from gonorth.pay.where import where_of


@dataclass(frozen=True)
class Move:
    """What a person states of moving; nothing of it need be stated."""

    pay: PayQuestion | None = None
    facts: Facts = Facts()
    partner: Facts | None = None
    move_on: date | None = None


@dataclass(frozen=True)
class Advertised:
    """The pay that openings show, and what one person alone keeps of it."""

    sentence: Sentence
    ends: tuple[Figure, ...]  # low and high, before tax
    kept: tuple[Figure, ...]  # and after


@dataclass(frozen=True)
class Moving:
    compared: Comparison | None
    pay: SpokenPay | None  # the same in words; None: what is earned today was not stated, or `why_no_pay`
    why_no_pay: Sentence | None  # the taxes of the year are not known, or those of so much pay
    advertised: Advertised | None
    plan: Plan
    path: Path | None  # of the first pathway that looks open
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Shortlist:
    """The openings that are shown, and how figures counted from them are called."""

    openings: tuple[Opening, ...]
    source: str  # Source.id
    kind: Kind


def moving(
    move: Move, shown: Shortlist, region: Region, today: date, lang: Lang, rate: Rate | None = None
) -> Moving:
    """`rate`: the newest that was fetched; without one, that which ships.

    Raises Refusal for what contradicts itself, or a day of arrival nobody can plan for.
    """
    facts = towards(_with_children(move), region)
    partner = towards(move.partner, region) if move.partner else None
    planned = plan(facts, partner, today)
    path = path_of(planned.me.outlooks)
    compared, why = _compared(move, today, rate)
    return Moving(
        compared=compared,
        pay=speak(compared, lang) if compared else None,
        why_no_pay=why,
        advertised=_advertised(shown, region, Maker(today, lang)),
        plan=planned,
        path=path,
        steps=checklist(facts, path, move.move_on, today),
    )


def towards(facts: Facts, region: Region) -> Facts:
    """Somebody who asks about a region means to move there, unless they say otherwise."""
    is_said = facts["destination_province"] is not None or region.country != "CA"
    return facts if is_said or not facts.told else facts.given(destination_province=region.province)


def _with_children(move: Move) -> Facts:
    """Children in child care move too, where no other number is told."""
    children = move.pay.children if move.pay else 0
    known = move.facts["children"] is not None
    return move.facts.given(children=children) if children and not known else move.facts


def _compared(move: Move, today: date, rate: Rate | None) -> tuple[Comparison | None, Sentence | None]:
    if move.pay is None:
        return None, None
    try:
        return compare(move.pay, rate_on(today, rate), today), None
    except OutOfDate:
        return None, Sentence("moving.year_unknown", {"year": str(move.pay.year)})
    except Refusal as refusal:  # so much pay that it is none we can tax
        return None, refusal.sentence


def _advertised(shortlist: Shortlist, region: Region, make: Maker) -> Advertised | None:
    """None where no opening shows pay in the money of the region, or its taxes are not known."""
    at = where_of(region.centre[0])
    shown = [pay for each in shortlist.openings if (pay := each.pay) and at and pay.currency == at.currency]
    lows = [end for pay in shown if (end := pay.yearly_low or pay.yearly_high) is not None]
    highs = [end for pay in shown if (end := pay.yearly_high or pay.yearly_low) is not None]
    if at is None or not lows:
        return None
    try:
        kept = [keep_here(end, end, at.jurisdiction, make.today.year)[0] for end in (min(lows), max(highs))]
    except OutOfDate:
        return None
    low, high = kept
    said = {
        "low": Sum(low.gross, at.currency),
        "high": Sum(high.gross, at.currency),
        "kept_low": Sum(low.assessment.net, at.currency),
        "kept_high": Sum(high.assessment.net, at.currency),
    }
    return Advertised(
        Sentence("moving.advertised", {"n": len(shown), "at": at.at, **said}),
        tuple(_shown(make, shortlist, end, each) for end, each in (("low", low), ("high", high))),
        tuple(_left(make, end, each) for end, each in (("low", low), ("high", high))),
    )


def _shown(make: Maker, shortlist: Shortlist, end: str, one: Kept) -> Figure:
    return make(
        "advertised",
        one.gross,
        one.assessment.currency,
        id=end,
        source=shortlist.source,
        confidence="B",
        kind=shortlist.kind,
    )


def _left(make: Maker, end: str, one: Kept) -> Figure:
    assessed, source = one.assessment, one.assessment.sources[0]
    return make(
        "advertised_kept",
        assessed.net,
        assessed.currency,
        id=end,
        source=source,
        confidence=assessed.confidence,
    )


def _why_null(found: Moving) -> Sentence:
    return found.why_no_pay or Sentence("moving.pay_unsaid", {})


def moving_json(found: Moving, openings: Iterable[Opening], lang: Lang) -> Mapping[str, Any]:
    """The parts `pay`, `pathways` and `next_steps` of the answer's document."""
    advertised = found.advertised
    return {
        "pay": {
            "compared": as_json(found.compared, found.pay) if found.compared and found.pay else None,
            "why_null": None if found.pay else _why_null(found).say(lang),
            "advertised": advertised
            and {
                "sentence": advertised.sentence.say(lang),
                "before_tax": plain(advertised.ends),
                "kept": plain(advertised.kept),
            },
        },
        "pathways": plan_json(found.plan, lang),
        "next_steps": {
            "path": found.path,
            "steps": [step_json(step, lang) for step in found.steps],
            "openings": [
                {"id": each.id, "title": each.title, "employer": each.employer} for each in openings
            ],
            "hand": say("moving.raise_hand", lang),
        },
    }
