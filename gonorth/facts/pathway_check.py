"""Are the facts a person is asked, and the pathways they decide, written soundly?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from gonorth.facts import pack_rules, rules
from gonorth.facts.needs_check import TESTS, FactRows, fact_rows, may_hang, needs_problems
from gonorth.facts.packfiles import Document, PackFiles, Problem
from gonorth.facts.rules import Rule, decimal, one_of, optional
from gonorth.facts.shape import Rules, check_tables, tables_of
from gonorth.facts.words import Sentence

FACTS, PATHWAYS = "papers/facts.toml", "papers/pathways.toml"
STATUSES = ("open", "paused", "closed", "announced", "unknown")
GIVES = (
    *("nothing_needed", "citizenship_proof", "status_at_risk", "permanent_residence", "work_permit"),
    *("open_work_permit", "score", "out_of_scope"),
)
CONDITION_KEYS = ("id", "needs", "says", "ask", "scope")
PATHWAY_KEYS = (
    *("id", "name", "gives", "confidence", "checked", "official", "sources", "also", "met", "watch"),
    *("stops_for", "condition", "edition", "amount"),
)
TIMES, KINDS = ("days", "weeks", "months"), ("time", "fee", "funds")
YES_NO = Rule("not_yes_no", lambda value: isinstance(value, bool))
PAIRS = Rule("not_said_in_both", lambda value: isinstance(value, list) and all(map(_is_pair, value)))


def _is_pair(value: Any) -> bool:
    return isinstance(value, Mapping) and all(rules.TEXT.holds(value.get(lang)) for lang in ("en", "fr"))


PAIR = Rule("not_said_in_both", _is_pair)


def check_facts(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    document = files.document(file)
    named = {**pack_rules.names("ask"), **pack_rules.names("tell")}
    fact = {"id": rules.ID, "kind": one_of(TESTS), "use": one_of(("papers", "move")), **named}
    yield from check_tables(document, "fact", fact, "id")
    for nth, row in enumerate(tables_of(document.data, "fact")):
        for sentence in _fact_problems(row):
            yield Problem(file, document.line_of("kind", "fact", nth), sentence)


def _fact_problems(row: Mapping[str, Any]) -> Iterator[Sentence]:
    """A choice names its values, a number its least and most."""
    if row.get("kind") == "choice" and not rules.LIST.holds(row.get("values")):
        yield Sentence("facts.missing_key", {"name": "values"})
    if row.get("kind") in ("number", "count"):
        yield from _ends_problems(row, "least", "most")


def _ends_problems(row: Mapping[str, Any], least: str, most: str) -> Iterator[Sentence]:
    low, high = decimal(row.get(least)), decimal(row.get(most))
    if low is None or high is None or low >= high:
        yield Sentence("facts.bad_ends", {"least": str(row.get(least)), "most": str(row.get(most))})


def check_pathways(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    document, facts = files.document(file), fact_rows(files.document(FACTS).data)
    yield from check_tables(document, "pathway", _pathway_rules(source), "id")
    yield from check_tables(within(document, "pathway", "edition"), "pathway.edition", _edition_rules(source))
    condition = {"id": rules.ID, **pack_rules.names("says"), "scope": optional(YES_NO), "ask": optional(PAIR)}
    yield from check_tables(within(document, "pathway", "condition"), "pathway.condition", condition)
    yield from _check_amounts(within(document, "pathway", "amount"), source)
    yield from _unread(document, "pathway", PATHWAY_KEYS)
    yield from _unread(within(document, "pathway", "condition"), "pathway.condition", CONDITION_KEYS)
    yield from _check_needs(document, facts)
    yield from _check_order(document)


def _pathway_rules(source: Rule) -> Rules:
    return {
        "id": rules.ID,
        **pack_rules.names("name"),
        "gives": one_of(GIVES),
        "confidence": pack_rules.CONFIDENCE,
        "checked": rules.DATE,
        "official": source,
        "sources": pack_rules.each(source),
        "also": PAIRS,
        "met": optional(PAIR),
        "watch": optional(PAIR),
        "condition": rules.TABLES,
        "edition": rules.TABLES,
    }


def _edition_rules(source: Rule) -> Rules:
    known = {"source": source, "confidence": pack_rules.CONFIDENCE}
    return {"starts": rules.DATE, "status": one_of(STATUSES), **pack_rules.names("says"), **known}


def within(document: Document, table: str, nested: str) -> Document:
    """The document as if the [[table.nested]] of every [[table]] stood in one list."""
    rows = [each for row in tables_of(document.data, table) for each in tables_of(row, nested)]
    return Document(document.file, document.text, {table: {nested: rows}})


def _unread(document: Document, table: str, known: Collection[str]) -> Iterator[Problem]:
    """A key that nothing reads is a name misspelt."""
    for nth, row in enumerate(tables_of(document.data, table)):
        for key in row.keys() - set(known):
            sentence = Sentence("facts.unread", {"name": key, "known": ", ".join(known)})
            yield Problem(document.file, document.line_of(key, table, nth), sentence)


def _check_needs(document: Document, facts: FactRows) -> Iterator[Problem]:
    """Every machine form, which may name the pathways above its own."""
    above, nth = frozenset[str](), -1
    for number, row in enumerate(tables_of(document.data, "pathway")):
        for condition in tables_of(row, "condition"):
            nth += 1
            for sentence in _condition_problems(condition, facts, above):
                yield Problem(document.file, document.line_of("needs", "pathway.condition", nth), sentence)
        if "stops_for" in row:
            for sentence in needs_problems(row["stops_for"], facts, above):
                yield Problem(document.file, document.line_of("stops_for", "pathway", number), sentence)
        above |= {str(row.get("id"))}


def _condition_problems(row: Mapping[str, Any], facts: FactRows, above: frozenset[str]) -> Iterator[Sentence]:
    wrong = tuple(needs_problems(row.get("needs"), facts, above))
    yield from wrong
    if not wrong and may_hang(row["needs"]) and "ask" not in row:
        yield Sentence("facts.nothing_to_ask", {})


def _check_order(document: Document) -> Iterator[Problem]:
    """The editions of each pathway start on different days, the oldest first."""
    nth = -1
    for row in tables_of(document.data, "pathway"):
        before: Any = None
        for edition in tables_of(row, "edition"):
            nth, starts = nth + 1, edition.get("starts")
            if rules.DATE.holds(starts) and before is not None and starts <= before:
                values = {"starts": starts, "before": before}
                line = document.line_of("starts", "pathway.edition", nth)
                yield Problem(document.file, line, Sentence("facts.editions_overlap", values))
            before = starts if rules.DATE.holds(starts) else before


def _check_amounts(amounts: Document, source: Rule) -> Iterator[Problem]:
    rows = tables_of(amounts.data, "pathway.amount")
    if rows:  # a pathway may cost nothing and take no time
        yield from check_tables(amounts, "pathway.amount", _amount_rules(source))
    for nth, row in enumerate(rows):
        for sentence in _amount_problems(row):
            yield Problem(amounts.file, amounts.line_of("kind", "pathway.amount", nth), sentence)


def _amount_rules(source: Rule) -> Rules:
    known = {"as_of": rules.DAY, "source": source, "confidence": pack_rules.CONFIDENCE}
    return {"kind": one_of(KINDS), "low": optional(rules.NUMBER), **pack_rules.names("what"), **known}


def _amount_problems(row: Mapping[str, Any]) -> Iterator[Sentence]:
    """A time has a unit of time, money a currency; what it comes to at most is above the least."""
    unit = one_of(TIMES) if row.get("kind") == "time" else rules.CURRENCY
    if not unit.holds(row.get("unit")):
        yield Sentence(f"facts.{unit.key}", {"name": "unit", "value": str(row.get("unit")), **unit.values})
    if "high" in row:
        yield from _ends_problems(row, "low", "high")
