"""Locations as text and as fields come to one reading, in which a country sent as a field stands."""

import pytest

from gonorth.boards.record import Record, Where
from gonorth.boards.whereabouts import Whereabouts, whereabouts
from gonorth.nouns import WorkMode


def read(*where: Where, country: str | None = None, work_mode: WorkMode = "unknown") -> Whereabouts:
    return whereabouts(Record("Cook", where=where, country=country, work_mode=work_mode))


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Where("London", country="CA"), [("London", "ON", "CA")]),
        (Where("London", country="United Kingdom"), [("London", "England", "GB")]),
        (Where("Toronto or New York", country="CA"), [("Toronto", "ON", "CA"), ("New York", "NY", "US")]),
        (Where("Ontario, Canada", country="Canada"), [(None, "ON", "CA")]),
        (Where("New York, NY (HQ)", "New York City", "NY", "USA"), [("New York", "NY", "US")]),
        (Where("Head office", "Guelph", "Ontario", "Canada"), [("Guelph", "ON", "CA")]),
        (Where("Bellevue, WA", "Sunnyvale", "CA", "USA"), [("Bellevue", "WA", "US")]),
        (Where("Anytown", country="Canada"), [(None, None, "CA")]),
        (Where("", "Anytown", "ON", "CA"), [("Anytown", "ON", "CA")]),
        (Where("Anywhere you like"), []),
    ],
)
def test_a_location_is_read_from_whichever_of_text_and_fields_says_more(
    where: Where, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert [(place.city, place.region, place.country) for place in read(where).places] == expected


def test_a_hint_settles_what_the_text_leaves_open_and_overrules_nothing() -> None:
    assert read(Where("Cambridge"), country="Canada").places[0].region == "ON"
    assert read(Where("Paris"), country="Canada").country == "FR"


def test_remote_in_a_whole_country_is_remote_within_it() -> None:
    assert read(Where("Remote", country="US"), work_mode="remote").remote_within == ("US",)
    assert read(Where("Toronto"), work_mode="remote").remote_within == ()


def test_a_secondary_location_open_to_remote_work_is_not_lost_beside_an_office() -> None:
    placed = read(Where("Toronto"), Where("Remote (US)", country="United States"), work_mode="hybrid")
    assert (placed.work_mode, placed.remote_within) == ("hybrid", ("US",))
    assert [place.country for place in placed.places] == ["CA", "US"]
    assert read(Where("Toronto"), Where("Remote (US)")).work_mode == "remote"


def test_the_country_is_said_where_all_places_are_in_one() -> None:
    assert read(Where("Toronto"), Where("Guelph, ON")).country == "CA"
    assert read(Where("Toronto"), Where("Seattle, WA")).country is None
    assert read().country is None
