"""A question asked in a real browser: with and without JavaScript, by keyboard, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from test_pages_for_all import violations

from gonorth.facts.tables import DATA

Visitor = Callable[..., Page]
RESUME = DATA / "samples" / "resume.json"
BOTH = pytest.mark.parametrize("path", ["/answer", "/fr/answer"])


def ask(page: Page) -> None:
    page.locator("#ask-resume").set_input_files(RESUME)
    page.locator(".ask button").click()
    expect(page.locator("#found")).to_be_visible()


@BOTH
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_a_resume_to_an_opening(visitor: Visitor, path: str, scripts: bool) -> None:
    page = visitor(path, scripts=scripts)
    ask(page)
    assert page.url.endswith(path)  # nothing of it in the address
    page.locator("#found .rows details summary").first.click()
    expect(page.locator("#found .reasons li").first).to_be_visible()
    page.locator("#found .rows h3 a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert "/openings/" in page.url


def test_a_change_swaps_the_answer_and_leaves_the_form(visitor: Visitor) -> None:
    page = visitor("/answer")
    ask(page)
    page.evaluate("document.getElementById('review').dataset.same = 'yes'")
    before = page.locator("#found").inner_text()
    with page.expect_response(lambda reply: reply.request.method == "POST"):
        page.locator("#near").fill("Ottawa, ON")
        page.locator("#mode").select_option("remote")
    page.wait_for_function("before => document.getElementById('found').innerText !== before", arg=before)
    assert page.evaluate("document.getElementById('review').dataset.same") == "yes"
    assert page.locator("#told").inner_text()  # and it is told to who cannot see it


def test_without_scripts_the_button_does_the_same(visitor: Visitor) -> None:
    page = visitor("/answer", scripts=False)
    ask(page)
    page.locator("#near").fill("Vancouver, BC")
    page.locator("#review button").first.click()
    expect(page.locator("#near")).to_have_value("Vancouver, BC")
    expect(page.locator("#right + p")).to_be_visible()


def test_a_slip_is_said_and_mended(visitor: Visitor) -> None:
    page = visitor("/answer")
    ask(page)
    page.locator("#near").fill("Nowhere at all")
    page.locator("#near").blur()
    expect(page.locator("#found .message.wrong a")).to_be_visible()
    page.locator("#near").fill("")
    page.locator("#near").blur()
    expect(page.locator("#right")).to_be_visible()


def test_the_language_is_switched_without_losing_the_answer(visitor: Visitor) -> None:
    page = visitor("/answer")
    ask(page)
    page.locator("#review button[formaction]").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr-CA")
    expect(page.locator('#review input[name="title"]').first).to_have_value(
        "Senior Software Engineer, Data Platform"
    )


def test_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor("/answer")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "ask-title":
            break
    page.keyboard.type("Software engineer")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_be_visible()


@BOTH
def test_the_answer_is_accessible_and_as_wide_as_the_screen(visitor: Visitor, path: str) -> None:
    page = visitor(path)
    ask(page)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    for width, scheme in [(1280, "light"), (768, "dark"), (360, "light")]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert width == 360 or violations(page) == []
    page.locator("#years").fill("many")
    page.locator("#years").blur()
    expect(page.locator("#found .message.wrong")).to_be_visible()
    assert violations(page) == []


def test_fifty_megabytes_get_their_sentence(visitor: Visitor, tmp_path: Path) -> None:
    large = tmp_path / "resume.pdf"
    large.write_bytes(b"%PDF-1.4" + bytes(50_000_000))
    page = visitor("/answer")
    page.locator("#ask-resume").set_input_files(large)
    page.locator(".ask button").click()
    expect(page.locator(".message.wrong")).to_contain_text("larger than 10 MB")
