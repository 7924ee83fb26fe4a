"""How fast are the pages with 30,000 openings, beside a bare Django view on the same server in the same run?

    .venv/bin/python bench/web.py [--openings 30000] [--seconds 8] [--clients 1 4] [--data DIR] [--write]

Imports synthetic openings into DIR (a temporary folder, unless one is named and already filled), starts the
real server (`gonorth serve`) and asks it for pages over connections that are kept alive, one request after
the other on each. The answer is asked as the page asks it again: the whole reviewed candidate as form
fields, with a title, a skill and a distance that differ from request to request. Prints requests a second
and how long the middle, the 95th and the 99th of a hundred requests took, and the processor time the server
spent on each, which tells more where the machine has other work; then what the home page weighs with
everything it loads. `--write` keeps it all in bench/results/web.md.
"""

from __future__ import annotations

import argparse
import http.client
import io
import os
import platform
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from statistics import median
from urllib.parse import urlencode, urljoin

from synthetic import TRADES, openings

HERE = Path(__file__).parent
RESUME = HERE.parent / "gonorth/data/samples/resume.json"
RESULTS = HERE / "results/web.md"
PATIENCE = 120.0
WARM = 12  # requests before the clock starts
HTML_AIM, ANSWER_AIM, WEIGHT_AIM = 50.0, 300.0, 60_000  # issue bars: ms, ms, bytes
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Ask:
    """One request; `body` is None for GET."""

    path: str
    body: str | None = None
    is_part: bool = False

    def on(self, connection: http.client.HTTPConnection) -> None:
        headers = {"Accept-Encoding": "gzip", **(FORM if self.body else {})}
        if self.is_part:
            headers["HX-Request"] = "true"
        connection.request("POST" if self.body else "GET", self.path, self.body, headers)
        reply = connection.getresponse()
        reply.read()
        if reply.status != 200:
            sys.exit(f"{self.path}: status {reply.status}")


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    def busy(self) -> float:
        """Milliseconds of processor time that it and its children have used; 0 where /proc is not there."""
        return sum(map(used, [self.pid, *children(self.pid)])) * 1000


@dataclass(frozen=True)
class Measured:
    name: str
    clients: int
    a_second: float
    busy: float  # ms of the server's processor time a request
    ms: Sequence[float]  # in order

    def at(self, percent: float) -> float:
        return self.ms[min(len(self.ms) - 1, int(len(self.ms) * percent / 100))]


def main(n: int, seconds: float, clients: list[int], folder: str, out: io.StringIO) -> None:
    pages = prepare(n, folder)
    with served(folder) as server:
        print_head(n, seconds, out)
        for many in clients:
            bare = None
            for name, asks in pages.items():
                found = measure(server, name, asks, many, seconds)
                bare = bare or found.at(50)
                print_row(found, bare, out)
        print_home(server.port, out)


def prepare(n: int, folder: str) -> dict[str, Callable[[int], Ask]]:
    """Fill the folder where it is empty; the pages to ask for, each by the number of the request."""
    from gonorth.cli.serve import open_site

    open_site(folder)
    from gonorth.web.models import Posting

    if not Posting.objects.exists():
        fill(n)
    keys = list(Posting.objects.open().order_by("pk").values_list("pk", flat=True)[:2000])
    bodies = [urlencode(fields, doseq=True) for fields in candidates()]
    return {
        "a bare Django view": lambda number: Ask("/bare"),
        "home": lambda number: Ask("/"),
        "openings": lambda number: Ask("/openings"),
        "openings, searched": lambda number: Ask(f"/openings?q={TRADES[number % 30].replace(' ', '+')}"),
        "one opening": lambda number: Ask(f"/openings/{keys[number % len(keys)]}"),
        "answer, the whole page": lambda number: Ask("/answer", bodies[number % len(bodies)]),
        "answer, a change": lambda number: Ask("/answer", bodies[number % len(bodies)], is_part=True),
    }


def fill(n: int) -> None:
    from gonorth.boards import BoardReading
    from gonorth.web.importing import import_readings

    began = time.perf_counter()
    made = tuple(openings(n))
    import_readings({"synthetic": BoardReading("greenhouse", made, ())}, datetime.now(UTC))
    print(f"imported {n:,} openings in {time.perf_counter() - began:.0f} s", file=sys.stderr)


def candidates() -> list[dict[str, list[str]]]:
    """The sample résumé as reviewed form fields, changed in as many ways as there are trades."""
    from gonorth.resumes import read_resume
    from gonorth.web.candidate_form import fields_of

    read = read_resume(RESUME.read_bytes(), RESUME.name, date(2026, 11, 21)).candidate
    fields = fields_of(read)
    skills = fields["skill"]
    return [
        fields
        | {
            "title": [trade, *fields["title"][1:]],
            "skill": skills[: number % len(skills)] + skills[number % len(skills) + 1 :],
            "within": [str(20 + number)],
            "hide": fields["employer"][:1],
        }
        for number, trade in enumerate(TRADES)
    ]


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text(encoding="ascii").split()]


def used(pid: int) -> float:
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # user and system time


@contextmanager
def served(folder: str) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "bare_settings",
        "PYTHONPATH": os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")]),
    }
    command = ["-m", "gonorth", "serve", "--no-reading", "--port", str(port), "--data", folder]
    server = subprocess.Popen([sys.executable, *command], env=environment, stderr=subprocess.DEVNULL)
    try:
        wait(port, server)
        yield Server(port, server.pid)
    finally:
        server.terminate()
        server.wait(30)


def wait(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            Ask("/healthz").on(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE))
            return
        except OSError:
            time.sleep(0.2)
    sys.exit("the server did not start")


def measure(server: Server, name: str, asks: Callable[[int], Ask], clients: int, seconds: float) -> Measured:
    numbers, port = count(), server.port
    warmed = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    for _ in range(WARM):
        asks(next(numbers)).on(warmed)
    took: list[float] = []

    def client(until: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        while time.perf_counter() < until:
            began = time.perf_counter()
            asks(next(numbers)).on(connection)
            took.append((time.perf_counter() - began) * 1000)

    busy, began = server.busy(), time.perf_counter()
    threads = [threading.Thread(target=client, args=(began + seconds,)) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    a_second = len(took) / (time.perf_counter() - began)
    return Measured(name, clients, a_second, (server.busy() - busy) / len(took), sorted(took))


def print_head(n: int, seconds: float, out: io.StringIO) -> None:
    say(out, "# How fast the pages are\n")
    say(
        out,
        f"{date.today():%Y-%m-%d}, {machine()}, Python {platform.python_version()}, `bench/web.py`: "  # noqa: DTZ011
        f"{n:,} synthetic openings, SQLite, one server process with four threads, the load from the same "
        f"machine, {seconds:g} seconds a row.\n",
    )
    say(out, "| page | clients | requests a second | p50 ms | p95 ms | p99 ms | p50, × bare | processor ms |")
    say(out, "|---|---:|---:|---:|---:|---:|---:|---:|")


def print_row(found: Measured, bare: float, out: io.StringIO) -> None:
    middle = found.at(50)
    say(
        out,
        f"| {found.name} | {found.clients} | {found.a_second:,.0f} | {middle:.1f} | {found.at(95):.1f} "
        f"| {found.at(99):.1f} | {middle / bare:.1f} | {found.busy:.1f} |",
    )


def print_home(port: int, out: io.StringIO) -> None:
    """The home page as a first visitor loads it: HTML in time, and everything by weight as it is sent."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    took = []
    for _ in range(41):
        began = time.perf_counter()
        Ask("/").on(connection)
        took.append((time.perf_counter() - began) * 1000)
    say(out, f"\nHome, its HTML, warm, one client: {median(took):.1f} ms (aim: {HTML_AIM:g}).\n")
    weights = dict(weigh(port))
    say(out, "| what home loads | bytes, compressed |\n|---|---:|")
    for path, weight in weights.items():
        say(out, f"| `{path}` | {weight:,} |")
    say(out, f"| all of it (aim: {WEIGHT_AIM:,}) | {sum(weights.values()):,} |")


def weigh(port: int) -> Iterator[tuple[str, int]]:
    """The page, its style sheet, its scripts, its icon, and what the style sheet loads."""
    waiting, seen = ["/"], set[str]()
    while waiting:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", path, headers={"Accept-Encoding": "br, gzip"})
        reply = connection.getresponse()
        yield path, len(reply.read())
        connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        text = connection.getresponse().read().decode("utf-8", "replace")
        if path == "/":
            waiting += re.findall(
                r'<(?:link rel="(?:stylesheet|icon)" href|script src|img src)="([^"]+)"', text
            )
        elif path.endswith(".css"):
            waiting += [urljoin(path, found) for found in re.findall(r'url\("?([^")]+)"?\)', text)]


def machine() -> str:
    described = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = re.search(r"model name\s*: (.*)", described)
    return f"{os.cpu_count()} cores of {model[1].strip() if model else platform.processor()}"


def say(out: io.StringIO, line: str) -> None:
    print(line, flush=True)
    out.write(line + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--openings", type=int, default=30_000)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--data", metavar="DIR", help="a folder to fill, or filled before")
    parser.add_argument("--write", action="store_true", help="keep the results in bench/results/web.md")
    given, kept = parser.parse_args(), io.StringIO()
    with tempfile.TemporaryDirectory() as temporary:
        main(given.openings, given.seconds, given.clients, given.data or temporary, kept)
    if given.write:
        RESULTS.write_text(kept.getvalue(), encoding="utf-8")
