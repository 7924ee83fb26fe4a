"""What opened, changed, went missing, closed, came back: the rules of an import."""

import os

import pytest
from django.db import connection
from django.forms.models import model_to_dict
from northfold import Show, counts, day, opening, reading, story

from gonorth.facts.words import Sentence
from gonorth.nouns import Law, Occupation, Pay, Skill
from gonorth.web import importing
from gonorth.web.models import Board, BoardRead, Employer, Posting, PostingChange, Version
from gonorth.web.sentences import of_text


def version() -> int:
    return Version.objects.filter(name=Version.OPENINGS).values_list("number", flat=True).first() or 0


def rows() -> list[dict[str, object]]:
    return [
        model_to_dict(row)
        for model in (Posting, PostingChange, Employer)
        for row in model.objects.order_by("pk")
    ]


def problem(read: BoardRead) -> str:
    said = of_text(read.problem)
    return said.key if said else ""


def test_what_a_board_shows_first_is_opened(show: Show) -> None:
    read = show(0, [1, 2, 3])
    assert (read.outcome, counts(read)) == ("complete", {"opened": 3})
    assert Posting.objects.open().count() == 3
    assert story(2) == ["opened"]
    assert version() == 1


def test_an_identical_second_import_changes_nothing_but_its_own_record(show: Show) -> None:
    show(0, [1, 2, 3])
    before = rows()
    read = show(1, [3, 2, 1])
    assert counts(read) == {"unchanged": 3}
    assert rows() == before
    assert version() == 1
    assert Posting.objects.get(key=opening(1).id).last_seen == day(1)


def test_a_posting_is_gone_only_after_two_complete_reads_without_it(show: Show) -> None:
    show(0, [1, 2])
    assert counts(show(1, [1])) == {"unchanged": 1, "missing": 1}
    held = Posting.objects.get(key=opening(2).id)
    assert (held.missing_since, held.closed_at, held.last_seen) == (day(1), None, day(0))
    assert counts(show(2, [1])) == {"unchanged": 1, "closed": 1}
    held.refresh_from_db()
    assert (held.closed_at, held.close_reason) == (day(2), "gone")
    assert story(2) == ["opened", "missing", "closed"]
    assert counts(show(3, [1])) == {"unchanged": 1}


def test_two_reads_of_the_same_moment_are_one(show: Show) -> None:
    show(0, [1, 2])
    show(1, [1])
    assert counts(show(1, [1])) == {"unchanged": 1}
    assert Posting.objects.open().count() == 2


def test_a_posting_that_comes_back_in_time_was_never_gone(show: Show) -> None:
    show(0, [1, 2])
    show(1, [1])
    assert counts(show(2, [1, 2])) == {"unchanged": 2, "found": 1}
    assert counts(show(3, [1])) == {"unchanged": 1, "missing": 1}
    assert story(2) == ["opened", "missing", "found", "missing"]


def test_a_closed_posting_may_open_again(show: Show) -> None:
    for at, shown in enumerate([[1, 2], [1], [1]]):
        show(at, shown)
    assert counts(show(3, [1, 2])) == {"unchanged": 1, "reopened": 1}
    held = Posting.objects.get(key=opening(2).id)
    assert (held.first_seen, held.missing_since, held.closed_at, held.close_reason) == (
        day(0),
        None,
        None,
        "",
    )


def test_what_was_removed_for_breaking_the_policy_stays_removed(show: Show) -> None:
    show(0, [1])
    Posting.objects.update(closed_at=day(0), close_reason="removed")
    assert counts(show(1, [opening(1, title="Try once more")])) == {"unchanged": 1}
    assert not Posting.objects.open().exists()


@pytest.mark.parametrize("kind", ["partial", "failed", "empty", "short", "unreadable"])
def test_a_read_that_may_have_been_cut_short_removes_nothing(show: Show, board: Board, kind: str) -> None:
    everything = list(range(30))
    show(0, everything)
    for at in (1, 2):
        if kind == "partial":
            assert problem(show(at, [1], complete=False)) == "importing.in_part"
        elif kind == "failed":
            importing.failed_read(board, Sentence("importing.interrupted", {}), day(at))
        elif kind == "empty":
            assert problem(show(at, [])) == "importing.empty"
        elif kind == "short":
            assert problem(show(at, range(14))) == "importing.short"
        else:
            assert problem(show(at, everything[1:], unreadable=at)) == "importing.unreadable"
    assert Posting.objects.open().filter(missing_since=None).count() == 30
    assert version() == 1
    board.refresh_from_db()
    assert board.complete_at == day(0)


def test_a_part_of_a_board_may_still_open_and_change(show: Show) -> None:
    show(0, [1, 2])
    assert counts(show(1, [opening(1, title="Lead"), 3], complete=False)) == {"opened": 1, "changed": 1}


def test_a_board_that_goes_on_being_short_is_believed(show: Show) -> None:
    show(0, range(30))
    assert [show(at, range(5)).outcome for at in (1, 2, 3)] == ["partial", "partial", "partial"]
    assert counts(show(4, range(5))) == {"unchanged": 5, "missing": 25}
    assert counts(show(5, range(5))) == {"unchanged": 5, "closed": 25}


def test_a_record_that_stays_unreadable_does_not_keep_the_others_open(show: Show) -> None:
    show(0, [1, 2])
    assert show(1, [1], unreadable=1).outcome == "partial"
    assert counts(show(2, [1], unreadable=1)) == {"unchanged": 1, "missing": 1, "failed": 1}


def test_a_handful_may_halve_in_a_day(show: Show) -> None:
    show(0, [1, 2, 3])
    assert counts(show(1, [1])) == {"unchanged": 1, "missing": 2}


def test_an_older_snapshot_is_refused(show: Show) -> None:
    show(5, [1, 2])
    read = show(4, [1, 3])
    assert (read.outcome, problem(read)) == ("failed", "importing.older")
    assert set(Posting.objects.values_list("key", flat=True)) == {opening(1).id, opening(2).id}


def test_the_boards_word_for_its_last_change_is_no_change(show: Show) -> None:
    show(0, [opening(1, updated_at=day(0))])
    assert counts(show(1, [opening(1, updated_at=day(1))])) == {"unchanged": 1}
    assert version() == 1


@pytest.mark.parametrize(
    "said",
    [
        {"title": "Lead engineer"},
        {"description": "Another machine."},
        {"url": "https://boards.greenhouse.io/northfold/jobs/1?x"},
        {"posted_on": day(0).date()},
        {"requisition": "R-1"},
        {"department": "Machines"},
        {"employment_type": "part-time"},
        {"employer": "Northfold Labs"},
        {"places": ()},
        {"pay": Pay(None, None, "CAD", "year", "90000 CAD")},
    ],
    ids=lambda said: next(iter(said)),
)
def test_each_thing_a_posting_says_may_change(show: Show, said: dict[str, object]) -> None:
    show(0, [1])
    assert counts(show(1, [opening(1, **said)])) == {"changed": 1}
    assert counts(show(2, [opening(1, **said)])) == {"unchanged": 1}


def test_a_better_reading_is_kept_but_is_no_change(show: Show) -> None:
    show(0, [1])
    better = opening(
        1, skills=(Skill("go", "Go"),), occupation=Occupation("21231", "Engineers", 0.9), law=Law(True)
    )
    assert counts(show(1, [better])) == {"unchanged": 1}
    assert Posting.objects.get().reading["skills"] == [{"id": "go", "label": "Go"}]
    assert version() == 2


def test_an_unchanged_answer_counts_as_the_same_read_once_more(show: Show, board: Board) -> None:
    show(0, [1, 2])
    show(1, [1])
    read = importing.unchanged_read(board, day(2))
    assert (read.outcome, counts(read)) == ("unchanged", {"unchanged": 1, "closed": 1})


def test_an_unchanged_answer_after_a_part_proves_nothing(show: Show, board: Board) -> None:
    show(0, [1, 2])
    show(1, [1], complete=False)
    assert importing.unchanged_read(board, day(2)).outcome == "partial"
    assert Posting.objects.open().filter(missing_since=None).count() == 2


def test_a_large_board_is_written_in_parts_and_closed_last(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 10)
    assert counts(show(0, range(35))) == {"opened": 35}
    assert counts(show(1, range(5, 40))) == {"opened": 5, "unchanged": 30, "missing": 5}
    assert counts(show(2, range(5, 40))) == {"unchanged": 35, "closed": 5}


def test_a_reader_that_was_overtaken_stops(show: Show, board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "CHUNK", 10)
    first = importing._Import(board, reading([opening(n) for n in range(20)]), day(0), None)
    first.begin()
    show(0, range(20))
    with pytest.raises(importing.Overtaken):
        first.begin()
    assert sorted(BoardRead.objects.values_list("outcome", flat=True)) == ["complete", "partial"]


def test_one_board_does_not_rewrite_what_another_one_shows(show: Show, board: Board) -> None:
    show(0, [1])
    other = Board.objects.create(name="Elsewhere", system="greenhouse", address="https://elsewhere.example/")
    claimed = reading([opening(1, title="Pay me"), opening(9, id="greenhouse:elsewhere:9")])
    read = importing.import_reading(other, claimed, complete=True, at=day(1))
    assert counts(read) == {"opened": 1}
    assert [left["key"] for left in read.report] == ["importing.elsewhere"]
    assert Posting.objects.get(key=opening(1).id).title == "Engineer 1"


def test_it_asks_the_database_a_bounded_number_of_questions(show: Show) -> None:
    from django.test.utils import CaptureQueriesContext

    show(0, range(300))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        show(1, range(300))
    assert len(asked) < 25


def test_these_tests_are_on_the_database_they_say(db: None) -> None:
    assert connection.vendor == ("postgresql" if os.environ.get("DATABASE_URL") else "sqlite")
