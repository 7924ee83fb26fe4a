"""The commands as an operator starts them: real processes, a data folder, a local host of boards."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from boardhost import Host, Reply, as_json
from payloads import greenhouse, lever

TESTS = Path(__file__).parent.parent.parent
ROW = """
import sys
from gonorth.cli.serve import open_site
open_site(None)
from gonorth.web import clock
from gonorth.web.models import Board
for name, system, address in zip(*[iter(sys.argv[1:])] * 3):
    Board.objects.create(name=name, system=system, address=address, due_at=clock.now())
"""


class Place:
    """A data folder and a region whose employers are on no board, so that only our host is asked."""

    def __init__(self, folder: Path) -> None:
        pack = folder / "pack"
        shutil.copytree(TESTS / "packs/lakehead", pack)
        employers = (pack / "employers.csv").read_text(encoding="utf-8").splitlines()
        (pack / "employers.csv").write_text("\n".join(employers[:2]) + "\n", encoding="utf-8")
        ours = {
            "GONORTH_DATA": str(folder / "data"),
            "GONORTH_REGION": str(pack),
            "GONORTH_LOOPBACK_BOARDS": "1",
        }
        self.environment = {**os.environ, **ours}

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=120)

    def serve(self, port: int) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "gonorth", "serve", "--port", str(port)]
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def place(host: Host, tmp_path: Path) -> Place:
    place = Place(tmp_path)
    host.says("/acme/jobs", as_json(greenhouse(range(6))))
    host.says("/bad/jobs", Reply(b"<html>no</html>"))
    host.says("/v0/postings/slow", as_json(lever(range(3))))
    rows = ["Acme", "greenhouse", "/acme/jobs", "Bad", "greenhouse", "/bad/jobs", "Slow", "lever"]
    rows.append("/v0/postings/slow?mode=json")
    made = place.python("-c", ROW, *[host.address + each if each[0] == "/" else each for each in rows])
    assert made.returncode == 0, made.stderr
    return place


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def fetched(address: str) -> Any:
    with urlopen(address, timeout=10) as answer:
        return json.load(answer)


def until(address: str, seconds: float = 90.0) -> Iterator[Any]:
    """What the site says, again and again."""
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        with suppress(URLError, ConnectionError):
            yield fetched(address)
        time.sleep(0.3)
    raise AssertionError(f"{address} did not come to it in {seconds} seconds")


def test_the_command_reads_every_board_and_says_how_each_went(place: Place, host: Host) -> None:
    done = place.python("-m", "gonorth", "openings", "import")
    assert done.returncode == 0, done.stderr
    assert "Acme: read completely. 6 openings, 6 new." in done.stderr
    assert "Bad: could not be read. It answered with something that is no whole JSON" in done.stderr
    assert "2 of 3 boards read, 1 not" in done.stderr
    again = place.python("-m", "gonorth", "openings", "import", "--json", "--lang", "fr")
    lines = {line["board"]: line for line in map(json.loads, again.stdout.splitlines())}
    assert {name: line["outcome"] for name, line in lines.items()} == {
        "Acme": "complete",
        "Bad": "failed",
        "Slow": "complete",
    }
    assert (lines["Acme"]["opened"], lines["Acme"]["changed"], lines["Acme"]["unchanged"]) == (0, 0, 6)
    assert host.most_together == 1


def test_the_site_reads_beside(place: Place, port: int) -> None:
    with place.serve(port) as site:
        try:
            for found in until(f"http://127.0.0.1:{port}/boards.json"):
                if found["counts"] == {"complete": 2, "partial": 0, "failed": 1, "waiting": 0}:
                    break
            for found in until(f"http://127.0.0.1:{port}/healthz"):
                if (found["kind"], found["openings"]) == ("real", 9):
                    break
            second = place.python("-m", "gonorth", "serve", "--port", str(port))
            assert (second.returncode, second.stderr.count("\n")) == (1, 1)
            assert f"Port {port} at 127.0.0.1 is taken" in second.stderr
            ends(site, signal.SIGTERM)
        finally:
            leave(site)


def test_ctrl_c_ends_everything(place: Place, port: int) -> None:
    with place.serve(port) as site:
        try:
            next(until(f"http://127.0.0.1:{port}/healthz"))
            ends(site, signal.SIGINT)
        finally:
            leave(site)


def ends(site: subprocess.Popen[str], by: signal.Signals) -> None:
    """The site and whatever it started are gone soon after, without a word."""
    listed = subprocess.run(["pgrep", "-P", str(site.pid)], capture_output=True, text=True)
    children = listed.stdout.split()
    assert children
    site.send_signal(by)
    assert site.wait(30) == 0
    last = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < last, "something it started is still there"
        time.sleep(0.2)
    said = site.stderr.read() if site.stderr else ""
    assert "Traceback" not in said, said


def leave(site: subprocess.Popen[str]) -> None:
    """Whatever went wrong above, nothing goes on listening."""
    site.terminate()
    try:
        site.wait(20)
    except subprocess.TimeoutExpired:
        site.kill()
