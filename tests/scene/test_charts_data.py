"""What the charts of the scene find, before anybody draws them."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gonorth.facts.pack import read_pack
from gonorth.facts.words import LANGS, Lang
from gonorth.nouns import Occupation, Opening, Pay, Place, Seniority
from gonorth.scene.advertised import advertised
from gonorth.scene.exhibit import Exhibit
from gonorth.scene.figures import Counter
from gonorth.scene.funding import funding
from gonorth.scene.on_offer import on_offer
from gonorth.scene.tally import tally

LAKEHEAD = read_pack(Path(__file__).parent.parent / "packs" / "lakehead")
TORONTO = read_pack("toronto-waterloo")
TODAY = date(2026, 11, 21)
PORT = Place("Port Example", "Lakes", "NZ", -40.0, 175.0)
DEVELOPER = Occupation("21232", "Software developers and programmers", 1.0)
SELLER = Occupation("64101", "Sales and account representatives", 1.0)


def opening(number: int, **changes: Any) -> Opening:
    given: dict[str, Any] = {"id": f"test:{number}", "system": "test", "employer": "Northlight"}
    given |= {"title": f"Developer {number}", "occupation": DEVELOPER, "places": (PORT,)}
    return Opening(**(given | changes))


def pay(amount: int, currency: str = "NZD") -> Pay:
    return Pay(Decimal(amount), None, currency, "year", "")


def charts(openings: list[Opening], field: str | None = None, lang: Lang = "en") -> dict[str, Exhibit]:
    count = Counter(TODAY, lang, False)
    return {each.id: each for each in on_offer(tally(openings, LAKEHEAD), field, LAKEHEAD, (), count)}


def test_advertisements_are_told_by_month_and_by_field() -> None:
    by_month, by_field = advertised(TORONTO, None, TODAY, "en")
    assert (by_month.form, len(by_month.rows), by_month.rows[-1].figure.value) == ("line", 11, 1126)
    assert [row.figure.value for row in by_field.rows if row.name == "Software engineering"] == [2077, 1931]
    assert "Down: Software engineering (8%)" in by_field.finding
    assert "may be the season" in by_field.cannot_tell


def test_a_field_without_a_series_has_no_chart_of_it() -> None:
    assert list(advertised(TORONTO, "law", TODAY, "en")) == []


def test_money_is_set_side_by_side_per_head_and_rounded_as_the_counts_allow() -> None:
    per_head, share = funding(TORONTO, "en")
    assert per_head.finding == (
        "Venture capital invested, 2016: 3.9 times as much per person there (United States) as here (Canada)."
    )
    assert [row.figure.value for row in per_head.rows] == [47, 182]
    assert "49% of the total (Canada) in Toronto and Waterloo" in share.finding


def test_two_things_close_together_are_about_as_much() -> None:
    (per_head, _) = funding(LAKEHEAD, "en")  # 40 among 20,000 here, 900 among 300,000 there
    assert "1.5 times as much per person there" in per_head.finding


def test_openings_are_added_up_by_field_employer_and_level_each_job_once() -> None:
    openings = [opening(n, seniority=Seniority.SENIOR, requisition=f"R{n // 2}") for n in range(6)]
    openings += [opening(9, employer="Harbour", occupation=SELLER, seniority=Seniority.JUNIOR)]
    found = charts(openings)
    assert found["by-field"].finding.startswith("Software engineering has most: 3 of the 4 openings")
    assert found["by-employer"].finding == "2 of 2 employers have 100% of the 4 openings."
    assert found["by-level"].finding == "Most asked for: senior, 75% of the 4 openings that name a level."


def test_one_field_is_told_by_itself() -> None:
    found = charts(
        [opening(1), opening(2, employer="Harbour"), opening(3, occupation=SELLER)], "software engineering"
    )
    assert set(found) == {"by-employer"}
    assert "of the 2 openings" in found["by-employer"].finding


def test_pay_is_compared_only_between_fields_that_show_enough_of_it() -> None:
    four = [opening(n, pay=pay(100_000)) for n in range(4)]
    sales = [opening(n, occupation=SELLER, pay=pay(80_000)) for n in range(10, 16)]
    assert "median-pay" not in charts([*four, *sales])
    abroad = opening(4, pay=pay(1, "USD"))
    assert "median-pay" not in charts([*four, abroad, *sales])
    found = charts([*four, opening(5, pay=pay(120_000)), *sales])["median-pay"]
    assert [(row.name, row.figure.value) for row in found.rows] == [
        ("Software engineering (5 openings)", 100_000),
        ("Sales and marketing (6 openings)", 80_000),
    ]


def test_no_openings_make_no_chart() -> None:
    assert charts([]) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_every_value_is_a_figure_with_source_and_day(lang: Lang) -> None:
    openings = [opening(n, pay=pay(90_000 + n), seniority=Seniority.SENIOR) for n in range(6)]
    openings += [opening(n, pay=pay(70_000), occupation=SELLER, employer="Harbour") for n in range(10, 16)]
    shown = [*advertised(TORONTO, None, TODAY, lang), *funding(TORONTO, lang)]
    for each in (*shown, *charts(openings, None, lang).values()):
        assert each.finding and each.measure and each.cannot_tell
        assert all(figure.source and figure.as_of and figure.id for figure in each.figures)
        assert len({figure.id for figure in each.figures}) == len(each.figures)
