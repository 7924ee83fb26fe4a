"""May I come? Citizens first; nothing is advised, and nothing is kept."""

import re

import pytest
from django.test import Client

ENGINEER = {
    "fact_canadian_citizen": "no",
    "fact_canadian_parent_or_grandparent": "no",
    "fact_permanent_resident": "no",
    "fact_partner_status": "none",
    "fact_citizenships": "United States",
    "fact_job_offer": "yes",
    "fact_job_noc": "21231",
    "fact_job_salary_cad": "180000",
}


def test_every_way_is_shown_as_it_stands_before_anything_is_told(site: Client) -> None:
    page = site.get("/moving/papers").content.decode()
    assert "How each way stands today" in page
    assert page.index("Canadian citizen") < page.index("CUSMA professional")
    assert "Announced, not open" in page and "Closed" in page


def test_an_american_with_an_offer_sees_what_looks_open(site: Client) -> None:
    page = site.post("/moving/papers", ENGINEER).content.decode()
    assert page.index("Looks open") < page.index("CUSMA professional") < page.index("Looks closed")
    assert "What would settle most" in page


def test_countries_may_be_written_in_either_language(site: Client) -> None:
    found = site.post("/fr/moving/papers.json", ENGINEER | {"fact_citizenships": "États-Unis, Inde"}).json()
    cusma = next(way for way in found["pathways"] if way["id"] == "cusma_professional")
    assert (cusma["status"], cusma["conditions"]) == ("open", "met")


def test_a_citizens_partner_has_a_list_of_their_own(site: Client) -> None:
    told = {"fact_canadian_citizen": "yes", "fact_partner_status": "other"}
    page = site.post("/moving/papers", told).content.decode()
    assert page.index("a citizen needs no permit") < page.index("Family class")


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("fact_age", "young", "“young” is no whole number from 0"),
        ("fact_age", "1" * 50, "is no whole number"),
        ("fact_citizenships", "Atlantis", "names a country we do not know"),
        ("fact_job_noc", "engineer", "“engineer” is no occupation"),
        ("fact_canadian_citizen", "maybe", "“maybe” is neither yes nor no"),
        ("fact_partner_status", "royal", "“royal” is not on the list"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_rest_is_answered(
    site: Client, field: str, value: str, says: str
) -> None:
    answer = site.post("/moving/papers", ENGINEER | {field: value})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Looks open" in answer.content.decode()


def test_two_who_contradict_each_other_are_told_so(site: Client) -> None:
    told = ENGINEER | {"partner_fact_canadian_citizen": "yes"}
    assert site.post("/moving/papers", told).status_code == 422


def test_no_page_advises(site: Client) -> None:
    for address in ("/moving/papers", "/moving/points", "/moving/steps", "/moving/pay"):
        page = site.get(address).content.decode()
        assert "This is information, not advice" in page
        assert "you qualify" not in page.lower() and "you should" not in page.lower()


def test_what_cannot_be_said_is_no_refusal(site: Client) -> None:
    page = site.post("/moving/papers", {"fact_canadian_citizen": "no"}).content.decode()
    assert re.search(r"look open yet; \d+ ways hang on", page)
    assert page.index("What would settle most") < page.index('<ul class="rows">')


def test_a_partner_said_to_be_no_citizen_is_not_asked_whether_they_are(site: Client) -> None:
    told = {
        "fact_canadian_citizen": "yes",
        "fact_partner_status": "other",
        "partner_fact_citizenships": "United States",
    }
    theirs = site.post("/moving/papers", told).content.decode().split('id="theirs"')[1]
    assert "“you” means your partner" in theirs
    assert "Are you a Canadian citizen" not in theirs
    assert "whether you are a permanent resident" not in theirs
    assert "One way looks open to you" in theirs and "Family class" in theirs


def test_a_partner_may_still_tell_otherwise(site: Client) -> None:
    told = {"fact_partner_status": "other", "partner_fact_canadian_citizen": "yes"}
    assert site.post("/moving/papers", told).status_code == 422


@pytest.mark.parametrize(
    "told",
    [
        {"fact_canadian_citizen": "no", "fact_citizenships": "Canada"},
        {"fact_partner_status": "citizen", "partner_fact_canadian_citizen": "no"},
    ],
)
def test_what_cannot_both_be_is_said_without_keys(site: Client, told: dict[str, str]) -> None:
    page = site.post("/moving/papers", told).content.decode()
    alert = page.split('role="alert"')[1].split("</div>")[0]
    words = re.sub(r"<[^>]*>", "", alert)
    assert "Correct one of the two." in words and "_" not in words


@pytest.mark.parametrize("written", ["180000", "180,000", "180 000 $", "$180,000", "180k", "C$180,000.00"])
def test_pay_may_be_written_as_people_write_it(site: Client, written: str) -> None:
    found = site.post("/moving/papers.json", ENGINEER | {"fact_job_salary_cad": written}).json()
    category = next(way for way in found["pathways"] if way["id"] == "gts_category_a")
    assert category["conditions"] == "met"


def test_part_of_a_year_may_be_written_either_way(site: Client) -> None:
    for written in ("0.9", "0,9"):
        told = ENGINEER | {"fact_skilled_years_canada_3y": written, "fact_clb_min": "9", "fact_nclc_min": "0"}
        found = site.post("/moving/papers.json", told).json()
        assert next(way for way in found["pathways"] if way["id"] == "ee_cec")["conditions"] == "unmet"
