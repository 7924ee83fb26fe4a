"""What does each file of a region pack need? The columns and keys with their rules, and what two of
them must say together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, get_args

from gonorth.facts import rules
from gonorth.facts.packfiles import Document, Problem
from gonorth.facts.region import Topic
from gonorth.facts.rules import Rule, decimal, one_of, optional
from gonorth.facts.shape import Rules, tables_of
from gonorth.facts.tables import read_rows
from gonorth.facts.words import Sentence
from gonorth.nouns import Confidence, Place

WEIGHTS_SUM = 1000
KM_SLACK = 1.0  # distances are rounded
CONFIDENCE = one_of(get_args(Confidence))
STATED = one_of(("evidence", "claim"))  # what a source can say; "computed" and "sample" are ours


def names(key: str) -> Rules:
    """The same words in both languages, under `key.en` and `key.fr`."""
    return {f"{key}.en": rules.TEXT, f"{key}.fr": rules.FRENCH}


def each(rule: Rule) -> Rule:
    """A list whose every entry keeps the rule."""
    return Rule(rule.key, lambda value: isinstance(value, list) and all(map(rule.holds, value)), rule.values)


def country() -> Rule:
    return one_of(_countries(), "unknown_country")


def province(of_country: str) -> Rule:
    """A code in Canada and the United States, a name elsewhere; any text where we know none."""
    known = {row["code"] if row["country"] in {"CA", "US"} else row["name"] for row in _regions(of_country)}
    return one_of(known, "unknown_province") if known else rules.TEXT


@cache
def _countries() -> frozenset[str]:
    return frozenset(row["code"] for row in read_rows("places/countries.csv"))


@cache
def _regions(of_country: str) -> tuple[Mapping[str, str], ...]:
    return tuple(row for row in read_rows("places/regions.csv") if row["country"] == of_country)


@cache
def systems() -> frozenset[str]:
    """The job-board systems we know by name."""
    return frozenset(row["id"] for row in read_rows("board_systems.csv"))


COORDINATES = {"lat": rules.LATITUDE, "lon": rules.LONGITUDE}
WEIGHTS = Rule("bad_weights", lambda value: _are_weights(value), {"sum": WEIGHTS_SUM})
FIT = Rule("bad_fit", lambda value: type(value) is int and 0 <= value <= WEIGHTS_SUM, {"sum": WEIGHTS_SUM})


def _are_weights(value: Any) -> bool:
    weights = list(value.values()) if isinstance(value, Mapping) else []
    return all(type(weight) is int and weight >= 0 for weight in weights) and sum(weights) == WEIGHTS_SUM


def region_rules(of_country: str, source: Rule, metro: Rule) -> Rules:
    return {
        "id": rules.ID,
        **names("name"),
        **names("at"),
        **names("adjective"),
        "country": country(),
        "province": province(of_country),
        "currency": rules.CURRENCY,
        "commute_km": rules.POSITIVE,
        **names("comparison.name"),
        "comparison.id": rules.ID,
        "comparison.country": country(),
        "comparison.currency": rules.CURRENCY,
        "series.metros": each(metro),
        "series.source": source,
        "series.confidence": CONFIDENCE,
        **names("series.caveat"),
        "typical.titles": rules.LIST,
        "typical.noc": rules.matching(r"\d{5}", "not_a_noc"),
        "typical.occupation": rules.TEXT,
        "typical.years": optional(rules.NUMBER),
        "typical.languages": optional(rules.LIST),
        "typical.as_of": rules.DAY,
        "typical.source": source,
        **names("typical.note"),
    }


def fact_rules(source: Rule) -> Rules:
    said = {"id": rules.ID, "subject": rules.TEXT, "statement": rules.TEXT, "statement_fr": rules.FRENCH}
    counted = {"value": optional(rules.NUMBER), "unit": optional(rules.TEXT), "unit_fr": optional(rules.TEXT)}
    known = {"as_of": rules.DAY, "kind": STATED, "confidence": CONFIDENCE, "source": optional(source)}
    return said | counted | known


def employer_rules(source: Rule) -> Rules:
    return {
        "name": rules.TEXT,
        "system": one_of(systems(), "unknown_system"),
        "slug": rules.TEXT,
        "url": rules.ADDRESS,
        "verified": rules.FULL_DAY,
        "postings": rules.COUNT,
        "city": optional(rules.TEXT),
        "seen_by": one_of(("link", "name")),
        "head_office": optional(country()),
        "head_office_source": optional(source),
        "sector": optional(rules.TEXT),
        "sector_fr": optional(rules.TEXT),
        "sector_source": optional(source),
        "source": source,
    }


def employer_fact_rules(fact: Rule) -> Rules:
    return {"employer": rules.TEXT, "topic": one_of(get_args(Topic)), "fact": fact}


def place_rules(centres: Mapping[str, Place], source: Rule) -> Rules:
    located = {"city": rules.TEXT, "region": rules.TEXT, "country": country(), **COORDINATES}
    distances = {f"km_{centre}": rules.NUMBER for centre in centres}
    return located | distances | {"zone": one_of((*centres, "beyond")), "source": source}


def fact_problems(fact: Mapping[str, str]) -> Iterator[Sentence]:
    """What the cells of one fact must say together."""
    if not fact["source"]:
        yield Sentence("facts.no_source", {"kind": fact["kind"]})
    if fact["value"] and not (fact["unit"] and fact["unit_fr"]):
        yield Sentence("facts.no_unit", {})
    if fact["kind"] == "claim" and fact["confidence"] == "A":
        yield Sentence("facts.sure_claim", {})


def indicator_problems(
    indicator: Mapping[str, Any], facts: Mapping[str, Mapping[str, str]]
) -> Iterator[Sentence]:
    """Only like may stand beside like: numbers in one unit, of one year."""
    for here, there in (("here", "there"), ("people_here", "people_there")):
        one, other = facts.get(str(indicator.get(here))), facts.get(str(indicator.get(there)))
        if one and other and _likeness(one) != _likeness(other):
            yield Sentence("facts.unlike", {"here": indicator[here], "there": indicator[there]})


def share_problems(share: Mapping[str, Any], facts: Mapping[str, Mapping[str, str]]) -> Iterator[Sentence]:
    """Parts are of their whole: numbers in one unit, of one year."""
    whole = facts.get(str(share.get("whole")))
    parts = share.get("parts")
    for part in parts if isinstance(parts, list) else ():
        one = facts.get(str(part))
        if whole and one and _likeness(one) != _likeness(whole):
            yield Sentence("facts.unlike", {"here": part, "there": share["whole"]})


def _likeness(fact: Mapping[str, str]) -> tuple[str, str, bool]:
    return fact["unit"], fact["as_of"][:4], bool(fact["value"])


def employer_problems(employer: Mapping[str, str]) -> Iterator[Sentence]:
    """Who says where the head office is, and what sector it is in?"""
    if bool(employer["head_office"]) != bool(employer["head_office_source"]):
        yield Sentence("facts.half_head_office", {})
    if len({bool(employer[cell]) for cell in ("sector", "sector_fr", "sector_source")}) > 1:
        yield Sentence("facts.half_sector", {})


def distance_problems(
    row: Mapping[str, str], centres: Mapping[str, Place], commute_km: float
) -> Iterator[Sentence]:
    """Distances must be those of the coordinates, and the zone that of the nearest centre in a commute."""
    here = Place(lat=float(row["lat"]), lon=float(row["lon"]))
    km = {centre: here.km_to(place) or 0.0 for centre, place in centres.items()}
    for centre, measured in km.items():
        if abs(float(row[f"km_{centre}"]) - measured) > KM_SLACK:
            said = {"column": f"km_{centre}", "said": row[f"km_{centre}"], "measured": round(measured)}
            yield Sentence("facts.wrong_distance", said)
    nearest = min(km, key=lambda centre: km[centre])
    zone = nearest if km[nearest] <= commute_km else "beyond"
    if row["zone"] != zone and abs(km[nearest] - commute_km) > KM_SLACK:
        yield Sentence("facts.wrong_zone", {"said": row["zone"], "zone": zone})


def edition_problems(document: Document) -> Iterator[Problem]:
    """Editions start on different days, oldest first, and none after the day the table is good through."""
    starts = [edition["starts"] for edition in tables_of(document.data, "edition")]
    for nth, (before, after) in enumerate(pairwise(starts), 1):
        if after <= before:
            line = document.line_of("starts", "edition", nth)
            values = {"starts": after, "before": before}
            yield Problem(document.file, line, Sentence("facts.editions_overlap", values))
    if document.data["good_through"] < max(starts):
        line = document.line_of("good_through")
        yield Problem(document.file, line, Sentence("facts.good_through_early", {"starts": max(starts)}))


def place_of(row: Mapping[str, Any]) -> Place | None:
    """The centre a [[centre]] table describes, or None where its coordinates are not numbers."""
    lat, lon = decimal(row.get("lat")), decimal(row.get("lon"))
    if lat is None or lon is None:
        return None
    return Place(city=str(row.get("city")), lat=float(lat), lon=float(lon))
