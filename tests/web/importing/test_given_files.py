"""Files that somebody gives: which board they are from, and what a second one of the same board means."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from northfold import counts, day, opening, reading

from gonorth.boards import BoardReading, read_payload
from gonorth.cli import main
from gonorth.facts.words import Refusal
from gonorth.web.importing import import_files, import_reading, import_readings
from gonorth.web.models import Board, BoardRead, Posting

pytestmark = pytest.mark.django_db


def board_file(folder: Path, name: str, *numbers: int, board: str = "northfold") -> Path:
    """A Greenhouse payload."""
    jobs = [
        {
            "id": number,
            "title": f"Engineer {number}",
            "absolute_url": f"https://boards.greenhouse.io/{board}/jobs/{number}",
            "location": {"name": "Toronto, ON"},
            "content": f"<p>Part {number}</p>",
        }
        for number in numbers
    ]
    path = folder / name
    path.write_text(json.dumps({"jobs": jobs, "meta": {"total": len(jobs)}}))
    return path


def test_a_later_file_of_the_same_board_is_a_second_read_of_it(tmp_path: Path) -> None:
    for at, numbers in enumerate([(1, 2), (1, 3), (1, 3)]):
        reads = import_files([board_file(tmp_path, f"{at}.json", *numbers)], day(at))
    assert [counts(read) for read in reads] == [{"unchanged": 2, "closed": 1}]
    assert Board.objects.get().address == "files:greenhouse:northfold"


def test_files_given_together_are_parts_of_one_read(tmp_path: Path) -> None:
    pages = [board_file(tmp_path, "page0.json", 1, 2), board_file(tmp_path, "page1.json", 2, 3)]
    assert [counts(read) for read in import_files(pages, day(0))] == [{"opened": 3}]


def test_a_folder_of_several_boards_is_one_read_of_each(tmp_path: Path) -> None:
    files = [board_file(tmp_path, f"{name}.json", 1, board=name) for name in ("lakehead", "northfold")]
    assert [str(read.board) for read in import_files(files, day(0))] == ["Lakehead", "Northfold"]


def test_an_empty_file_of_a_known_board_changes_nothing(tmp_path: Path) -> None:
    import_files([board_file(tmp_path, "northfold.json", 1, 2)], day(0))
    read = import_files([board_file(tmp_path, "northfold.json")], day(1))[0]
    assert read.outcome == "failed"
    assert Posting.objects.open().filter(missing_since=None).count() == 2


LIVE = "https://boards-api.greenhouse.io/v1/boards/northfold/jobs?content=true"


@pytest.mark.parametrize("address", [LIVE, "https://northfold.example/"])
def test_a_file_never_touches_what_a_board_that_is_read_online_shows(address: str) -> None:
    board = Board.objects.create(name="Northfold", system="greenhouse", address=address)
    import_reading(board, reading([opening(1), opening(2)]), complete=True, at=day(0))
    saved = reading([opening(1, title="Pay me"), opening(3)])
    read = import_readings({"saved.json": saved}, day(1))[0]
    assert (read.board.system, counts(read)) == (Board.FILES, {"opened": 1})
    assert [left["key"] for left in read.report] == ["importing.elsewhere"]
    held = board.postings.open().filter(missing_since=None).order_by("key")
    assert list(held.values_list("title", flat=True)) == ["Engineer 1", "Engineer 2"]


@pytest.mark.parametrize("name", ["northfold", "Northfold"])
def test_a_board_read_online_takes_over_what_files_told_of_it(name: str) -> None:
    import_readings({"saved.json": reading([opening(1), opening(2)])}, day(0))
    address = LIVE.replace("northfold", name)
    board = Board.objects.create(name="Northfold", system="greenhouse", address=address)
    read = import_reading(board, reading([opening(1)]), complete=True, at=day(1))
    assert counts(read) == {"unchanged": 1, "missing": 1}
    assert set(Posting.objects.values_list("board", flat=True)) == {board.pk}


def test_one_unusable_file_stops_an_import_before_it_begins(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"jobs": [')
    with pytest.raises(Refusal):
        import_files([board_file(tmp_path, "good.json", 1), broken], day(0))
    assert not Posting.objects.exists()


def test_our_own_lines_are_a_source_too(tmp_path: Path) -> None:
    path = board_file(tmp_path, "board.json", 1, 2)
    held = read_payload(path.read_bytes(), path.name)
    import_readings({"board.json": held}, day(0))
    again = import_readings({"lines.jsonl": BoardReading("gonorth", held.openings, ())}, day(1))
    assert [counts(read) for read in again] == [{"unchanged": 2}]


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, object]], str]:
    code = main(["openings", "import", *arguments, "--json"])
    said = capsys.readouterr()
    return code, [json.loads(line) for line in said.out.splitlines()], said.err


@pytest.fixture
def in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command uses the database of the test, not one in a folder."""
    monkeypatch.setattr("gonorth.cli.imports.open_site", lambda data: None)


@pytest.mark.usefixtures("in_place")
def test_the_command_says_what_each_board_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(board_file(tmp_path, "board.json", 1, 2))
    code, reads, _ = ran(capsys, path, "--as-of", "2026-11-01")
    assert (code, reads[0]["board"], reads[0]["opened"]) == (0, "Northfold", 2)
    assert BoardRead.objects.get().started_at == datetime(2026, 11, 1, tzinfo=UTC)
    assert main(["openings", "import", path]) == 0
    table = capsys.readouterr().out
    assert "Northfold" in table and "complete" in table


@pytest.mark.usefixtures("in_place")
def test_the_command_removes_nothing_for_a_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, str(board_file(tmp_path, "board.json", 1, 2)), "--as-of", "2026-11-01")
    code, reads, said = ran(capsys, str(board_file(tmp_path, "board.json", 1)), "--partial")
    assert (code, reads[0]["outcome"], reads[0]["missing"]) == (0, "partial", 0)
    assert "nothing was removed" in said


@pytest.mark.usefixtures("in_place")
def test_the_command_imports_what_it_can_and_says_what_it_cannot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.json").write_text('{"hello": "there"}')
    board_file(tmp_path, "board.json", 1)
    code, reads, said = ran(capsys, str(tmp_path))
    assert (code, len(reads)) == (1, 1)
    assert "notes.json" in said


@pytest.mark.parametrize("when", ["yesterday", "2026-13-01", "0001-01-01", "2999-01-01", ""])
def test_a_wrong_day_is_a_misuse(when: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["openings", "import", "board.json", "--as-of", when])
    assert ended.value.code == 2
    assert repr(when) in capsys.readouterr().err
