"""Reading the real boards: who may ask for it, and what the reports say."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from gonorth.boards import BoardReading
from gonorth.facts.words import Sentence
from gonorth.nouns import Opening
from gonorth.web import queue
from gonorth.web.importing import failed_read, import_reading
from gonorth.web.models import Board

AT = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
BUTTON = "Read the real boards now: "


@pytest.fixture
def acme(db: None) -> Board:
    return Board.objects.create(
        name="Acme <script>alert(1)</script>",
        system="ashby",
        address="https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true",
    )


def show(board: Board, numbers: range, at: datetime, complete: bool = True) -> None:
    openings = tuple(
        Opening(f"ashby:acme:{n}", "ashby", "Acme", f"Engineer {n}", description=f"Work {n}") for n in numbers
    )
    lacks = None if complete else Sentence("boards_live.details_left", {"n": 3})
    import_reading(board, BoardReading("ashby", openings, ()), complete=complete, at=at, problem=lacks)


def page(site: Client, address: str = "/boards", **more: str) -> str:
    return site.get(address, **more).content.decode()


def test_before_the_first_read_the_regions_boards_are_listed(site: Client) -> None:
    shown = page(site)
    assert "No board has been read yet" in shown
    assert shown.count("<h3>") == len(queue.pack_boards())
    assert not Board.objects.exists(), "looking at a page changes nothing"


def test_home_offers_it_to_whoever_sits_at_the_machine(site: Client) -> None:
    assert BUTTON in page(site, "/boards")
    assert "Lire les vrais sites d’emplois maintenant" in page(site, "/fr/boards")


@pytest.mark.parametrize(
    "more",
    [
        {"REMOTE_ADDR": "203.0.113.9"},
        {"REMOTE_ADDR": "192.168.1.2"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"REMOTE_ADDR": ""},
    ],
)
def test_nobody_else_may_ask_for_it(site: Client, more: dict[str, str]) -> None:
    assert BUTTON not in page(site, "/boards", **more)
    assert site.post("/boards/read", **more).status_code == 403
    assert not Board.objects.exists()


def test_a_public_site_offers_it_to_nobody(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONORTH_ADDRESS", "https://north.example")
    assert BUTTON not in page(site)
    assert site.post("/boards/read").status_code == 403


def test_another_sites_page_may_not_ask_for_it(site: Client) -> None:
    assert site.post("/boards/read", headers={"origin": "https://evil.example"}).status_code == 403
    assert site.get("/boards/read").status_code == 405
    assert not Board.objects.exists()


def test_a_site_without_a_reader_does_not_offer_to_read(
    site: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONORTH_READING", "no")
    assert BUTTON not in page(site)


def test_asking_makes_every_board_due_and_shows_how_far_it_is(site: Client) -> None:
    answer = site.post("/boards/read", follow=True)
    shown = answer.content.decode()
    n = len(queue.pack_boards())
    assert answer.redirect_chain == [("/boards", 302)]
    assert re.search(rf"Boards read: 0 of {n}, about \d+ minutes left\.", shown)
    assert BUTTON not in shown
    assert site.post("/fr/boards/read", follow=True).redirect_chain == [("/fr/boards", 302)]
    assert Board.objects.count() == n


def test_progress_counts_the_boards_that_had_their_turn(site: Client) -> None:
    site.post("/boards/read")
    for board in Board.objects.all()[:7]:
        queue.settle(board, datetime.now(UTC))
    assert "Boards read: 7 of" in page(site)
    part = page(site, "/boards", HTTP_HX_REQUEST="true")
    assert part.startswith('<div id="boards"')
    assert "hx-trigger" in part
    Board.objects.update(due_at=datetime.now(UTC) + timedelta(days=1))
    assert "hx-trigger" not in page(site, "/boards", HTTP_HX_REQUEST="true"), "it stops when all is read"


def test_a_board_that_is_being_read_says_so(site: Client, acme: Board) -> None:
    Board.objects.update(claimed_until=datetime.now(UTC) + timedelta(minutes=5))
    assert "being read" in page(site)


def test_every_read_leaves_a_report_in_words(site: Client, acme: Board) -> None:
    show(acme, range(12), AT)
    show(acme, range(11), AT + timedelta(days=1))
    show(acme, range(11), AT + timedelta(days=2))
    show(acme, range(14), AT + timedelta(days=3), complete=False)
    failed_read(
        acme, Sentence("boards_live.no_board", {"host": "x.example", "status": "404"}), AT + timedelta(4)
    )
    shown = page(site, f"/boards/{acme.pk}")
    for said in (
        "12 openings, 12 new.",
        "11 openings, one missing for the first time.",
        "11 openings, one closed.",
        "14 openings, 2 new, one open again.",
        "The texts of 3 postings are still to be fetched, so nothing was removed",
        "x.example has no such board any more (404); that says nothing of its openings, which were kept",
        "21 November 2026",
    ):
        assert said in shown
    french = page(site, f"/fr/boards/{acme.pk}")
    assert "12 postes, 12 nouveaux." in french
    assert "rien n’a été retiré" in french


def test_the_overview_counts_boards_by_how_their_last_read_went(site: Client, acme: Board) -> None:
    show(acme, range(3), AT)
    for name in ("a", "b"):
        other = Board.objects.create(
            name=name, system="lever", address=f"https://api.lever.co/v0/postings/{name}"
        )
        failed_read(other, Sentence("boards_live.robots", {"host": "api.lever.co"}), AT)
    shown = page(site)
    assert "1 read completely, 0 in part, 2 not read at the last try, 0 not read yet." in shown
    assert "only if the employer supplies a feed" in shown
    assert site.get("/boards.json").json()["counts"] == {
        "complete": 1,
        "partial": 0,
        "failed": 2,
        "waiting": 0,
    }


def test_what_a_pack_names_an_employer_shows_inert(site: Client, acme: Board) -> None:
    show(acme, range(3), AT)
    for address in ("/boards", f"/boards/{acme.pk}", "/fr/boards"):
        assert "<script>alert" not in page(site, address)


def test_its_data_is_there_as_json(site: Client, acme: Board) -> None:
    show(acme, range(3), AT)
    found = site.get(f"/boards/{acme.pk}.json").json()
    assert found["reads"][0] | {"at": ""} == {
        "at": "",
        "outcome": "complete",
        "showed": "3 openings, 3 new.",
        "why": "",
    }
    assert site.get("/boards.json").json()["lines"][0]["last"]["outcome"] == "complete"


def test_a_board_that_is_none_has_no_page(site: Client) -> None:
    samples = Board.objects.create(name="Samples", system=Board.SAMPLE, address="sample:x")
    assert site.get(f"/boards/{samples.pk}").status_code == 404
    assert site.get("/boards/99999999999999999999").status_code == 404
    assert "Samples" not in page(site)
