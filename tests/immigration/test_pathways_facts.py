"""What a person may tell of themselves, and what is refused, by its key and in both languages."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import BASE, TODAY

from gonorth.facts.tables import DATA
from gonorth.facts.words import Refusal
from gonorth.immigration.couple import plan
from gonorth.immigration.facts_asked import facts_asked, facts_of
from gonorth.immigration.facts_file import read_facts

WRONG = [
    ("canadian_citizen", "yes"),
    ("canadian_citizen", 1),
    ("age", -1),
    ("age", 300),
    ("age", 29.5),
    ("age", True),
    ("age", "29"),
    ("clb_min", 13),
    ("job_salary_cad", "a lot"),
    ("job_salary_cad", -5),
    ("job_salary_cad", float("nan")),
    ("job_salary_cad", float("inf")),
    ("partner_status", "married"),
    ("destination_province", "Ontario"),
    ("citizenships", "US"),
    ("citizenships", ["Narnia"]),
    ("citizenships", [1]),
    ("citizenships", {"US": True}),
    ("job_noc", "2123"),
    ("job_noc", 21231),
    ("job_noc", "29999"),
    ("job_noc", "２１２３１"),
    ("days_in_canada_5y", 2000),
    ("name", "Ada"),
]


@pytest.mark.parametrize(("key", "value"), WRONG, ids=str)
def test_what_cannot_be_used_is_refused_by_its_key(key: str, value: Any) -> None:
    with pytest.raises(Refusal) as refused:
        facts_of({key: value})
    assert key in refused.value.say("en") and key in refused.value.say("fr")


@pytest.mark.parametrize("unknown", [None, "unknown"])
@pytest.mark.parametrize("key", facts_asked())
def test_unknown_is_an_answer_to_every_question(key: str, unknown: Any) -> None:
    assert facts_of({key: unknown})[key] is None


@pytest.mark.parametrize("file", sorted((DATA / "samples/papers").glob("*.toml")), ids=lambda file: file.name)
def test_json_and_toml_say_the_same(file: Path) -> None:
    told = read_facts(file.read_text(encoding="utf-8"), file.name)
    again = {key: list(v) if isinstance(v, tuple) else v for key, v in told.told.items()}
    assert read_facts(json.dumps(again, default=float), "again.json") == told


BAD_FILES = [
    "",
    "[1, 2]",
    "{",
    '{"age": NaN}',
    '{"age": 29, "age": 30}',
    "age = 29\nage = 30",
    "age: 29",
    "[" * 100_000,
    '{"a":' * 100_000,
    '{"age": 1' + "0" * 10_000 + "}",
    '{"age": 1e99999999999999999999}',
    "\x00\x01",
]


@pytest.mark.parametrize("text", BAD_FILES[1:], ids=range(len(BAD_FILES) - 1))
def test_a_file_that_holds_no_facts_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_facts(text, "facts.txt")
    assert "\n" not in refused.value.say("en") and "\n" not in refused.value.say("fr")


def test_an_empty_file_tells_nothing() -> None:
    assert read_facts("", "facts.toml").told == {}


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_facts(text, "any")
    except Refusal as refusal:
        assert refusal.say("fr")


@given(
    st.dictionaries(
        st.sampled_from([*facts_asked(), "x"]),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.integers(),
            lambda inner: (
                st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
            ),
        ),
        max_size=6,
    )
)
def test_any_values_are_read_or_refused(raw: dict[str, Any]) -> None:
    try:
        facts_of(raw)
    except Refusal as refusal:
        assert refusal.say("en") and refusal.say("fr")


def test_a_canadian_who_says_not_to_be_one_is_asked_to_choose() -> None:
    with pytest.raises(Refusal, match="citizenships"):
        facts_of({"citizenships": ["US", "CA"], "canadian_citizen": False})


def test_two_engineers_each_have_a_list() -> None:
    both = plan(
        facts_of(BASE | {"partner_status": "other"}), facts_of(BASE | {"partner_status": None}), TODAY
    )
    assert both.is_partner_told and both.partner
    assert [each.pathway.id for each in both.me.outlooks]
    assert "ee_fsw" in {each.pathway.id for each in both.partner.outlooks if each.lean == "open"}


def test_a_citizen_opens_the_family_class_to_the_partner() -> None:
    citizen = facts_of(BASE | {"canadian_citizen": True, "partner_status": "other"})
    alone = plan(citizen, None, TODAY)
    assert [each.pathway.id for each in alone.me.outlooks] == ["citizen"]
    assert alone.partner and not alone.is_partner_told
    assert [each.pathway.id for each in alone.partner.outlooks if each.lean == "open"] == [
        "spouse_of_canadian"
    ]
    told = plan(citizen, facts_of(BASE | {"partner_status": None}), TODAY)
    assert told.partner and "spouse_of_canadian" in {
        each.pathway.id for each in told.partner.outlooks if each.lean == "open"
    }


@pytest.mark.parametrize("status", ["none", "citizen", "pr", "unknown"])
def test_nobody_invents_a_partner_who_needs_papers(status: str) -> None:
    assert (
        plan(facts_of(BASE | {"canadian_citizen": True, "partner_status": status}), None, TODAY).partner
        is None
    )


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"partner_status": "none"}, {}),
        ({"partner_status": "citizen"}, {"canadian_citizen": False}),
        ({"partner_status": "pr"}, {"permanent_resident": False}),
        ({"partner_status": "worker"}, {"canadian_citizen": True}),
    ],
)
def test_two_who_contradict_each_other_are_told_so(mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    for one, other in ((mine, theirs), (theirs, mine)):
        with pytest.raises(Refusal, match="partner_status"):
            plan(facts_of(one), facts_of(other), TODAY)


def opened(plan_: Any) -> list[tuple[list[str], list[str]]]:
    return [
        ([pathway.id for pathway in each.by], [outlook.pathway.id for outlook in each.outlooks])
        for each in plan_
    ]


def test_a_work_permit_of_one_opens_one_to_the_other() -> None:
    worker = BASE | {"partner_status": "other", "job_offer": True}
    expected = [(["cusma_professional"], ["spouse_open_work_permit"])]
    assert opened(plan(facts_of(worker), None, TODAY).to_partner) == expected
    both = plan(facts_of(worker), facts_of(BASE | {"partner_status": None}), TODAY)
    assert opened(both.to_partner) == expected and both.to_me == ()


def test_a_citizenship_found_opens_the_family_class() -> None:
    grandchild = facts_of(BASE | {"partner_status": None, "canadian_parent_or_grandparent": True})
    both = plan(facts_of(BASE | {"partner_status": None}), grandchild, TODAY)
    assert opened(both.to_me) == [(["citizen_by_descent"], ["spouse_of_canadian"])]


def test_a_partner_who_lives_in_the_united_states_has_no_status_in_canada() -> None:
    abroad = facts_of(BASE | {"partner_status": None, "lives_in_us": True})
    both = plan(facts_of({"canadian_citizen": False, "permanent_resident": False}), abroad, TODAY)
    assert both.me.facts["partner_status"] == "other"
