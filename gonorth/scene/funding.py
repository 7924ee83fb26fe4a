"""Where does the money go? Venture capital per head and the region's part of it, as charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from gonorth.facts.region import Indicator, Region, Share
from gonorth.facts.words import Lang, number, percent, say
from gonorth.nouns import Figure
from gonorth.scene.exhibit import Exhibit, Shown
from gonorth.scene.per_head import beside

CLOSE = Decimal("0.05")  # a ratio this near to one is "about as much": the counts are no finer


def funding(region: Region, lang: Lang) -> Iterator[Exhibit]:
    """What the pack can set side by side; nothing where it knows no pair and no whole."""
    for pair, found in zip(region.comparison.indicators, beside(region, lang), strict=True):
        here, there = found.figures[2], found.figures[3]
        if here.value and there.value:
            yield _per_head(pair, here, there, region, lang)
    for known in region.shares:
        yield _share(known, region, lang)


def _per_head(pair: Indicator, here: Figure, there: Figure, region: Region, lang: Lang) -> Exhibit:
    one, other = region.facts[pair.here].about(lang), region.facts[pair.there].about(lang)
    ratio = Decimal(str(there.value)) / Decimal(str(here.value))
    form = "even" if abs(ratio - 1) < CLOSE else "there" if ratio > 1 else "here"
    return Exhibit(
        id=pair.id.replace("_", "-"),
        form="bars",
        finding=say(
            f"scene.times_{form}",
            lang,
            name=pair.names[lang],
            as_of=here.as_of,
            times=number(ratio if ratio > 1 else 1 / ratio, lang),
            here=one,
            there=other,
        ),
        measure=here.unit,
        rows=(Shown(one, _rounded(here)), Shown(other, _rounded(there), is_other=True)),
        cannot_tell=here.cannot_tell,
    )


def _rounded(figure: Figure) -> Figure:
    """To whole units where those say enough: the counts behind it are no finer than that."""
    value = Decimal(str(figure.value))
    return replace(figure, value=value.quantize(Decimal(1)) if value >= 10 else value)


def _share(known: Share, region: Region, lang: Lang) -> Exhibit:
    parts = [region.facts[id] for id in known.parts]
    whole = region.facts[known.whole]
    total = sum((part.value or Decimal(0) for part in parts), Decimal(0))
    rows = [Shown(part.about(lang), part.figure(lang)) for part in parts]
    return Exhibit(
        id=known.id.replace("_", "-"),
        form="bars",
        finding=say(
            "scene.part_of_whole",
            lang,
            name=known.names[lang],
            as_of=whole.as_of,
            share=percent(round(100 * total / whole.value), lang) if whole.value else "",
            whole=whole.about(lang),
            parts=say("scene.and", lang).join(part.about(lang) for part in parts),
        ),
        measure=whole.statements[lang],
        rows=(*rows, Shown(whole.about(lang), whole.figure(lang), is_other=True)),
        cannot_tell=known.cannot_tell[lang],
    )
