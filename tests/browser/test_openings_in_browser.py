"""Openings in a real browser: with and without JavaScript, by keyboard, in both languages."""

import json
import re
from datetime import date

import pytest
from conftest import Visitor
from django.test import Client
from playwright.sync_api import Browser, Page, Route, expect
from test_pages_for_all import violations

from gonorth.nouns import Opening, Place
from gonorth.web.markup import as_block, job_posting

BOTH = pytest.mark.parametrize("path", ["/openings", "/fr/openings"])


def shown(page: Page) -> int:
    return page.locator("#part .rows > li").count()


@BOTH
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_a_search_to_an_opening(visitor: Visitor, path: str, scripts: bool) -> None:
    page = visitor(path, scripts=scripts)
    page.locator("#q").fill("developer")
    page.locator("#near").fill("Toronto")
    page.locator("#find button").click()
    page.wait_for_url(re.compile(r"q=developer"))
    expect(page.locator("#near")).to_have_value(re.compile("Toronto"))
    assert 0 < shown(page) < 20
    page.locator("#part .rows h3 a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert re.search(r"/openings/\d+$", page.url)


def test_a_choice_swaps_what_is_found_and_keeps_the_focus(visitor: Visitor) -> None:
    page = visitor("/openings")
    page.evaluate("document.querySelector('h1').dataset.same = 'yes'")
    page.locator("#near").fill("Waterloo")  # what is being typed stays
    before = page.locator("#results").inner_text()
    page.locator("#mode-0").focus()
    with page.expect_response(lambda reply: "mode=" in reply.url):
        page.keyboard.press("Space")
    page.wait_for_function("before => document.getElementById('results').innerText !== before", arg=before)
    assert page.evaluate("document.querySelector('h1').dataset.same") == "yes"
    assert page.evaluate("document.activeElement.id") == "mode-0"
    assert page.locator("#mode-0").is_checked()
    expect(page.locator("#near")).to_have_value("Waterloo")
    assert page.url.endswith("/openings?near=Waterloo%2C+ON&mode=onsite")
    assert page.locator("#announce").inner_text()  # and it is told to who cannot see it


def test_going_back_shows_what_was_there(visitor: Visitor) -> None:
    page = visitor("/openings")
    page.locator("#q").fill("analyst")
    page.keyboard.press("Enter")
    page.wait_for_url("**/openings?q=analyst")
    few = shown(page)
    page.go_back()
    page.wait_for_function("few => document.querySelectorAll('#part .rows > li').length > few", arg=few)
    expect(page.locator("h1")).to_have_count(1)


def test_without_scripts_a_choice_counts_once_it_is_sent(visitor: Visitor) -> None:
    page = visitor("/openings", scripts=False)
    page.locator("#mode-0").check()
    page.locator("aside button").click()
    assert "mode=onsite" in page.url and page.locator("#mode-0").is_checked()


@BOTH
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "query", ["", "?q=developer&near=Toronto&mode=remote&pay=x", "?q=zzzz", "?level=senior&unsaid=1"]
)
def test_every_state_of_a_search_is_accessible(visitor: Visitor, path: str, dark: bool, query: str) -> None:
    page = visitor(path + query, dark=dark)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert not violations(page)


@pytest.mark.parametrize("width", [360, 768, 1280])
@BOTH
def test_nothing_is_wider_than_the_window(visitor: Visitor, path: str, width: int) -> None:
    page = visitor(f"{path}?q=developer&near=Toronto", width=width)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#part .rows h3 a").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_linked_data_is_data_under_our_own_policy(chromium: Browser) -> None:
    """A block of data is no script: the policy lets it be, and nothing in it runs."""
    title = "Analyst </script><script>document.title = 'ran'</script>"
    opening = Opening(
        id="a:b:1",
        system="a",
        employer="Givre (invented)",
        title=title,
        places=(Place("Toronto", "ON", "CA"),),
        posted_on=date(2026, 11, 1),
        description=f"{title} " + "We measure snow. " * 20,
    )
    data = job_posting(opening, "en")
    assert data is not None
    policy = Client(headers={"host": "localhost"}).get("/robots.txt").headers["Content-Security-Policy"]
    block = f'<script type="application/ld+json">{as_block(data)}</script>'
    body = f"<!doctype html><html lang=en><title>still</title>{block}<p>read"

    def answer(route: Route) -> None:
        headers = {"Content-Security-Policy": policy, "Content-Type": "text/html; charset=utf-8"}
        route.fulfill(body=body, headers=headers)

    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route("**/*", answer)
    page.goto("http://localhost/openings/1")
    written = page.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(written or "")["title"] == title
    assert page.title() == "still" and not [what for what in said if "Security" in what]
    page.close()
