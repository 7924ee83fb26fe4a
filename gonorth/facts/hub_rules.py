"""What may a pack say of its hubs? Their buildings, who is in them, and the public money that went in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from gonorth.facts import pack_rules, rules
from gonorth.facts.packfiles import Document, Problem
from gonorth.facts.region import Way
from gonorth.facts.rules import Rule, decimal, one_of, optional
from gonorth.facts.shape import Rules, check_tables, tables_of
from gonorth.facts.words import Sentence

MOST_BUILDINGS = 24  # side by side in one drawing
MOST_STOREYS = 200
NAME = Rule(
    "no_french",
    lambda value: (
        isinstance(value, Mapping) and all(rules.TEXT.holds(value.get(lang)) for lang in ("en", "fr"))
    ),
)
FLOOR = Rule("not_a_floor", lambda value: type(value) is int and 0 < value <= MOST_STOREYS)
Facts = Mapping[str, Mapping[str, str]]  # the rows of facts.csv by id


def check_hubs(document: Document, source: Rule, fact: Rule, facts: Facts) -> Iterator[Problem]:
    hub = {"id": rules.ID, "city": rules.TEXT, "source": source, **pack_rules.names("name")}
    known = {
        "facts": optional(pack_rules.each(fact)),
        "url": optional(rules.ADDRESS),
        "building_count": optional(fact),
    }
    wrong = [
        *check_tables(document, "hub", hub | known, unique="id"),
        *_nested(document, "building", _building_rules(source, fact)),
        *_nested(document, "tenant", _tenant_rules(source)),
        *_nested(document, "ledger", {"way": one_of(get_args(Way)), "fact": fact}),
    ]
    yield from wrong or _agreement(document, facts)


def _building_rules(source: Rule, fact: Rule) -> Rules:
    return {"id": rules.ID, "name": optional(NAME), "storeys": optional(fact), "source": source}


def _tenant_rules(source: Rule) -> Rules:
    where = {"building": optional(rules.ID), "floor": optional(FLOOR)}
    return {"name": rules.TEXT, "source": source, "as_of": rules.DAY, **where}


def _nested(document: Document, table: str, wanted: Rules) -> Iterator[Problem]:
    """Every rule on each [[hub.TABLE]], whichever hub it is of; a hub may have none."""
    rows = [row for hub in tables_of(document.data, "hub") for row in tables_of(hub, table)]
    if rows:
        flat = Document(document.file, document.text, {"hub": {table: rows}})
        yield from check_tables(flat, f"hub.{table}", wanted)


def _agreement(document: Document, facts: Facts) -> Iterator[Problem]:
    """What the tables of a hub must say together."""
    buildings = tenants = 0
    for nth, hub in enumerate(tables_of(document.data, "hub")):
        own = tables_of(hub, "building")
        places = [(document.line_of("id", "hub", nth), sentence) for sentence in _hub_problems(hub, facts)]
        for offset, row in enumerate(own):
            line = document.line_of("id", "hub.building", buildings + offset)
            places += [(line, sentence) for sentence in _building_problems(row, facts)]
        for offset, row in enumerate(tables_of(hub, "tenant")):
            line = document.line_of("name", "hub.tenant", tenants + offset)
            places += [(line, sentence) for sentence in _tenant_problems(row, own, facts)]
        buildings, tenants = buildings + len(own), tenants + len(tables_of(hub, "tenant"))
        yield from (Problem(document.file, line, sentence) for line, sentence in places)


def _hub_problems(hub: Mapping[str, Any], facts: Facts) -> Iterator[Sentence]:
    ids = [row["id"] for row in tables_of(hub, "building")]
    if len(set(ids)) < len(ids):
        yield Sentence("facts.twice_in_file", {"name": "building"})
    counted = hub.get("building_count")
    if counted and not _is_whole(facts, counted, max(len(ids), 1), MOST_BUILDINGS):
        yield Sentence("facts.bad_building_count", {"told": len(ids), "most": MOST_BUILDINGS})


def _building_problems(building: Mapping[str, Any], facts: Facts) -> Iterator[Sentence]:
    if building.get("storeys") and not _is_whole(facts, building["storeys"], 1, MOST_STOREYS):
        yield Sentence("facts.bad_storeys", {"fact": building["storeys"], "most": MOST_STOREYS})


def _tenant_problems(
    tenant: Mapping[str, Any], buildings: list[Mapping[str, Any]], facts: Facts
) -> Iterator[Sentence]:
    inside = next((row for row in buildings if row["id"] == tenant.get("building")), None)
    if tenant.get("building") and inside is None:
        yield Sentence("facts.no_such_building", {"building": tenant["building"]})
    if tenant.get("floor") and not _has_floor(inside, tenant["floor"], facts):
        yield Sentence("facts.no_such_floor", {"floor": tenant["floor"]})


def _has_floor(building: Mapping[str, Any] | None, floor: int, facts: Facts) -> bool:
    return bool(
        building and building.get("storeys") and _is_whole(facts, building["storeys"], floor, MOST_STOREYS)
    )


def _is_whole(facts: Facts, fact: str, least: int, most: int) -> bool:
    """Is the fact's value a whole number between the two?"""
    number = decimal(facts[fact]["value"]) if fact in facts else None
    return number is not None and number == int(number) and least <= number <= most
