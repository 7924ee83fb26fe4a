"""Every figure has its source, its day and its corrections, and can be found."""

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from gonorth.facts.pack import read_pack
from gonorth.web.sheet import harmless

Fill = Callable[[str], None]
REGION = read_pack("toronto-waterloo")


def page(site: Client, address: str = "/facts") -> str:
    answer = site.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(site: Client, query: str) -> list[str]:
    return re.findall(r'id="fact-([^"]+)"', page(site, f"/facts?{query}"))


@pytest.mark.parametrize("address", ["/facts", "/fr/facts"])
def test_every_fact_and_every_source_has_its_anchor(site: Client, address: str) -> None:
    text = page(site, address)
    for id in REGION.facts:
        assert text.count(f'id="fact-{id}"') == 1
    for id in (*REGION.sources, "openings"):
        assert text.count(f'id="source-{id}"') == 1


def test_every_mark_leads_to_a_source_that_is_there(site: Client) -> None:
    text = page(site)
    for mark in re.findall(r'class="source" href="/facts#([^"]+)"', text):
        assert f'id="{mark}"' in text


@pytest.mark.parametrize(
    ("query", "has", "lacks"),
    [
        ("kind=claim", "canadians_in_sv", "mars_towers"),
        ("kind=computed", "vc_us_per_head", "vc_us"),
        ("confidence=C", "cheaper_talent", "mars_towers"),
        ("source=world-bank", "people_us_2016", "mars_towers"),
        ("words=MARS+towers", "mars_towers", "flipp_round"),
        ("words=TOURS", "", "mars_towers"),
        ("due=1", "mars_towers", "typical_years"),
    ],
)
def test_the_figures_can_be_narrowed(site: Client, query: str, has: str, lacks: str) -> None:
    found = shown(site, query)
    assert lacks not in found
    assert has in found or not has


def test_words_are_found_whatever_their_accents(site: Client) -> None:
    assert 'id="fact-mars_towers"' in page(site, "/fr/facts?words=universite+tours")


@pytest.mark.parametrize("query", ["kind=rumour", "confidence=Z", "source=%3Cscript%3E", "kind=%00"])
def test_what_it_does_not_know_is_told_and_left_out(site: Client, query: str) -> None:
    text = page(site, f"/facts?{query}")
    assert "We do not know “" in text and "<script>" not in text
    assert 'id="fact-mars_towers"' in text


def test_nothing_found_says_so(site: Client) -> None:
    assert "No figure fits this." in page(site, "/facts?words=unicorn")


def test_what_is_old_is_due_for_review(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    text = page(site)
    assert "older than 5 years" in text
    assert text.count(">due for review<") == len(shown(site, "due=1"))
    monkeypatch.setenv("GONORTH_TODAY", "2028-01-01")  # past the day the weights are known to hold
    assert page(site).count(">due for review<") == len(shown(site, "due=1")) + 1


def test_the_log_of_corrections_says_what_was_wrong_and_what_is_said_now(site: Client) -> None:
    text = page(site)
    assert len(REGION.corrections) >= 4
    for correction in REGION.corrections:
        assert correction.was["en"].split(".")[0] in text
        assert correction.now["en"].split(".")[0] in text
    assert "The source corrected itself." in text and "We were wrong." in text


def test_it_is_also_data_with_every_month(site: Client) -> None:
    found = json.loads(site.get("/facts.json").content)
    assert {figure["id"] for figure in found["figures"]} >= set(REGION.facts)
    assert sum(figure["id"].startswith("ads_first_seen:all:") for figure in found["figures"]) == 11
    assert found["corrections"][0]["was"]["fr"]
    claims = json.loads(site.get("/facts.json?kind=claim").content)["figures"]
    assert {figure["kind"] for figure in claims} == {"claim"}


def test_it_is_also_a_spreadsheet(site: Client) -> None:
    answer = site.get("/fr/facts.csv?source=world-bank")
    assert "attachment" in answer.headers["Content-Disposition"]
    listed = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["source"] for row in listed} == {"world-bank"}
    assert [row["value"] for row in listed if row["id"] == "people_us_2016"] == ["324353340"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "|x", "%x"])
def test_a_cell_that_would_run_is_made_harmless(text: str) -> None:
    assert harmless(text).startswith("'")


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert (harmless(-3), harmless("Northlight"), harmless("")) == (-3, "Northlight", "")
