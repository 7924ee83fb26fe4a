"""The number one question: is the scene happening, and is there a right opportunity for me?
Everything GoNorth knows meets here, and only here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gonorth.facts.fields import field_of
from gonorth.facts.region import Region
from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import Lang, say
from gonorth.matching.options import OutsideOptions, outside_options
from gonorth.matching.reasons import Fit, shortlist
from gonorth.matching.shortlist import Judgement, Matches, Weights, allow, match
from gonorth.moving import Move, Moving, Shortlist, moving, moving_json
from gonorth.nouns import Candidate, Figure, Source, Terms, plain
from gonorth.pay.exchange import Rate
from gonorth.scene.pulse import Scene
from gonorth.stock import Stock

SURE = 0.4  # an occupation read less surely than this names no field
NAMED = 8  # employers named among the outside options
LOOK_AT = 3  # openings named among the next steps
NESTED = frozenset({dict, list})  # of a JSON value


@dataclass(frozen=True)
class Question:
    """What a person asks: who they are to matching, what they have stated, how much to show, and what they
    tell of a move, which matching never sees."""

    candidate: Candidate
    terms: Terms
    top: int = 20
    move: Move = Move()

    @property
    def field(self) -> str | None:
        """The field of work to show the scene for: that of the surest occupation, the later of equals."""
        known = [o for o in self.candidate.occupations if field_of(o.noc) and o.confidence >= SURE]
        surest = max(known, key=lambda occupation: occupation.confidence, default=None)
        return field_of(surest.noc) if surest else None


@dataclass(frozen=True)
class Answer:
    question: Question
    scene: Scene
    openings: tuple[Fit, ...]
    allowed: Figure  # how many openings the stated terms leave
    good: Figure  # how many of those are a good fit
    options: OutsideOptions
    options_figure: Figure
    typical_figure: Figure
    moving: Moving
    sources: Mapping[str, Source]
    as_of: date
    lang: Lang


def answer(
    question: Question,
    region: Region,
    stock: Stock,
    today: date,
    lang: Lang = "en",
    rate: Rate | None = None,
) -> Answer:
    """Answer one person's question from the openings in `stock`, as of `today`, in one language. `rate`: the
    newest exchange rate that was fetched; without one, that which ships.

    Raises Refusal where what is told of a move contradicts itself.
    """
    weights = Weights.of(region.weights.on(today).values)
    every_post = match(stock.index, question.candidate, question.terms, weights)
    found = replace(every_post, kept=stock.one_post_a_job(every_post.kept))
    typical = _at_the_same_place(every_post, stock.weighed_for_typical(region, today))
    count = _Counter(stock, today, lang)
    options = outside_options(found)
    shown = shortlist(found, question.top)
    posts = tuple(fit.opening for fit in shown)
    advertised = Shortlist(posts, stock.source.id, "sample" if stock.is_sample else "computed")
    return Answer(
        question=question,
        scene=stock.scene(region, question.field, today, lang),
        openings=shown,
        allowed=count("allowed", len(found.kept)),
        good=count("good", len(found.good)),
        options=options,
        options_figure=count("options", options.count),
        typical_figure=count("options_typical", outside_options(typical).count),
        moving=moving(question.move, advertised, region, today, lang, rate),
        sources={**rule_sources(lang), **region.sources_in(lang), stock.source.id: stock.source},
        as_of=today,
        lang=lang,
    )


def _at_the_same_place(asked: Matches, typical: Judgement) -> Matches:
    """Whom a person is compared with: the same place and way of working, nothing personal."""
    terms = asked.terms
    same = Terms(terms.near, terms.within_km, terms.remote_from, terms.work_modes)
    verdicts = {name: asked.verdicts[name] for name in ("place", "work_mode") if name in asked.verdicts}
    return allow(typical, same, verdicts)


@dataclass(frozen=True)
class _Counter:
    """Makes the figures that are counted from the openings themselves."""

    stock: Stock
    today: date
    lang: Lang

    def __call__(self, name: str, value: int) -> Figure:
        return Figure(
            id=name,
            label=say(f"answer.{name}", self.lang),
            value=value,
            unit=say(f"answer.{name}_unit", self.lang),
            as_of=self.today.isoformat(),
            source=self.stock.source.id,
            confidence="B",
            kind="sample" if self.stock.is_sample else "computed",
            cannot_tell=say(f"answer.{name}_cannot_tell", self.lang),
        )


def as_json(found: Answer) -> dict[str, Any]:
    """The answer as the documented JSON document (docs/reference/answer.md)."""
    lang = found.lang
    scene = plain(found.scene) | {"sentences": list(found.scene.sentences)}
    openings = [_fit_json(fit, lang) for fit in found.openings]
    options = {
        "figure": plain(found.options_figure),
        "typical": plain(found.typical_figure),
        "first_choice": found.options.first_choice,
        "employers": list(found.options.employers[:NAMED]),
    }
    move = moving_json(found.moving, [fit.opening for fit in found.openings[:LOOK_AT]], lang)
    used = _source_ids([scene, options, plain(found.allowed), plain(found.good), move])
    return {
        "question": plain(found.question) | {"field": found.question.field},
        "scene": scene,
        "allowed": plain(found.allowed),
        "good": plain(found.good),
        "openings": openings,
        "outside_options": options,
        **move,
        "sources": [plain(source) for id, source in sorted(found.sources.items()) if id in used],
        "as_of": found.as_of.isoformat(),
    }


def _fit_json(fit: Fit, lang: Lang) -> dict[str, Any]:
    return {
        "opening": plain(fit.opening),
        "fit": round(fit.fit, 4),
        "reasons": [
            {
                "criterion": r.criterion,
                "verdict": r.verdict,
                "weight": r.weight,
                "sentence": r.sentence.say(lang),
            }
            for r in fit.reasons
        ],
        "would_change": [
            {"skill": plain(c.skill), "fit": round(c.fit, 4), "sentence": c.sentence.say(lang)}
            for c in fit.would_change
        ],
    }


def _source_ids(value: Any) -> set[str]:
    """Every source a JSON value's figures name."""
    found: set[str] = set()
    left: list[Any] = [value]
    while left:
        each = left.pop()
        if type(each) is dict:
            if isinstance(source := each.get("source"), str):
                found.add(source)
            each = each.values()
        left += [item for item in each if type(item) in NESTED]
    return found
