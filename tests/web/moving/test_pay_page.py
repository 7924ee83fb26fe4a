"""What would I keep? Asked on a page, answered and forgotten."""

import re

import pytest
from django.test import Client

FAMILY = {
    "earn": "200,000",
    "live": "San Francisco, CA",
    "couple": "yes",
    "partner_earn": "120k",
    "children": "1",
}


def test_the_page_shows_an_example_before_anything_is_asked(site: Client) -> None:
    page = site.get("/moving/pay").content.decode()
    assert "An example" in page and "US$200,000" in page
    assert "To live as you do on US$200,000 in San Francisco, you would need between" in page


def test_a_family_is_told_the_range_and_first_of_all_what_is_not_known(site: Client) -> None:
    page = site.post("/moving/pay", FAMILY).content.decode()
    assert "An example" not in page
    assert "US$200,000 and US$120,000 in San Francisco" in page
    unknown, methods = page.index("What child care costs in San Francisco"), page.index("by method")
    assert page.index("you would need between") < unknown < methods
    assert "What the two of you keep in San Francisco" in page


def test_the_same_in_french(site: Client) -> None:
    page = site.post("/fr/moving/pay", FAMILY).content.decode()
    assert "200\u202f000\u00a0$" in page
    assert "San Francisco" in page and "Ce que nous ne savons pas" in page


def test_its_twin_is_data_whose_every_amount_is_a_figure(site: Client) -> None:
    found = site.post("/moving/pay.json", FAMILY).json()
    assert {method["needed"]["kind"] for method in found["methods"]} == {"computed"}
    ids = {source["id"] for source in found["sources"]}
    assert all(method["needed"]["source"] in ids for method in found["methods"])


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("earn", "", "Write what you earn in a year"),
        ("earn", "plenty", "“plenty” is no amount of money"),
        ("live", "Atlantis", "Atlantis"),
        ("live", "London, UK", "London"),
        ("children", "-1", "“-1” is no whole number from 0"),
        ("children", "99999", "“99999” is no whole number from 0"),
        ("rent_there", "1e9", "is no amount of money"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_rest_is_kept(
    site: Client, field: str, value: str, says: str
) -> None:
    answer = site.post("/moving/pay", FAMILY | {field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page and 'value="120k"' in page
    assert site.post("/moving/pay.json", FAMILY | {field: value}).status_code == 422


def test_nothing_that_was_typed_stands_in_an_address(site: Client) -> None:
    page = site.post("/moving/pay", FAMILY).content.decode()
    assert not re.findall(r'(?:href|action)="[^"]*(?:200|120k)', page)
    assert "An example" in site.get("/moving/pay", FAMILY).content.decode()  # nothing is asked by address


def test_an_employer_sees_the_full_cost_and_an_office(site: Client) -> None:
    asked = {"earn": "250000", "live": "San Francisco, CA", "offer": "180000", "people": "20"}
    page = site.post("/moving/hiring", asked).content.decode()
    assert "US$265,4" in page  # statutory cost of US$250,000 in San Francisco
    assert "An office of that many" in page
    assert "Salary there, a year" in page and "What you earn" not in page
    found = site.post("/moving/hiring.json", asked).json()
    assert found["offices"] and found["there"]["total"]["kind"] == "computed"
    assert found["there"]["total"]["source"] in {source["id"] for source in found["sources"]}


def test_a_scale_with_an_offer_is_titled_by_it(site: Client) -> None:
    asked = {"earn": "190000", "live": "New York, NY", "offer": "165000"}
    assert "What you would need, and what is offered" in site.post("/moving/pay", asked).content.decode()
