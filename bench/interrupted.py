"""What is left of people and letters when everything is killed at random moments, over and over?

    .venv/bin/python bench/interrupted.py [--kills 200] [--seed 1]

A site and what works beside it run on a fresh folder. Visitors raise hands and change whom they hide from,
without a pause; every so often all processes are killed (SIGKILL) and begun again. In the end it counts:
every hand that was said to be kept is there, whole; no letter went twice; no stage is without its row.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from email import message_from_bytes
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

VISITORS = 4
FORM = {
    "raise": "1",
    "written_in": "en",
    "title": "Data Engineer",
    "more_skills": "Python, Kafka",
    "want": ["job", "ask"],
    "when": "year",
    "more_hidden": "Northfold; Lakehead",
    "agree": ["desk", "employers"],
}
AWAY = (HTTPException, URLError, OSError)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as name:
        site = Site(Path(name))
        visitors = [Visitor(site, number) for number in range(VISITORS)]
        for visitor in visitors:
            visitor.start()
        for _ in range(args.kills):
            time.sleep(chance.uniform(0.1, 1.5))
            site.kill()
            site.begin()
        for visitor in visitors:
            visitor.over.set()
        for visitor in visitors:
            visitor.join()
        site.rest()
        site.kill()
        raised = {email for visitor in visitors for email in visitor.raised}
        sys.exit(report(site, raised, args.kills))


class Site:
    """`gonorth serve` with what works beside it, as one group of processes that can be killed at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://localhost:{self.port}"
        self.begin()

    def begin(self) -> None:
        command = [sys.executable, "-m", "gonorth", "serve", "--no-reading", "--port", str(self.port)]
        log = (self.folder / "log").open("wb")
        self.process = subprocess.Popen(
            [*command, "--data", str(self.folder / "data")],
            stdout=log,
            stderr=log,
            start_new_session=True,
            env={name: value for name, value in os.environ.items() if not name.startswith("GONORTH_")},
        )
        log.close()
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                build_opener().open(f"{self.address}/healthz", timeout=5).close()
                return None
            except AWAY:
                time.sleep(0.05)
            if self.process.poll() is not None:  # a visitor's own end of a line had the port
                time.sleep(1)
                return self.begin()
        sys.exit((self.folder / "log").read_text())

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def rest(self) -> None:
        """Wait until nothing is left to be sent."""
        until = time.monotonic() + 60
        while self.rows("SELECT count(*) FROM gonorth_letter WHERE state IN ('queued', 'sending')") != [(0,)]:
            if time.monotonic() > until:
                break
            time.sleep(0.5)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.folder / "data/gonorth.sqlite3", timeout=20) as rows:
            return rows.execute(query).fetchall()

    def letters(self) -> list[tuple[str, str]]:
        """To whom, and what each says."""
        found = []
        for file in (self.folder / "data/letters").glob("*.eml"):
            letter = message_from_bytes(file.read_bytes())
            found.append((letter["To"], letter.get_payload(decode=True).decode()))
        return found


class Visitor(threading.Thread):
    """Raises hand after hand; notes those that the site said were kept."""

    def __init__(self, site: Site, number: int) -> None:
        super().__init__(daemon=True)
        self.site, self.number = site, number
        self.over = threading.Event()
        self.raised: list[str] = []

    def run(self) -> None:
        count = 0
        while not self.over.is_set():
            count += 1
            email = f"visitor{self.number}-{count}@example.org"
            try:
                if self._raise(email):
                    self.raised.append(email)
            except AWAY:
                time.sleep(0.05)

    def _raise(self, email: str) -> bool:
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        self._post(browser, "/hand", FORM | {"email": email})
        code = self._code(email)
        if code is None:
            return False
        page = self._post(browser, "/account/code", {"code": code})
        if "Your hand is up." not in page:
            return False
        self._post(browser, "/mine/hide", {"name": "Acme"})
        return True

    def _post(self, browser: OpenerDirector, path: str, sent: dict[str, object]) -> str:
        data = urlencode(sent, doseq=True).encode()
        try:
            with browser.open(self.site.address + path, data, timeout=20) as answer:
                return answer.read().decode()
        except HTTPError as error:
            return error.read().decode()

    def _code(self, email: str) -> str | None:
        for _ in range(40):
            for to, text in self.site.letters():
                found = re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", text)
                if to == email and found:
                    return found[0]
            if self.over.is_set():
                return None
            time.sleep(0.1)
        return None


def report(site: Site, raised: set[str], kills: int) -> int:
    kept = {
        str(email)
        for (email,) in site.rows(
            "SELECT a.email FROM gonorth_person p JOIN gonorth_account a ON a.id = p.account_id"
        )
    }
    halves = site.rows(
        """SELECT p.id FROM gonorth_person p WHERE
        (SELECT count(*) FROM gonorth_intent i WHERE i.person_id = p.id AND i.ended_at IS NULL) != 1
        OR (SELECT count(*) FROM gonorth_stagechange c WHERE c.person_id = p.id) != 1
        OR (SELECT count(*) FROM gonorth_hidden h WHERE h.person_id = p.id) NOT IN (2, 3)
        OR (SELECT count(*) FROM gonorth_consent c WHERE c.account_id = p.account_id) != 2
        OR (SELECT count(*) FROM gonorth_letter l
            WHERE l.account_id = p.account_id AND l.kind = 'welcome') != 1"""
    )
    states = Counter(str(state) for (state,) in site.rows("SELECT state FROM gonorth_letter"))
    went = Counter((to, text) for to, text in site.letters())
    twice = [to for (to, _), count in went.items() if count > 1]
    files = len(list((site.folder / "data/letters").glob("*.eml")))
    lost = raised - kept
    print(f"killed {kills} times; hands said to be kept {len(raised)}, in the rows {len(kept)}")
    print(f"lost: {len(lost)}; half kept: {len(halves)}; letters twice: {len(twice)}")
    print(f"letters: {dict(states)}, files {files}")
    is_well = not lost and not halves and not twice and states.keys() <= {"sent"} and files == states["sent"]
    print("Nothing lost, no letter twice, nothing half kept" if is_well else "NOT WELL")
    return 0 if is_well and raised else 1


if __name__ == "__main__":
    main()
