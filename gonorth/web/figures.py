"""How is a number shown on a page? Facts and counts to figures, figures to words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from gonorth.facts.region import Region
from gonorth.facts.words import MONTHS, Lang, day, money, number, percent, say
from gonorth.nouns import Figure, Kind
from gonorth.web.bridge import Shelf

MONEY = re.compile(r"([A-Z]{3})( .+)?")
PERCENT = {"percent", "pour cent"}
DECADE = {"decade", "décennie"}
GREAT = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def fact_figure(region: Region, id: str, lang: Lang) -> Figure:
    """A fact of the pack, by its id."""
    return region.facts[id].figure(lang)


def fact_figures(region: Region, ids: Iterable[str], lang: Lang) -> tuple[Figure, ...]:
    return tuple(fact_figure(region, id, lang) for id in ids)


def counted(
    shelf: Shelf, id: str, value: Decimal | int | None, *, label: str, unit: str, cannot_tell: str = ""
) -> Figure:
    """A number counted from the openings on the shelf: of kind "sample" where those are samples."""
    source = shelf.stock.source
    kind: Kind = "sample" if shelf.stock.is_sample else "computed"
    return Figure(id, label, value, unit, source.as_of or "", source.id, "B", kind, cannot_tell)


def written(shown: Figure, lang: Lang, with_unit: bool = True) -> str:
    """The value as the language writes it, money as money; a great round sum in millions or billions."""
    if shown.value is None:
        return say("frame.unknown", lang)
    if shown.unit in PERCENT:
        return percent(shown.value, lang)
    if shown.unit in DECADE:
        return say("figures.decade", lang, year=str(shown.value))
    currency = MONEY.fullmatch(shown.unit)
    if currency:
        after = currency[2] or ""
        return sum_of(shown.value, currency[1], lang) + (after if with_unit else "")
    value = number(shown.value, lang)
    return f"{value} {shown.unit}" if with_unit and shown.unit else value


def sum_of(amount: float | Decimal, currency: str, lang: Lang) -> str:
    """US$1.7 billion; 1,7 milliard $ US. Only where nothing is rounded away by it."""
    exact = Decimal(str(amount))
    for size, word in GREAT:
        if exact >= size and exact % (size / 10) == 0:
            before, _, after = money(0, currency, lang).partition("0")
            return say(f"figures.{word}", lang, before=before, n=exact / size, after=after)
    return money(amount, currency, lang)


def day_in_words(as_of: str, lang: Lang) -> str:
    """2016, November 2016 or 21 November 2016: as exact as it is known."""
    if len(as_of) == 10:
        return day(date.fromisoformat(as_of), lang)
    return f"{MONTHS[lang][int(as_of[5:7]) - 1]} {as_of[:4]}" if len(as_of) == 7 else as_of
