"""A real server and a real browser: what a visitor would see, and nothing less.

The server is `gonorth serve` in a process of its own on a fresh data folder with the samples; the
browser is Debian's Chromium, driven and never downloaded. Where it is absent these tests are skipped
with the command that installs it; in CI they fail instead.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PATIENCE = 60.0  # seconds for the server to answer


@pytest.fixture(scope="module")  # an idle browser would slow the tests that follow
def chromium() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing = "no Chromium here; install it with: apt-get install --yes chromium"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the site that is served."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Where the site with its samples is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gonorth", "serve", "--port", str(port), "--data", str(folder)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stderr=log, stdout=log, env=_plain_environment())
    try:
        _wait(f"http://localhost:{port}", server, folder / "log")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _plain_environment() -> dict[str, str]:
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("GONORTH_", "DATABASE"))
    }


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text()
        try:
            urlopen(f"{address}/healthz", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not answer: {log.read_text()}")


Visitor = Callable[..., Page]


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Visitor]:
    """Open the site as somebody would: `visitor("/fr/", scripts=False, dark=True)`.

    What no page may do fails the test: ask another host, set a cookie, break its own policy.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def visit(path: str = "/", scripts: bool = True, dark: bool = False, width: int = 1280) -> Page:
        context = chromium.new_context(
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            viewport={"width": width, "height": 900},
            bypass_csp=False,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda sent: sent.url.startswith(address) or wrong.append(f"asked {sent.url}"))
        page.on("console", lambda said: said.type == "error" and wrong.append(f"{page.url}: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.goto(address + path)
        return page

    yield visit
    wrong += [f"set a cookie: {cookie}" for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    expected = ("status of 404", "status of 410", "status of 413", "status of 422", "status of 403")
    assert not [what for what in wrong if not any(code in what for code in expected)]
