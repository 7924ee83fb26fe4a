"""Is a tax table sound? An edition for every year, brackets in order, nothing missing and nothing unread."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from gonorth.facts import pack_rules
from gonorth.facts.edition_check import check_editions, has_days
from gonorth.facts.packfiles import Document, PackFiles, Problem
from gonorth.facts.rulebook import MARKER
from gonorth.facts.rules import LIST, POSITIVE, Rule, between, decimal, optional
from gonorth.facts.shape import said, tables_of, value_of
from gonorth.facts.tax_fields import TABLES, Fields
from gonorth.facts.tax_lines import line_in_edition
from gonorth.facts.words import Sentence, is_said

FILES = "tax/*.toml"
AMOUNT, SHARE = between(0, 10**9), between(0, 1)
SPELT = Rule("not_a_number", lambda _: False)  # a text, whatever it spells
DIVISORS = ("step", "within")  # amounts that something is divided by
ENDS = (("from", "to"), ("min", "max"))  # of one block, the lesser first
ABOUT = ("source", "confidence", "starts", "notes")  # of an edition or a block; no numbers


def check_tax(files: PackFiles, file: str, source: Rule) -> Iterator[Problem]:
    document, book = files.document(file), str(files.document(MARKER).data.get("id"))
    known = TABLES.get(book, {})
    fields = known.get(PurePath(file).stem)
    if fields is None:
        yield Problem(file, None, Sentence("facts.unknown_tax_table", {"known": ", ".join(known)}))
        return
    yield from _absent(files, file, known)
    yield from check_editions(document, source, {})
    if has_days(document):
        yield from _years(document)
    for nth, edition in enumerate(tables_of(document.data, "edition")):
        for name, sentence in _broken(edition, fields, source):
            yield Problem(file, line_in_edition(document, nth, name), sentence)


def _absent(files: PackFiles, file: str, known: Collection[str]) -> Iterator[Problem]:
    """The tables of the country that are not there, told of once: with the first that is."""
    present = sorted(path.stem for path in (files.folder / file).parent.glob("*.toml"))
    if PurePath(file).stem == present[0]:
        for table in sorted(set(known) - set(present)):
            yield Problem(f"tax/{table}.toml", None, Sentence("facts.missing_tax_table", {}))


def _years(document: Document) -> Iterator[Problem]:
    """A tax table holds for a calendar year, and no year between two others is left out."""
    starts: list[date] = [edition["starts"] for edition in tables_of(document.data, "edition")]
    for nth, start in enumerate(starts):
        if (start.month, start.day) != (1, 1):
            sentence = Sentence("facts.not_a_year", {"starts": start})
            yield Problem(document.file, document.line_of("starts", "edition", nth), sentence)
    for nth, (before, after) in enumerate(pairwise(starts), 1):
        if after.year > before.year + 1:
            sentence = Sentence("facts.year_left_out", {"year": str(before.year + 1)})
            yield Problem(document.file, document.line_of("starts", "edition", nth), sentence)


def _broken(edition: Mapping[str, Any], fields: Fields, source: Rule) -> Iterator[tuple[str, Sentence]]:
    """What is wrong in one edition: the dotted name, and the sentence."""
    yield from _notes_problems(edition.get("notes"))
    for name in sorted(fields.all):
        value = value_of(edition, name)
        if value is None:
            yield name, Sentence("facts.missing_key", {"name": name})
        elif name in fields.brackets:
            yield from _bracket_problems(name, value)
        elif name in fields.amounts:
            yield from _kept(_rule_of(name.rpartition(".")[2], value), name, value)
        else:
            yield from _step_problems(name, value, fields.steps[name])
    yield from _ends_problems(edition, fields)
    for name, value in _leaves(edition):
        leaf = name.rpartition(".")[2]
        if "." in name and leaf in ABOUT:
            yield from _kept(source if leaf == "source" else pack_rules.CONFIDENCE, name, value)
        elif leaf not in ABOUT and name not in fields.all:
            yield name, Sentence("facts.unread", {"name": name, "known": ", ".join(sorted(fields.all))})


def _notes_problems(notes: Any) -> Iterator[tuple[str, Sentence]]:
    """Each note is a sentence of the words about taxes."""
    yield from _kept(optional(LIST), "notes", notes)
    for note in notes if LIST.holds(notes) else ():
        if not is_said(f"tax.note_{note}"):
            yield "notes", Sentence("facts.unknown_note", {"note": note})


def _rule_of(leaf: str, value: Any) -> Rule:
    if isinstance(value, str):
        return SPELT
    if leaf in DIVISORS:
        return POSITIVE
    return SHARE if "rate" in leaf else AMOUNT


def _ends_problems(edition: Mapping[str, Any], fields: Fields) -> Iterator[tuple[str, Sentence]]:
    for block in sorted({name.rpartition(".")[0] for name in fields.amounts}):
        for ends in ENDS:
            names = [f"{block}.{end}" for end in ends]
            low, high = (_number(value_of(edition, name)) for name in names)
            if fields.amounts.issuperset(names) and low is not None and high is not None and low >= high:
                yield names[0], Sentence("facts.bad_ends", {"least": str(low), "most": str(high)})


def _kept(rule: Rule, name: str, value: Any) -> Iterator[tuple[str, Sentence]]:
    if not rule.holds(value):
        yield name, said(rule, name, value)


def _bracket_problems(name: str, block: Any) -> Iterator[tuple[str, Sentence]]:
    thresholds, rates = (_numbers(value_of(block, key)) for key in ("thresholds", "rates"))
    at, values = f"{name}.thresholds", {"name": name}
    if not thresholds or not rates:
        yield name, Sentence("facts.not_brackets", values)
    elif len(thresholds) != len(rates):
        yield at, Sentence("facts.uneven_brackets", {**values, "n": len(thresholds), "rates": len(rates)})
    elif thresholds[0] != 0 or not _rise(thresholds):
        yield at, Sentence("facts.brackets_out_of_order", values)
    for rate in rates:
        yield from _kept(SHARE, f"{name}.rates", rate)


def _step_problems(name: str, steps: Any, held: frozenset[str]) -> Iterator[tuple[str, Sentence]]:
    columns = sorted(held | {"over"})
    is_table = isinstance(steps, list) and all(isinstance(step, Mapping) for step in steps)
    rows = [[_number(step.get(column)) for column in columns] for step in steps] if is_table else []
    if not rows or any(number is None or number < 0 for row in rows for number in row):
        yield name, Sentence("facts.not_steps", {"name": name, "columns": ", ".join(columns)})
    elif not _rise([step["over"] for step in steps]):
        yield name, Sentence("facts.steps_out_of_order", {"name": name})
    elif "rate" in held:
        for step in steps:
            yield from _kept(SHARE, f"{name}.rate", step["rate"])


def _numbers(values: Any) -> list[Any]:
    """The numbers of a list; none where it is no list of numbers."""
    listed = isinstance(values, list) and all(_number(value) is not None for value in values)
    return values if listed else []


def _number(value: Any) -> Decimal | None:
    """The number it is; a text that spells one is none."""
    return None if isinstance(value, str) else decimal(value)


def _rise(numbers: list[Any]) -> bool:
    return all(low < high for low, high in pairwise(numbers))


def _leaves(values: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping) and "thresholds" not in value:
            yield from _leaves(value, f"{path}{name}.")
        else:
            yield path + name, value
