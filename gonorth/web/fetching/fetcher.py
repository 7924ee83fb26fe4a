"""Ask a host for something: safely, politely, and again where that may help."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from gonorth import __version__
from gonorth.web import clock, options
from gonorth.web.fetching.manners import Manners, Pace, retry_after
from gonorth.web.fetching.problem import Problem
from gonorth.web.fetching.robots import MOST_BYTES, NAME, Robots
from gonorth.web.fetching.safety import check
from gonorth.web.fetching.wire import Answer, Limits, exchange

REDIRECTS = 3
MOVED = {301, 302, 303, 307, 308}
PASSING = {408, 425, 429, 500, 502, 503, 504}  # answers that may be others a moment later


def agent() -> str:
    """Who we say we are: the program, and where to find whoever runs it."""
    address = options.ADDRESS.value
    return f"{NAME}/{__version__} (+{address})" if address else f"{NAME}/{__version__}"


class Fetcher:
    def __init__(
        self,
        is_known: Callable[[str], bool],
        turns: Path,
        stop: threading.Event,
        pace: Pace | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.manners = Manners(pace or Pace(), turns, stop)
        self._limits = limits or Limits()
        self._is_known = is_known
        self._robots = Robots()

    def get(self, url: str, headers: Mapping[str, str] | None = None, most: int | None = None) -> Answer:
        """The answer to a GET, 200 or 304; Problem where there is none to be had."""
        return self._ask("GET", url, headers or {}, None, most)

    def post(self, url: str, body: bytes, most: int | None = None) -> Answer:
        return self._ask("POST", url, {"Content-Type": "application/json"}, body, most)

    def may_read(self, url: str) -> None:
        """Raise the Problem where a host's robots.txt asks programs to stay away from an address."""
        delay = self._robots.check(url, self._ask_robots)
        if delay:
            self.manners.widen(urlsplit(url).hostname or "", delay)

    def _ask(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, most: int | None
    ) -> Answer:
        check(url, self._is_known)  # nothing is asked of a host we do not know, its robots.txt included
        self.may_read(url)
        limits = replace(self._limits, bytes=min(most or self._limits.bytes, self._limits.bytes))
        answer = self._patiently(method, url, headers, body, limits)
        if answer.status == 200 or (answer.status == 304 and "If-None-Match" in headers):
            return answer
        if answer.status == 304 and "If-Modified-Since" in headers:
            return answer
        key = {401: "not_for_us", 403: "not_for_us", 404: "no_board", 410: "no_board"}.get(answer.status)
        raise Problem(key or "status", host=_host(url), status=str(answer.status))

    def _patiently(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, limits: Limits
    ) -> Answer:
        """Try again what may pass, after the pause that is asked for or a growing one of our own."""
        pace, host = self.manners.pace, _host(url)
        for failed in range(1, pace.tries + 1):
            again_in: float | None = None
            try:
                answer = self._following(method, url, headers, body, limits)
                if answer.status not in PASSING:
                    return answer
                again_in = retry_after(answer.headers, clock.now())
                busy = "busy" if answer.status == 429 else "status"
                problem = Problem(busy, host=host, status=str(answer.status), again_in=again_in)
            except Problem as met:
                if not met.passing:
                    raise
                problem = met
            pause = pace.pause(failed) if again_in is None else again_in
            self.manners.hold(host, pause)
            if failed == pace.tries or pause > pace.patience:
                break
        raise problem

    def _following(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None,
        limits: Limits,
        minds_robots: bool = True,
    ) -> Answer:
        """One request, and wherever it is sent on to: each stop is checked as the first was."""
        for _ in range(REDIRECTS + 1):
            answer = self._once(method, url, headers, body, limits)
            onward = answer.headers.get("location", "")
            if answer.status not in MOVED or not onward:
                return answer
            if method != "GET":
                raise Problem("moved", host=_host(url))
            url = urljoin(url, onward)
            if minds_robots:
                check(url, self._is_known)
                self.may_read(url)
        raise Problem("moved_too_often", host=_host(url))

    def _once(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, limits: Limits
    ) -> Answer:
        target = check(url, self._is_known)
        ours = {
            "Host": urlsplit(target.origin).netloc,
            "User-Agent": agent(),
            "Accept": "application/json, text/html;q=0.5",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        with self.manners.turn(target.host):
            return exchange(target, method, {**ours, **headers}, body, limits)

    def _ask_robots(self, url: str) -> Answer:
        limits = replace(self._limits, bytes=min(MOST_BYTES, self._limits.bytes))
        return self._following("GET", url, {}, None, limits, minds_robots=False)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
