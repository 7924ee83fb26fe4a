"""What a dollar is worth on a day, who says so, and what is made of a hostile answer."""

import csv
import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.facts.rulebook import rulebook
from gonorth.facts.words import Refusal
from gonorth.pay.exchange import Rate, as_kept, parity_on, rate_on, read_kept, read_valet

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
rates = st.decimals(Decimal("0.9"), Decimal("2"), places=4)


def valet(*observations: Any, **more: Any) -> bytes:
    return json.dumps({"observations": list(observations), **more}).encode()


def observed(day: str, value: Any) -> dict[str, Any]:
    return {"d": day, "FXUSDCAD": {"v": value}}


def test_it_reads_the_banks_answer() -> None:
    body = valet(observed("2026-11-20", "1.3999"), terms={"url": "https://www.bankofcanada.ca/terms/"})
    rate = read_valet(body, NOW)
    assert (rate.cad_per_usd, rate.as_of, rate.source) == (Decimal("1.3999"), "2026-11-20", "boc-valet")
    assert rate.fetched_at == NOW and rate.confidence == "A"


def test_the_real_sample_is_read(real: Path) -> None:
    rate = read_valet((real / "move/cost/fx_valet_sample.json").read_bytes(), NOW)
    assert (rate.cad_per_usd, rate.as_of) == (Decimal("1.4064"), "2026-09-22")


def test_of_several_days_the_newest_counts() -> None:
    body = valet(
        observed("2026-11-19", "1.40"), observed("2026-11-20", "1.41"), observed("2026-11-18", "1.39")
    )
    assert read_valet(body, NOW).as_of == "2026-11-20"


HOSTILE = {
    "nothing": b"",
    "a page": b"<html>maintenance</html>",
    "half": b'{"observations": [{"d": "2026-11-20", "FXUSDCAD": {"v": "1.40',
    "other bytes": b"\xff\xfe\x00\x01",
    "deep": b"[" * 100_000,
    "a list": b"[]",
    "a number": b"7",
    "nothing observed": valet(),
    "another series": valet({"d": "2026-11-20", "FXEURCAD": {"v": "1.6"}}),
    "an error": b'{"message": "Series FXUSDCADX not found."}',
    "a number in place of a text": valet(observed("2026-11-20", 1.4)),
    "not a number": valet(observed("2026-11-20", "NaN")),
    "endless": valet(observed("2026-11-20", "1e999999999")),
    "upside down": valet(observed("2026-11-20", "140.64")),
    "nothing for it": valet(observed("2026-11-20", "0.0")),
    "below nothing": valet(observed("2026-11-20", "-1.4064")),
    "Arabic digits": valet(observed("2026-11-20", "١.٤٠٦")),
    "a comma": valet(observed("2026-11-20", "1,4064")),
    "tomorrow": valet(observed("2026-11-22", "1.4064")),
    "no such day": valet(observed("2026-02-30", "1.4064")),
    "a week": valet(observed("2026-W39-2", "1.4064")),
    "no day": valet({"FXUSDCAD": {"v": "1.4064"}}),
    "another form": valet({"d": "2026-11-20", "FXUSDCAD": "1.4064"}),
    "observations of another kind": json.dumps({"observations": {"d": "2026-11-20"}}).encode(),
    "too long": b" " * 200_000 + valet(observed("2026-11-20", "1.40")),
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_answer_is_refused_in_a_sentence(body: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        read_valet(body, NOW)
    assert "Bank of Canada" in refusal.value.say("en") and "Banque du Canada" in refusal.value.say("fr")


def test_one_bad_observation_does_not_spoil_the_others() -> None:
    body = valet(observed("2026-11-20", "140"), None, "x", observed("2026-11-19", "1.4001"))
    assert read_valet(body, NOW).cad_per_usd == Decimal("1.4001")


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_is_answered_is_read_or_refused(body: bytes) -> None:
    try:
        assert read_valet(body, NOW).source == "boc-valet"
    except Refusal as refusal:
        assert refusal.say("en")


@given(rates, st.dates(date(2020, 1, 1), date(2026, 11, 21)))
def test_what_is_kept_is_what_was_fetched(value: Decimal, day: date) -> None:
    rate = Rate(value, day.isoformat(), "boc-valet", "A", NOW)
    assert read_kept(as_kept(rate)) == rate


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"as_of": 1}', as_kept(rate_on(NOW.date()))])
def test_a_damaged_kept_rate_is_none(text: str) -> None:
    assert read_kept(text) is None


def test_the_newest_rate_of_a_day_is_used_and_never_a_later_one() -> None:
    fetched = Rate(Decimal("1.39"), "2026-11-20", "boc-valet", "A", NOW)
    assert rate_on(date(2026, 11, 21), fetched) == fetched
    assert rate_on(date(2026, 11, 19), fetched).as_of == "2026-09-22"
    assert rate_on(date(2026, 7, 15)).as_of == "2026-06"  # a month speaks of itself once it is over
    assert rate_on(date(2026, 6, 30)).as_of == "2026-06"
    assert rate_on(date(2026, 6, 29)).as_of == "2026-05"
    with pytest.raises(Refusal):
        rate_on(date(1999, 12, 31))


def test_its_age_is_known() -> None:
    rate = rate_on(date(2026, 11, 21))
    assert rate.days_old(date(2026, 11, 21)) == 60
    assert not rate.is_fresh(date(2026, 11, 21))
    assert rate.is_fresh(rate.last_day + timedelta(days=4))


def test_parity_is_of_a_whole_year_before() -> None:
    assert parity_on(date(2026, 1, 1)).as_of == "2024"
    assert parity_on(date(2021, 6, 1)).as_of == "2020"
    assert parity_on(date(2026, 1, 1)).cad_per_usd == Decimal("1.150472")
    with pytest.raises(Refusal):
        parity_on(date(2000, 1, 1))


@given(rates, st.decimals(1, 10**7, places=2))
def test_there_and_back_is_where_one_began(value: Decimal, amount: Decimal) -> None:
    rate = Rate(value, "2026-09-22", "boc-valet", "B")
    back = rate.convert(rate.convert(amount, "USD", "CAD"), "CAD", "USD")
    assert back.quantize(Decimal("0.01")) == amount
    assert rate.convert(amount, "CAD", "CAD") == amount


def test_what_ships_is_what_was_read(real: Path) -> None:
    """Every month of the series that came with the work, to the last digit."""
    file = real / "move/cost/usdcad_monthly.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    read = {row["date"][:7]: Decimal(row["cad_per_usd"]) for row in rows}
    shipped = rulebook("money").rows("exchange-monthly.csv")
    assert {row.cells["as_of"]: Decimal(row.cells["cad_per_usd"]) for row in shipped} == read
