"""Is the machine form of a condition written so that a fact can decide it?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gonorth.facts import pack_rules, rules
from gonorth.facts.rules import decimal
from gonorth.facts.shape import tables_of
from gonorth.facts.words import Sentence

JOINS = ("any", "all")
TESTS: Mapping[str, tuple[str, ...]] = {  # by the kind of the fact
    "yes_no": ("is",),
    "number": ("from", "to", "perhaps"),
    "count": ("from", "to", "perhaps"),
    "choice": ("one_of", "perhaps"),
    "countries": ("one_of",),
    "noc": ("one_of", "perhaps"),
}
LISTS = ("one_of", "perhaps")
FactRows = Mapping[str, Mapping[str, Any]]  # the rows of facts.toml by id


def fact_rows(data: Any) -> FactRows:
    return {str(row.get("id")): row for row in tables_of(data, "fact")}


def needs_problems(needs: Any, facts: FactRows, above: frozenset[str]) -> Iterator[Sentence]:
    """What is wrong with a machine form; `above` are the pathways it may name."""
    if not isinstance(needs, Mapping) or len({*JOINS, "pathway", "fact"} & needs.keys()) != 1:
        yield Sentence("facts.needs_form", {"value": str(needs)})
    elif "fact" in needs:
        yield from _fact_problems(needs, facts)
    elif "pathway" in needs:
        yield from _pathway_problems(needs["pathway"], above)
    else:
        joined = needs[next(join for join in JOINS if join in needs)]
        if not isinstance(joined, list) or not joined or len(needs) > 1:
            yield Sentence("facts.needs_form", {"value": str(needs)})
        for each in joined if isinstance(joined, list) else ():
            yield from needs_problems(each, facts, above)


def may_hang(needs: Any) -> bool:
    """May it hang on something that no fact tells?"""
    if not isinstance(needs, Mapping):
        return False
    joined = [each for join in JOINS for each in needs.get(join) or ()]
    return "perhaps" in needs or "pathway" in needs or any(map(may_hang, joined))


def _pathway_problems(named: Any, above: frozenset[str]) -> Iterator[Sentence]:
    if not isinstance(named, list) or not named:
        yield Sentence("facts.needs_form", {"value": str(named)})
        return
    for id in map(str, named):
        if id not in above:
            yield Sentence("facts.needs_pathway", {"pathway": id})


def _fact_problems(needs: Mapping[str, Any], facts: FactRows) -> Iterator[Sentence]:
    fact = facts.get(str(needs["fact"]))
    if fact is None:
        yield Sentence("facts.needs_fact", {"fact": str(needs["fact"])})
        return
    allowed = TESTS.get(str(fact.get("kind")), ())
    tests = {key: value for key, value in needs.items() if key != "fact"}
    if not tests.keys() - {"perhaps"} or tests.keys() - set(allowed):
        values = {"fact": needs["fact"], "allowed": ", ".join(allowed), "tests": ", ".join(tests)}
        yield Sentence("facts.needs_test", values)
        return
    if any(isinstance(value, list) != (key in LISTS) for key, value in tests.items()):
        yield Sentence("facts.needs_form", {"value": str(dict(needs))})
        return
    low, high = decimal(tests.get("from")), decimal(tests.get("to"))
    if low is not None and high is not None and low > high:
        yield Sentence("facts.needs_value", {"fact": needs["fact"], "value": f"{low} – {high}"})
    for value in _values(tests):
        if not HOLDS[str(fact["kind"])](value, fact):
            yield Sentence("facts.needs_value", {"fact": needs["fact"], "value": str(value)})


def _values(tests: Mapping[str, Any]) -> Iterator[Any]:
    for value in tests.values():
        yield from value if isinstance(value, list) else (value,)


def _is_within(value: Any, fact: Mapping[str, Any]) -> bool:
    number, low, high = decimal(value), decimal(fact.get("least")), decimal(fact.get("most"))
    if number is None or low is None or high is None or isinstance(value, str):
        return False
    return low <= number <= high


def _is_noc(value: Any, _: Mapping[str, Any]) -> bool:
    return rules.matching(r"\d{5}", "not_a_noc").holds(value)


HOLDS: Mapping[str, Callable[[Any, Mapping[str, Any]], bool]] = {  # may a fact of this kind be so at all?
    "yes_no": lambda value, _: isinstance(value, bool),
    "number": _is_within,
    "count": _is_within,
    "choice": lambda value, fact: isinstance(fact.get("values"), list) and value in fact["values"],
    "countries": lambda value, _: pack_rules.country().holds(value),
    "noc": _is_noc,
}
