"""Somebody searches the openings."""

import csv
import io
import re
from decimal import Decimal
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from givre import OTTAWA, TORONTO, Publish

from gonorth.nouns import Occupation, Pay, Seniority
from gonorth.web.models import Board

PAY = Pay(Decimal(100_000), Decimal(130_000), "CAD", "year", "$100k-130k")


def text_of(response: Any) -> str:
    return unescape(response.content.decode())


def titles(response: Any) -> list[str]:
    return re.findall(r"<h3><a [^>]*><bdi[^>]*>([^<]*)</bdi>", text_of(response))


@pytest.fixture
def three(publish: Publish) -> None:
    publish("Snow Analyst", pay=PAY, seniority=Seniority.SENIOR)
    publish("Ice Engineer", places=(OTTAWA,), work_mode="hybrid", employer="Loonworks")
    publish("Analyste de la neige", language="fr", work_mode="remote", remote_within=("CA",))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Snow Analyst", "Ice Engineer", "Analyste de la neige"}),
        ("?q=analyst", {"Snow Analyst"}),
        ("?q=loonworks", {"Ice Engineer"}),
        ("?near=Toronto&km=20", {"Snow Analyst", "Analyste de la neige"}),
        ("?near=Ottawa, ON", {"Ice Engineer"}),
        ("?near=Ontario", {"Snow Analyst", "Ice Engineer", "Analyste de la neige"}),
        ("?remote=Canada", {"Analyste de la neige"}),
        ("?pay=120,000", {"Snow Analyst"}),
        ("?pay=120k&unsaid=1", {"Snow Analyst", "Ice Engineer", "Analyste de la neige"}),
        ("?level=senior&level=lead", {"Snow Analyst"}),
        ("?employer=LOONWORKS inc.", {"Ice Engineer"}),
        ("?mode=hybrid", {"Ice Engineer"}),
        ("?language=fr&skill=Python", {"Analyste de la neige"}),
        ("?skill=cobol", set()),
    ],
)
def test_it_shows_what_is_asked_for(site: Client, three: None, query: str, expected: set[str]) -> None:
    assert set(titles(site.get("/openings" + quote(query, "?&=,")))) == expected


def test_a_row_says_who_where_what_it_pays_and_leads_to_its_page(site: Client, publish: Publish) -> None:
    posting = publish(pay=PAY)
    page = text_of(site.get("/openings"))
    assert f'href="/openings/{posting.pk}"' in page
    assert 'href="/employers/givre-instruments"' in page
    assert "C$100,000–130,000 a year" in page and "Toronto, ON" in page and "1 November 2026" in page
    french = text_of(site.get("/fr/openings"))
    assert (
        f'href="/fr/openings/{posting.pk}"' in french
        and "100\u202f000–130\u202f000\u00a0$\u00a0CA par an" in french
    )


def test_pay_that_is_not_shown_is_said(site: Client, publish: Publish) -> None:
    publish()
    assert "pay not shown" in text_of(site.get("/openings"))


def test_the_same_job_on_two_boards_is_one_row(site: Client, publish: Publish) -> None:
    publish(requisition="R1", system="lever")
    shown = publish(requisition="R1", pay=PAY)
    page = site.get("/openings")
    assert len(titles(page)) == 1
    assert f'href="/openings/{shown.pk}"' in text_of(page)


def test_choices_show_counts_that_leave_their_own_filter_out(site: Client, three: None) -> None:
    groups = {group.name: group for group in site.get("/openings?language=fr").context["found"].groups}
    assert {(choice.value, choice.count, choice.chosen) for choice in groups["language"].choices} == {
        ("en", 2, False),
        ("fr", 1, True),
    }
    assert [choice.count for choice in groups["mode"].choices] == [1]


def test_pages_follow_one_another_and_none_is_shown_twice(site: Client, publish: Publish) -> None:
    for number in range(45):
        publish(f"Opening {number}")
    pages = [titles(site.get(f"/openings?page={page}")) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert len(set().union(*pages)) == 45
    last = site.get("/openings?page=3")
    assert "Page 3 of 3" in text_of(last) and 'rel="next"' not in text_of(last)
    late = site.get("/openings?page=77")
    assert titles(late) == pages[2] and "There is no page 77" in text_of(late)


def test_where_nothing_matches_it_says_which_filter_to_leave_out(site: Client, three: None) -> None:
    page = site.get("/openings?near=Toronto&km=20&pay=500000")
    assert "Without the pay there would be 2." in text_of(page)
    assert 'href="/openings?near=Toronto%2C+ON&km=20"' in page.content.decode().replace("&amp;", "&")


def test_what_does_not_say_is_counted_and_one_link_away(site: Client, three: None) -> None:
    page = text_of(site.get("/openings?pay=100000"))
    assert "2 more may match, but do not say." in page and 'href="/openings?pay=100000&unsaid=1"' in page


def test_each_part_of_the_search_can_be_taken_out(site: Client, three: None) -> None:
    found = site.get("/openings?q=analyst&language=en&near=Toronto").context["found"]
    assert {chip.text: chip.without for chip in found.chips} == {
        "analyst": "/openings?near=Toronto%2C+ON&language=en",
        "near Toronto, ON": "/openings?q=analyst&language=en",
        "English": "/openings?q=analyst&near=Toronto%2C+ON",
    }


def test_the_address_is_written_one_way(site: Client, three: None) -> None:
    messy = "/openings?km=60&level=&near=&q=%20snow%20%20analyst&page=1&skill=Python&skill=python&hub=nowhere"
    assert site.get(messy).headers["HX-Push-Url"] == "/openings?q=snow+analyst&skill=python"


def test_words_that_name_an_occupation_offer_it(site: Client, publish: Publish) -> None:
    publish("Software Engineer", occupation=Occupation("21231", "Software engineers and designers", 0.9))
    page = site.get("/fr/openings?q=ing%C3%A9nieur+logiciel")
    assert titles(page) == [] and 'href="/fr/openings?occupation=21231"' in text_of(page)
    assert titles(site.get("/fr/openings?occupation=21231")) == ["Software Engineer"]


def test_htmx_gets_the_part_that_changes_and_history_the_whole(site: Client, three: None) -> None:
    part = site.get("/openings?q=ice", headers={"HX-Request": "true"})
    assert "<html" not in text_of(part) and 'id="narrowed"' in text_of(part)
    assert 'id="announce"' in text_of(part) and "1 opening" in text_of(part)
    again = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in text_of(site.get("/openings?q=snow", headers=again))
    assert "HX-Request" in part.headers["Vary"]


def test_what_has_no_box_goes_along_with_the_next_choice(site: Client, three: None) -> None:
    page = text_of(site.get("/openings?q=snow&order=newest&unsaid=1"))
    assert '<input type="hidden" form="find" name="order" value="newest">' in page
    assert '<input type="hidden" form="find" name="unsaid" value="1">' in page


def test_without_openings_it_says_that_no_board_was_read(site: Client) -> None:
    assert "No job board has been read yet" in text_of(site.get("/openings"))


def test_samples_are_labelled_and_real_openings_are_not(site: Client, publish: Publish) -> None:
    publish(system=Board.SAMPLE)
    assert text_of(site.get("/openings")).count('class="tag sample"') >= 2
    assert site.get("/openings").context["found"].total.kind == "sample"
    publish("Real one")
    assert titles(site.get("/openings")) == ["Real one"]
    assert 'class="tag sample"' not in text_of(site.get("/openings"))


def test_a_search_is_not_for_search_engines_and_the_bare_page_is(site: Client, three: None) -> None:
    assert site.get("/openings?q=snow").headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in site.get("/openings").headers


def test_the_data_is_what_the_page_shows(site: Client, three: None) -> None:
    data = site.get("/openings.json?near=Toronto&km=20&pay=100000").json()
    assert [opening["title"] for opening in data["openings"]] == ["Snow Analyst"]
    assert (
        data["found"]["value"] == 1 and data["found"]["kind"] == "computed" and data["unsaid"]["value"] == 1
    )
    assert data["openings"][0]["page"].startswith("http://localhost/openings/")
    assert "description" not in data["openings"][0]
    assert {facet["value"] for facet in data["facets"]["language"]} == {"en"}


def rows_of(response: Any, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=delimiter))


def test_the_spreadsheet_holds_all_pages(site: Client, publish: Publish) -> None:
    for number in range(25):
        publish(f"Opening {number}", pay=PAY)
    rows = rows_of(site.get("/openings.csv"))
    assert len(rows) == 25
    assert (rows[0]["pay from"], rows[0]["currency"], rows[0]["places"]) == ("100000", "CAD", "Toronto, ON")


def test_excel_in_french_gets_its_separator_and_its_mark(site: Client, three: None) -> None:
    response = site.get("/fr/openings.csv?excel=1&q=neige")
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert rows_of(response, ";")[0]["titre"] == "Analyste de la neige"


@pytest.mark.parametrize("title", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "%0A=1"])
def test_no_cell_of_the_spreadsheet_runs(site: Client, publish: Publish, title: str) -> None:
    publish(title, employer=title + " Ltd", url="https://jobs.example.org/=1")
    (row,) = rows_of(site.get("/openings.csv"))
    assert all(not cell.lstrip().startswith(("=", "+", "-", "@", "%")) for cell in row.values())


def test_it_is_said_in_french(site: Client, three: None) -> None:
    page = text_of(site.get("/fr/openings?pay=zut"))
    assert "3 postes" in page and "n’est pas un salaire annuel" in page


def test_only_reading_is_allowed(site: Client) -> None:
    assert site.post("/openings").status_code == 405


def test_toronto_is_where_the_tests_think(site: Client, publish: Publish) -> None:
    publish(places=(TORONTO,))
    assert len(titles(site.get("/openings?near=Toronto&km=5"))) == 1
