"""What was a US dollar worth on the last business day? Asked of the Bank of Canada, once a day at most."""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta
from pathlib import Path

from gonorth.facts.words import Refusal, Sentence
from gonorth.pay.exchange import MOST_BYTES, VALET_SERIES, Rate, read_valet
from gonorth.web import clock
from gonorth.web.fetching.fetcher import Fetcher
from gonorth.web.fetching.manners import Pace
from gonorth.web.fetching.problem import Problem, Stopped
from gonorth.web.fetching.wire import Limits
from gonorth.web.rates import keep_rate, kept_rate

HOST = "www.bankofcanada.ca"
ADDRESS = f"https://{HOST}/valet/observations/{VALET_SERIES}/json?recent=1"
AGAIN_AFTER = timedelta(days=1)
GLANCE = 600.0  # seconds between two looks at whether it is time
LIMITS = Limits(connect=5.0, read=10.0, total=20.0, bytes=MOST_BYTES)
PACE = Pace(tries=2, patience=5.0)
NO_SERIES = {"boards_live.no_board", "boards_live.not_for_us", "boards_live.robots"}

log = logging.getLogger(__name__)


def fetch_rate(
    folder: Path,
    stop: threading.Event,
    address: str = ADDRESS,
    pace: Pace = PACE,
    limits: Limits = LIMITS,
) -> Rate:
    """Fetch the newest rate and keep it; Refusal where there is none to be had. What was kept stays then."""
    fetcher = Fetcher(lambda host: host == HOST, folder / "turns", stop, pace, limits)
    try:
        body = fetcher.get(address).body
    except Problem as problem:
        raise Refusal("pay.rate_not_fetched", why=_why(problem)) from None
    rate = read_valet(body, clock.now())
    keep_rate(folder, rate)
    return rate


def _why(problem: Problem) -> Sentence:
    """The fetcher speaks of boards where an address gives nothing; here it is a series."""
    if problem.sentence.key in NO_SERIES:
        return Sentence("pay.no_such_series", {"series": VALET_SERIES})
    return problem.sentence


def keep_fresh(folder: Path, stop: threading.Event) -> None:
    """Fetch once a day until told to stop. A failure is for the next day, and keeps nobody waiting."""
    tried: datetime | None = None
    while not stop.is_set():
        if is_due(kept_rate(folder), tried, clock.now()):
            tried = clock.now()
            _try(folder, stop)
        stop.wait(GLANCE)


def is_due(kept: Rate | None, tried: datetime | None, now: datetime) -> bool:
    """Has a day passed since a rate was fetched, and since it was tried?"""
    moments = (kept.fetched_at if kept else None, tried)
    return all(at is None or not timedelta(0) <= now - at < AGAIN_AFTER for at in moments)


def _try(folder: Path, stop: threading.Event) -> None:
    try:
        fetch_rate(folder, stop)
    except Refusal as refusal:
        log.warning("%s", refusal.say("en"))
    except Stopped:
        return
    except OSError:  # the disk is full, the folder away
        log.exception("keeping the exchange rate")
