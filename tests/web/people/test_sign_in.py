"""A code in a letter is the way in; who is known here shows nowhere."""

from __future__ import annotations

from cast import MAYA, STRANGER, browser, code_for, raise_hand, sign_in, text_of
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gonorth.web.models import Account, Letter


def test_the_code_in_the_letter_lets_somebody_in(maya: Client) -> None:
    raise_hand(maya)
    later = browser()
    sign_in(later, MAYA)
    assert MAYA in text_of(later.get("/mine"))


def test_the_code_may_be_typed_as_it_comes(maya: Client) -> None:
    maya.post("/account", {"email": f"  {MAYA.upper()} "})
    typed = f" {code_for(MAYA).lower().replace('-', ' ')} "
    assert maya.post("/account/code", {"code": typed}).status_code == 302


def test_a_wrong_code_is_told_and_three_end_it(maya: Client) -> None:
    maya.post("/account", {"email": MAYA})
    right = code_for(MAYA)
    for _ in range(2):
        again = maya.post("/account/code", {"code": "BBBB-BBBB"})
        assert again.status_code == 422
        assert "not the code we sent" in text_of(again)
    assert maya.post("/account/code", {"code": "BBBB-BBBB"}).headers["Location"] == "/account?over=1"
    assert "three wrong codes" in text_of(maya.get("/account?over=1"))
    maya.post("/account/code", {"code": right})
    assert maya.get("/mine").status_code == 302  # the right one no longer works


def test_a_code_is_good_for_the_browser_that_asked_alone(maya: Client, stranger: Client) -> None:
    maya.post("/account", {"email": MAYA})
    stranger.post("/account", {"email": STRANGER})
    stranger.post("/account/code", {"code": code_for(MAYA)})
    assert stranger.get("/mine").status_code == 302


def test_a_code_is_good_once(maya: Client) -> None:
    maya.post("/account", {"email": MAYA})
    code = code_for(MAYA)
    maya.post("/account/code", {"code": code})
    maya.post("/account/leave")
    maya.post("/account/code", {"code": code})
    assert maya.get("/mine").status_code == 302


def test_many_codes_for_one_address_are_held_back(maya: Client) -> None:
    answers = [maya.post("/account", {"email": MAYA}).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 422]
    assert Letter.objects.count() == 3


def test_nobody_shuts_another_out_by_asking_for_their_codes(maya: Client, stranger: Client) -> None:
    for _ in range(20):
        stranger.post("/account", {"email": MAYA}, REMOTE_ADDR="203.0.113.9")
    assert maya.post("/account", {"email": MAYA}).status_code == 302


def test_a_session_that_waits_for_a_code_is_short_and_one_that_has_it_is_not(maya: Client) -> None:
    maya.post("/account", {"email": MAYA})
    assert maya.session.get_expiry_age() <= 20 * 60
    maya.post("/account/code", {"code": code_for(MAYA)})
    assert maya.session.get_expiry_age() > 86_400


def test_what_is_no_address_is_told_in_its_own_words(maya: Client) -> None:
    page = maya.post("/fr/account", {"email": "maya chez exemple"})
    assert page.status_code == 422
    assert "n’est pas une adresse courriel" in text_of(page)
    assert 'value="maya chez exemple"' in page.content.decode()
    assert not Account.objects.exists()


def test_an_address_that_is_known_and_one_that_is_not_are_answered_alike(maya: Client) -> None:
    """The same pages, the same letter, the same work: queries are what takes time here."""
    raise_hand(maya)
    told = {}
    for email in (MAYA, STRANGER):
        visitor = browser()
        asked = visitor.post("/account", {"email": email})
        page = visitor.get("/account/code")
        letter = Letter.objects.filter(account__email=email).latest("queued_at")
        told[email] = (
            asked.status_code,
            asked.headers["Location"],
            text_of(page).replace(email, ""),
            letter.subject,
            letter.text.replace(code_for(email), ""),
        )
    assert told[MAYA] == told[STRANGER]


def test_asking_for_a_code_asks_the_database_the_same_of_both(maya: Client) -> None:
    raise_hand(maya)
    asked = []
    for email in (MAYA, STRANGER):
        with CaptureQueriesContext(connection) as queries:
            browser().post("/account", {"email": email})
        said = (query["sql"].split("VALUES")[0].split("WHERE")[0] for query in queries)
        asked.append([each for each in said if "SAVEPOINT" not in each])
    assert asked[0] == asked[1]


def test_signing_out_ends_it(maya: Client) -> None:
    raise_hand(maya)
    assert maya.post("/account/leave").status_code == 302
    assert maya.get("/mine").headers["Location"].startswith("/account")


def test_whoever_is_signed_in_is_not_asked_again(maya: Client) -> None:
    raise_hand(maya)
    assert maya.get("/account").headers["Location"] == "/mine"


def test_the_cookie_is_for_this_site_alone(maya: Client) -> None:
    assert not maya.get("/account").cookies
    cookie = maya.post("/account", {"email": MAYA}).cookies["gonorth"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_no_page_for_visitors_sets_a_cookie(stranger: Client) -> None:
    for address in ("/", "/hand", "/fr/hand", "/account", "/answer", "/mine"):
        assert not stranger.get(address).cookies


def test_it_leads_on_to_where_somebody_wanted_to_go(maya: Client) -> None:
    raise_hand(maya)
    later = browser()
    assert later.get("/fr/mine").headers["Location"].startswith("/fr/account")
