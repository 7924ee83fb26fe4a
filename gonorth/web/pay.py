"""How is a comparison of pay laid out on its page? The letter of gonorth.pay.spoken with its drawing."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from gonorth.facts.words import Lang, say
from gonorth.nouns import Figure
from gonorth.pay.spoken import SpokenPay, SpokenSide
from gonorth.web.charts import Mark, range_chart
from gonorth.web.drawing import Said
from gonorth.web.figures import written


@dataclass(frozen=True)
class KeptPay:
    spoken: SpokenPay
    title: str  # of the scale
    scale: SafeString | None  # the range needed, with the same pay at the day's rate marked

    @property
    def lead_ids(self) -> str:
        return f"{self.spoken.low.id} {self.spoken.high.id}"

    @property
    def sides(self) -> tuple[SpokenSide, ...]:
        """Pay there, the same here, and what is offered here where something is."""
        return tuple(side for side in (self.spoken.there, self.spoken.same, self.spoken.offer) if side)


def kept(spoken: SpokenPay, lang: Lang) -> KeptPay:
    low, high = spoken.low, spoken.high
    held = spoken.offer.gross[0] if spoken.offer else spoken.same.gross[0]
    title = say("moving.scale_title_offer" if spoken.offer else "moving.scale_title", lang)
    drawn = None
    if low.value is not None and high.value is not None:
        least, most = (Mark(each.value, written(each, lang, with_unit=False)) for each in (low, high))
        key = "moving.mark_offer" if spoken.offer else "moving.mark_same"
        mark = Mark(held.value, say(key, lang, pay=written(held, lang, with_unit=False)))
        drawn = range_chart(least, most, mark, lang, _said(title, (low, high, held), lang))
    return KeptPay(spoken, title, drawn)


def _said(title: str, shown: tuple[Figure, Figure, Figure], lang: Lang) -> Said:
    low, high, held = shown
    low_words, high_words, held_words = (written(each, lang) for each in shown)
    described = say("moving.scale", lang, low=low_words, high=high_words, held=held_words, label=held.label)
    return Said("pay-scale", title, described, f"{low.id} {high.id} {held.id}")
