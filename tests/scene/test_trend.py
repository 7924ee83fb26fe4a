"""A trend compares complete months fairly, or is not told."""

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gonorth.facts.pack import REGIONS, read_pack
from gonorth.facts.region import Month
from gonorth.scene.pulse import pulse
from gonorth.scene.trend import Points, change, monthly, period


def points(first: str, *counts: int) -> Points:
    year, month = map(int, first.split("-"))
    numbers = range(year * 12 + month - 1, year * 12 + month - 1 + len(counts))
    return tuple((f"{n // 12}-{n % 12 + 1:02}", count) for n, count in zip(numbers, counts, strict=True))


def month(
    name: str, distinct: int, field: str = "software engineering", metro: str = "Port Example"
) -> Month:
    return Month(name, metro, field, distinct, distinct, distinct)


def test_a_month_that_is_not_over_is_left_out() -> None:
    months = [month("2026-05", 10), month("2026-06", 3)]
    assert monthly(months, None, date(2026, 6, 30)) == (("2026-05", 10),)
    assert monthly(months, None, date(2026, 7, 1)) == (("2026-05", 10), ("2026-06", 3))


def test_a_month_that_lacks_a_field_is_left_out_of_all_fields() -> None:
    months = [month("2026-05", 10), month("2026-05", 5, "data and machine learning"), month("2026-06", 11)]
    assert monthly(months, None, date(2026, 11, 21)) == (("2026-05", 15),)
    assert monthly(months, "software engineering", date(2026, 11, 21)) == (("2026-05", 10), ("2026-06", 11))


def test_months_are_compared_by_the_day_for_they_are_of_different_lengths() -> None:
    found = change(points("2026-01", 31, 28, 31, 30, 31, 30))
    assert found and (found.percent, found.way) == (0, "held")


def test_with_two_years_the_same_months_are_compared() -> None:
    found = change(points("2025-01", *[100] * 12, *[150] * 6))
    assert found and found.is_year_on_year
    assert found.percent == 50
    assert (found.before, found.after) == (("2025-04", "2025-06"), ("2026-04", "2026-06"))


def test_with_less_than_a_year_the_first_months_are_compared_and_the_season_is_said() -> None:
    found = change(points("2025-09", *[100] * 8))
    assert found and not found.is_year_on_year
    assert (found.before, found.after) == (("2025-09", "2025-11"), ("2026-02", "2026-04"))


@pytest.mark.parametrize(
    "series",
    [
        (),
        points("2026-01", 1, 2, 3, 4, 5),
        points("2026-01", 0, 0, 0, 4, 5, 6),
        (*points("2026-01", 1, 2, 3), *points("2026-05", 4, 5), ("2026-08", 3)),
    ],
    ids=["none", "too short", "from nothing", "with a gap"],
)
def test_what_cannot_be_compared_fairly_is_not(series: Points) -> None:
    assert change(series) is None


def test_periods_are_written_as_each_language_does() -> None:
    assert period(("2025-09", "2025-11"), "en") == "September–November 2025"
    assert period(("2025-12", "2026-02"), "fr") == "décembre 2025–février 2026"


def test_the_shipped_series_adds_up_to_its_file() -> None:
    region = read_pack("toronto-waterloo")
    file = REGIONS / "toronto-waterloo" / "openings-series.csv"
    sums: Counter[str] = Counter()
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            if row["metro"] == "Toronto":
                sums[row["month"]] += int(row["distinct_title_and_employer"])
    (series,) = pulse([], region, None, date(2026, 11, 21)).series
    assert dict(series.points) == dict(sums)
    days = {"before": 30 + 31 + 30, "after": 31 + 30 + 31}
    before = Decimal(sums["2025-09"] + sums["2025-10"] + sums["2025-11"]) / days["before"]
    after = Decimal(sums["2026-05"] + sums["2026-06"] + sums["2026-07"]) / days["after"]
    found = change(series.points)
    assert found and found.percent == round(100 * (after / before - 1), 1)


@pytest.mark.real
def test_the_shipped_series_is_that_of_the_real_inputs(real: Path) -> None:
    def rows(path: Path) -> list[dict[str, str]]:
        with path.open(encoding="utf-8") as lines:
            return list(csv.DictReader(line for line in lines if not line.startswith("#")))

    assert rows(REGIONS / "toronto-waterloo" / "openings-series.csv") == rows(real / "openings-series.csv")


def test_a_field_without_a_series_says_we_do_not_know() -> None:
    found = pulse([], read_pack("toronto-waterloo"), "law", date(2026, 11, 21))
    assert found.series == ()
    assert {figure.id: figure.value for figure in found.figures}["ads_change"] is None
    assert "Law: we do not know whether there are more advertisements than there were." in found.sentences
