"""Whose is a posting? The board's whose name it bears, whatever another board says in its own postings."""

import json
from collections.abc import Callable, Sequence

import pytest
from northfold import counts, day

from gonorth.boards import BoardReading, read_payload
from gonorth.boards.addresses import own_name
from gonorth.web.importing import import_reading, import_readings
from gonorth.web.models import Board, BoardRead, Posting

Read = Callable[..., BoardRead]
DATA = "https://boards-api.greenhouse.io/v1/boards/{}/jobs?content=true"


def payload(shown: str, numbers: Sequence[int], source: str, url: str = "") -> BoardReading:
    jobs = [
        {
            "id": number,
            "internal_job_id": number,
            "title": f"Engineer {number}",
            "absolute_url": url or f"https://boards.greenhouse.io/{shown}/jobs/{number}",
            "company_name": shown.capitalize(),
            "location": {"name": "Toronto, ON"},
            "content": "An invented posting.",
        }
        for number in numbers
    ]
    return read_payload(json.dumps({"jobs": jobs, "meta": {"total": len(jobs)}}).encode(), source)


@pytest.fixture
def read(db: None) -> Read:
    """The live board of this name shows, on a day, postings with the addresses of the board `shown`."""

    def read(name: str, at: int, shown: str, *numbers: int, url: str = "") -> BoardRead:
        address = DATA.format(name)
        board, _ = Board.objects.get_or_create(name=name, system="greenhouse", address=address)
        return import_reading(board, payload(shown, numbers, address, url), complete=True, at=day(at))

    return read


def owners() -> dict[str, str]:
    return dict(Posting.objects.open().filter(missing_since=None).values_list("key", "board__name"))


def test_a_board_cannot_take_another_ones_postings_from_files(read: Read) -> None:
    import_readings({"acme.json": payload("acme", range(1, 4), "acme.json")}, day(0))
    for at in (1, 2):
        crossed = read("evil", at, "acme", 1, 900)
        assert (counts(crossed), crossed.records) == ({}, 2)
        assert [left["key"] for left in crossed.report] == ["importing.foreign"] * 2
    assert counts(read("acme", 3, "acme", 1, 2, 3, 900)) == {"opened": 1, "unchanged": 3}
    assert owners() == {f"greenhouse:acme:{n}": "acme" for n in (1, 2, 3, 900)}


def test_boards_with_crossed_addresses_keep_their_own(read: Read) -> None:
    read("acme", 0, "acme", 1)
    read("evil", 0, "evil", 1)
    for at in (1, 2):
        for name, other in (("acme", "evil"), ("evil", "acme")):
            crossed = read(name, at, other, 1, 2)
            assert (crossed.outcome, counts(crossed)) == ("failed", {})
            assert len(crossed.report) == crossed.records == 2
    assert owners() == {"greenhouse:acme:1": "acme", "greenhouse:evil:1": "evil"}


def test_what_another_board_had_first_comes_back_to_its_own(read: Read) -> None:
    read("acme", 0, "acme", 1)
    evil = Board.objects.create(name="evil", system="greenhouse", address=DATA.format("evil"))
    Posting.objects.update(board=evil)
    assert counts(read("acme", 1, "acme", 1)) == {"unchanged": 1}
    assert owners() == {"greenhouse:acme:1": "acme"}


def test_postings_at_the_employers_own_address_are_the_boards(read: Read) -> None:
    site = "https://careers.example.com/jobs?gh_jid=1"
    assert counts(read("northfoldlabs", 0, "northfold", 1, url=site)) == {"opened": 1}
    assert owners() == {"greenhouse:northfoldlabs:1": "northfoldlabs"}


@pytest.mark.parametrize(
    ("system", "address", "name"),
    [
        ("greenhouse", DATA.format("acme"), "greenhouse:acme"),
        ("lever", "https://api.eu.lever.co/v0/postings/acme?mode=json", "lever:acme"),
        ("ashby", "https://api.ashbyhq.com/posting-api/job-board/Acme%20Labs", "ashby:Acme Labs"),
        ("workday", "https://acme.wd3.myworkdayjobs.com/wday/cxs/acme/External/jobs", "workday:acme"),
        ("jsonld", "https://careers.example.com/jobs", "jsonld:careers.example.com"),
        ("lever", DATA.format("acme"), None),
        ("greenhouse", "https://northfold.example/", None),
    ],
)
def test_an_address_says_whose_postings_it_has(system: str, address: str, name: str | None) -> None:
    assert own_name(system, address) == name
