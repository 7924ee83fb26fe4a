"""Who may open what: every address of the site, as everybody, with one's own things and with others'.

A new address that nobody lists here fails the test.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cast import MAYA, NOOR, STRANGER, browser, raise_hand, sign_in, text_of
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from gonorth.web import letters
from gonorth.web.models import Consent

# Open to everybody, with nothing on them that is anybody's.
PUBLIC = [
    "health",
    "robots",
    "sitemap",
    "sitemap_part",
    "home",
    "answer",
    "answer_json",
    "moving",
    "moving_pay",
    "moving_pay_json",
    "moving_hiring",
    "moving_hiring_json",
    "moving_papers",
    "moving_papers_json",
    "moving_points",
    "moving_points_json",
    "moving_steps",
    "moving_steps_json",
    "moving_calendar",
    "moving_rules",
    "moving_rules_json",
    "openings",
    "openings_json",
    "openings_csv",
    "openings_rss",
    "openings_atom",
    "openings_feed",
    "opening",
    "opening_json",
    "opening_report",
    "employers",
    "employers_json",
    "employer",
    "employer_json",
    "hubs",
    "hubs_json",
    "hub",
    "hub_json",
    "scene",
    "scene_json",
    "scene_csv",
    "facts",
    "facts_json",
    "facts_csv",
    "events",
    "events_json",
    "event_json",
    "event",
    "boards",
    "boards_json",
    "boards_read",
    "board",
    "board_json",
    "stories",
    "styleguide",
    "about",
    "accessibility",
    "policy",
    "privacy",
    "via",
    "account_login",
    "account_request_login_code",
    "account_logout",
    "stop",
]
# Somebody's own: (method, what whoever is not signed in gets). The page is always of who asks.
OWN = {
    "mine": "get",
    "mine_confirm": "post",
    "mine_lower": "post",
    "mine_hide": "post",
    "mine_agree": "post",
    "mine_download": "get",
    "mine_delete": "get",
    "mfa_activate_totp": "get",
    "mfa_index": "get",
    "team_join": "get",
}
# Of members alone: name -> an address of that kind. Who may do what inside: test_members.py.
MEMBERS = {
    "team": "/team",
    "team_people": "/team/people",
    "team_ask": "/team/people/1",
    "team_admit": "/team/members/1",
    "team_go_on": "/team/introductions/1",
    "desk": "/desk",
    "desk_claim": "/desk/claims/1",
    "desk_person": "/desk/people/1",
    "desk_write": "/desk/people/1/write",
}
OPEN_TO_ALL_BUT_OWN_INSIDE = {
    "hand",
    "account_confirm_login_code",
    "mfa_authenticate",
    "mine_answer",
}  # a form; what is in it is the asker's


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str | None]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name


def test_every_address_is_listed_here() -> None:
    listed = {*PUBLIC, *OWN, *MEMBERS, *OPEN_TO_ALL_BUT_OWN_INSIDE}
    assert set(names(get_resolver().url_patterns)) == listed


@pytest.mark.parametrize("address", MEMBERS.values(), ids=MEMBERS)
@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_what_is_the_members_is_nobody_elses(
    maya: Client, stranger: Client, address: str, prefix: str
) -> None:
    """Whoever is not signed in is led to sign in, and whoever is no member to where one asks to be one."""
    raise_hand(maya)
    for method in ("get", "post"):
        answer = getattr(stranger, method)(prefix + address)
        assert answer.headers["Location"].startswith(f"{prefix}/account?next=")
        assert getattr(maya, method)(prefix + address).headers["Location"] == f"{prefix}/team/join"


def address_of(name: str) -> str:
    from django.urls import reverse

    return reverse(name)


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_a_visitor_is_led_to_sign_in(stranger: Client, name: str, prefix: str) -> None:
    for method in ("get", "post"):
        answer = getattr(stranger, method)(prefix + address_of(name))
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(f"{prefix}/account?next=")


@pytest.mark.parametrize("name", [name for name, method in OWN.items() if method == "post"])
def test_what_changes_something_is_never_a_link(maya: Client, name: str) -> None:
    raise_hand(maya)
    assert maya.get(address_of(name)).status_code == 405


@pytest.mark.parametrize("name", OWN)
def test_nobody_sees_or_changes_what_is_anothers(maya: Client, stranger: Client, name: str) -> None:
    """There is no number in these addresses to be changed: whatever is sent, it is about who sends it."""
    before = snapshot(raise_hand(maya))
    raise_hand(stranger, NOOR, name="Noor")
    sent = {
        "email": MAYA,
        "account": "1",
        "person": "1",
        "pk": "1",
        "name": "x",
        "end": "desk",
        "show": "Northfold",
    }
    for method in ("get", "post"):
        if (name, method) in {("mine_delete", "post"), ("team_join", "post")}:
            continue
        answer = getattr(stranger, method)(address_of(name), sent)
        assert "Maya" not in answer.content.decode()
        assert MAYA not in answer.content.decode()
    assert snapshot(before[0]) == before


def snapshot(account: object) -> tuple[object, ...]:
    account.refresh_from_db()  # type: ignore[attr-defined]
    person = account.person  # type: ignore[attr-defined]
    person.refresh_from_db()
    return (
        account,
        person.stage,
        list(person.intents.values()),
        list(person.hidden.values("name")),
        list(account.consents.values()),  # type: ignore[attr-defined]
    )


@pytest.mark.parametrize(
    "headers", [{"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}]
)
@pytest.mark.parametrize("name", [*OWN, "hand", "account_logout", "account_login"])
def test_no_other_site_can_make_a_browser_do_it(maya: Client, name: str, headers: dict[str, str]) -> None:
    account = raise_hand(maya)
    before = snapshot(account)
    assert (
        maya.post(address_of(name), {"end": "desk", "show": "Northfold"}, headers=headers).status_code == 403
    )
    assert snapshot(account) == before


def test_a_next_page_is_of_this_site_or_none(maya: Client) -> None:
    raise_hand(maya)
    later = browser()
    later.get("/account?next=https://elsewhere.example/")
    later.post(
        "/account?next=https://elsewhere.example/", {"email": MAYA, "next": "https://elsewhere.example/"}
    )
    from cast import code_for

    sent = {"code": code_for(MAYA), "next": "https://elsewhere.example/"}
    assert later.post("/account/code", sent).headers["Location"] == "/mine"


def test_the_end_of_letters_is_of_one_consent_alone(maya: Client, stranger: Client) -> None:
    raise_hand(maya)
    raise_hand(stranger, NOOR)
    consent = Consent.objects.filter(account__email=MAYA).first()
    stop = letters.stop_address(consent, "en", "")
    assert stop
    stranger.post(stop)
    assert Consent.objects.filter(account__email=NOOR, withdrawn_at=None).count() == 2


def test_what_one_did_before_signing_in_as_another_is_not_theirs(maya: Client) -> None:
    """A shared browser: whoever signs out leaves nothing for the next."""
    raise_hand(maya)
    maya.post("/account/leave")
    sign_in(maya, STRANGER)
    assert "You have not raised your hand." in text_of(maya.get("/mine"))
    assert 'value="Maya Placeholder"' not in maya.get("/hand").content.decode()
