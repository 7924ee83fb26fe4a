"""Every page, for everybody: found by following links as a visitor would, checked by axe-core."""

from __future__ import annotations

import json
from collections import deque
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ALIKE = 2  # pages of one kind that are looked at; ten thousand openings are one page


def kind(path: str) -> str:
    """Addresses that show the same page about different things are one kind; each about moving is its own."""
    parts = urlsplit(path)
    steps = [step for step in parts.path.split("/") if step]
    lang, steps = ("fr", steps[1:]) if steps[:1] == ["fr"] else ("en", steps)
    said = steps if steps[:1] == ["moving"] else steps[:1] + ["*" for _ in steps[1:]]
    return f"{lang}:{'/'.join(said)}{'?' if parts.query else ''}"


def walk(page: Page, address: str) -> list[str]:
    """The paths of all pages that links lead to, a few of each kind."""
    found, waiting, seen = [], deque(["/", "/fr/", "/styleguide", "/fr/styleguide"]), dict[str, int]()
    while waiting:
        path = waiting.popleft()
        if path in found or seen.get(kind(path), 0) >= ALIKE:
            continue
        response = page.goto(address + path)
        assert response is not None and response.status == 200, f"{path}: {response and response.status}"
        if "text/html" not in response.headers["content-type"]:
            continue
        seen[kind(path)] = seen.get(kind(path), 0) + 1
        found.append(path)
        for link in page.eval_on_selector_all(
            "a[href]", "links => links.map(link => link.getAttribute('href'))"
        ):
            target = urljoin(address + path, link)
            if target.startswith(address + "/"):
                bare = target.removeprefix(address).partition("#")[0]
                if "." not in urlsplit(bare).path:  # data and feeds are no pages
                    waiting.append(bare)
    return found


@pytest.fixture(scope="module")
def paths(chromium: Browser, address: str) -> list[str]:
    context = chromium.new_context()
    found = walk(context.new_page(), address)
    context.close()
    assert len({kind(path) for path in found}) >= 2 * 12
    return found


def violations(page: Page) -> list[str]:
    # Run through the debugger, beside the page's own policy, as an extension would be.
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": AXE})
    asked = f"axe.run(document, {json.dumps(RULES)}).then(JSON.stringify)"
    told = session.send(
        "Runtime.evaluate", {"expression": asked, "awaitPromise": True, "returnByValue": True}
    )
    result: dict[str, Any] = json.loads(told["result"]["value"])
    return [
        f"{wrong['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for wrong in result["violations"]
        for node in wrong["nodes"][:3]
    ]


def test_every_page_is_accessible_in_both_themes(visitor, address: str, paths: list[str]) -> None:
    light = visitor("/")
    dark = visitor("/", dark=True)
    wrong = {}
    for path in paths:
        for page in (light, dark):
            page.goto(address + path)
            if found := violations(page):
                wrong[path, page is dark] = found
    assert not wrong, json.dumps(
        {str(key): value for key, value in wrong.items()}, indent=1, ensure_ascii=False
    )


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_page_is_wider_than_the_screen(visitor, address: str, paths: list[str], width: int) -> None:
    page = visitor("/", width=width)
    wide = []
    for path in paths:
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    assert not wide
