"""Is it happening? Counted on an invented region (tests/packs/lakehead) with invented openings."""

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gonorth.facts.pack import read_pack
from gonorth.facts.words import LANGS
from gonorth.nouns import Figure, Law, Occupation, Opening, Pay, Place, plain
from gonorth.scene.pulse import Scene, pulse

LAKEHEAD = read_pack(Path(__file__).parent.parent / "packs" / "lakehead")
TODAY = date(2026, 11, 21)
PORT = Place("Port Example", "Lakes", "NZ", -40.0, 175.0)
FAR = Place("Far Example", "Lakes", "NZ", -41.0, 175.0)
ABROAD = Place("Elsewhere", None, "US", 37.0, -122.0)
DEVELOPER = Occupation("21232", "Software developers and programmers", 1.0)
SELLER = Occupation("64101", "Sales and account representatives", 1.0)


def opening(number: int, **changes: Any) -> Opening:
    given: dict[str, Any] = {
        "id": f"greenhouse:invented:{number}",
        "system": "greenhouse",
        "employer": "Northlight Robotics",
        "title": f"Developer {number}",
        "occupation": DEVELOPER,
        "places": (PORT,),
    }
    return Opening(**(given | changes))


def pays(low: int, high: int | None, currency: str = "NZD") -> Pay:
    return Pay(Decimal(low), None if high is None else Decimal(high), currency, "year", "")


def scene(openings: Sequence[Opening], field: str | None = None, **settings: Any) -> Scene:
    return pulse(openings, LAKEHEAD, field, TODAY, **settings)


def value(found: Scene, figure: str) -> Any:
    (known,) = [each.value for each in every_figure(found) if each.id == figure]
    return known


def every_figure(found: Scene) -> list[Figure]:
    offices = [figure for each in found.offices for figure in (each.openings, each.engineering, each.sales)]
    return [*found.figures, *offices]


def test_it_counts_what_is_within_a_commute() -> None:
    found = scene([opening(1), opening(2, places=(FAR,)), opening(3, places=(ABROAD, PORT))])
    assert value(found, "openings") == 2
    assert (
        found.sentences[0]
        == "All fields: 2 openings at the Lakehead or open to people there now, at one employer."
    )


def test_it_counts_remote_work_that_is_open_to_the_country_and_says_so() -> None:
    remote = {"places": (), "work_mode": "remote"}
    found = scene(
        [
            opening(1, **remote, remote_within=("NZ", "AU")),
            opening(2, **remote, remote_within=("US",)),
            opening(3, **remote),  # it does not say from where
        ]
    )
    assert (value(found, "openings"), value(found, "remote")) == (1, 1)


def test_a_place_without_coordinates_is_found_by_its_name_in_the_pack() -> None:
    assert value(scene([opening(1, places=(Place("Port Example", "Lakes", "NZ"),))]), "openings") == 1


def test_what_does_not_say_where_it_is_is_not_counted() -> None:
    assert value(scene([opening(1, places=(Place(country="NZ"),))]), "openings") == 0


def test_a_field_counts_only_its_occupations() -> None:
    openings = [opening(1), opening(2, occupation=SELLER), opening(3, occupation=None)]
    assert value(scene(openings, "software engineering"), "openings") == 1
    assert value(scene(openings), "openings") == 3


def test_several_posts_of_one_requisition_are_one_job() -> None:
    posts = [opening(n, requisition="R-7", title=f"Developer, team {n}") for n in range(4)]
    assert value(scene(posts), "openings") == 1


def test_the_same_title_in_the_same_place_is_one_job() -> None:
    posts = [
        opening(1, title="Developer"),
        opening(2, title="developer ", employer="Northlight Robotics, Inc."),
    ]
    assert value(scene(posts), "openings") == 1


def test_the_same_title_in_two_places_is_two_jobs() -> None:
    near = Place("Near Example", "Lakes", "NZ", -40.1, 175.0)
    assert (
        value(
            scene([opening(1, title="Developer"), opening(2, title="Developer", places=(near,))]), "openings"
        )
        == 2
    )


def test_the_same_requisition_at_two_employers_is_two_jobs() -> None:
    posts = [opening(1, requisition="1"), opening(2, requisition="1", employer="Harbour Software (invented)")]
    assert value(scene(posts), "openings") == 2


def test_no_openings_read_is_unknown_not_zero() -> None:
    found = scene([])
    assert value(found, "openings") is None
    assert "we do not know" in found.sentences[0]


def test_a_median_of_fewer_than_five_is_not_given() -> None:
    found = scene([opening(n, pay=pays(100_000, 120_000)) for n in range(4)])
    assert value(found, "pay_median") is None
    assert value(found, "pay_count") == 4
    assert any("we do not know" in sentence for sentence in found.sentences)


def test_the_median_takes_the_middle_of_each_range() -> None:
    shown = [
        pays(90_000, 110_000),
        pays(80_000, None),
        pays(60_000, 80_000),
        pays(120_000, 140_000),
        pays(50_000, 50_000),
    ]
    found = scene([opening(n, pay=pay) for n, pay in enumerate(shown)])
    assert value(found, "pay_median") == 80_000
    assert "The median of the 5 that show it is NZD 80,000 a year." in found.sentences


def test_currencies_are_never_mixed() -> None:
    ours = [opening(n, pay=pays(100_000, 100_000)) for n in range(5)]
    theirs = [opening(n, pay=pays(900_000, 900_000, "USD")) for n in range(5, 25)]
    assert value(scene(ours + theirs), "pay_median") == 100_000
    assert value(scene(ours + theirs), "pay_count") == 5


def test_pay_without_a_currency_is_left_out_of_the_median() -> None:
    unsure = Pay(Decimal(1), Decimal(1), None, "hour", "$1")
    found = scene([opening(n, pay=unsure) for n in range(9)])
    assert (value(found, "pay_count"), value(found, "pay_shown")) == (0, 100)


def test_the_share_showing_pay_is_of_those_whose_text_was_read() -> None:
    silent, unread = Law(pay_shown=False), Law(pay_shown=None)
    openings = [
        opening(1, pay=pays(1, 2)),
        opening(2, law=silent),
        opening(3, law=silent),
        opening(4, law=unread),
    ]
    assert value(scene(openings), "pay_shown") == Decimal("33.3")


def test_the_order_of_the_openings_changes_nothing() -> None:
    openings = [
        opening(n, title=f"Developer {n % 5}", requisition=str(n % 7), pay=pays(n, n)) for n in range(40)
    ]
    shuffled = random.Random(7).sample(openings, len(openings))
    assert scene(openings) == scene(shuffled)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 6), st.sampled_from("abc"), st.sampled_from([PORT, FAR]))),
    st.integers(),
)
def test_posting_a_job_again_never_raises_a_count(rows: list[tuple[int, str, Place]], seed: int) -> None:
    openings = [
        opening(n, title=title, requisition=str(req) if req else None, places=(place,))
        for n, (req, title, place) in enumerate(rows)
    ]
    again = [
        opening(n + 1000, title=o.title, requisition=o.requisition, places=o.places)
        for n, o in enumerate(openings)
    ]
    mixed = random.Random(seed).sample(openings + again, 2 * len(openings))
    assert value(scene(mixed), "openings") == value(scene(openings), "openings")
    assert value(scene(mixed), "employers") == value(scene(openings), "employers")


def faraway(number: int, **changes: Any) -> Opening:
    return opening(number, employer="Faraway Systems", **changes)


def test_a_large_foreign_employer_shows_engineering_against_sales() -> None:
    sellers = [faraway(n, occupation=SELLER) for n in range(6)]
    makers = [faraway(n, places=(FAR,)) for n in range(6, 8)]  # anywhere in the country
    (office,) = scene([*sellers, *makers, faraway(9, places=(ABROAD,))]).offices
    assert (office.employer, office.source) == ("Faraway Systems", "register")
    assert (office.openings.value, office.engineering.value, office.sales.value) == (8, 25, 75)


def test_remote_work_open_to_many_countries_is_no_office() -> None:
    anywhere = {"places": (), "work_mode": "remote", "remote_within": ("NZ", "AU", "US")}
    only_here = {**anywhere, "remote_within": ("NZ",)}
    assert scene([faraway(n, **anywhere) for n in range(9)]).offices == ()
    assert len(scene([faraway(n, **only_here) for n in range(9)]).offices) == 1


def test_a_small_office_is_not_judged() -> None:
    assert scene([faraway(n) for n in range(4)]).offices == ()


def test_an_employer_from_here_is_no_foreign_office() -> None:
    assert scene([opening(n) for n in range(9)]).offices == ()


def test_an_employer_the_pack_does_not_know_is_foreign_where_most_of_its_openings_are_abroad() -> None:
    here = [opening(n, employer="Orbit (invented)") for n in range(5)]
    abroad = [opening(n, employer="Orbit (invented)", places=(ABROAD,)) for n in range(5, 12)]
    assert [office.source for office in scene(here + abroad).offices] == ["openings"]
    assert scene(here).offices == ()


def test_a_share_of_too_few_readable_occupations_is_unknown() -> None:
    posts = [faraway(n, occupation=DEVELOPER if n < 3 else None) for n in range(8)]
    (office,) = scene(posts).offices
    assert (office.openings.value, office.engineering.value) == (8, None)


def test_indicators_stand_beside_those_of_the_comparison_per_head() -> None:
    found = scene([])
    assert value(found, "startups_here_per_head") == 200
    assert value(found, "startups_there_per_head") == 300
    confidence = {figure.id: figure.confidence for figure in found.figures}
    assert confidence["startups_there_per_head"] == "C"  # the worse of the two it is made of
    assert "Start-ups, 2026: 200 per 100,000 people here, 300 there." in found.sentences


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("is_sample", [True, False])
def test_every_figure_has_its_unit_day_source_kind_and_what_it_cannot_tell(
    lang: Any, is_sample: bool
) -> None:
    openings = [faraway(n, pay=pays(n, n)) for n in range(9)]
    found = scene(openings, "software engineering", lang=lang, is_sample=is_sample)
    for figure in every_figure(found):
        assert figure.label and figure.unit and figure.as_of and figure.cannot_tell, figure
        assert figure.source in {"openings", *LAKEHEAD.sources}
        if figure.source == "openings":
            assert figure.kind == ("sample" if is_sample else "computed")
    ids = [figure.id for figure in every_figure(found)]
    assert len(ids) == len(set(ids))


def test_english_and_french_say_the_same_numbers() -> None:
    openings = [faraway(n, pay=pays(n, n)) for n in range(9)]
    english, french = (scene(openings, lang=lang) for lang in LANGS)
    assert [figure.value for figure in english.figures] == [figure.value for figure in french.figures]
    assert len(english.sentences) == len(french.sentences)
    assert english.sentences != french.sentences


def test_a_scene_has_a_json_form() -> None:
    document = plain(scene([opening(1)], "software engineering"))
    assert document["series"][0]["points"][0] == ["2026-01", 31]
    assert {"label", "unit", "as_of", "source", "kind", "cannot_tell"} <= set(document["figures"][0])
