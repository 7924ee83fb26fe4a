"""What do search engines read of an opening? schema.org JobPosting, as Google for Jobs asks for it.

Only where the whole ad is here: its text, its day, its employer and its place. Never for a sample, nor
for an opening that is closed. What is not known (until when one may apply) is left out.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from gonorth.facts.words import Lang
from gonorth.nouns import Opening, Pay, Place, plain
from gonorth.web import names
from gonorth.web.inert import as_html
from gonorth.web.rows import LONGEST_TITLE, shown

SHORTEST = 200  # letters; a shorter text is the beginning of an ad, or a line about it
UNITS = {"hour": "HOUR", "day": "DAY", "week": "WEEK", "month": "MONTH", "year": "YEAR"}
TYPES = {
    "full-time": "FULL_TIME",
    "part-time": "PART_TIME",
    "contract": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "internship": "INTERN",
    "volunteer": "VOLUNTEER",
}
# A block of data ends at the first "</script", and a comment opened in it hides what follows.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def job_posting(opening: Opening, lang: Lang) -> dict[str, Any] | None:
    """The posting as linked data, or None where it must not be marked up."""
    place = [_location(each) for each in opening.places if each.country]
    anywhere = _requirements(opening, lang)
    employer = shown(opening.employer, LONGEST_TITLE)
    if len(opening.description) < SHORTEST or opening.posted_on is None or not employer:
        return None
    if not place and not anywhere:
        return None
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": shown(opening.title, LONGEST_TITLE),
        "description": str(as_html(opening.description)),
        "datePosted": _day(opening.posted_on),
        "hiringOrganization": {"@type": "Organization", "name": employer},
        "identifier": {"@type": "PropertyValue", "name": employer, "value": shown(opening.id, LONGEST_TITLE)},
        "directApply": False,
        **({"jobLocation": place} if place else {}),
        **anywhere,
        **_salary(opening.pay),
        **_employment(opening.employment_type),
    }


def as_block(data: dict[str, Any]) -> SafeString:
    """The data as it may stand inside a script element, which nothing in it can end."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))


def _day(day: date) -> str:
    return day.isoformat()


def _location(place: Place) -> dict[str, Any]:
    parts = {"addressLocality": place.city, "addressRegion": place.region, "addressCountry": place.country}
    address = {name: shown(value, LONGEST_TITLE) for name, value in parts.items() if value}
    return {"@type": "Place", "address": {"@type": "PostalAddress", **address}}


def _requirements(opening: Opening, lang: Lang) -> dict[str, Any]:
    """Work from anywhere in some countries. Where it does not say which, those of its places hold."""
    if opening.work_mode != "remote":
        return {}
    codes = opening.remote_within or tuple(dict.fromkeys(p.country for p in opening.places if p.country))
    if not codes:
        return {}
    countries = [{"@type": "Country", "name": names.country(code, lang)} for code in codes]
    return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": countries}


def _salary(pay: Pay | None) -> dict[str, Any]:
    """Pay as stated, in its own period; never without a currency, which nobody guesses."""
    if pay is None or pay.currency is None:
        return {}
    ends = {"minValue": pay.low, "maxValue": pay.high}
    value = {name: _number(end) for name, end in ends.items() if end is not None}
    if pay.low == pay.high:
        value = {"value": next(iter(value.values()))}
    unit = {"@type": "QuantitativeValue", **value, "unitText": UNITS[pay.period]}
    return {"baseSalary": {"@type": "MonetaryAmount", "currency": pay.currency, "value": unit}}


def _number(amount: Decimal) -> Any:
    return plain(amount)


def _employment(written: str | None) -> dict[str, Any]:
    return {"employmentType": TYPES[written]} if written in TYPES else {}
