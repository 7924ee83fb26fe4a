"""What is no longer to be kept goes by itself, and says what went."""

from __future__ import annotations

from datetime import timedelta

from cast import FORM, MAYA, NOOR, STRANGER, browser, raise_hand, sign_in
from django.test import Client

from gonorth.web import clock, members
from gonorth.web.models import Account, Letter, Person, Stage, Tidying
from gonorth.web.tidying import tidy

DAY = timedelta(days=1)


def test_an_address_nobody_confirmed_is_gone_after_a_day(maya: Client, stranger: Client) -> None:
    raise_hand(maya)
    stranger.post("/hand", FORM | {"email": STRANGER})
    assert "unconfirmed" not in tidy(clock.now())
    assert tidy(clock.now() + DAY * 1.1)["unconfirmed"] == 1
    assert [account.email for account in Account.objects.all()] == [MAYA]


def test_a_hand_is_asked_about_once_then_comes_down(maya: Client) -> None:
    account = raise_hand(maya)
    lapses = account.person.intents.get().lapses_on
    soon = clock.now() + (lapses - clock.today() - timedelta(days=10))
    assert tidy(soon)["asked"] == 1
    assert "asked" not in tidy(soon + DAY)
    assert Letter.objects.get(kind="reconfirm").account == account
    assert tidy(soon + DAY * 12)["lapsed"] == 1
    person = Person.objects.get()
    assert person.stage == Stage.ENDED
    assert person.changes.latest("pk").reason == "lapsed"


def test_still_so_is_heard(maya: Client) -> None:
    raise_hand(maya)
    tidy(clock.now() + timedelta(days=170))
    sign_in(maya, MAYA)  # the session of half a year ago is gone
    maya.post("/mine/confirm")
    intent = Person.objects.get().intents.get()
    assert intent.asked_at is None
    assert "lapsed" not in tidy(clock.now() + timedelta(days=179))


def test_nobody_is_asked_who_ended_such_letters(maya: Client) -> None:
    raise_hand(maya)
    maya.post("/mine/agree", {"end": "desk"})
    assert "asked" not in tidy(clock.now() + timedelta(days=170))


def test_whoever_is_long_down_is_forgotten(maya: Client, stranger: Client) -> None:
    raise_hand(maya)
    raise_hand(stranger, NOOR)
    maya.post("/mine/lower")
    done = tidy(clock.now() + timedelta(days=731))
    assert done["long_down"] == 1
    assert not Account.objects.filter(email=MAYA).exists()


def test_what_was_done_is_a_row(maya: Client) -> None:
    maya.post("/account", {"email": MAYA})
    at = clock.now() + DAY * 2
    tidy(at)
    row = Tidying.objects.get()
    assert (row.at, row.done["unconfirmed"]) == (at, 1)


def test_somebody_signed_in_without_a_hand_stays(stranger: Client) -> None:
    sign_in(stranger, STRANGER)
    tidy(clock.now() + DAY * 3)
    assert Account.objects.count() == 1
    assert browser().get("/mine").status_code == 302


def test_whoever_was_let_in_and_has_not_come_yet_stays() -> None:
    members.open_desk("desk@hub.example", "en", "The desk", clock.now() - DAY * 3)
    tidy(clock.now())
    assert Account.objects.get().email == "desk@hub.example"
