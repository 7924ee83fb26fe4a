"""Somebody who saw a billboard: from the first page to an opening, as it would really go."""

import pytest

FIELDS = {"en": ("What you do", "Where you live"), "fr": ("Ce que vous faites", "Où vous vivez")}
HOME = pytest.mark.parametrize(("home", "lang"), [("/", "en"), ("/fr/", "fr")])


@HOME
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_the_first_page_to_an_answer_to_an_opening(visitor, home: str, lang: str, scripts: bool) -> None:
    page = visitor(home, scripts=scripts, width=360)
    trade, place = FIELDS[lang]
    page.get_by_label(trade).fill("Senior software engineer")
    page.get_by_label(place).fill("San Francisco, CA")
    page.locator("button.act").click()
    row = page.locator(".rows h3 a").first
    title = row.inner_text()
    row.click()
    page.wait_for_url("**/openings/*")
    assert page.locator("h1").inner_text() == title
    assert page.locator("html").get_attribute("lang") == f"{lang}-CA"


@HOME
def test_the_first_page_is_walked_by_keyboard(visitor, home: str, lang: str) -> None:
    page = visitor(home)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("link => link === document.activeElement") and skip.is_visible()
    page.keyboard.press("Enter")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name || document.activeElement.className || ''"))
    assert "act" in reached, "the button that shows the answer was not reached"
