"""Two posts, one job: shown once, and found wherever either of them is."""

from decimal import Decimal

import pytest
from northfold import Show, day, opening, reading

from gonorth.nouns import Opening, Pay, Place
from gonorth.web import bridge
from gonorth.web.importing import import_reading
from gonorth.web.models import Board
from gonorth.web.shelf import Shelf

OTTAWA = Place("Ottawa", "ON", "CA", 45.4, -75.7, raw="Ottawa, ON")
PAID = Pay(Decimal(100_000), None, "CAD", "year", "C$100,000")


def shelf_of(show: Show, *openings: Opening) -> Shelf:
    show(0, openings)
    return bridge.shelf()


def elsewhere(*openings: Opening, system: str = "lever") -> None:
    board = Board.objects.create(name="Another", system=system, address=f"https://{system}.example/")
    import_reading(board, reading(openings), complete=True, at=day(0))


def ids(shelf: Shelf) -> list[str]:
    return [found.id.rpartition(":")[2] for found in shelf.index.openings]


def test_posts_of_one_requisition_are_one_job_in_every_place(show: Show) -> None:
    held = shelf_of(show, opening(1, requisition="R-7"), opening(2, requisition="r7", places=(OTTAWA,)))
    assert ids(held) == ["1"]
    assert [place.city for place in held.index.openings[0].places] == ["Toronto", "Ottawa"]
    assert set(held.faces.values()) == {opening(1).id}
    assert len(held.pks) == 2


def test_the_same_text_on_two_boards_is_one_job(show: Show) -> None:
    elsewhere(
        opening(
            1, id="lever:northfold:a", title="Engineer 1!", description="• You build part 1\nof the MACHINE"
        )
    )
    assert ids(shelf_of(show, opening(1))) == ["1"]


@pytest.mark.parametrize(
    "said",
    [
        {"employer": "Lakehead"},
        {"title": "Engineer 9"},
        {"places": (OTTAWA,)},
        {"description": "Another machine."},
    ],
    ids=lambda said: next(iter(said)),
)
def test_what_differs_in_employer_title_place_or_text_is_another_job(
    show: Show, said: dict[str, object]
) -> None:
    assert len(shelf_of(show, opening(1), opening(1, id="greenhouse:northfold:2", **said)).index) == 2


def test_without_a_text_there_is_too_little_to_say_so(show: Show) -> None:
    posts = [opening(1, description=""), opening(1, id="greenhouse:northfold:2", description="")]
    assert len(shelf_of(show, *posts).index) == 2


def test_two_employers_without_a_name_are_not_one(show: Show) -> None:
    numbered = {"employer": "unknown employer", "requisition": "1"}
    elsewhere(opening(2, id="lever:lakehead:2", **numbered))
    assert len(shelf_of(show, opening(1, **numbered)).index) == 2


def test_the_post_that_shows_pay_stands_for_the_others(show: Show) -> None:
    held = shelf_of(show, opening(1, requisition="7"), opening(2, requisition="7", pay=PAID))
    assert ids(held) == ["2"]


def test_three_posts_are_one_job_by_way_of_the_second(show: Show) -> None:
    posts = [
        opening(1, requisition="7"),
        opening(2, requisition="7", description="Same words.", title="Same"),
        opening(3, description="Same words.", title="Same"),
    ]
    assert ids(shelf_of(show, *posts)) == ["1"]


def test_how_a_job_is_done_stays_open_where_its_posts_differ(show: Show) -> None:
    posts = [opening(1, requisition="7", work_mode="onsite"), opening(2, requisition="7", work_mode="remote")]
    assert shelf_of(show, *posts).index.openings[0].work_mode == "unknown"


def test_jobs_on_the_shelf_stay_apart_without_their_texts(show: Show) -> None:
    from gonorth.scene.here import distinct

    held = shelf_of(show, opening(1, title="Engineer"), opening(2, title="Engineer"))
    assert len(distinct(held.index.openings)) == 2


def test_samples_never_stand_for_real_openings(show: Show) -> None:
    elsewhere(opening(1, id="csv:northfold:1", requisition="7"), system=Board.SAMPLE)
    assert bridge.shelf().kind == "sample"
    held = shelf_of(show, opening(1, requisition="7"))
    assert (held.kind, ids(held)) == ("real", ["1"])
    assert list(held.pks) == [opening(1).id]
