"""What is due for another reading, of everything the rules rest on."""

from datetime import date
from pathlib import Path

import pytest

from gonorth.facts.rule_review import RuleEntry, due_rules, every_rule, is_due, rules_of
from gonorth.facts.rulebook import RULEBOOKS, Rulebook, rule_sources, rulebook

TODAY = date(2026, 11, 21)
SOURCES = """
[[source]]
id = "law"
name = { en = "The law", fr = "La loi" }
as_of = "2026"

[[source]]
id = "hearsay"
name = { en = "Hearsay", fr = "Ouï-dire" }
"""
TABLE = """
title = "A tax"
good_through = 2026-12-31

[[edition]]
starts = 2025-01-01
source = "law"
confidence = "A"

[[edition]]
starts = 2026-01-01
source = "law"
confidence = "A"

[edition.credit]
source = "hearsay"
confidence = "B"

[[edition]]
starts = 2027-01-01
source = "law"
confidence = "C"
"""
STEPS = """
[[step]]
id = "one"
does = { en = "Do it", fr = "Faites-le" }
source = "law"
confidence = "B"
checked = 2026-11-01

[[step]]
id = "two"
source = "law"
confidence = "B"
recalled = true
"""
RATES = "# a note\nas_of,rate,source,confidence\n2026-10,1.4,law,A\n2026-11,1.5,law,A\n2020,1.1,hearsay,B\n"


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    files = {"sources.toml": SOURCES, "rulebook.toml": "", "tax/a.toml": TABLE, "steps.toml": STEPS}
    for file, text in (files | {"rates.csv": RATES}).items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return Rulebook(tmp_path)


def rules(book: Rulebook, file: str, today: date = TODAY) -> list[RuleEntry]:
    return [rule for rule in rules_of("x", book, today) if rule.file == file]


def test_an_edition_that_another_followed_is_never_due(book: Rulebook) -> None:
    past, held, credit, to_come = rules(book, "tax/a.toml", date(2026, 12, 31))
    assert (past.is_past, past.is_due) == (True, False)
    assert (held.is_past, held.is_due, held.days_old) == (False, False, 364)
    assert (credit.part, credit.as_of, credit.is_due) == ("edition.credit", None, True)
    assert (to_come.starts, to_come.is_due) == (date(2027, 1, 1), True)
    assert held.name.en == "A tax" and held.part == "edition"


def test_a_table_that_is_over_is_due_whatever_its_age(book: Rulebook) -> None:
    *past, last = rules(book, "tax/a.toml", date(2027, 1, 1))
    assert all(rule.is_past for rule in past) and last.is_due


def test_what_is_recalled_is_due_though_its_source_has_a_day(book: Rulebook) -> None:
    read, recalled = rules(book, "steps.toml")
    assert (read.as_of, read.days_old, read.is_due) == ("2026-11-01", 20, False)
    assert read.name.say("fr") == "Faites-le"
    assert (recalled.as_of, recalled.days_old, recalled.is_due) == (None, None, True)


def test_a_sheet_is_as_new_as_its_newest_row_of_a_source(book: Rulebook) -> None:
    assert [(rule.sources, rule.as_of, rule.is_due) for rule in rules(book, "rates.csv")] == [
        (("law",), "2026-11", False),
        (("hearsay",), "2020", True),
    ]


@pytest.mark.parametrize(("confidence", "days"), [("A", 365), ("B", 120), ("C", 30)])
def test_the_less_sure_the_sooner_due(confidence: str, days: int) -> None:
    day = date.fromordinal(TODAY.toordinal() - days)
    assert not is_due(day, confidence, TODAY)
    assert is_due(date.fromordinal(day.toordinal() - 1), confidence, TODAY)
    assert is_due(None, confidence, TODAY)


def test_every_shipped_file_that_names_a_source_is_on_the_list() -> None:
    listed = {(rule.book, rule.file) for rule in every_rule(TODAY)}
    for name in RULEBOOKS:
        for file in rulebook(name).files:
            text = " ".join(
                map(
                    str,
                    rulebook(name).rows(file)
                    if file.endswith(".csv")
                    else rulebook(name).document(file).items(),
                )
            )
            assert ((name, file) in listed) == ("confidence" in text), file


def test_all_that_ships_can_be_reviewed_on_any_day() -> None:
    known = rule_sources("en")
    for today in (date(2000, 1, 1), TODAY, date(2040, 1, 1)):
        for rule in every_rule(today):
            assert rule.name.say("en") and set(rule.sources) <= known.keys()
            assert not (rule.is_past and rule.is_due)
    in_2040 = every_rule(date(2040, 1, 1))
    assert all(rule.is_due or rule.is_past for rule in in_2040)


def test_what_is_due_comes_least_sure_first() -> None:
    due = due_rules(TODAY)
    assert due and all(rule.is_due for rule in due)
    grades = [rule.confidence for rule in due]
    assert grades == sorted(grades, reverse=True)
