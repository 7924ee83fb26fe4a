"""The move, step by step: on a page, as data and as a calendar."""

import re

from django.test import Client

FAMILY = {"path": "citizen", "move_on": "2027-06-30", "fact_children": "1", "fact_partner_status": "other"}


def test_steps_without_a_day_say_how_long_before(site: Client) -> None:
    page = site.get("/moving/steps").content.decode()
    assert "weeks before you arrive" in page and "counted from the day of arrival" in page


def test_steps_with_a_day_are_dated(site: Client) -> None:
    page = site.post("/moving/steps", FAMILY).content.decode()
    assert "arriving on 30 June 2027" in page
    assert "proof of citizenship for each child" in page
    assert (
        "for each child" not in site.post("/moving/steps", FAMILY | {"fact_children": "0"}).content.decode()
    )


def test_a_calendar_holds_every_dated_step(site: Client) -> None:
    answer = site.post("/moving/steps.ics", FAMILY)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    listed = site.post("/moving/steps.json", FAMILY).json()["steps"]
    text = answer.content.decode()
    assert text.count("BEGIN:VEVENT") == len(listed) > 10
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert not re.search(r"(?<!\r)\n", text)


def test_a_calendar_without_a_day_asks_for_one(site: Client) -> None:
    answer = site.post("/moving/steps.ics", {"path": "citizen"})
    assert answer.status_code == 422
    assert "A calendar needs the day you would arrive" in answer.content.decode()


def test_a_day_nobody_can_plan_for_is_refused(site: Client) -> None:
    for day in ("2127-01-01", "yesterday", "0001-01-01"):
        assert site.post("/moving/steps", FAMILY | {"move_on": day}).status_code == 422


def test_a_step_for_some_says_so_without_being_opened(site: Client) -> None:
    page = site.post("/moving/steps", {"path": "citizen"}).content.decode()
    step = page.split("Sponsor the partner")[1].split("</li>")[0]
    assert step.index("For some only") < step.index("<details>")


def test_a_day_too_far_is_said_in_a_whole_sentence(site: Client) -> None:
    page = site.post("/moving/steps", FAMILY | {"move_on": "1800-01-01"}).content.decode()
    assert "1 January 1800 is too far off to plan for. Give a day" in page
