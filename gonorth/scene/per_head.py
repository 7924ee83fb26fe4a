"""How does the region stand beside the place it is held against, per person?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gonorth.facts.region import Fact, Indicator, Region
from gonorth.facts.words import Lang, say
from gonorth.nouns import Figure

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Beside:
    """One indicator here and there: as it was reported, and per person."""

    name: str
    here: Figure
    there: Figure
    here_per_head: Figure
    there_per_head: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self.here, self.there, self.here_per_head, self.there_per_head


def beside(region: Region, lang: Lang) -> Iterator[Beside]:
    """Every indicator the pack can compare; none where it knows no pair with both populations."""
    fact = region.facts
    for pair in region.comparison.indicators:
        here, there = fact[pair.here], fact[pair.there]
        yield Beside(
            pair.names[lang],
            here.figure(lang),
            there.figure(lang),
            _per_head(here, fact[pair.people_here], pair, region, lang),
            _per_head(there, fact[pair.people_there], pair, region, lang),
        )


def _per_head(fact: Fact, people: Fact, pair: Indicator, region: Region, lang: Lang) -> Figure:
    value = (fact.value / people.value).quantize(CENT) if fact.value and people.value else None
    counted = {
        "people": people.value,
        "counted": people.as_of,
        "source": region.sources_in(lang)[people.source].name,
    }
    return Figure(
        id=f"{fact.id}_per_head",
        label=say("scene.per_head", lang, statement=fact.statements[lang]),
        value=value,
        unit=say("scene.per_head_unit", lang, unit=fact.units[lang]),
        as_of=fact.as_of,
        source=fact.source,
        confidence=max(fact.confidence, people.confidence),  # the worse: "C" sorts last
        kind="computed",
        cannot_tell=say("scene.per_head_cannot_tell", lang, note=pair.cannot_tell[lang], **counted),
    )
