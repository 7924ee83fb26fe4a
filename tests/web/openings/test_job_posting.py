"""Search engines read an opening as it is: by what Google asks of a JobPosting, and by our own reader."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from givre import OTTAWA, TORONTO, Publish

from gonorth.boards import read_payload
from gonorth.nouns import Opening, Pay, Place
from gonorth.web.models import Board

REQUIRED = {"title", "description", "datePosted", "hiringOrganization"}
UNITS = {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}
TYPES = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
PAY = Pay(Decimal(120_000), Decimal("150000.50"), "CAD", "year", "$120k")
HOURLY = Pay(Decimal(40), None, "USD", "hour", "$40/h")


def block(site: Client, pk: int, lang: str = "") -> dict[str, Any] | None:
    page = site.get(f"{lang}/openings/{pk}").content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(found) <= 1
    return json.loads(found[0]) if found else None


def judge(data: dict[str, Any]) -> None:
    """What Google for Jobs requires, and the form of what it recommends."""
    assert data["@context"] == "https://schema.org" and data["@type"] == "JobPosting"
    assert all(data[name] for name in REQUIRED)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", data["datePosted"])
    assert re.match(r"<(p|ul)>", data["description"]) and data["hiringOrganization"]["name"]
    places = data.get("jobLocation", [])
    assert places or data["jobLocationType"] == "TELECOMMUTE"
    assert all(place["address"]["addressCountry"] for place in places)
    if "jobLocationType" in data:
        assert all(each["@type"] == "Country" for each in data["applicantLocationRequirements"])
    if "baseSalary" in data:
        value = data["baseSalary"]["value"]
        assert data["baseSalary"]["currency"] and value["unitText"] in UNITS
        assert {"value", "minValue", "maxValue"} & value.keys()
    assert data.get("employmentType", "OTHER") in TYPES
    assert data["directApply"] is False and data["identifier"]["value"]
    assert "validThrough" not in data  # until when one may apply no board has told us


def read_again(site: Client, pk: int, lang: str = "") -> Opening:
    page = site.get(f"{lang}/openings/{pk}").content
    (opening,) = read_payload(page, "page.html").openings
    return opening


CASES: list[dict[str, Any]] = [
    {"pay": PAY, "employment_type": "full-time"},
    {"pay": HOURLY, "places": (TORONTO, OTTAWA), "employment_type": "internship"},
    {"pay": Pay(None, Decimal(90_000), "CAD", "year", "up to"), "work_mode": "hybrid"},
    {"pay": Pay(Decimal(80_000), Decimal(80_000), "CAD", "year", "80k")},
    {"work_mode": "remote", "remote_within": ("CA", "US"), "places": ()},
    {"work_mode": "remote"},
    {
        "places": (Place("Berlin", "Berlin", "DE", 52.5, 13.4, "Berlin"),),
        "title": "R&D <Lead> “Snow” </script>",
    },
    {"pay": Pay(Decimal(100), None, None, "hour", "$100")},
]


@pytest.mark.parametrize("lang", ["", "/fr"])
@pytest.mark.parametrize("said", CASES)
def test_it_is_what_google_asks_and_reads_back_as_it_was(
    site: Client, publish: Publish, said: dict[str, Any], lang: str
) -> None:
    posting = publish(**said)
    data = block(site, posting.pk, lang)
    assert data is not None
    judge(data)
    again, meant = read_again(site, posting.pk, lang), said.get("pay")
    assert again.title == posting.title and again.employer == "Givre Instruments"
    where = [(place.city, place.region, place.country) for place in said.get("places", (TORONTO,))]
    assert [(place.city, place.region, place.country) for place in again.places] == where
    if meant and meant.currency:
        assert again.pay is not None
        assert (again.pay.low, again.pay.high, again.pay.currency) == (meant.low, meant.high, meant.currency)
        assert again.pay.period == meant.period
    if said.get("remote_within"):
        assert again.work_mode == "remote" and set(again.remote_within) == set(said["remote_within"])
    assert again.posted_on == posting.posted_on and "- Write firmware" in again.description


@pytest.mark.parametrize(
    "said",
    [
        {"system": Board.SAMPLE},
        {"description": "Apply within."},
        {"posted_on": None},
        {"places": ()},
        {"places": (Place(raw="the moon"),)},
        {"employer": " "},
    ],
)
def test_what_is_not_a_whole_ad_is_not_marked_up(
    site: Client, publish: Publish, said: dict[str, Any]
) -> None:
    assert block(site, publish(**said).pk) is None


def test_only_the_page_that_stands_for_the_job_is_marked_up(site: Client, publish: Publish) -> None:
    other = publish(requisition="R1", system="lever")
    face = publish(requisition="R1", pay=PAY)
    assert block(site, face.pk) is not None and block(site, other.pk) is None


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028\u2029&"]
)
def test_nothing_in_it_ends_its_block(site: Client, publish: Publish, text: str) -> None:
    posting = publish(f"Analyst {text}", description=f"{text} " + "word " * 100, employer=f"Givre {text}")
    page = site.get(f"/openings/{posting.pk}").content.decode()
    data = block(site, posting.pk)
    assert data is not None and "alert(1)</script>" not in page
    judge(data)
    assert "<script" not in data["description"]
