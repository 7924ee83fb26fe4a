"""Who hires here, and what do we know of each?"""

import json
from typing import Any

import pytest
from django.test import Client

from tests.web.places.conftest import Put


def page(site: Client, address: str) -> str:
    answer = site.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def data(site: Client, address: str) -> Any:
    return json.loads(page(site, address))


def test_it_lists_who_is_known_before_any_board_was_read(site: Client, lakehead: None) -> None:
    rows = {row["name"]: row for row in data(site, "/employers.json")["employers"]}
    assert rows["Northlight Robotics"]["state"] == "unread"
    assert rows["Northlight Robotics"]["openings"] is None
    assert rows["Sandbar Analytics (invented)"]["state"] == "unknown"
    assert "We have not read its board yet" in page(site, "/employers")


def test_it_counts_openings_as_figures_and_puts_those_who_hire_first(
    site: Client, lakehead: None, put: Put
) -> None:
    put("Faraway Systems", "Cook", "Baker")
    found = data(site, "/employers.json")
    assert found["employers"][0]["openings"]["value"] == 2
    assert found["employers"][0]["openings"]["source"] == "openings"
    assert found["hiring"]["value"] == 1


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("words=NORTH-light", ["Northlight Robotics"]),
        ("sector=Robotics", ["Northlight Robotics"]),
        ("hiring=1", ["Faraway Systems"]),
        ("hub=boathouse&words=sand", ["Sandbar Analytics (invented)"]),
        ("words=nobody", []),
    ],
)
def test_it_finds_by_name_sector_hub_and_openings(
    site: Client, lakehead: None, put: Put, query: str, names: list[str]
) -> None:
    put("Faraway Systems", "Cook")
    assert [row["name"] for row in data(site, f"/employers.json?{query}")["employers"]] == names


def test_it_says_what_to_do_when_nobody_fits(site: Client, lakehead: None) -> None:
    assert "No employer fits this. Leave something out, or show all." in page(site, "/employers?words=zzz")


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=99999999999999",
        "page=²",
        "page=x",
        "words=%00%ff",
        "hub[]=1",
        "words=" + "w" * 5000,
    ],
)
def test_a_strange_question_gets_a_page(site: Client, lakehead: None, query: str) -> None:
    assert site.get(f"/employers?{query}").status_code == 200


def test_a_long_list_is_turned_page_by_page(site: Client) -> None:
    first = data(site, "/employers.json")
    assert first["pages"] > 1 and len(first["employers"]) == 30
    seen = [
        row["url"]
        for n in range(1, first["pages"] + 1)
        for row in data(site, f"/employers.json?page={n}")["employers"]
    ]
    assert len(seen) == len(set(seen)) == first["found"]["value"]
    assert 'rel="next"' in page(site, "/employers") and 'rel="prev"' in page(site, "/employers?page=2")


def test_it_shows_openings_and_where_they_are(site: Client, lakehead: None, put: Put) -> None:
    put("Northlight Robotics", "Welder", "Surveyor", place="Whanganui, New Zealand")
    put("Northlight Robotics", "Pilot", place="Sydney, Australia")
    shown = page(site, "/employers/northlight-robotics")
    assert "has 3 openings now; 2 of them are at the Lakehead or open to people there." in shown
    assert "Welder" in shown and "Sydney" in shown


def test_it_tells_engineering_from_sales_from_five_openings_on(
    site: Client, lakehead: None, put: Put
) -> None:
    put("Northlight Robotics", *[f"Software Engineer {word}" for word in ("A", "B", "C", "D")])
    few = page(site, "/employers/northlight-robotics")
    assert "We cannot tell: fewer than five" in few
    put("Northlight Robotics", "Sales Representative")
    office = data(site, "/employers/northlight-robotics.json")["office"]
    assert (office["engineering"]["value"], office["sales"]["value"]) == (80, 20)
    assert "Of the 5 openings whose occupation we could read" in page(site, "/employers/northlight-robotics")


def test_it_gives_sector_head_office_size_and_rounds_with_their_sources(site: Client, lakehead: None) -> None:
    found = data(site, "/employers/northlight-robotics.json")
    assert found["sector"] == {
        "words": "Robotics",
        "source": "register",
        "source_name": "Register made up for tests",
    }
    assert found["head_office"]["words"] == "New Zealand"
    assert [size["value"] for size in found["headcount"]] == [35]
    assert [(each["figure"]["value"], each["source_name"]) for each in found["funding_rounds"]] == [
        (4_000_000, "Made up for tests")
    ]


def test_it_says_we_do_not_know_where_we_do_not(site: Client, lakehead: None) -> None:
    shown = page(site, "/employers/sandbar-analytics-invented")
    assert shown.count("We do not know.") == 4
    assert "We know of no funding round." in shown
    assert "so we do not know whether it is hiring" in shown


def test_a_round_of_unstated_currency_says_so(site: Client) -> None:
    assert "61,000,000 dollars (currency not stated)" in page(site, "/employers/flipp")
    assert "devise non précisée" in page(site, "/fr/employers/flipp")


def test_a_namesake_is_owned_up_to(site: Client) -> None:
    assert "which may be a namesake" in page(site, "/employers/d2l")


def test_a_board_that_was_read_and_is_empty_is_not_an_unread_one(
    site: Client, lakehead: None, put: Put
) -> None:
    from gonorth.web import bridge
    from gonorth.web.models import Posting

    put("Northlight Robotics", "Welder")
    put("Faraway Systems", "Cook")
    Posting.objects.filter(employer__name="Northlight Robotics").update(closed_at="2026-11-20T10:00Z")
    bridge.forget()
    assert data(site, "/employers/northlight-robotics.json")["state"] == "quiet"
    assert "had no opening when we last read its board" in page(site, "/employers/northlight-robotics")


def test_what_files_told_is_no_read_of_a_board(site: Client, lakehead: None, put: Put) -> None:
    put("Northlight Robotics", "Welder")
    shown = page(site, "/employers/northlight-robotics")
    assert "not read yet" in shown and "last read to its end" not in shown
    assert "lu jusqu’au bout le" not in page(site, "/fr/employers/northlight-robotics")


def test_the_address_an_employer_had_before_leads_to_the_one_it_has(
    site: Client, lakehead: None, put: Put
) -> None:
    from gonorth.web import bridge
    from gonorth.web.models import Employer

    put("Northlight Robotics", "Welder")
    Employer.objects.update(slug="northlight-2")
    bridge.forget()
    answer = site.get("/fr/employers/northlight-robotics")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/fr/employers/northlight-2")


def test_nobody_of_that_name_is_not_found(site: Client, lakehead: None) -> None:
    assert site.get("/employers/nobody").status_code == 404
    assert site.get("/employers/nobody.json").status_code == 404


def test_what_an_employer_is_called_is_shown_inert(site: Client, lakehead: None, put: Put) -> None:
    put("<script>alert(1)</script>", "<img src=x onerror=alert(1)>")
    slug = data(site, "/employers.json?hiring=1")["employers"][0]["url"]
    for address in ("/employers", slug):
        shown = page(site, address)
        assert "<script>alert" not in shown and "<img src=x" not in shown


def test_samples_are_marked_and_counted_nowhere(site: Client, lakehead: None, put: Put) -> None:
    from gonorth.web import bridge
    from gonorth.web.models import Board

    put("Invented Example", "Welder")
    Board.objects.update(system=Board.SAMPLE)
    bridge.forget()
    found = data(site, "/employers.json")
    assert found["employers"][0]["is_sample"] and found["employers"][0]["openings"]["kind"] == "sample"
    assert found["hiring"]["value"] == 0
    assert found["found"]["value"] == len(found["employers"]) - 1
    assert "The invented samples are not counted." in page(site, "/employers")
