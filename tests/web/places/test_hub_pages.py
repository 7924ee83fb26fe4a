"""What is at a hub, as far as anybody has said?"""

import json
import re
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


def picture(shown: str) -> str:
    found = re.search(r'<svg class="elevation" role="img".*?</svg>', shown, re.DOTALL)
    assert found
    return found[0]


def test_another_regions_hub_is_drawn_without_code(site: Client, lakehead: None, put: Put) -> None:
    put("Northlight Robotics", "Welder", "Surveyor", "Pilot")
    shown = page(site, "/hubs/boathouse")
    assert picture(shown).count('class="window lit"') == 3
    assert ">7</text>" in picture(shown)
    assert "The Old Paper Mill: 11 storeys." in picture(shown)
    assert "Floor 7: windows are lit, for 3 openings." in picture(shown)
    assert "One more building is counted, but not named" in shown


def test_tenants_whose_floor_nobody_said_stand_beside(site: Client, lakehead: None) -> None:
    sign = page(site, "/hubs/boathouse").split('class="sign"')[1].split("</ul>")[0]
    assert "Faraway Systems" in sign and "in The Old Paper Mill" in sign
    assert "Sandbar Analytics" in sign and "Northlight" not in sign


def test_towers_nobody_measured_are_cut_off_and_have_no_windows(site: Client) -> None:
    shown = page(site, "/hubs/mars")
    assert picture(shown).count('class="break"') == 4
    assert "window" not in picture(shown)
    assert "4 buildings are counted. We know neither their names nor their heights" in shown


def test_a_hub_without_known_buildings_is_an_empty_lot(site: Client) -> None:
    shown = page(site, "/hubs/communitech")
    assert "An empty lot: we do not know its buildings." in picture(shown)
    assert 'class="wall"' not in picture(shown)


def test_a_tenant_is_history_with_its_day_and_source(site: Client) -> None:
    tenants = {each["name"]: each for each in data(site, "/hubs/mars.json")["tenants"]}
    assert set(tenants) == {"Facebook", "PayPal", "Airbnb", "Autodesk", "Etsy"}
    assert {(each["as_of"], each["source"]) for each in tenants.values()} == {("2017", "magazine-2017")}
    assert page(site, "/hubs/mars").count("<time>2017</time>") >= 5


def test_openings_inside_are_those_of_its_tenants(site: Client, lakehead: None, put: Put) -> None:
    put("Northlight Robotics, Inc.", "Welder")
    put("Somebody Else", "Cook")
    found = data(site, "/hubs/boathouse.json")
    assert found["openings"]["value"] == 1
    assert "Cook" not in page(site, "/hubs/boathouse")


def test_no_board_read_is_not_no_opening(site: Client, lakehead: None) -> None:
    assert data(site, "/hubs/boathouse.json")["openings"]["value"] is None
    assert "so we do not know" in page(site, "/hubs/boathouse")


def test_the_ledger_says_what_came_back_and_what_nobody_said(site: Client) -> None:
    ledger = data(site, "/hubs/mars.json")["ledger"]
    assert [(each["way"], each["figure"]["value"]) for each in ledger] == [
        ("in", 300_000_000),
        ("back", None),
    ]
    shown = page(site, "/hubs/mars").split('id="money"')[1]
    assert "C$300 million" in shown and "we do not know" in shown and "It is no balance" in shown


def test_no_public_money_known_is_not_none(site: Client) -> None:
    assert "That does not mean that there was none." in page(site, "/hubs/communitech")


@pytest.mark.parametrize(
    "address", ["/hubs", "/hubs/mars", "/fr/hubs", "/fr/hubs/mars", "/fr/hubs/communitech"]
)
def test_each_picture_has_its_own_words(site: Client, address: str) -> None:
    shown = page(site, address)
    ids = re.findall(r' id="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    for labelled in re.findall(r'aria-labelledby="([^"]+)"', shown):
        assert set(labelled.split()) <= set(ids)


def test_the_list_shows_every_hub_of_the_region(site: Client, lakehead: None) -> None:
    assert [hub["id"] for hub in data(site, "/hubs.json")["hubs"]] == ["boathouse", "wharf"]
    assert page(site, "/hubs").count("<svg") == 2


def test_no_such_hub_is_not_found(site: Client, lakehead: None) -> None:
    assert site.get("/hubs/atlantis").status_code == 404
    assert site.get("/hubs/atlantis.json").status_code == 404
