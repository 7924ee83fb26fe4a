"""The day's exchange rate, asked of a bank on this machine that behaves as hosts do."""

import json
import threading
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from boardhost import SWIFT, TIGHT, Host, Reply, as_json

from gonorth.facts.words import Refusal
from gonorth.pay.exchange import Rate
from gonorth.web.fetching.exchange import ADDRESS, fetch_rate, is_due
from gonorth.web.rates import FILE, day_rate, kept_rate

PATH = "/valet/observations/FXUSDCAD/json"
ANSWER = {"observations": [{"d": "2026-08-28", "FXUSDCAD": {"v": "1.3755"}}]}


def fetch(host: Host, folder: Path) -> Rate:
    return fetch_rate(folder, threading.Event(), f"{host.address}{PATH}?recent=1", SWIFT, TIGHT)


def test_it_is_fetched_kept_and_dated(host: Host, tmp_path: Path) -> None:
    host.says(PATH, as_json(ANSWER))
    rate = fetch(host, tmp_path)
    assert (rate.cad_per_usd, rate.as_of) == (Decimal("1.3755"), "2026-08-28")
    assert rate.fetched_at and datetime.now(UTC) - rate.fetched_at < timedelta(minutes=1)
    assert kept_rate(tmp_path) == rate
    assert host.paths() == [f"{PATH}?recent=1"]


def test_the_kept_rate_is_used_from_its_day_on(host: Host, tmp_path: Path) -> None:
    host.says(PATH, as_json(ANSWER))
    rate = fetch(host, tmp_path)
    assert day_rate(tmp_path, rate.last_day) == rate
    assert day_rate(tmp_path, rate.last_day - timedelta(days=1)).source == "fred-exchange"


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply(b'{"message": "Series FXUSDCAD not found."}', 404), "no series FXUSDCAD"),
        (Reply(b"", 500), "error 500"),
        (Reply(b"<html>", 200), "no JSON"),
        (as_json({"observations": []}), "no believable rate"),
        (as_json({"observations": [{"d": "2026-08-28", "FXUSDCAD": {"v": "137.55"}}]}), "no believable rate"),
        (Reply(json.dumps(ANSWER).encode(), stops=20, claims=500), "broke off"),
        (Reply(b" " * 3_000_000), "MB"),
        (Reply(json.dumps(ANSWER).encode(), drips=0.2), "too long"),
    ],
    ids=["gone", "ill", "a page", "empty", "absurd", "cut short", "huge", "slow"],
)
def test_a_bad_answer_is_told_and_what_was_kept_stays(
    host: Host, tmp_path: Path, reply: Reply, says: str
) -> None:
    host.says(PATH, as_json(ANSWER))
    kept = fetch(host, tmp_path)
    host.says(PATH, reply)
    with pytest.raises(Refusal) as refusal:
        fetch(host, tmp_path)
    assert says in refusal.value.say("en") and refusal.value.say("fr")
    assert kept_rate(tmp_path) == kept


def test_without_a_network_the_shipped_rate_serves(tmp_path: Path) -> None:
    day = datetime(2026, 11, 21, tzinfo=UTC).date()
    assert kept_rate(tmp_path) is None
    assert day_rate(tmp_path, day).as_of == "2026-09-22"
    (tmp_path / FILE).write_bytes(b"\xff\x00 not a rate")
    assert day_rate(tmp_path, day).as_of == "2026-09-22"


def test_only_the_bank_is_asked(tmp_path: Path) -> None:
    """Nothing that is answered can send the question on to somebody else."""
    assert ADDRESS == "https://www.bankofcanada.ca/valet/observations/FXUSDCAD/json?recent=1"
    with pytest.raises(Refusal) as refusal:
        fetch_rate(tmp_path, threading.Event(), "https://rates.example.org/json", SWIFT, TIGHT)
    assert "rates.example.org" in refusal.value.say("en")


def test_it_is_asked_for_once_a_day() -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    hour, day = timedelta(hours=1), timedelta(days=1)

    def kept(at: datetime) -> Rate:
        return Rate(Decimal("1.4"), "2026-11-20", "boc-valet", "A", at)

    assert is_due(None, None, now)
    assert not is_due(kept(now - hour), None, now)
    assert is_due(kept(now - day), None, now)
    assert not is_due(kept(now - day), now - hour, now)  # it failed an hour ago
    assert is_due(kept(now + 30 * day), None, now)  # a clock went wrong
