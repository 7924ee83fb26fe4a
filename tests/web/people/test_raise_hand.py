"""Raising a hand: kept only once the address is shown to be theirs, with the words that were agreed to."""

from __future__ import annotations

from datetime import date

import pytest
from cast import FORM, MAYA, STRANGER, code_for, raise_hand, sign_in, text_of
from django.test import Client

from gonorth.web import clock
from gonorth.web.models import Account, Campaign, Consent, Letter, Person, Placement, Stage


def test_a_hand_is_raised_in_one_form_and_a_code(maya: Client) -> None:
    raise_hand(maya)
    page = text_of(maya.get("/mine"))
    assert "Your hand is up." in page
    assert "A job there" in page
    assert "Within a year" in page


def test_nothing_is_kept_before_the_code(maya: Client) -> None:
    maya.post("/hand", FORM | {"email": MAYA})
    assert not Person.objects.exists()
    assert not Consent.objects.exists()


def test_what_waits_is_the_form_and_nothing_else(maya: Client) -> None:
    maya.post("/hand", FORM | {"email": MAYA, "junk": "y" * 100_000})
    held = maya.session["hand"]["posted"]
    assert held["title"] == ["Data Engineer"]
    assert "junk" not in held


def test_what_waits_in_a_browser_goes_to_no_other_address(maya: Client) -> None:
    maya.post("/hand", FORM | {"email": MAYA})
    sign_in(maya, STRANGER)
    assert not Person.objects.exists()


def test_each_consent_is_kept_with_the_words_that_were_shown(maya: Client) -> None:
    page = text_of(maya.get("/fr/hand"))
    account = raise_hand(maya, prefix="/fr")
    kept = {consent.purpose: consent for consent in account.consents.all()}
    assert kept.keys() == {"desk", "employers"}
    for consent in kept.values():
        assert consent.words in page
        assert (consent.language, consent.how) == ("fr", "hand")
        assert consent.lapses_at is not None


def test_nothing_is_agreed_to_beforehand(maya: Client) -> None:
    page = maya.get("/hand").content.decode()
    boxes = [line for line in page.splitlines() if 'name="agree"' in line]
    assert len(boxes) == 4
    assert not any("checked" in box for box in boxes)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"agree": ["employers"]}, "Agree to the first line"),
        ({"want": []}, "Choose at least one thing"),
        ({"email": ""}, "Write your e-mail address"),
        ({"email": "nobody"}, "is no e-mail address"),
        ({"when": "1999-summer"}, "a value that this page does not offer"),
        ({"want": ["money"]}, "a value that this page does not offer"),
        ({"years": "many"}, "years"),
    ],
)
def test_what_cannot_be_used_is_told_and_stays_in_the_form(
    maya: Client, said: dict[str, object], told: str
) -> None:
    page = maya.post("/hand", FORM | {"email": MAYA} | said)
    assert page.status_code == 422
    assert told in text_of(page)
    assert 'value="Maya Placeholder"' in page.content.decode()
    assert not Letter.objects.exists()


def test_what_an_answer_read_comes_along_and_is_shown(maya: Client) -> None:
    sent = {"written_in": "en", "title": "Site Reliability Engineer", "skill": "python", "employer": "Acme"}
    page = maya.post("/hand", sent | {"hide": "Acme", "near": "Toronto", "sponsorship": "yes"})
    assert page.status_code == 200
    assert "Site Reliability Engineer" in text_of(page)
    assert 'value="Acme" checked' in page.content.decode()
    hidden = dict.fromkeys(("title", "skill", "near", "sponsorship"))
    assert all(f'type="hidden" name="{name}"' in page.content.decode() for name in hidden)


def test_a_day_is_kept_with_the_intent(maya: Client) -> None:
    when = f"{clock.today().year + 1}-summer"
    account = raise_hand(maya, when=when)
    intent = account.person.intents.get()
    assert intent.by == date(clock.today().year + 1, 6, 1)
    assert intent.lapses_on > intent.by


def test_raising_it_again_replaces_what_was_said_and_keeps_that_it_was(maya: Client) -> None:
    account = raise_hand(maya)
    assert maya.post("/hand", FORM | {"want": ["found"], "more_hidden": "Acme; Lakehead"}).status_code == 302
    person = Person.objects.get(account=account)
    assert [(i.wants, i.end_reason) for i in person.intents.order_by("pk")] == [
        (["job", "ask"], "changed"),
        (["found"], ""),
    ]
    assert set(person.hidden.values_list("name", flat=True)) == {"Northfold", "Acme", "Lakehead"}
    assert account.consents.filter(withdrawn_at=None).count() == 2
    assert account.consents.count() == 4


def test_whoever_is_signed_in_raises_their_own_hand_alone(maya: Client) -> None:
    account = raise_hand(maya)
    maya.post("/hand", FORM | {"email": STRANGER, "name": "Somebody else"})
    assert Account.objects.count() == 1
    assert Person.objects.get(account=account).name == "Somebody else"


def test_the_first_stage_is_a_row(maya: Client) -> None:
    person = raise_hand(maya).person
    assert [(c.was, c.now) for c in person.changes.all()] == [("", Stage.RAISED)]


def test_a_placement_is_remembered_only_with_the_hand(maya: Client) -> None:
    face = Placement.objects.create(
        campaign=Campaign.objects.create(name="Winter"), name="101 south", channel="billboard", path="101"
    )
    home = maya.get("/101")
    assert home.headers["Location"] == "/?via=101"
    assert not home.cookies
    assert face.visits.count() == 1
    page = maya.get("/hand?via=101").content.decode()
    assert 'name="via" value="101"' in page
    assert raise_hand(maya, via="101").person.placement == face


def test_a_path_nobody_placed_is_no_page(maya: Client) -> None:
    assert maya.get("/102").status_code == 404


def test_a_code_letter_and_a_welcome_are_all_that_is_written(maya: Client) -> None:
    raise_hand(maya)
    assert sorted(Letter.objects.values_list("kind", flat=True)) == ["code", "welcome"]


def test_french_is_answered_in_french(maya: Client) -> None:
    maya.post("/fr/hand", FORM | {"email": MAYA})
    letter = Letter.objects.get()
    assert letter.subject == "Votre code pour entrer"
    assert "/fr/account/code" in letter.text
    assert maya.post("/fr/account/code", {"code": code_for(MAYA)}).headers["Location"] == "/fr/mine"
