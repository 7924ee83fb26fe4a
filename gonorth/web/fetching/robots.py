"""What does a host ask of programs? Its robots.txt (RFC 9309), asked once a day."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from gonorth.web.fetching.problem import Problem
from gonorth.web.fetching.wire import Answer

NAME = "GoNorth"  # what robots.txt may call us
MOST_BYTES = 512_000  # what lies beyond is not read (RFC 9309, 2.5)
KEPT = 86_400.0  # seconds
KEPT_WRONG = 600.0  # of a host that could not say

Ask = Callable[[str], Answer]


class Robots:
    def __init__(self) -> None:
        self._known: dict[str, tuple[Protego | Problem, float]] = {}
        self._lock = threading.Lock()

    def check(self, url: str, ask: Ask) -> float:
        """Raise the Problem where a host asks programs to stay away from an address; else return the
        seconds it wants between two requests. `ask` fetches the host's robots.txt."""
        parts = urlsplit(url)
        rules = self._rules(f"{parts.scheme}://{parts.netloc}", ask)
        if isinstance(rules, Problem):
            raise rules
        if not rules.can_fetch(url, NAME):
            raise Problem("robots", host=parts.hostname or "")
        return float(rules.crawl_delay(NAME) or 0.0)

    def _rules(self, origin: str, ask: Ask) -> Protego | Problem:
        with self._lock:
            rules, until = self._known.get(origin, (None, 0.0))
        if rules is not None and time.monotonic() < until:
            return rules
        rules = _asked(origin, ask)
        kept = KEPT_WRONG if isinstance(rules, Problem) else KEPT
        with self._lock:
            self._known[origin] = (rules, time.monotonic() + kept)
        return rules


def _asked(origin: str, ask: Ask) -> Protego | Problem:
    """Rules where there are any; none at all where there is no such file; and where a host is too ill to
    say, it is left alone for now."""
    host = urlsplit(origin).hostname or ""
    try:
        answer = ask(f"{origin}/robots.txt")
    except Problem as problem:
        if problem.sentence.key == "boards_live.too_large":
            return Problem("robots_unknown", host=host)
        return problem
    if answer.status == 429 or answer.status >= 500:
        return Problem("robots_unknown", host=host)
    text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
    return Protego.parse(text)
