"""What would I keep, may I come, what next: asked in a real browser, with and without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from test_answer_in_browser import ask
from test_pages_for_all import violations

Visitor = Callable[..., Page]
BOTH = pytest.mark.parametrize("start", ["", "/fr"], ids=["en", "fr"])
EITHER = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
TYPED = {
    "pay": {"#earn": "200000", "#live": "San Francisco, CA", "#offer": "210000"},
    "hiring": {"#earn": "250000", "#live": "San Francisco, CA", "#people": "20"},
    "points": {"#age": "33", "#foreign_work": "8"},
    "steps": {"#move_on": "2027-06-30"},
    "papers": {"#fact_citizenships": "US"},
}


@BOTH
@EITHER
@pytest.mark.parametrize("part", TYPED)
def test_each_part_is_asked_and_answered_in_place(
    visitor: Visitor, start: str, scripts: bool, part: str
) -> None:
    page = visitor(f"{start}/moving/{part}", scripts=scripts, width=390)
    for field, value in TYPED[part].items():
        page.locator(field).fill(value)
    page.locator("main form button").first.click()
    assert page.url.partition("#")[0].endswith(f"{start}/moving/{part}")  # nothing of it in the address
    expect(page.locator(".message.wrong")).to_have_count(0)
    for field, value in TYPED[part].items():
        expect(page.locator(field)).to_have_value(value)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390 if scripts else True


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("part", TYPED)
def test_an_answer_of_each_part_is_accessible(visitor: Visitor, part: str, dark: bool) -> None:
    page = visitor(f"/moving/{part}", dark=dark)
    for field, value in TYPED[part].items():
        page.locator(field).fill(value)
    page.locator("main form button").first.click()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert violations(page) == []


def test_a_calendar_is_saved(visitor: Visitor) -> None:
    page = visitor("/moving/steps")
    page.locator("#move_on").fill("2027-06-30")
    with page.expect_download() as saved:
        page.locator("button[formaction$='steps.ics']").click()
    assert saved.value.suggested_filename == "moving.ics"


@EITHER
def test_the_answer_carries_over_to_the_page_of_pay(visitor: Visitor, scripts: bool) -> None:
    page = visitor("/answer", scripts=scripts)
    ask(page)
    page.locator("summary", has=page.get_by_text("What would I keep?", exact=True)).click()
    page.locator("#earn").fill("200000")
    if scripts:
        page.locator("#earn").press("Tab")
    else:
        page.locator("#review > p button").first.click()
    expect(page.locator("section[aria-labelledby=keep] .lead")).to_contain_text("US$200,000 in San Francisco")
    assert violations(page) == [] if scripts else True
    page.locator("section[aria-labelledby=keep] button").click()
    expect(page.locator("#earn")).to_have_value("200000")
    assert page.url.partition("#")[0].endswith("/moving/pay")
