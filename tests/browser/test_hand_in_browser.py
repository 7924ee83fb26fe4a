"""From an answer to a hand raised, one's own page and away again: in a browser, in both languages, with and
without scripts.
"""

from __future__ import annotations

import json
import re
import time
from email import message_from_bytes
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from test_pages_for_all import violations

RESUME = {
    "basics": {"name": "Robin Placeholder", "location": {"city": "San Francisco", "region": "CA"}},
    "work": [{"name": "Lakehead (invented)", "position": "Data Engineer", "startDate": "2019-03"}],
    "skills": [{"name": "Python"}, {"name": "Apache Kafka"}],
}
PATIENCE = 20.0


def code_of(folder: Path, email: str) -> str:
    """The code in the letter to an address, as its owner would read it: once the postman has been."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for file in (folder / "letters").glob("*.eml"):
            letter = message_from_bytes(file.read_bytes())
            text = letter.get_payload(decode=True).decode()  # type: ignore[union-attr]
            found = re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", text)
            if letter["To"] == email and found:
                return found[0]
        time.sleep(0.1)
    raise AssertionError(f"no letter to {email} in {folder}")


def look(page: Page) -> None:
    """Nothing on it is in anybody's way, at the width of a phone and of a desk."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
@pytest.mark.parametrize(
    ("prefix", "raised", "deleted"),
    [
        ("", "Your hand is up.", "Nothing about you is left here"),
        ("/fr", "Votre main est levée.", "Il ne reste rien de vous ici"),
    ],
    ids=["en", "fr"],
)
def test_a_hand_goes_up_and_everything_goes_away_again(
    chromium: Browser,
    address: str,
    folder: Path,
    tmp_path: Path,
    prefix: str,
    raised: str,
    deleted: str,
    scripts: bool,
) -> None:
    email = f"robin{prefix.strip('/')}{scripts}@example.org".lower()
    file = tmp_path / "resume.json"
    file.write_text(json.dumps(RESUME), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=scripts)
    page, wrong = context.new_page(), list[str]()
    page.on("request", lambda sent: sent.url.startswith(address) or wrong.append(f"asked {sent.url}"))
    page.on("console", lambda said: said.type == "error" and wrong.append(said.text))

    page.goto(f"{address}{prefix}/answer")
    page.set_input_files("input[name=resume]", file)
    page.locator("form.ask button").click()
    page.locator('button[formaction$="/hand"]').click()
    assert "Data Engineer" in page.inner_text("main")
    assert page.is_checked('input[name=hide][value="Lakehead (invented)"]')
    assert context.cookies() == []
    if scripts:
        look(page)
    page.check("input[value=job]")
    page.check("input[value=desk]")
    page.check("input[value=employers]")
    page.fill("#email", email)
    page.fill("#name", "Robin Placeholder")
    page.locator("form.hand button.act").click()
    if scripts:
        look(page)
    page.fill("#code", code_of(folder, email).lower())
    page.locator("form.narrow button").click()

    assert raised in page.inner_text("main")
    seen = page.inner_text("section[aria-labelledby=seen]")
    assert "Python" in seen
    assert "Placeholder" not in seen
    assert "Lakehead" not in seen
    if scripts:
        look(page)
    page.locator(f'a[href="{prefix}/mine/delete"]').click()
    if scripts:
        look(page)
    page.locator(f'form[action="{prefix}/mine/delete"] button').click()
    assert deleted in page.inner_text("main")
    assert not [file for file in (folder / "letters").glob("*") if email in file.read_text(errors="replace")]
    context.close()
    assert not wrong
