"""What the pages show of the scene, worked out once for each field, language, day and shelf of openings."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast

from gonorth.facts.fields import field_name
from gonorth.facts.region import Region
from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import Lang, say
from gonorth.nouns import Figure, Source
from gonorth.scene.advertised import advertised
from gonorth.scene.figures import OPENINGS, Counter
from gonorth.scene.funding import funding
from gonorth.scene.here import is_here
from gonorth.scene.on_offer import on_offer
from gonorth.scene.tally import Tally, tally
from gonorth.web import clock
from gonorth.web.bridge import Shelf, region, shelf
from gonorth.web.drawn import Hung, hang

KEPT = 100  # more than there are fields and languages; what is asked for again is soon made again

T = TypeVar("T")
_held: tuple[Shelf, dict[Hashable, Any]] | None = None


def kept(key: Hashable, make: Callable[[Shelf], T]) -> T:
    """What was made of the shelf as it is now. Two who ask at once may both make it, and find the same."""
    global _held
    now = shelf()
    if _held is None or _held[0] is not now:
        _held = (now, {})
    store = _held[1]
    if key not in store:
        if len(store) >= KEPT:
            store.clear()
        store[key] = make(now)
    return cast(T, store[key])


@dataclass(frozen=True)
class Found:
    """A finding in a sentence, and the figure whose source stands behind it."""

    sentence: str
    figure: Figure
    ids: str  # of every figure it rests on


@dataclass(frozen=True)
class Gallery:
    """The charts of the scene, by what they tell of."""

    field: str | None
    field_name: str
    advertised: tuple[Hung, ...]
    counted: tuple[Found, ...]  # in sentences; none where no real board has been read, nor any chart
    on_offer: tuple[Hung, ...]
    funding: tuple[Hung, ...]

    @property
    def all(self) -> tuple[Hung, ...]:
        return (*self.advertised, *self.on_offer, *self.funding)


def gallery(field: str | None, lang: Lang) -> Gallery:
    today = clock.today()
    return kept(("gallery", field, lang, today), lambda now: _gallery(now, region(), field, today, lang))


def _gallery(now: Shelf, here: Region, field: str | None, today: date, lang: Lang) -> Gallery:
    sources = sources_in(lang)
    offered = _offered(now, here, field, today, lang) if now.kind == "real" else ()
    return Gallery(
        field=field,
        field_name=field_name(field, lang) if field else say("scene.all_fields", lang),
        advertised=tuple(hang(each, sources, lang) for each in advertised(here, field, today, lang)),
        counted=counted_now(field, lang) if now.kind == "real" else (),
        on_offer=tuple(hang(each, sources, lang) for each in offered),
        funding=tuple(hang(each, sources, lang) for each in funding(here, lang)),
    )


def _offered(now: Shelf, here: Region, field: str | None, today: date, lang: Lang) -> tuple[Any, ...]:
    found = now.stock.scene(here, None, today, lang).offices
    return tuple(on_offer(counted(), field, here, found, Counter(today, lang, now.stock.is_sample)))


def counted_now(field: str | None, lang: Lang) -> tuple[Found, ...]:
    """What is counted from the openings on the shelf, in sentences."""
    scene = shelf().stock.scene(region(), field, clock.today(), lang)
    known = {figure.id: figure for figure in scene.figures if figure.source == OPENINGS}
    return tuple(
        Found(finding.sentence, known[finding.figures[0]], " ".join(finding.figures))
        for finding in scene.findings
        if finding.figures[0] in known
    )


def counted() -> Tally:
    """Everything on the shelf that is here, added up."""
    return kept("tally", lambda now: tally((o for o in now.index.openings if is_here(o, region())), region()))


def sources_in(lang: Lang) -> dict[str, Source]:
    """Every source a figure can name: the pack's, the rulebooks', and the openings we have read ourselves."""
    read = Source(OPENINGS, say("facts_page.openings_source", lang), None, shelf().stock.source.as_of)
    return {**region().sources_in(lang), **rule_sources(lang), OPENINGS: read}
