"""How is a comparison of pay said to a household, in one language? Sentences and figures, to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import MONTHS, Exact, Lang, Sum, say
from gonorth.nouns import Confidence, Figure, Source, plain
from gonorth.pay import shown
from gonorth.pay.compare import CARE_STEP, Comparison
from gonorth.pay.figures import Maker
from gonorth.pay.hiring import SpokenEmployer
from gonorth.pay.lead import lead, rounded
from gonorth.pay.tax import Assessment
from gonorth.pay.told import once
from gonorth.pay.unknown import Unknown
from gonorth.pay.where import Where


@dataclass(frozen=True, slots=True)
class SpokenMethod:
    id: str
    name: str
    worth: Figure  # what is kept there, in the money of here
    needed: Figure  # the pay here of which that is kept
    assumptions: tuple[str, ...]
    sources: tuple[str, ...]  # Source.id


@dataclass(frozen=True, slots=True)
class SpokenSide:
    """A household's pay in one place: of each earner, what is taken line by line, what is kept."""

    at: str
    gross: tuple[Figure, ...]
    lines: tuple[Figure, ...]
    kept: Figure

    def line(self, name: str) -> Figure | None:
        """The figure of a tax or contribution; None where the place has none of it."""
        return next((figure for figure in self.lines if figure.id.endswith(f":{name}")), None)


@dataclass(frozen=True, slots=True)
class SpokenPay:
    lead: tuple[str, ...]  # the answer, its first sentence first
    unknown: tuple[str, ...]  # what is missing, named before anything else
    low: Figure
    high: Figure
    methods: tuple[SpokenMethod, ...]
    there: SpokenSide
    same: SpokenSide  # the same pay, here
    offer: SpokenSide | None
    rate: Figure
    rate_note: str
    parity: Figure
    turning: Figure
    turning_note: str
    cent_step: Figure
    prices: tuple[Figure, ...]
    household: tuple[Figure, ...]  # child care, a partner, parental leave
    equity: tuple[Figure, ...]
    not_modelled: tuple[str, ...]
    notes: tuple[str, ...]
    confidence: Confidence
    as_of: date
    lang: Lang

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source that a figure or a method names."""
        return sources_of(self.lang, self)


def speak(found: Comparison, lang: Lang) -> SpokenPay:
    """Say a comparison in a language."""
    make, asked = Maker(found.today, lang), found.question
    low, high = shown.ends(make, found)
    rate, parity, turning, cent_step = shown.rates(make, found)
    notes = once((*found.there.notes, *found.same.assessment.notes))
    return SpokenPay(
        lead=tuple(sentence.say(lang) for sentence in lead(found)),
        unknown=tuple(_unknown(found, lang)),
        low=low,
        high=high,
        methods=tuple(_methods(make, found)),
        there=_side(make, "there", found.there, asked.there),
        same=_side(make, "same", found.same.assessment, asked.here),
        offer=_side(make, "offer", found.offer.assessment, asked.here) if found.offer else None,
        rate=rate,
        rate_note=_rate_note(found, lang),
        parity=parity,
        turning=turning,
        turning_note=_turning_note(found, lang),
        cent_step=cent_step,
        prices=tuple(shown.prices(make, found)),
        household=tuple(shown.household(make, found)),
        equity=tuple(shown.equity(make, found)),
        not_modelled=tuple(sentence.say(lang) for sentence in found.not_modelled),
        notes=tuple(sentence.say(lang) for sentence in notes),
        confidence=found.confidence,
        as_of=found.today,
        lang=lang,
    )


def sources_of(lang: Lang, *spoken: object, missing: Iterable[Unknown] = ()) -> tuple[Source, ...]:
    """Every source that what was said names, and those of what is missing."""
    known = rule_sources(lang)
    used = {*_source_ids(spoken), *(line.source for line in missing if line.source)}
    return tuple(known[id] for id in sorted(used))


def _unknown(found: Comparison, lang: Lang) -> Iterator[str]:
    yield from (line.sentence.say(lang) for line in found.unknown)
    if found.care_step is not None:
        asked = found.question
        less = rounded(found.care_step, asked.here.currency)
        step = Sum(CARE_STEP, asked.there.currency)
        yield say("pay.care_step", lang, step=step, there=asked.there.at, less=less)


def _methods(make: Maker, found: Comparison) -> Iterator[SpokenMethod]:
    for method in found.methods:
        assumptions = tuple(sentence.say(make.lang) for sentence in method.assumptions)
        worth, needed = shown.worth(make, found, method), shown.needed(make, found, method)
        name = method.sentence.say(make.lang)
        yield SpokenMethod(method.id, name, worth, needed, assumptions, method.sources)


def _side(make: Maker, side: str, assessed: Assessment, where: Where) -> SpokenSide:
    return SpokenSide(
        where.at.say(make.lang),
        tuple(shown.gross(make, side, assessed, where)),
        tuple(make.lines(side, assessed)),
        shown.kept(make, side, assessed, where),
    )


def _rate_note(found: Comparison, lang: Lang) -> str:
    """The rate with its day or month; its age where it is no longer the day's."""
    rate = found.rate
    said = {"rate": Exact(rate.cad_per_usd), "day": rate.last_day, "n": rate.days_old(found.today)}
    if len(rate.as_of) == len("2026-06"):
        month = f"{MONTHS[lang][rate.last_day.month - 1]} {rate.last_day.year}"
        return say("pay.rate_month", lang, month=month, **said)
    return say(f"pay.rate_{'fresh' if rate.is_fresh(found.today) else 'old'}", lang, **said)


def _turning_note(found: Comparison, lang: Lang) -> str:
    """The rate at which the answer turns, and how much the rate matters."""
    said = [found.turning.sentence.say(lang)]
    if found.cent_step is not None:
        step = Sum(abs(found.cent_step), found.question.here.currency)
        way = "more" if found.cent_step >= 0 else "less"
        said.append(say(f"pay.cent_step_{way}", lang, step=step))
    return " ".join(said)


def _source_ids(value: Any) -> Iterator[str]:
    if isinstance(value, Figure):
        yield value.source
    elif isinstance(value, SpokenMethod):
        yield from value.sources
    elif isinstance(value, tuple):
        for item in value:
            yield from _source_ids(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _source_ids(getattr(value, field.name))


def as_json(found: Comparison, spoken: SpokenPay, employer: SpokenEmployer | None = None) -> dict[str, Any]:
    """The comparison as the documented JSON document (docs/reference/pay.md)."""
    lines = zip(found.unknown, spoken.unknown, strict=False)
    unknown = [
        {
            "item": line.item,
            "sentence": sentence,
            "may_lower": line.may_lower,
            "may_raise": line.may_raise,
            "source": line.source or None,
        }
        for line, sentence in lines
    ]
    return {
        "question": plain(found.question),
        **plain(spoken),
        "unknown": unknown,
        "is_low_open": found.is_low_open,
        "is_high_open": found.is_high_open,
        "rate_fetched_at": plain(found.rate.fetched_at),
        "employer": plain(employer),
        "sources": plain(sources_of(spoken.lang, spoken, employer, missing=found.unknown)),
    }
