"""The shelf is what the rows say, is swapped while pages are served, and survives a restart in its file."""

import threading
from datetime import date
from pathlib import Path

import pytest
from northfold import FIRST_DAY, Show, opening

from gonorth.matching.index import Index
from gonorth.nouns import Occupation, Opening, Pay, Place, Seniority, Skill, Source
from gonorth.stock import Stock
from gonorth.web import bridge, shelf_file
from gonorth.web.models import Posting
from gonorth.web.shelf import Keeper, Shelf, State

STATE = State(3, "a mark", date(2026, 11, 21))


def shelf(*openings: Opening, version: int = 3) -> Shelf:
    stock = Stock(Index(openings), Source("openings", ""), is_sample=False)
    return Shelf(
        version, "real", stock, {o.id: n for n, o in enumerate(openings)}, {o.id: o.id for o in openings}
    )


def test_every_part_of_an_opening_comes_back_from_its_row(show: Show) -> None:
    whole = opening(
        1,
        occupation=Occupation("21231", "Software engineers", 0.9, "ingénieurs"),
        seniority=Seniority.SENIOR,
        work_mode="hybrid",
        remote_within=("CA", "US"),
        pay=Pay(None, None, "CAD", "hour", "$45.55"),
        skills=(Skill("go", "Go"),),
        language="en",
        posted_on=date(2026, 11, 1),
        updated_at=FIRST_DAY,
        employment_type="full-time",
        sponsorship="offered",
        department="Machines",
        requisition="7",
        years_asked=2.5,
        location="Toronto, ON",
    )
    show(0, [whole])
    row = Posting.objects.values(*bridge.ROW, "description").get()
    assert bridge.opening_of(row, with_text=True) == whole
    assert bridge.shelf().index.openings[0].description == ""


def test_what_is_imported_is_on_the_shelf_and_what_is_closed_is_not(show: Show) -> None:
    show(0, [1, 2])
    assert len(bridge.shelf().index) == 2
    for at in (1, 2):
        show(at, [1])
    assert len(bridge.shelf().index) == 1


def test_the_day_of_the_openings_is_that_of_the_last_complete_read(show: Show) -> None:
    show(0, [1])
    before = bridge.shelf()
    assert before.stock.source.as_of == "2026-11-01"
    show(5, [1])
    after = bridge.shelf()
    assert (after.stock.source.as_of, after.index) == ("2026-11-06", before.index)


def test_pages_are_served_from_the_old_shelf_while_a_new_one_is_built() -> None:
    version, may_go, left = [1], threading.Event(), threading.Event()

    def build(state: State) -> Shelf:
        assert state.version == 1 or may_go.wait(10)
        return shelf(opening(1), version=state.version)

    keeper = Keeper(lambda: State(version[0], str(version[0]), STATE.as_of), build, left.set)
    keeper.patience = 0
    assert keeper.shelf().version == 1
    version[0] = 2
    assert [keeper.shelf().version for _ in range(3)] == [1, 1, 1]
    may_go.set()
    assert left.wait(10)
    assert keeper.shelf().version == 2


def test_a_shelf_that_cannot_be_built_leaves_the_old_one() -> None:
    version = [1]

    def build(state: State) -> Shelf:
        if state.version > 1:
            raise RuntimeError("the disk is full")
        return shelf(opening(1))

    keeper = Keeper(lambda: State(version[0], str(version[0]), STATE.as_of), build, lambda: None)
    keeper.patience, keeper.in_background = 0, False
    held = keeper.shelf()
    version[0] = 2
    with pytest.raises(RuntimeError):
        keeper.shelf()
    version[0] = 1
    assert keeper.shelf() is held


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shelf_file, "WORTH", 1)
    path = tmp_path / "shelf"
    places = (Place("Toronto", "ON", "CA", 43.7, -79.4),)
    shelf_file.keep(shelf(*(opening(n, places=places) for n in range(50))), STATE, path, "secret")
    return path


def test_a_kept_shelf_comes_back_as_it_was(kept: Path) -> None:
    back = shelf_file.recall(STATE, kept, "secret")
    assert back is not None
    assert [o.id for o in back.index.openings] == sorted(opening(n).id for n in range(50))
    assert back.index.openings[0] == opening(0, places=back.index.openings[0].places)
    assert back.stock.source.as_of == "2026-11-21"
    assert kept.stat().st_mode & 0o077 == 0
    assert list(kept.parent.iterdir()) == [kept]


@pytest.mark.parametrize(
    ("state", "secret"),
    [
        (State(4, "a mark", STATE.as_of), "secret"),
        (State(3, "another", STATE.as_of), "secret"),
        (STATE, "theirs"),
    ],
)
def test_a_shelf_of_another_state_or_site_is_not_used(kept: Path, state: State, secret: str) -> None:
    assert shelf_file.recall(state, kept, secret) is None


@pytest.mark.parametrize("spoil", ["cut", "changed", "empty", "absent", "a folder"])
def test_a_spoiled_file_is_as_good_as_none(kept: Path, spoil: str) -> None:
    data = kept.read_bytes()
    kept.unlink()
    if spoil == "a folder":
        kept.mkdir()
    elif spoil != "absent":
        changed = {"cut": data[:-100], "changed": data[:200] + b"\0" + data[201:], "empty": b""}
        kept.write_bytes(changed[spoil])
    assert shelf_file.recall(STATE, kept, "secret") is None


def test_a_program_that_has_changed_builds_its_own(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_file, "program", lambda: "a newer one")
    assert shelf_file.recall(STATE, kept, "secret") is None


def test_a_folder_that_cannot_be_written_is_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(shelf_file, "WORTH", 1)
    shelf_file.keep(shelf(opening(1)), STATE, tmp_path / "absent" / "shelf", "secret")
    assert "was not kept" in caplog.text
