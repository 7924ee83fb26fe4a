"""What does an opening look like as one row of a list?"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri

from gonorth.facts.words import Lang, money, money_range, say
from gonorth.nouns import Opening, Pay, Place
from gonorth.web import names
from gonorth.web.bridge import Shelf
from gonorth.web.catalogue import catalogue

LONGEST_TITLE, LONGEST_NAME = 200, 120  # what a row shows of them
LONGEST_CURRENCY = 3
PLACES = 3


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    language: str | None
    employer: str
    employer_url: str | None
    places: str
    mode: str | None
    pay: str
    pay_shown: bool
    posted: date | None
    flags: tuple[str, ...]  # of what the law has postings say; openings.flag_NAME in words
    is_sample: bool

    @classmethod
    def of(cls, opening: Opening, shelf: Shelf, lang: Lang) -> Self:
        return cls(
            title=title_of(opening, lang),
            url=page_of(shelf.pks[opening.id], lang),
            language=opening.language,
            employer=shown(opening.employer, LONGEST_NAME) or say("openings.employer_unsaid", lang),
            employer_url=employer_page(opening.employer, shelf, lang),
            places=places_of(opening.places, lang),
            mode=None if opening.work_mode == "unknown" else names.mode(opening.work_mode, lang),
            pay=pay_of(opening.pay, lang),
            pay_shown=opening.pay is not None,
            posted=opening.posted_on,
            flags=flags_of(opening),
            is_sample=shelf.kind == "sample",
        )


def shown(text: str, most: int) -> str:
    """Somebody else's words on one line: without what is not seen or turns the line around, and cut."""
    seen = "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in text[: 10 * most])
    line = " ".join(seen.split())
    return line if len(line) <= most else line[:most].rstrip() + "…"


def title_of(opening: Opening, lang: Lang) -> str:
    return shown(opening.title, LONGEST_TITLE) or say("openings.title_unsaid", lang)


def page_of(pk: int, lang: Lang) -> str:
    with translation.override(lang):
        return reverse("opening", args=[pk])


def employer_page(employer: str, shelf: Shelf, lang: Lang) -> str | None:
    slug = catalogue(shelf).slug(employer)
    with translation.override(lang):
        return reverse("employer", args=[slug]) if slug else None


def places_of(places: tuple[Place, ...], lang: Lang, most: int = PLACES) -> str:
    """The first few places, and how many more: "Toronto, ON · Ottawa, ON · 2 more"."""
    named = list(dict.fromkeys(filter(None, (place_of(place, lang) for place in places))))
    more = [say("openings.more_places", lang, n=len(named) - most)] if len(named) > most else []
    return " · ".join(named[:most] + more) or say("openings.place_unsaid", lang)


def place_of(place: Place, lang: Lang) -> str:
    """Toronto, ON; Berlin, Germany; as it was written where nothing of it was understood."""
    country = names.country(place.country, lang) if place.country else None
    wider = place.region if place.country in {"CA", "US"} and place.region else country
    named = dict.fromkeys(filter(None, (place.city, wider)))  # Singapore is in Singapore
    return shown(", ".join(named) or place.raw, LONGEST_NAME)


def pay_of(pay: Pay | None, lang: Lang) -> str:
    """As the employer shows it: C$120,000–150,000 a year."""
    if pay is None:
        return say("openings.pay_unsaid", lang)
    currency = shown(pay.currency or "", LONGEST_CURRENCY) or None
    if pay.low is not None and pay.high is not None:
        ends = money_range(pay.low, pay.high, currency, lang)
    elif pay.high is not None:
        ends = say("openings.pay_to", lang, high=money(pay.high, currency, lang))
    else:
        ends = say("openings.pay_from", lang, low=money(pay.low or Decimal(0), currency, lang))
    return f"{ends} {say(f'openings.per_{pay.period}', lang)}"


def flags_of(opening: Opening) -> tuple[str, ...]:
    """What a reader should know before opening it."""
    law = opening.law
    said = {"canadian_experience": law.canadian_experience, "ai": law.ai_statement}
    return tuple(name for name, is_said in said.items() if is_said)


def apply_address(opening: Opening) -> str | None:
    """The employer's own page of it, if a browser may follow the address safely."""
    address = iri_to_uri(opening.url.strip())
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None
