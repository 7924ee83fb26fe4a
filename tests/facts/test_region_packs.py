"""A region is a folder of data: the one that ships, and an invented one that needs no code."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gonorth.facts.dated import OutOfDate
from gonorth.facts.pack import read_pack
from gonorth.facts.region import Region
from gonorth.facts.words import Refusal
from gonorth.nouns import Place

LAKEHEAD = Path(__file__).parent.parent / "packs" / "lakehead"


@pytest.fixture(scope="module")
def toronto() -> Region:
    return read_pack("toronto-waterloo")


def test_another_region_needs_no_code() -> None:
    region = read_pack(LAKEHEAD)
    assert (region.id, region.country, region.currency, region.commute_km) == ("lakehead", "NZ", "NZD", 40)
    assert (region.name("en"), region.name("fr")) == ("Lakehead (invented)", "Lakehead (inventée)")
    assert [employer.name for employer in region.employers] == ["Northlight Robotics", "Faraway Systems"]
    assert region.typical.candidate.titles == ("Software Developer",)
    assert region.typical.candidate.years == 4


def test_a_pack_is_found_by_name_or_by_folder(toronto: Region) -> None:
    folder = Path(read_pack.__code__.co_filename).parent.parent / "data" / "regions" / "toronto-waterloo"
    assert read_pack(folder).id == toronto.id == "toronto-waterloo"


@pytest.mark.parametrize("pack", ["atlantis", "toronto", "/nowhere/at/all"])
def test_an_unknown_pack_is_refused_with_those_that_ship(pack: str) -> None:
    with pytest.raises(Refusal, match="toronto-waterloo"):
        read_pack(pack)


def test_weights_refuse_to_guess_outside_the_days_they_cover() -> None:
    weights = read_pack(LAKEHEAD).weights
    assert weights.on(date(2026, 6, 30)).values["weight"] == {"title": 600, "skills": 400}
    assert weights.on(date(2026, 7, 1)).values["weight"] == {"title": 500, "skills": 500}
    for day in (date(2025, 12, 31), date(2027, 1, 1)):
        with pytest.raises(OutOfDate, match="known from 2026-01-01 to 2026-12-31"):
            weights.on(day)


def test_a_claim_stays_a_claim_and_words_alone_have_no_number(toronto: Region) -> None:
    claim = toronto.facts["canadians_in_sv"].figure("en")
    assert (claim.kind, claim.confidence, claim.value) == ("claim", "C", 350_000)
    assert claim.cannot_tell == "Somebody said so (2017); we have found nobody who counted."
    assert toronto.facts["number_one_question"].figure("fr").value is None


def test_the_two_numbers_of_one_report_are_two_facts(toronto: Region) -> None:
    assert toronto.facts["campaign_2020_reach"].value == 4_000_000
    assert toronto.facts["campaign_2020_reach_online"].value == 32_000_000


def test_every_statement_is_in_french_and_differs_from_the_english(toronto: Region) -> None:
    for fact in toronto.facts.values():
        assert fact.statements["fr"] != fact.statements["en"], fact.id


def test_a_hub_has_the_tenants_its_source_names_and_no_other(toronto: Region) -> None:
    mars, communitech = toronto.hubs
    assert [tenant.name for tenant in mars.tenants] == ["Facebook", "PayPal", "Airbnb", "Autodesk", "Etsy"]
    assert toronto.facts[mars.facts[0]].value == 4
    assert communitech.tenants == ()


def test_distances_are_great_circles_from_the_nearest_centre(toronto: Region) -> None:
    by_city = {known.place.city: known for known in toronto.places}
    assert by_city["Kitchener"].zone == "waterloo"
    assert by_city["Kitchener"].km["waterloo"] < 10 < by_city["Kitchener"].km["toronto"]
    assert by_city["London"].zone == "beyond"
    km = toronto.km_from(by_city["Mississauga"].place)
    assert km is not None and abs(Decimal(km) - by_city["Mississauga"].km["toronto"]) < 1
    assert toronto.km_from(Place(country="CA")) is None


def test_sources_are_named_in_both_languages(toronto: Region) -> None:
    french = toronto.sources_in("fr")
    assert french.keys() == toronto.sources.keys()
    assert french["world-bank"].name.startswith("Banque mondiale")


@pytest.mark.real
def test_every_reported_fact_is_in_the_pack(real: Path, toronto: Region) -> None:
    import csv

    with (real / "region-facts.csv").open(encoding="utf-8") as lines:
        reported = list(csv.DictReader(lines))
    kinds = {"reported": "evidence", "claim": "claim"}
    for row in reported:
        fact = toronto.facts[row["id"]]
        assert (fact.kind, fact.as_of) == (kinds[row["kind"]], row["as_of"]), row["id"]
        first = row["value"].split(" / ")[0]
        assert fact.value == (Decimal(first) if first else None), row["id"]
