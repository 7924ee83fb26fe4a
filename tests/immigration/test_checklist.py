"""What there is to do for a move: for whom, in which order, on which day, and in a calendar."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import BASE, TODAY

from gonorth.facts.words import LANGS, Refusal
from gonorth.immigration import step_wording
from gonorth.immigration.checklist import Step, checklist, path_of
from gonorth.immigration.facts_asked import facts_of
from gonorth.immigration.ics import Entry, calendar
from gonorth.immigration.outlook import look
from gonorth.immigration.steps import Path, step_rules

ARRIVAL = date(2027, 7, 5)
PATHS: tuple[Path, ...] = ("citizen", "descent", "resident", "family", "permit", "permanent")
NOTHING = {id: False for id in ("us_person", "partner_us_person", "lives_in_us", "us_retirement_account")}
NOTHING |= {id: False for id in ("employer_stock", "home_abroad", "brings_vehicle", "brings_pets")}
HOUSEHOLD: dict[str, Any] = BASE | NOTHING | {"citizenships": ["FR"], "children": 0}


def steps(path: Path | None = "citizen", move_on: date | None = ARRIVAL, **told: Any) -> dict[str, Step]:
    listed = checklist(facts_of(HOUSEHOLD | told), path, move_on, TODAY)
    return {step.rule.id: step for step in listed}


@pytest.mark.parametrize(
    ("told", "step"),
    [
        ({"children": 1}, "child_benefit"),
        ({"children": 1}, "children_certificate"),
        ({"children": 2}, "school"),
        ({"children": 2, "nclc_min": 9}, "french_school"),
        ({"partner_status": "other"}, "sponsor_partner"),
        ({"us_person": True}, "fbar"),
        ({"us_person": True}, "us_person_accounts"),
        ({"partner_status": "other", "partner_us_person": True}, "us_return"),
        ({"brings_vehicle": True}, "vehicle_inspection"),
        ({"brings_vehicle": True, "lives_in_us": True}, "vehicle_export"),
        ({"brings_pets": True}, "pets"),
        ({"home_abroad": True}, "home_abroad"),
        ({"employer_stock": True}, "employer_stock"),
        ({"us_retirement_account": True}, "us_retirement"),
        ({"employer_related_foreign_entity": True}, "social_security"),
        ({"h1b_holder": True}, "h1b_papers"),
        ({"lives_in_us": True}, "us_last_return"),
    ],
)
def test_a_step_is_there_for_whom_it_is(told: dict[str, Any], step: str) -> None:
    assert step not in steps()
    assert step in steps(**told)
    unknown = steps(**told | dict.fromkeys(told))
    assert step in unknown and unknown[step].depends_on


def test_each_path_has_papers_of_its_own() -> None:
    papers = {
        path: {
            id
            for id, step in steps(path, partner_status="other", days_in_canada_5y=10).items()
            if step.rule.paths
        }
        for path in PATHS
    }
    assert all(papers.values())
    assert "passport" in papers["citizen"] and "passport" not in papers["permit"]
    assert {"resident_at_risk", "sponsor_from_canada"} <= papers["resident"]
    assert "ohip_worker" in papers["permit"] and "ohip" not in papers["permit"]
    assert not any(step.rule.paths for step in steps(None).values())


def test_a_returning_citizen_is_told_of_every_part_of_life() -> None:
    told = {"children": 1, "brings_vehicle": True, "partner_status": "other", "lives_in_us": True}
    topics = {step.rule.topic for step in steps(**told).values()}
    assert topics == {"papers", "taxes", "health", "home", "customs", "driving", "children", "money", "work"}
    for id in ("tax_day", "values", "ohip", "goods_former_resident", "licence", "bank", "canadian_accounts"):
        assert id in steps(**told)


def test_steps_have_the_day_that_is_due() -> None:
    listed = steps(us_person=True)
    assert listed["passport"].on == date(2027, 1, 4)
    assert listed["declare_goods"].on == ARRIVAL
    assert listed["licence"].on == date(2027, 9, 3)
    assert listed["first_return"].on == date(2028, 4, 30)
    assert listed["foreign_property_again"].on == date(2028, 4, 30)
    assert steps("permit")["foreign_property"].on == date(2029, 4, 30)


def test_steps_come_in_the_order_of_their_days() -> None:
    listed = list(steps(children=2, us_person=True).values())
    days = [step.on for step in listed]
    assert days == sorted(days)
    undated = list(steps(move_on=None, children=2, us_person=True))
    assert undated[0] == "children_certificate" and undated[-1] == "us_return"


def test_what_should_have_begun_is_late() -> None:
    listed = steps("family")
    assert listed["be_sponsored"].is_late and not listed["licence"].is_late
    assert "usual day for it was 6 April 2026" in step_wording.when(listed["be_sponsored"], "en")


@pytest.mark.parametrize(
    ("step", "english", "french"),
    [
        ("passport", "26 weeks before you arrive", "26 semaines avant votre arrivée"),
        ("declare_goods", "on the day you arrive", "le jour de votre arrivée"),
        ("licence", "within 60 days of arriving", "dans les 60 jours de votre arrivée"),
        ("first_return", "by 30 April of the year after", "d’ici le 30 avril de l’année qui suit"),
        ("foreign_property", "by 30 April, 2 years after", "d’ici le 30 avril, 2 ans après"),
    ],
)
def test_without_a_day_it_is_said_how_long_before_or_after(step: str, english: str, french: str) -> None:
    listed = (steps(move_on=None) | steps("permit", move_on=None))[step]
    assert listed.on is None and not listed.is_late
    assert step_wording.when(listed, "en").startswith(english)
    assert step_wording.when(listed, "fr").startswith(french)


def test_what_was_not_read_again_is_said_to_be_so() -> None:
    for rule in step_rules():
        assert rule.checked or rule.confidence != "A"
    listed = steps(us_retirement_account=True)["us_retirement"]
    assert listed.is_due and "general knowledge" in step_wording.surety(listed, "en")


@pytest.mark.parametrize("day", [date.min, date.max, date(2050, 1, 1)])
def test_a_day_nobody_can_plan_for_is_refused(day: date) -> None:
    with pytest.raises(Refusal):
        checklist(facts_of({}), None, day, TODAY)


@pytest.mark.parametrize(
    ("told", "path"),
    [
        ({"canadian_citizen": True}, "citizen"),
        ({"canadian_parent_or_grandparent": True}, "descent"),
        ({"permanent_resident": True, "days_in_canada_5y": 900}, "resident"),
        ({"permanent_resident": True, "days_in_canada_5y": 9}, "resident"),
        ({"partner_status": "citizen"}, "family"),
        ({"job_offer": True, "citizenships": ["US"]}, "permit"),
        ({}, "permanent"),
        ({"skilled_years_continuous_10y": 0}, None),
    ],
)
def test_the_path_is_the_first_that_looks_open(told: dict[str, Any], path: Path | None) -> None:
    assert path_of(look(facts_of(HOUSEHOLD | told), TODAY)) == path


STAMP = datetime(2026, 11, 21, tzinfo=UTC)


def unfolded(text: str) -> list[str]:
    """The lines of a calendar as a reader puts them together, after a look at its form."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def read(value: str) -> str:
    """A text value as a reader understands it."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", PATHS)
def test_a_calendar_has_every_step_on_a_day_still_to_come(path: Path, lang: Any) -> None:
    listed = steps(path, children=2, us_person=True, brings_vehicle=True)
    entries = list(step_wording.entries(listed.values(), TODAY, lang))
    lines = unfolded(calendar("Déménagement, à l’automne; ou pas", entries, STAMP))
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(listed)
    days = [line.removeprefix("DTSTART;VALUE=DATE:") for line in lines if line.startswith("DTSTART")]
    assert all(day >= "20261121" for day in days)
    summaries = [read(line.removeprefix("SUMMARY:")) for line in lines if line.startswith("SUMMARY:")]
    assert summaries == [step.rule.does.say(lang) for step in listed.values()]


def test_a_later_calendar_changes_the_same_entries() -> None:
    one, other = (
        {entry.uid: entry.on for entry in step_wording.entries(steps(move_on=day).values(), TODAY, "en")}
        for day in (ARRIVAL, date(2027, 9, 1))
    )
    assert one.keys() == other.keys() and one != other
    assert len(one) == len(steps())


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_survives_a_calendar(summary: str, description: str) -> None:
    lines = unfolded(calendar("x", [Entry("id", TODAY, summary, description)], STAMP))
    found = {line.partition(":")[0]: line.partition(":")[2] for line in lines}
    assert read(found["SUMMARY"]) == "\n".join(summary.splitlines())
    assert read(found["DESCRIPTION"]) == "\n".join(description.splitlines())
    assert found["DTSTAMP"] == "20261121T000000Z" and found["DTSTART;VALUE=DATE"] == "20261121"
