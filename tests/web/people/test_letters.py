"""Letters: none without a consent that covers it, each sent once, each to be ended with one press."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest
from cast import MAYA, raise_hand, text_of
from django.test import Client

import gonorth.web
from gonorth.web import clock, consents, letters, postman
from gonorth.web.models import Account, Letter

Send = Callable[[], dict[str, str]]
SITE = "https://north.example"


def posted(folder: Path) -> list[Message]:
    return [message_from_bytes(file.read_bytes()) for file in sorted((folder / "letters").glob("*.eml"))]


def reconfirm(account: Account) -> Letter:
    return letters.queue("reconfirm", account, "en", clock.now(), SITE, {})


def test_no_letter_is_written_that_nobody_agreed_to(maya: Client) -> None:
    account = raise_hand(maya)
    maya.post("/mine/agree", {"end": "desk"})
    with pytest.raises(letters.NotCovered):
        reconfirm(account)
    assert not Letter.objects.filter(kind="reconfirm").exists()


def test_no_letter_is_written_under_a_consent_that_lapsed(maya: Client) -> None:
    account = raise_hand(maya)
    account.consents.update(lapses_at=clock.now() - timedelta(seconds=1))
    with pytest.raises(letters.NotCovered):
        reconfirm(account)


def test_no_letter_is_written_to_an_address_that_asked_for_none(maya: Client) -> None:
    account = raise_hand(maya)
    consents.suppress(MAYA, clock.now())
    with pytest.raises(letters.NotCovered):
        reconfirm(account)


def test_a_letter_that_waits_is_not_sent_once_its_consent_has_ended(maya: Client, send: Send) -> None:
    reconfirm(raise_hand(maya))
    maya.post("/mine/agree", {"end": "desk"})
    assert send()["reconfirm"] == Letter.DROPPED


def test_each_letter_says_why_it_came_from_whom_and_how_to_end_it(
    maya: Client, send: Send, folder: Path
) -> None:
    reconfirm(raise_hand(maya))
    send()
    letter = next(each for each in posted(folder) if each["List-Unsubscribe"])
    text = letter.get_payload(decode=True).decode()  # type: ignore[union-attr]
    stop = re.search(r"<(.*)>", letter["List-Unsubscribe"])
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop and stop[1] in text
    assert "because you agreed that we write to you" in text
    assert "Sample Hub (invented)" in text
    assert "1 Sample Street" in text
    assert letter["To"] == MAYA
    assert letter["Auto-Submitted"] == "auto-generated"


def test_one_press_ends_them_at_once_without_signing_in(maya: Client, stranger: Client) -> None:
    account = raise_hand(maya)
    consent = account.consents.get(purpose="desk")
    stop = letters.stop_address(consent, "en", "")
    assert stop
    page = stranger.get(stop)
    assert consent.words in text_of(page)
    account.refresh_from_db()
    assert account.consents.get(purpose="desk").withdrawn_at is None  # to look is not to press
    # As a mail program presses it: from nowhere, with its own body.
    assert stranger.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert account.consents.get(purpose="desk").withdrawn_at is not None
    assert account.consents.get(purpose="employers").withdrawn_at is None
    assert "No more of these letters" in text_of(stranger.get(stop))


def test_a_mark_we_did_not_make_ends_nothing(maya: Client, stranger: Client) -> None:
    account = raise_hand(maya)
    stop = letters.stop_address(account.consents.get(purpose="desk"), "en", "")
    assert stop
    for mark in (stop[:-1] + ("a" if stop[-1] != "a" else "b"), "/stop/1", "/stop/MQ:x:y"):
        assert stranger.post(mark).status_code == 404
    assert account.consents.filter(withdrawn_at=None).count() == 2


def test_the_code_is_forgotten_once_its_letter_is_sent(maya: Client, send: Send) -> None:
    maya.post("/account", {"email": MAYA})
    assert Letter.objects.get().text
    send()
    assert Letter.objects.get().text == ""


def test_a_letter_is_sent_once_however_many_postmen_there_are(maya: Client, folder: Path) -> None:
    raise_hand(maya)
    first = postman.claim(clock.now())
    second = postman.claim(clock.now())
    assert first and second and first.pk != second.pk
    assert postman.claim(clock.now()) is None


def test_what_a_killed_postman_left_is_settled_by_its_file(maya: Client, folder: Path) -> None:
    raise_hand(maya)
    went, stayed = postman.claim(clock.now()), postman.claim(clock.now())
    assert went and stayed
    postman.hand_of()(went)
    Letter.objects.update(claimed_until=clock.now() - timedelta(seconds=1))
    postman.resolve(clock.now())
    assert Letter.objects.get(pk=went.pk).state == Letter.SENT
    assert Letter.objects.get(pk=stayed.pk).state == Letter.QUEUED


def test_what_a_mail_server_may_have_taken_is_not_sent_again(
    maya: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    raise_hand(maya)
    letter = postman.claim(clock.now())
    assert letter
    monkeypatch.setenv("GONORTH_SMTP", "smtp://localhost:9")
    postman.resolve(clock.now() + timedelta(hours=1))
    assert Letter.objects.get(pk=letter.pk).state == Letter.UNSURE


def test_a_mail_server_that_is_away_is_tried_again_later_and_given_up_at_last(
    maya: Client, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONORTH_SMTP", "smtp://127.0.0.1:9")  # nobody listens there
    maya.post("/account", {"email": MAYA})
    send()
    letter = Letter.objects.get()
    assert (letter.state, letter.tries) == (Letter.QUEUED, 1)
    assert letter.due_at > clock.now()
    for _ in postman.PAUSES:
        Letter.objects.update(due_at=clock.now())
        send()
    letter.refresh_from_db()
    assert letter.state == Letter.FAILED
    assert letter.problem


def test_letters_are_written_in_one_place() -> None:
    """Only letters.py makes a row of the outbox, so that nothing goes round the consents."""
    makers = []
    for file in Path(gonorth.web.__file__).parent.rglob("*.py"):
        if file.name == "letter.py":
            continue  # the model itself, and the answer, which is a letter of another kind
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {
                "Letter",
                "Letter.objects.create",
                "Letter.objects.bulk_create",
                "Letter.objects.get_or_create",
            }:
                makers.append(file.name)
    assert makers == ["letters.py"], "letters.queue writes letters"
