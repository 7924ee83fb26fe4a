"""What would I keep, may I come, and what next, from what one person states."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gonorth.facts.pack import read_pack
from gonorth.facts.words import LANGS, Refusal
from gonorth.immigration.facts_asked import Facts, facts_of
from gonorth.moving import Move, Moving, Shortlist, moving, moving_json, towards
from gonorth.nouns import Candidate, Figure, Money, Opening, Pay, Terms
from gonorth.pay.question import PayQuestion
from gonorth.pay.where import read_where

TODAY = date(2026, 11, 21)
REGION = read_pack("toronto-waterloo")
CITIZEN = facts_of({"canadian_citizen": True, "partner_status": "other"})


def paid(low: int | None, high: int | None, currency: str = "CAD", period: Any = "year") -> Opening:
    ends = (None if end is None else Decimal(end) for end in (low, high))
    pay = Pay(*ends, currency=currency, period=period, raw="")
    return Opening(id="a", system="test", employer="Northlight (invented)", title="Engineer", pay=pay)


NOTHING = Move()


def ask(move: Move = NOTHING, *openings: Opening, today: date = TODAY) -> Moving:
    return moving(move, Shortlist(openings, "openings", "computed"), REGION, today, "en")


def question(year: int = 2026, children: int = 0) -> PayQuestion:
    there, here = read_where("San Francisco, CA"), read_where("Toronto, ON")
    return PayQuestion(Money(Decimal(200_000), "USD"), there, here, year, children=children)


def numbers(value: Any, path: str = "") -> list[str]:
    """Where a number stands that is no part of a figure."""
    if isinstance(value, dict):
        if {field.name for field in fields(Figure)} <= value.keys():
            return []
        return [found for key, item in value.items() for found in numbers(item, f"{path}.{key}")]
    if isinstance(value, list):
        return [found for item in value for found in numbers(item, path)]
    return [path] if isinstance(value, (int, float)) and not isinstance(value, bool) else []


def test_nothing_stated_is_an_answer_too() -> None:
    found = ask()
    assert found.pay is None and found.advertised is None and found.path is None
    assert found.steps and found.plan.me.outlooks
    assert moving_json(found, (), "en")["pay"]["why_null"] == "What you earn today was not stated."


def test_a_year_whose_taxes_are_not_known_is_said_so() -> None:
    found = ask(Move(pay=question(2027)))
    assert found.pay is None and found.why_no_pay
    assert "2027" in found.why_no_pay.say("en") and "2027" in found.why_no_pay.say("fr")


def test_a_citizen_is_on_a_citizens_path_and_the_partner_has_a_list() -> None:
    found = ask(Move(facts=CITIZEN))
    assert found.path == "citizen"
    assert found.plan.partner and "spouse_of_canadian" in {
        each.pathway.id for each in found.plan.partner.outlooks if each.lean == "open"
    }


def test_children_in_child_care_move_too() -> None:
    steps = {step.rule.id for step in ask(Move(pay=question(children=1), facts=CITIZEN)).steps}
    told = facts_of({"canadian_citizen": True, "children": 0})
    without = {step.rule.id for step in ask(Move(pay=question(children=1), facts=told)).steps}
    assert "children_certificate" in steps - without


def test_who_asks_about_a_region_means_to_move_there() -> None:
    assert towards(CITIZEN, REGION)["destination_province"] == "ON"
    montreal = facts_of({"destination_province": "QC"})
    assert towards(montreal, REGION)["destination_province"] == "QC"
    assert towards(Facts(), REGION).told == {}


def test_the_pay_that_openings_show_is_said_before_and_after_tax() -> None:
    hourly, abroad = paid(50, None, period="hour"), paid(900_000, None, "USD")
    found = ask(NOTHING, paid(100_000, 130_000), hourly, abroad).advertised
    assert found is not None
    assert [figure.value for figure in found.ends] == [100_000, 130_000]
    assert "2 show pay, from C$100,000 to C$130,000" in found.sentence.say("en")
    assert all(kept.value < gross.value for kept, gross in zip(found.kept, found.ends, strict=True))
    assert ask(NOTHING, abroad).advertised is None


def test_two_who_contradict_each_other_are_refused() -> None:
    with pytest.raises(Refusal):
        ask(Move(facts=facts_of({"partner_status": "none"}), partner=CITIZEN))


@pytest.mark.parametrize("lang", LANGS)
def test_every_number_is_part_of_a_figure_but_what_was_stated(lang: Any) -> None:
    move = Move(pay=question(children=1), facts=CITIZEN, move_on=date(2027, 6, 30))
    shown = Shortlist((paid(100_000, 130_000),), "openings", "computed")
    said = moving_json(moving(move, shown, REGION, TODAY, lang), (), lang)
    assert {path for path in numbers(said) if not path.startswith(".pay.compared.question.")} == set()


def test_matching_cannot_see_what_is_told_of_a_move() -> None:
    told = {field.name for field in fields(Move)}
    assert not told & {field.name for noun in (Candidate, Terms, Opening) for field in fields(noun)} - {"pay"}
