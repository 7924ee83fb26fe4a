"""The small parts: fields, pay fields, pages, loose JSON, file names, tables, and the words they share."""

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from gonorth.boards import read_payload
from gonorth.boards.fields import amount, day, moment, text, web_address
from gonorth.boards.json_text import parse_loose
from gonorth.boards.page import open_page
from gonorth.boards.pay_fields import pay_from, widest
from gonorth.boards.system import Origin
from gonorth.boards.systems import SYSTEMS
from gonorth.boards.terms import days_ago, employment_type, meanings, period, work_mode
from gonorth.facts.tables import DATA
from gonorth.nouns import Period, Sponsorship, WorkMode

DOCUMENT = (Path(__file__).parent.parent.parent / "docs/reference/boards.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-11-05T23:30:00-05:00", date(2026, 11, 5)),
        ("2026/8/7", date(2026, 8, 7)),
        (1792584000000, date(2026, 10, 21)),
        ("Posted Today", None),
        ("07/08/2026", None),  # July or August: nobody can say
        ("2026-02-30", None),
        ("0001-01-01", None),
        (10**30, None),
        (True, None),
    ],
)
def test_a_day_is_the_one_written_or_none(written: Any, expected: date | None) -> None:
    assert day(written) == expected


def test_a_moment_keeps_its_time_zone() -> None:
    assert str(moment("2026-11-02T09:30:00-05:00")) == "2026-11-02 09:30:00-05:00"
    assert moment("yesterday") is None
    assert moment({"at": 3}) is None


@pytest.mark.parametrize(
    ("sent", "expected"),
    [(28.5, None), (Decimal("28.50"), "28.50"), ("65000", "65000"), (0, None), (-3, None), ("$5", None)]
    + [(Decimal("NaN"), None), (Decimal("1e999999"), None), (10**30, None), (True, None), ([5], None)],
)
def test_an_amount_is_a_positive_sum_exactly_as_sent(sent: Any, expected: str | None) -> None:
    assert amount(sent) == (None if expected is None else Decimal(expected))


def test_half_a_character_never_leaves_a_field() -> None:
    assert text("caf\ud800é") == "caf?é"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x", "//x", " data:text/html,x", None, 3])
def test_only_web_addresses_are_kept(address: Any) -> None:
    assert web_address(address) == ""
    assert web_address(" HTTPS://Example.com/a ") == "HTTPS://Example.com/a"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("per-year-salary", ("year", "1")),
        ("1 HOUR", ("hour", "1")),
        ("HUR", ("hour", "1")),
        ("bi-week-salary", ("week", "0.5")),
        ("semi-month-salary", ("month", "2")),
        ("bi-month-salary", None),
        ("one-time", None),
        ("NONE", None),
    ],
)
def test_a_pay_period_is_read_off_every_boards_own_code(label: str, expected: tuple[str, str] | None) -> None:
    assert period(label) == (expected and (expected[0], Decimal(expected[1])))


def test_pay_without_a_period_is_by_the_hour_or_the_year_where_the_sum_leaves_no_doubt() -> None:
    assert pay_from("31.25", None, "CAD", None).period == "hour"  # type: ignore[union-attr]
    assert pay_from(None, 90_000, "CAD", None).period == "year"  # type: ignore[union-attr]
    assert pay_from(4_000, 5_000, "CAD", None) is None
    assert pay_from(4_000, 5_000, "CAD", None, said="Monthly salary").period == "month"  # type: ignore[union-attr]


def test_pay_ends_sent_the_wrong_way_round_are_turned_and_unknown_currencies_stay_unknown() -> None:
    pay = pay_from(200, 100, "dollars", "DAY")
    assert pay and (pay.low, pay.high, pay.currency, pay.period) == (100, 200, None, "day")


def test_of_several_ranges_those_in_the_currency_of_the_place_are_joined() -> None:
    ranges = [pay_from(low, low + 10_000, currency, "YEAR") for low, currency in SPANS]
    stated = [pay for pay in ranges if pay]
    canada, elsewhere = widest(stated, "CAD"), widest(stated, None)
    assert canada and (canada.low, canada.high, canada.currency) == (90_000, 110_000, "CAD")
    assert elsewhere and (elsewhere.low, elsewhere.high, elsewhere.currency) == (120_000, 130_000, "USD")


SPANS = [(120_000, "USD"), (100_000, "CAD"), (90_000, "CAD")]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("FULL_TIME", "full-time"), ("FullTime", "full-time"), ("Regular Full Time (Salary)", "full-time")]
    + [("Temps partiel", "part-time"), ("Intern", "internship"), ("Internal transfer", "Internal transfer")],
)
def test_employment_types_come_in_one_spelling_or_as_they_are(label: str, expected: str) -> None:
    assert employment_type(label) == expected


def test_ways_of_working_are_read_in_both_languages() -> None:
    assert [work_mode(label) for label in ("OnSite", "on-site", "Télétravail", "hybride", "TELECOMMUTE")] == [
        "onsite",
        "onsite",
        "remote",
        "hybrid",
        "remote",
    ]
    assert work_mode("unspecified") == work_mode(None) == "unknown"


def test_days_are_counted_back_only_where_they_are_counted() -> None:
    labels = ("Posted Today", "Posted Yesterday", "Posted 12 Days Ago", "Posted 30+ Days Ago", "Soon")
    assert [days_ago(label) for label in labels] == [0, 1, 12, None, None]


@pytest.mark.parametrize(
    ("block", "values"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('<!--{"a": 1}-->', [{"a": 1}]),
        ('//<![CDATA[\n{"a": "--> stays"}\n//]]>', [{"a": "--> stays"}]),
        ('{"a": [1, 2,],}', [{"a": [1, 2]}]),
        ('{"a": 1}{"b": 2};', [{"a": 1}, {"b": 2}]),
        ('{"a": "two\nlines"}', [{"a": "two\nlines"}]),
        ("{&quot;a&quot;: &quot;b&quot;}", [{"a": "b"}]),
        ('{"a": NaN, "b": 1e3}', [{"a": None, "b": Decimal("1e3")}]),
        ("", []),
    ],
)
def test_a_pages_block_is_read_for_all_its_usual_slips(block: str, values: list[Any]) -> None:
    assert parse_loose(block) == values


def test_a_page_gives_its_live_blocks_alone() -> None:
    page = open_page(
        '<LINK href="https://example.com/a?b=1&amp;c=2" rel="canonical">'
        "<script>'<script type=\"application/ld+json\">'</script>"
        '<!-- <script type="application/ld+json">{"old": 1}</script> -->'
        "<SCRIPT data-x='1' type=application/ld+json>{}</SCRIPT >"
    )
    assert page.blocks == ("{}",)
    assert page.address == "https://example.com/a?b=1&c=2"


@pytest.mark.parametrize("part", ["<li>", "<script ", "<!--", "<link rel=", '<link a="', "</script", "<"])
def test_a_page_made_to_hurt_is_scanned_in_its_length(part: str) -> None:
    assert open_page(part * 200_000).blocks == ()


@pytest.mark.parametrize(
    ("source", "slug"),
    [
        ("stripe-full-547.json", "stripe"),
        ("/a/b/open-text_2026-08-31.json", "open-text"),
        ("C:\\boards\\greenhouse_acme.headers.json", "acme"),
        ("list-page0-20.json", None),
        ("https://api.example.com/stripe", None),
        ("", None),
        ("-", None),
    ],
)
def test_a_files_name_tells_whose_board_it_holds(source: str, slug: str | None) -> None:
    assert Origin(source).slug == slug


def test_every_meaning_in_the_words_table_is_one_of_ours() -> None:
    assert set(meanings("work_mode").values()) <= set(get_args(WorkMode))
    assert set(meanings("sponsorship").values()) <= set(get_args(Sponsorship))
    assert set(meanings("period").values()) <= set(get_args(Period))


def test_every_system_and_every_column_is_documented() -> None:
    for name in {system.name for system in SYSTEMS} | set(meanings("column").values()):
        assert f"| `{name}` |" in DOCUMENT, name


def test_every_documented_column_is_in_the_sample() -> None:
    lines = (DATA / "samples" / "openings.csv").read_text(encoding="utf-8").splitlines()
    header = next(csv.reader(line for line in lines if not line.startswith("#")))
    assert set(meanings("column").values()) - {"updated_at"} == set(header)


def test_spreadsheets_come_in_the_encodings_people_save_them_in() -> None:
    table = "Titre\tEmployeur\nDéveloppeuse\tSociété inventée\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert read_payload(table.encode(encoding)).openings[0].title == "Développeuse"


@pytest.mark.parametrize(
    "around",
    ["{}", "Cook,Invented\n{}", "{}Waiter,Invented\n", '{}"Waiter",Invented\n', '{}"A\nB","In\nvented"\n'],
)
@pytest.mark.parametrize("spoiled", ['"Baker,Invented\n', 'Baker,"Invented\n', '"Baker,""Invented\n'])
def test_a_quote_never_closed_spoils_its_own_row_alone(around: str, spoiled: str) -> None:
    header, fine = "title,employer\n", around.replace("{}", "")
    reading = read_payload((header + around.replace("{}", spoiled)).encode())
    assert [failure.reason.key for failure in reading.failures] == ["boards.quote_open"]
    expected = read_payload((header + fine).encode()).openings
    assert reading.openings == expected


def test_a_quote_inside_a_cell_is_a_quote() -> None:
    reading = read_payload(b'title,employer\n"Seller of 5" screens",Invented\nBaker 5",Invented\n')
    assert [opening.title for opening in reading.openings] == ['Seller of 5 screens"', 'Baker 5"']


def test_a_row_with_too_many_cells_is_reported() -> None:
    reading = read_payload(b"title,employer\nCook, pastry,Invented\nBaker,Invented\n")
    assert [failure.reason.say("en") for failure in reading.failures] == [
        "the row has 3 cells under 2 columns; put text that contains the separator in quotation marks"
    ]


def test_a_long_description_is_read_and_a_hostile_one_is_cut() -> None:
    long = "word " * 30_000
    posting = {"text": "Cook", "categories": {}, "hostedUrl": "", "descriptionPlain": long}
    assert len(read_payload(json.dumps([posting]).encode()).openings[0].description) == len(long) - 1
    posting["descriptionPlain"] = long * 100
    assert len(read_payload(json.dumps([posting]).encode()).openings[0].description) <= 200_000
