"""Is a piece of a résumé's line a place?"""

from __future__ import annotations

import re
from functools import lru_cache

from gonorth.reading.places import country_code, read_places
from gonorth.resumes.vocabulary import has_any, listed, normal

MOST_WORDS = 6
POSTCODE = re.compile(r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b\d{5}(?:-\d{4})?\b")
BRACKETED = re.compile(r"\s*\(([^(),]{2,40})\)\s*$")
SHORT = 4  # letters and points of a code
MOST_PARTS = 3  # a city, its province and the country


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """ "Portland, OR", "Seoul, S.Korea", "Israel, Haifa", "Remote": a place and nothing else."""
    plain = _unbracketed(POSTCODE.sub(" ", text)).strip(" ,")
    words = normal(plain).split()
    if not words or len(words) > MOST_WORDS:
        return False
    if is_remote(plain) or is_country(plain):
        return True
    parts = [part.strip() for part in re.split(r"[,/]", plain)]
    named = {word for part in parts if not is_area(part) for word in normal(part).split()}
    marks = listed("words", "employer", "marks") - listed("words", "employer", "civic")
    if named & (listed("words", "title", "nouns") | marks):
        return False
    if len(parts) == 2 and (is_area(parts[1]) or is_country(parts[0])):
        return True
    if len(parts) == 3 and is_area(parts[2]) and (is_area(parts[1]) or is_city(parts[0])):
        return True
    return is_city(plain)


def _unbracketed(text: str) -> str:
    """ "Montréal (Québec)" as "Montréal, Québec"."""
    return BRACKETED.sub(r", \1", text)


def is_area(text: str) -> bool:
    """A country, or the letters of a province or state."""
    return text.replace(".", "") in listed("words", "place", "regions") or is_country(text)


def is_country(text: str) -> bool:
    """By its name: of the codes only those people write are trusted ("MS" is a degree, not Montserrat)."""
    is_known = len(text) > SHORT or normal(text) in listed("words", "place", "countries")
    return is_known and country_code(text) is not None


@lru_cache(maxsize=4096)
def is_city(text: str) -> bool:
    """Does every word belong to a city that was recognised?"""
    words = set(normal(text).split())
    for place in read_places(text).places:
        known = set(normal(f"{place.city or ''} {place.region or ''} {place.country or ''}").split())
        behind = set(normal(text.partition(",")[2]).split())
        if place.city and words <= known | listed("words", "place", "around") | behind:
            return True
    return False


def is_remote(text: str) -> bool:
    words = normal(text)
    return len(words.split()) <= 4 and has_any(words, listed("words", "place", "remote"))


def peel_place(piece: str) -> tuple[str, str | None]:
    """ "Meridian Labs, Chicago, IL" is an employer and a place."""
    parts = _unbracketed(piece).split(",")
    taken = 0
    while len(parts) - taken > 1 and taken < MOST_PARTS:
        part = parts[-1 - taken].strip()
        if is_area(part) or is_remote(part):
            taken += 1
        elif is_city(part) or (taken and is_place(f"{part}, {parts[-taken].strip()}")):
            taken += 1
            break
        else:
            break
    if not taken:
        return piece, None
    return ",".join(parts[:-taken]).strip(" ,"), ",".join(parts[-taken:]).strip(" ,")
