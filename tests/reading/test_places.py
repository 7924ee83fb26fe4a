"""Location texts of postings and résumés. Worked examples: tests/specs/places.toml."""

import gzip
import json
import random
import tomllib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.facts.tables import DATA, read_lines, read_rows, read_toml
from gonorth.nouns import Place
from gonorth.reading.gazetteer import find_city
from gonorth.reading.place_names import key
from gonorth.reading.places import country_code, locate, read_places

Ends = Callable[[], AbstractContextManager[None]]

SPECS = Path(__file__).parent.parent / "specs" / "places.toml"
EXAMPLES = tomllib.loads(SPECS.read_text(encoding="utf-8"))["example"]
COUNTRIES = {row["code"]: row["name"] for row in read_rows("places/countries.csv")}
REGIONS = {(row["country"], row["code"]) for row in read_rows("places/regions.csv")}
PIECES = ["Toronto", "ON", "CA", "Canada", "US", "Remote", "London", "Québec", "San Jose", "Hybrid", "IN"]
PIECES += ["Greater", "region", "New York", "Washington", "Americas", "81 Bay Street", "Foo", "(", ")", "..."]
PIECES += ["Springfield", "Richmond", "EU", "or"]
GAPS = [", ", "; ", " - ", "-", " ", "/", " | ", " or ", "\n", " (", ") "]


def written(place: Place) -> list[str]:
    return [place.city or "", place.region or "", place.country or ""]


def cities(*wanted: str) -> list[list[str]]:
    """name, region, country, part of: of the cities in these countries, without mere neighbourhoods."""
    rows = [line.split("\t") for line in read_lines("places/cities.tsv")]
    return [[r[0], r[2], r[3]] for r in rows if r[3] in wanted and r[2] and r[0] != r[7]]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"] for example in EXAMPLES])
def test_it_reads_as_the_worked_example_says(example: dict[str, Any]) -> None:
    reading = read_places(example["text"], example.get("country"))
    assert [written(place) for place in reading.places] == example["places"]
    assert reading.work_mode == example.get("mode", "unknown")
    if "includes" in example:
        assert set(example["includes"]) <= set(reading.remote_within)
        assert not set(example.get("excludes", ())) & set(reading.remote_within)
    else:
        assert list(reading.remote_within) == example.get("within", [])


def test_it_says_where_a_place_is_and_which_words_named_it() -> None:
    toronto, seattle = read_places("Toronto, ON; Seattle, WA").places
    assert (toronto.raw, seattle.raw) == ("Toronto, ON", "Seattle, WA")
    waterloo = read_places("Waterloo, ON").places[0]
    assert 80 < (toronto.km_to(waterloo) or 0) < 110
    assert 3200 < (toronto.km_to(seattle) or 0) < 3400


def test_a_country_or_a_province_has_no_point() -> None:
    assert all(place.lat is None for place in read_places("Canada; Remote - Ontario").places)


def test_a_neighbourhood_lends_its_point_to_its_city() -> None:
    downtown, scarborough = (read_places(t).places[0] for t in ("Yorkville, Toronto", "Malvern, Toronto"))
    assert downtown.city == scarborough.city == "Toronto"
    assert 15 < (downtown.km_to(scarborough) or 0) < 30


def test_it_reads_back_the_canonical_form_of_any_city() -> None:
    other_names = read_toml("places/aliases.toml")
    taken = {
        key(n) for kind in ("city", "area", "wide") for names in other_names[kind].values() for n in names
    }
    known = [c for c in cities("CA", "US", "GB", "AU", "DE", "IN", "FR", "NL") if key(c[0]) not in taken]
    wrong = []
    for city, region, country in random.Random(0).sample(known, 1500):
        reading = read_places(f"{city}, {region}, {COUNTRIES[country]}")
        if [written(place) for place in reading.places] != [[city, region, country]]:
            wrong.append((city, region, country))
    assert len(wrong) <= 1, wrong  # a German city has "und" in its name


def test_every_other_name_leads_to_a_city_of_the_gazetteer() -> None:
    other_names = read_toml("places/aliases.toml")
    targets = [target for kind in ("city", "area", "wide") for target in other_names[kind]]
    assert all(find_city(target).city for target in targets)
    assert all(country_code(name) == code for code, names in other_names["country"].items() for name in names)


def test_the_tables_stay_small() -> None:
    assert sum(path.stat().st_size for path in (DATA / "places").iterdir()) < 1_000_000


@given(
    st.lists(st.sampled_from(["Toronto, ON", "Paris, France", "Bengaluru, India", "Austin, TX"]), unique=True)
)
def test_places_keep_the_order_of_the_text(listed: list[str]) -> None:
    alone = [read_places(text).places[0].city for text in listed]
    assert [place.city for place in read_places("; ".join(listed)).places] == alone


@given(st.text(max_size=200) | st.lists(st.sampled_from([*PIECES, *GAPS]), max_size=40).map("".join))
def test_whatever_it_is_given_its_codes_are_valid(text: str) -> None:
    for country in (None, "CA"):
        reading = read_places(text, country)
        assert set(reading.remote_within) <= set(COUNTRIES)
        for place in reading.places:
            assert place.country in COUNTRIES
            assert (
                place.country not in {"CA", "US"}
                or place.region is None
                or (place.country, place.region) in REGIONS
            )
            assert (place.lat is None) == (place.lon is None)
            assert place.raw


@given(*[st.none() | st.sampled_from([*PIECES, "", "  "]) | st.text(max_size=30)] * 3)
def test_fields_of_any_kind_give_a_place(city: str | None, region: str | None, country: str | None) -> None:
    place = locate(city, region, country)
    assert place.country is None or place.country in COUNTRIES


@pytest.mark.parametrize(
    "text", ["a, " * 300_000, "CA-" * 300_000, "(" * 1_000_000, "St. " * 250_000, " " * 1_000_000]
)
def test_a_megabyte_is_read_at_once(text: str, ends: Ends) -> None:
    with ends():
        read_places(text)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("Toronto", "Ontario", "Canada"), ["Toronto", "ON", "CA"]),
        (("Toronto", "ON", "CA"), ["Toronto", "ON", "CA"]),
        (("TORONTO", None, "CAN"), ["Toronto", "ON", "CA"]),
        (("Montreal", "CA-QC", None), ["Montréal", "QC", "CA"]),
        (("NEW YORK", "NY", "USA"), ["New York", "NY", "US"]),
        (("San Jose", "CA", "US"), ["San Jose", "CA", "US"]),
        (("Bozeman", "MT", "US"), ["Bozeman", "MT", "US"]),
        (("Valletta", None, "MT"), ["Valletta", "", "MT"]),
        (("Ontario", "CA", "US"), ["Ontario", "CA", "US"]),
        (("London", None, "CA"), ["London", "ON", "CA"]),
        (("London", None, "GB"), ["London", "England", "GB"]),
        (("Toronto, ON", None, None), ["Toronto", "ON", "CA"]),
        (("Smallplace", "ON", None), ["Smallplace", "ON", "CA"]),
        (("Smallplace", None, None), ["Smallplace", "", ""]),
        ((None, "Colombie-Britannique", "Canada"), ["", "BC", "CA"]),
        (("Remote", None, "Canada"), ["", "", "CA"]),
        (("Multiple Locations", None, "US"), ["", "", "US"]),
        (("Poznań", "Wielkopolskie", "Poland"), ["Poznań", "", "PL"]),
        (("Smallplace", "Wielkopolskie", "Poland"), ["Smallplace", "Wielkopolskie", "PL"]),
        (("Toronto", "California", "Canada"), ["Toronto", "", "CA"]),
        ((None, None, None), ["", "", ""]),
    ],
)
def test_it_locates_the_fields_of_an_address(fields: tuple[str | None, ...], expected: list[str]) -> None:
    assert written(locate(*fields)) == expected


def test_fields_that_contradict_one_another_have_no_point() -> None:
    assert locate("Toronto", "California", "Canada").lat is None
    assert locate("Toronto", "ON", "Canada").lat is not None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Canada", "CA"), ("CAN", "CA"), ("ca", "CA"), ("USA", "US"), ("U.S.", "US"), ("États-Unis", "US"),
        ("United States of America", "US"), ("UK", "GB"), ("Royaume-Uni", "GB"), ("England", "GB"),
        ("DEU", "DE"), ("Allemagne", "DE"), ("IN", "IN"), ("South Korea", "KR"), ("ROC", "TW"),
        ("Czech Republic", "CZ"),
        ("USA, USA", "US"), ('["USA","USA"]', "US"), ("Ontario", None), ("Narnia", None), ("", None),
        ("USA, Canada", None), ("EMEA", None),
    ],
)  # fmt: skip
def test_it_knows_countries_by_name_and_code(name: str, code: str | None) -> None:
    assert country_code(name) == code


def test_canada_is_in_every_group_it_belongs_to() -> None:
    for group in ("Americas", "North America", "Worldwide", "AMER", "Amérique du Nord"):
        assert "CA" in read_places(f"Remote - {group}").remote_within, group
    for group in ("EMEA", "LATAM", "APAC", "Europe", "EU"):
        assert "CA" not in read_places(f"Remote - {group}").remote_within, group


def is_canadian(text: str) -> bool:
    return any(place.country == "CA" for place in read_places(text).places)


@pytest.mark.real
def test_it_recognises_the_canadian_ads_of_the_real_listings(real: Path) -> None:
    ads = [
        ad["location"]
        for path in sorted(real.glob("listings/adzuna-canada-*.json"))
        for ad in json.loads(path.read_text(encoding="utf-8"))["jobs"]
    ]
    assert sum(map(is_canadian, ads)) / len(ads) > 0.99
    with gzip.open(real / "listings" / "zapply-canada-ats-links.jsonl.gz", "rt", encoding="utf-8") as lines:
        links = [json.loads(line)["location"] for line in lines]
    assert sum(map(is_canadian, links)) / len(links) > 0.93  # 3 % say no place, 2 % are elsewhere


@pytest.mark.real
def test_it_agrees_with_the_proposed_readings_of_awkward_texts(real: Path) -> None:
    cases = json.loads((real / "parser-cases" / "location-cases.json").read_text(encoding="utf-8"))
    for case in cases:
        reading = read_places(case["text"])
        found = {tuple(written(place)) for place in reading.places}
        expected = {
            ("" if place["city"] == "remote" else place["city"], place["prov"], place["country"])
            for place in case["expect_canada"]
            if len(place["country"]) == 2
        }
        assert expected <= found, case
        assert expected or not is_canadian(case["text"]), case
