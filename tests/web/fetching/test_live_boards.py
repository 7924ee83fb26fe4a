"""Boards read end to end, from a host that misbehaves to the rows: no failure closes a posting."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from boardhost import SWIFT, TIGHT, Asked, Host, Reply, as_json, packed
from payloads import ashby, greenhouse, lever, workday_detail, workday_line

from gonorth.web import queue
from gonorth.web.models import Board, BoardRead, Posting
from gonorth.web.reading import Reader
from gonorth.web.sentences import of_text

EARLIER = datetime(2026, 11, 1, tzinfo=UTC)
LIST, CXS = "/greenhouse/acme/jobs", "/wday/cxs/acme/External"


@pytest.fixture
def reader(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    monkeypatch.setenv("GONORTH_DATA", str(tmp_path))
    yield Reader(threading.Event(), SWIFT, TIGHT)


def board(host: Host, system: str = "greenhouse", path: str = LIST) -> Board:
    return Board.objects.create(
        name="Acme Software", system=system, address=host.address + path, due_at=EARLIER
    )


def read(reader: Reader, board: Board) -> BoardRead:
    """Read the board now, due or not."""
    Board.objects.filter(pk=board.pk).update(due_at=EARLIER)
    assert reader.step()
    return board.reads.latest("pk")


def why(row: BoardRead | Board) -> str:
    sentence = of_text(row.problem)
    if sentence is None:
        return ""
    assert sentence.say("en") != sentence.say("fr")
    return sentence.key.partition(".")[2]


def on_offer() -> int:
    return Posting.objects.filter(closed_at=None).count()


def test_a_board_becomes_postings_of_the_employer_the_region_knows(host: Host, reader: Reader) -> None:
    host.says(LIST, packed(json.dumps(greenhouse(range(5))).encode()))
    report = read(reader, board(host))
    assert (report.outcome, report.opened) == (BoardRead.COMPLETE, 5)
    assert {posting.employer.name for posting in Posting.objects.all()} == {"Acme Software"}
    row = Board.objects.get()
    assert row.claimed_until is None
    assert row.due_at is not None
    assert timedelta(hours=20) < row.due_at - report.started_at < timedelta(hours=28)


FAILURES = {
    "an empty list": (as_json(greenhouse([])), "empty"),
    "an empty answer": (Reply(b""), "no_json"),
    "a page of words": (Reply(b"<html><body>Down for maintenance</body></html>"), "no_json"),
    "an error as JSON": (as_json({"error": "internal"}), "no_postings"),
    "another system's list": (as_json(ashby(range(5))), "other_system"),
    "a list cut in the middle": (
        Reply(json.dumps(greenhouse(range(40))).encode()[:3000], headers={}),
        "no_json",
    ),
    "an answer cut in the middle": (
        Reply(json.dumps(greenhouse(range(40))).encode(), stops=2000),
        "cut_short",
    ),
    "a length too great": (Reply(b'{"jobs": []}', claims=400), "cut_short"),
    "no such board": (as_json({"status": 404, "error": "Job not found"}, status=404), "no_board"),
    "forbidden": (Reply(b"", 403), "not_for_us"),
    "an error that stays": (Reply(b"", 500), "status"),
    "come back tomorrow": (Reply(b"", 429, {"Retry-After": "80000"}), "busy"),
    "a way into a private network": (Reply(b"", 302, {"Location": "http://10.0.0.8/jobs"}), "unknown_host"),
    "too much": (Reply(b" " * 3_000_000), "too_large"),
    "a packed bomb": (packed(b" " * 300_000_000), "too_large"),
    "JSON made to hurt": (Reply(b"[" * 200_000), "no_json"),
    "a slow drip": (Reply(json.dumps(greenhouse(range(9))).encode(), drips=0.01), "too_slow"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_no_failure_closes_a_posting(host: Host, reader: Reader, name: str) -> None:
    reply, said = FAILURES[name]
    acme = board(host)
    host.says(LIST, as_json(greenhouse(range(12))))
    read(reader, acme)
    host.says(LIST, reply)
    for again in range(3):
        host_may_be_asked_again(reader)
        report = read(reader, acme)
        assert (report.outcome, why(report)) == (BoardRead.FAILED, said), again
        assert (report.closed, report.missing, on_offer()) == (0, 0, 12)
    acme.refresh_from_db()
    assert (acme.failures, why(acme), acme.claimed_until) == (3, said, None)
    host.says(LIST, as_json(greenhouse(range(12))))
    host_may_be_asked_again(reader)
    assert read(reader, acme).unchanged == 12
    acme.refresh_from_db()
    assert (acme.failures, acme.problem) == (0, "")


def host_may_be_asked_again(reader: Reader) -> None:
    """As if the pause the host asked for were over."""
    reader._fetcher.manners._hosts.clear()


def test_robots_txt_is_kept_to_and_says_what_the_employer_can_do(host: Host, reader: Reader) -> None:
    host.says("/robots.txt", Reply(b"User-agent: *\nDisallow: /"))
    acme = board(host)
    report = read(reader, acme)
    assert why(report) == "robots"
    assert "feed" in str(of_text(report.problem) and of_text(report.problem).say("en"))  # type: ignore[union-attr]
    assert host.paths() == []
    acme.refresh_from_db()
    assert acme.due_at is not None
    assert acme.due_at > report.started_at + timedelta(days=6)


def test_each_failure_makes_the_next_try_later(host: Host, reader: Reader) -> None:
    acme, pauses = board(host), []
    host.says(LIST, Reply(b"", 404))
    for _ in range(3):
        report = read(reader, acme)
        acme.refresh_from_db()
        assert acme.due_at is not None
        pauses.append(acme.due_at - report.started_at)
    assert pauses[0] < pauses[1] < pauses[2] < timedelta(days=1)


def test_a_host_that_names_a_day_is_not_asked_before(host: Host, reader: Reader) -> None:
    acme = board(host)
    host.says(LIST, Reply(b"", 503, {"Retry-After": "80000"}))
    report = read(reader, acme)
    acme.refresh_from_db()
    assert acme.due_at is not None
    assert acme.due_at - report.started_at >= timedelta(seconds=80_000)


def test_a_posting_closes_after_two_complete_reads_without_it(host: Host, reader: Reader) -> None:
    acme = board(host)
    host.says(LIST, as_json(greenhouse(range(12))), as_json(greenhouse(range(11))))
    read(reader, acme)
    second, third = read(reader, acme), read(reader, acme)
    assert (second.missing, second.closed) == (1, 0)
    assert (third.missing, third.closed, on_offer()) == (0, 1, 11)
    host.says(LIST, as_json(greenhouse(range(12))))
    assert (read(reader, acme).reopened, on_offer()) == (1, 12)


def test_a_list_shorter_than_its_own_total_removes_nothing(host: Host, reader: Reader) -> None:
    acme = board(host)
    host.says(LIST, as_json(greenhouse(range(12))), as_json(greenhouse(range(11), total=12)))
    read(reader, acme)
    for _ in range(3):
        report = read(reader, acme)
        assert (report.outcome, why(report), on_offer()) == (BoardRead.PARTIAL, "short", 12)


def test_an_unchanged_board_is_a_read_like_any_other(host: Host, reader: Reader) -> None:
    def says(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == 'W/"2"':
            return Reply(b"", 304)
        return as_json(greenhouse(range(11)), headers={"ETag": 'W/"2"'})

    acme = board(host)
    host.says(LIST, as_json(greenhouse(range(12)), headers={"ETag": 'W/"1"'}), says)
    read(reader, acme)
    assert read(reader, acme).missing == 1
    report = read(reader, acme)
    assert (report.outcome, report.closed, on_offer()) == (BoardRead.UNCHANGED, 1, 11)


def test_what_was_read_in_part_is_asked_for_whole(host: Host, reader: Reader) -> None:
    acme = board(host)
    host.says(LIST, as_json(greenhouse(range(11), total=12), headers={"ETag": "1"}))
    read(reader, acme)
    read(reader, acme)
    assert all("if-none-match" not in asked.headers for asked in host.asked)


def test_a_lever_board_is_read_page_by_page(host: Host, reader: Reader) -> None:
    def says(asked: Asked) -> Reply:
        skip = int(asked.path.partition("skip=")[2].partition("&")[0])
        return as_json(lever(range(250))[skip : skip + 100])

    host.says("/v0/postings/acme", says)
    report = read(reader, board(host, "lever", "/v0/postings/acme?mode=json"))
    assert (report.outcome, report.opened, len(host.paths())) == (BoardRead.COMPLETE, 250, 3)


def test_a_lever_page_that_fails_leaves_the_others(host: Host, reader: Reader) -> None:
    pages = [as_json(lever(range(100))), as_json(lever(range(100, 120)))]
    host.says("/v0/postings/acme", *pages, pages[0], Reply(b"", 500))
    acme = board(host, "lever", "/v0/postings/acme?mode=json")
    assert read(reader, acme).opened == 120
    for _ in range(3):
        host.says("/v0/postings/acme", pages[0], Reply(b"", 500))
        host_may_be_asked_again(reader)
        report = read(reader, acme)
        assert (report.outcome, why(report), on_offer()) == (BoardRead.PARTIAL, "status", 120)


def test_a_lever_board_that_ignores_paging_is_never_whole(host: Host, reader: Reader) -> None:
    host.says("/v0/postings/acme", as_json(lever(range(100))))
    report = read(reader, board(host, "lever", "/v0/postings/acme?mode=json"))
    assert (report.outcome, why(report), report.opened) == (BoardRead.PARTIAL, "repeats", 100)


def test_an_ashby_board_that_shrinks_at_once_is_not_believed_at_once(host: Host, reader: Reader) -> None:
    """Ashby says no total: a list that lost most of itself may have been cut."""
    acme = board(host, "ashby", "/ashby/acme")
    host.says("/ashby/acme", as_json(ashby(range(40))), as_json(ashby(range(3))))
    read(reader, acme)
    report = read(reader, acme)
    assert (report.outcome, report.missing, on_offer()) == (BoardRead.PARTIAL, 0, 40)


def test_a_page_with_job_postings_is_read(host: Host, reader: Reader) -> None:
    posting = {
        "@type": "JobPosting",
        "title": "Engineer",
        "hiringOrganization": "Acme",
        "url": "https://a.example/1",
    }
    markup = f'<html><script type="application/ld+json">{json.dumps([posting])}</script></html>'
    host.says("/careers", Reply(markup.encode()), Reply(b"<html>Soon!</html>"))
    acme = board(host, "jsonld", "/careers")
    assert read(reader, acme).opened == 1
    assert (read(reader, acme).outcome, on_offer()) == (BoardRead.FAILED, 1)


class Workday:
    """A Workday site: its list in pages, its details one by one, counted."""

    def __init__(self, host: Host, numbers: range) -> None:
        self.numbers = list(numbers)
        self.foreign: list[int] = []
        self.total: int | None = None
        self.broken: set[int] = set()
        self.wraps_at = 10_000
        self.facet = False
        host.says(f"{CXS}/jobs", self.list)
        for number in [*numbers, *range(numbers.stop, numbers.stop + 5)]:
            host.says(f"{CXS}/job/Toronto/Developer-{number}_R{number}", self.detail(number))

    def list(self, asked: Asked) -> Reply:
        assert asked.body.keys() == {"appliedFacets", "limit", "offset", "searchText"}
        numbers = self.numbers + ([] if asked.body["appliedFacets"] else self.foreign)
        offset = asked.body["offset"] if asked.body["offset"] < self.wraps_at else 0
        page: dict[str, Any] = {"jobPostings": [workday_line(n) for n in numbers[offset : offset + 20]]}
        page["total"] = (self.total or len(numbers)) if offset == 0 else 0
        if self.facet:
            values = [
                {"id": "us1", "descriptor": "United States of America", "count": 9},
                {"id": "ca1", "descriptor": "Canada", "count": 3},
            ]
            country = {"facetParameter": "locationCountry", "descriptor": "Country", "values": values}
            page["facets"] = [{"facetParameter": "locationMainGroup", "values": [country]}]
        return as_json(page)

    def detail(self, number: int) -> Callable[[Asked], Reply]:
        def says(_: Asked) -> Reply:
            return Reply(b"", 404) if number in self.broken else as_json(workday_detail(number))

        return says


def details(host: Host) -> int:
    return sum("/job/" in path for path in host.paths())


def test_a_workday_board_is_its_list_and_the_text_of_each(host: Host, reader: Reader) -> None:
    Workday(host, range(45))
    report = read(reader, board(host, "workday", f"{CXS}/jobs"))
    assert (report.outcome, report.opened, details(host)) == (BoardRead.COMPLETE, 45, 45)
    posting = Posting.objects.first()
    assert posting is not None
    assert "Python" in posting.description
    assert posting.posted_on is not None


def test_only_what_is_new_on_a_workday_board_is_asked_for(host: Host, reader: Reader) -> None:
    site = Workday(host, range(10))
    acme = board(host, "workday", f"{CXS}/jobs")
    read(reader, acme)
    host.asked.clear()
    site.numbers.append(10)
    report = read(reader, acme)
    assert (report.opened, report.unchanged, report.changed) == (1, 10, 0)
    assert host.paths() == [f"{CXS}/jobs", f"{CXS}/job/Toronto/Developer-10_R10"]


def test_a_workday_list_is_narrowed_to_the_country_once_and_for_all(host: Host, reader: Reader) -> None:
    site = Workday(host, range(5))
    site.facet, site.foreign = True, list(range(5, 8))
    acme = board(host, "workday", f"{CXS}/jobs")
    assert (read(reader, acme).outcome, on_offer()) == (BoardRead.COMPLETE, 5)
    site.facet = False  # the site shows its facets no more; the list stays narrowed
    for _ in range(2):
        report = read(reader, acme)
        assert (report.unchanged, report.closed, report.opened) == (5, 0, 0)
    assert host.asked[-1].body["appliedFacets"] == {"locationCountry": ["ca1"]}


def _no_detail(site: Workday) -> None:
    site.numbers += [45, 46]
    site.broken = {45}


def _fewer_than_total(site: Workday) -> None:
    site.numbers, site.total = site.numbers[:30], 45


def _wraps(site: Workday) -> None:
    site.wraps_at, site.total = 40, 60


def _capped(site: Workday) -> None:
    site.numbers, site.total = site.numbers[:30], 2000


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_no_detail, "details_left"),
        (_fewer_than_total, "short"),
        (_wraps, "short"),
        (_capped, "capped"),
    ],
)
def test_a_workday_board_read_in_part_removes_nothing(
    host: Host, reader: Reader, change: Callable[[Workday], None], said: str
) -> None:
    site = Workday(host, range(45))
    acme = board(host, "workday", f"{CXS}/jobs")
    read(reader, acme)
    change(site)
    for _ in range(3):
        report = read(reader, acme)
        assert (report.outcome, why(report), report.closed) == (BoardRead.PARTIAL, said, 0)
        assert on_offer() >= 45


def test_a_workday_total_that_moves_between_pages_removes_nothing(host: Host, reader: Reader) -> None:
    site = Workday(host, range(45))

    def says(asked: Asked) -> Reply:
        page = json.loads(site.list(asked).body)
        return as_json(page | {"total": 45 if asked.body["offset"] == 0 else 44})

    host.says(f"{CXS}/jobs", says)
    report = read(reader, board(host, "workday", f"{CXS}/jobs"))
    assert (report.outcome, why(report), report.opened) == (BoardRead.PARTIAL, "moved_while_read", 45)


def test_workdays_robots_txt_speaks_of_the_page_and_means_the_data(host: Host, reader: Reader) -> None:
    rules = f"User-agent: *\nDisallow: {CXS}/\n"
    Workday(host, range(3))
    host.says("/robots.txt", Reply(rules.encode()))
    assert why(read(reader, board(host, "workday", f"{CXS}/jobs"))) == "robots"


def test_of_two_readers_one_gets_the_board(host: Host, db: None) -> None:
    board(host)
    now = datetime.now(UTC)
    first, second = queue.claim(now), queue.claim(now)
    assert first is not None
    assert second is None
    assert queue.claim(now + 2 * queue.LEASE) is not None, "a reader that died gives its boards back in time"


def test_a_claim_lost_between_looking_and_taking_is_not_had(host: Host, db: None) -> None:
    """Both have seen the row free; the condition in the UPDATE decides."""
    acme = board(host)
    now = datetime.now(UTC)
    free = Board.objects.filter(queue._is_free(now), pk=acme.pk)
    assert queue.claim(now) is not None
    assert free.update(claimed_until=now + queue.LEASE) == 0


def test_boards_of_a_host_that_is_being_read_wait(host: Host, db: None) -> None:
    acme = board(host)
    assert queue.claim(datetime.now(UTC), {queue.host_of(acme)}) is None


def test_a_reader_told_to_stop_gives_its_board_back(host: Host, reader: Reader) -> None:
    acme = board(host)
    host.says(LIST, as_json(greenhouse(range(3))))
    reader._stop.set()
    assert reader.step()
    acme.refresh_from_db()
    assert (acme.claimed_until, acme.due_at, acme.reads.count()) == (None, EARLIER, 0)


def test_a_fault_of_ours_is_told_and_the_next_read_is_as_ever(
    host: Host, reader: Reader, tmp_path: Path
) -> None:
    acme = board(host)
    host.says(LIST, as_json(greenhouse(range(3))))
    (tmp_path / "turns").touch()  # a file where a folder should be
    assert why(read(reader, acme)) == "unexpected"
    (tmp_path / "turns").unlink()
    assert read(reader, acme).opened == 3


def test_every_board_of_the_region_is_made_due_once(db: None) -> None:
    now = datetime.now(UTC)
    n = queue.ask_for_all(now)
    assert n == Board.objects.count() == len(queue.pack_boards()) > 100
    assert queue.ask_for_all(now) == n == Board.objects.count()
    assert queue.waiting(now) == n
