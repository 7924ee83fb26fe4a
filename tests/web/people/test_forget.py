"""Delete me: afterwards nothing here tells of the person, in any row, file or session."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from cast import FORM, MAYA, NOOR, browser, raise_hand, text_of
from django.db import connection
from django.test import Client

from gonorth.web import clock, consents, letters
from gonorth.web.models import Account, Consent, Suppression

TOKENS = ("maya@example.org", "maya placeholder", "zanzibar robotics")


def every_value() -> list[str]:
    """Each value of each row of each table, sessions decoded."""
    from django.contrib.sessions.models import Session

    found = [str(session.get_decoded()) for session in Session.objects.all()]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(value) for row in cursor.fetchall() for value in row]
    return found


def tokens_in(texts: list[str]) -> set[str]:
    return {token for token in TOKENS for text in texts if token in text.casefold()}


def test_deleting_leaves_no_word_of_the_person(maya: Client, send: object, folder: Path) -> None:
    account = raise_hand(maya, more_hidden="Zanzibar Robotics")
    browser().post("/account", {"email": MAYA})  # a code waits elsewhere
    letters.queue("reconfirm", account, "en", clock.now(), "https://north.example", {})
    send()  # type: ignore[operator]
    browser().post("/hand", FORM | {"email": MAYA})  # and a hand, unsent
    assert tokens_in(every_value()) == set(TOKENS)
    page = maya.post("/mine/delete")
    assert "Nothing about you is left here" in text_of(page)
    assert tokens_in(every_value()) == set()
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert tokens_in([file.read_text(errors="replace") for file in files]) == set()


def test_deleting_is_asked_once_more(maya: Client) -> None:
    raise_hand(maya)
    assert "Everything about you goes" in text_of(maya.get("/mine/delete"))
    assert Account.objects.exists()


def test_proof_stays_without_words_or_address(maya: Client) -> None:
    raise_hand(maya)
    maya.post("/mine/delete")
    for consent in Consent.objects.all():
        assert consent.account is None
        assert consent.words == ""
        assert consent.withdrawn_at is not None
        assert consent.whose == consents.whose(MAYA)
    assert Suppression.objects.get().whose == consents.whose(MAYA)


def test_others_are_not_touched(maya: Client, stranger: Client) -> None:
    raise_hand(maya)
    raise_hand(stranger, NOOR)
    maya.post("/mine/delete")
    assert "Your hand is up." in text_of(stranger.get("/mine"))
    assert maya.get("/mine").status_code == 302


def test_every_other_session_ends_too(maya: Client) -> None:
    from cast import sign_in

    raise_hand(maya)
    elsewhere = browser()
    sign_in(elsewhere, MAYA)
    maya.post("/mine/delete")
    assert elsewhere.get("/mine").status_code == 302


def test_an_address_that_another_ends_with_signs_nobody_else_out(maya: Client, stranger: Client) -> None:
    raise_hand(maya, "e@example.org")
    raise_hand(stranger, "anne@example.org")
    maya.post("/mine/delete")
    assert stranger.get("/mine").status_code == 200


def test_whoever_was_deleted_may_come_back_by_themselves(maya: Client) -> None:
    raise_hand(maya)
    maya.post("/mine/delete")
    account = raise_hand(browser())
    assert not consents.is_suppressed(MAYA)
    assert letters.queue("reconfirm", account, "en", clock.now(), "https://north.example", {})


def test_a_letters_end_address_still_answers_after_that(maya: Client, stranger: Client) -> None:
    account = raise_hand(maya)
    stop = letters.stop_address(account.consents.get(purpose="desk"), "en", "")
    assert stop
    maya.post("/mine/delete")
    assert "No more of these letters" in text_of(stranger.post(stop))


def test_sqlite_overwrites_what_is_deleted(db: None) -> None:
    """A deleted row's bytes would stay in the file's free pages otherwise."""
    if connection.vendor != "sqlite":
        pytest.skip("this is about SQLite's file")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA secure_delete").fetchone() == (1,), sqlite3.sqlite_version
