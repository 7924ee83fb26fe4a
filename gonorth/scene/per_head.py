"""How does the region stand beside the place it is held against, per person?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gonorth.facts.region import Fact, Indicator, Region
from gonorth.facts.words import Lang, money, number, say
from gonorth.nouns import Figure

MANY = 100_000  # people, by which things are counted; money is counted per person
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Beside:
    """One indicator here and there: as it was reported, per head, and as a finding."""

    figures: tuple[Figure, ...]
    sentence: str


def beside(region: Region, lang: Lang) -> Iterator[Beside]:
    """Every indicator the pack can compare; none where it knows no pair with both populations."""
    fact = region.facts
    for pair in region.comparison.indicators:
        here, there = fact[pair.here], fact[pair.there]
        here_per_head = _per_head(here, fact[pair.people_here], pair, region, lang)
        there_per_head = _per_head(there, fact[pair.people_there], pair, region, lang)
        yield Beside(
            (here.figure(lang), there.figure(lang), here_per_head, there_per_head),
            say(
                f"scene.found_{_form(here)}",
                lang,
                name=pair.names[lang],
                as_of=here.as_of,
                here=_written(here_per_head, here, lang),
                there=_written(there_per_head, there, lang),
                many=MANY,
            ),
        )


def _is_money(fact: Fact) -> bool:
    return bool(re.fullmatch("[A-Z]{3}", fact.units["en"]))


def _form(fact: Fact) -> str:
    return "per_person" if _is_money(fact) else "per_many"


def _per_head(fact: Fact, people: Fact, pair: Indicator, region: Region, lang: Lang) -> Figure:
    form, heads = _form(fact), 1 if _is_money(fact) else MANY
    said: dict[str, Any] = {
        "statement": fact.statements[lang],
        "unit": fact.units[lang],
        "many": MANY,
        "people": people.value,
        "counted": people.as_of,
        "source": region.sources_in(lang)[people.source].name,
        "note": pair.cannot_tell[lang],
    }
    return Figure(
        id=f"{fact.id}_per_head",
        label=say(f"scene.{form}", lang, **said),
        value=_divided(fact.value, people.value, heads),
        unit=say(f"scene.{form}_unit", lang, **said),
        as_of=fact.as_of,
        source=fact.source,
        confidence=max(fact.confidence, people.confidence),  # the worse: "C" sorts last
        kind="computed",
        cannot_tell=say("scene.per_head_cannot_tell", lang, **said),
    )


def _divided(value: Decimal | None, people: Decimal | None, heads: int) -> Decimal | None:
    if value is None or not people:
        return None
    return (heads * value / people).quantize(HUNDREDTH)


def _written(figure: Figure, fact: Fact, lang: Lang) -> str:
    if figure.value is None:
        return say("scene.unknown", lang)
    return money(figure.value, fact.units[lang], lang) if _is_money(fact) else number(figure.value, lang)
