"""What are the codes in an address called? Countries, languages, occupations, skills, hubs and so on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from gonorth.facts import fields
from gonorth.facts.tables import read_rows
from gonorth.facts.words import Lang, say
from gonorth.reading import skills
from gonorth.reading.occupations import occupation
from gonorth.web.bridge import region


@cache
def countries(lang: Lang) -> Mapping[str, str]:
    column = "french" if lang == "fr" else "name"
    return {row["code"]: row[column] for row in read_rows("places/countries.csv")}


def country(code: str, lang: Lang) -> str:
    return countries(lang).get(code, code)


def language(code: str, lang: Lang) -> str:
    try:
        return say(f"openings.language_{code}", lang)
    except KeyError:
        return code


def field(id: str, lang: Lang) -> str:
    return fields.field_name(id, lang)


def occupation_name(noc: str, lang: Lang) -> str:
    try:
        known = occupation(noc, 1)
    except KeyError:  # read by another edition of the classification
        return noc
    return known.label_fr if lang == "fr" and known.label_fr else known.label


def skill(id: str, lang: Lang) -> str:
    """A skill the table no longer knows keeps its id."""
    try:
        return skills.label(id, lang)
    except KeyError:
        return id


def level(name: str, lang: Lang) -> str:
    return say(f"matching.level_{name}", lang)


def mode(name: str, lang: Lang) -> str:
    return say(f"openings.mode_{name}", lang)


def hub(id: str, lang: Lang) -> str:
    return next((each.names[lang] for each in region().hubs if each.id == id), id)


NAMES: Mapping[str, Callable[[str, Lang], str]] = {
    "field": field,
    "occupation": occupation_name,
    "skill": skill,
    "mode": mode,
    "level": level,
    "hub": hub,
    "language": language,
}
