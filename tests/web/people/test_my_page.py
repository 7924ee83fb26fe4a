"""A person's own page: what they see, what they change, what they take along."""

from __future__ import annotations

import json

from cast import FORM, MAYA, STRANGER, raise_hand, sign_in, text_of
from django.test import Client

from gonorth.web.models import Person, Stage


def test_it_shows_what_an_employer_would_see_and_what_never(maya: Client) -> None:
    raise_hand(maya)
    page = maya.get("/mine").content.decode()
    seen = page[page.index('id="seen"') : page.index('id="hidden"')]
    assert "Python" in seen
    assert "5 to 10 years" in seen
    assert "United States" in seen
    for never in ("Maya", MAYA, "Northfold", "San Francisco", "Data Engineer<"):
        assert never not in seen


def test_whether_it_is_shown_follows_the_consent(maya: Client) -> None:
    raise_hand(maya)
    assert "You agreed that employers see this" in text_of(maya.get("/mine"))
    maya.post("/mine/agree", {"end": "employers"})
    page = text_of(maya.get("/mine"))
    assert "No employer sees this" in page
    assert "Ended on" in page
    maya.post("/mine/agree", {"give": "employers"})
    assert "You agreed that employers see this" in text_of(maya.get("/mine"))


def test_an_ended_consent_stays_as_a_row(maya: Client) -> None:
    account = raise_hand(maya)
    maya.post("/mine/agree", {"end": "employers"})
    maya.post("/mine/agree", {"give": "employers"})
    rows = account.consents.filter(purpose="employers").order_by("pk")
    assert [row.withdrawn_at is None for row in rows] == [False, True]
    assert rows[1].how == "mine"


def test_one_may_hide_from_more_and_from_fewer(maya: Client) -> None:
    account = raise_hand(maya)
    maya.post("/mine/hide", {"name": "  Lakehead   Robotics "})
    maya.post("/mine/hide", {"name": "Lakehead Robotics"})
    assert list(account.person.hidden.values_list("name", flat=True)) == ["Northfold", "Lakehead Robotics"]
    maya.post("/mine/hide", {"show": "Northfold"})
    page = text_of(maya.get("/mine"))
    assert "Employers of yours that you are not hidden from: Northfold" in page


def test_still_so_moves_the_day_it_lapses(maya: Client) -> None:
    intent = raise_hand(maya).person.intents.get()
    intent.lapses_on = intent.raised_at.date()
    intent.save()
    maya.post("/mine/confirm")
    intent.refresh_from_db()
    assert intent.lapses_on > intent.confirmed_at.date()


def test_a_hand_comes_down_with_its_reason_and_may_go_up_again(maya: Client) -> None:
    account = raise_hand(maya)
    maya.post("/mine/lower")
    assert "Your hand is down." in text_of(maya.get("/mine"))
    maya.post("/hand", FORM)
    assert "Your hand is up." in text_of(maya.get("/mine"))
    person = Person.objects.get(account=account)
    assert [(c.now, c.reason) for c in person.changes.order_by("pk")] == [
        (Stage.RAISED, ""),
        (Stage.ENDED, "withdrawn"),
        (Stage.RAISED, "again"),
    ]


def test_what_was_said_stands_in_the_form_to_be_changed(maya: Client) -> None:
    raise_hand(maya)
    page = maya.get("/hand").content.decode()
    assert 'value="Maya Placeholder"' in page
    assert 'name="title" value="Data Engineer"' in page
    assert 'name="want" value="job" checked' in page


def test_everything_can_be_taken_along(maya: Client) -> None:
    raise_hand(maya)
    answer = maya.get("/mine/everything.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    told = json.loads(answer.content)
    assert told["account"]["email"] == MAYA
    assert told["person"]["told"]["title"] == ["Data Engineer"]
    assert told["person"]["hidden_from"] == ["Northfold"]
    assert {consent["purpose"] for consent in told["consents"]} == {"desk", "employers"}
    assert [letter["kind"] for letter in told["letters"]] == ["welcome", "code"]


def test_letters_are_listed(maya: Client, send: object) -> None:
    raise_hand(maya)
    assert "waiting to be sent" in text_of(maya.get("/mine"))
    send()  # type: ignore[operator]
    page = text_of(maya.get("/mine"))
    assert "waiting" not in page
    assert "· sent" in page


def test_somebody_without_a_hand_has_a_page_too(stranger: Client) -> None:
    sign_in(stranger, STRANGER)
    assert "You have not raised your hand." in text_of(stranger.get("/mine"))
    assert json.loads(stranger.get("/mine/everything.json").content)["person"] is None
    for act in ("confirm", "lower", "hide"):
        assert stranger.post(f"/mine/{act}").status_code == 404


def test_the_page_is_kept_by_nobody_in_between(maya: Client) -> None:
    raise_hand(maya)
    for address in ("/mine", "/mine/everything.json", "/hand"):
        assert "no-store" in maya.get(address).headers["Cache-Control"]
