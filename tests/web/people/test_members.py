"""Employers and the desk: who is let in, what they see, and how an introduction goes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from cast import FORM, browser, code_for, digits_of, raise_hand, sign_in, text_of
from django.core.cache import cache
from django.db import connection
from django.test import Client

from gonorth.web import clock, hands, letters, members, snapshot
from gonorth.web.forms.hand import HandForm
from gonorth.web.importing import import_reading
from gonorth.web.judging import understand
from gonorth.web.models import (
    Account,
    Board,
    Demand,
    Employer,
    Introduction,
    Letter,
    Look,
    Membership,
    Organisation,
    Person,
    Posting,
)
from gonorth.web.models.introduction import NotNext
from gonorth.web.people_search import handle, hides_from, person_of
from gonorth.web.reading import POSTING

HIRER, SECOND, RIVAL, DESK = (
    "hana@lakehead.example",
    "sam@lakehead.example",
    "rita@rival.example",
    "desk@hub.example",
)
SECRETS: dict[str, str] = {}  # of the apps, by address


@pytest.fixture(autouse=True)
def site_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONORTH_ADDRESS", "https://north.example")


def second_step(email: str) -> None:
    """Set up an app for one-time codes, on the page for it."""
    cache.clear()
    site = browser()
    sign_in(site, email)
    page = site.get("/account/second").content.decode()
    found = re.search(r"<code data-page>([A-Z2-7]+)</code>", page)
    assert found
    SECRETS[email] = found[1]
    assert site.post("/account/second", {"code": digits_of(found[1])}).status_code == 302
    cache.clear()


def in_at(email: str) -> Client:
    """A browser of a member, signed in with the code in the letter and the digits of the app."""
    cache.clear()
    site = browser()
    site.post("/account", {"email": email})
    led = site.post("/account/code", {"code": code_for(email)})
    if led.headers["Location"].endswith("/account/second/ask"):
        assert site.post("/account/second/ask", {"code": digits_of(SECRETS[email])}).status_code == 302
    return site


@pytest.fixture
def desk() -> Client:
    members.open_desk(DESK, "en", "The desk", clock.now())
    second_step(DESK)
    return in_at(DESK)


def employer_named(name: str) -> Employer:
    """An employer with an opening of its own, as its board shows it."""
    board = Board.objects.create(name=name, system="greenhouse", address=f"https://{name}.example/jobs")
    read = understand("greenhouse", POSTING, name.lower()).reading
    openings = tuple(
        replace(opening, id=f"greenhouse:{name}:1", employer=name, title="Data Engineer")
        for opening in read.openings
    )
    import_reading(board, replace(read, openings=openings), complete=True, at=clock.now())
    return Employer.objects.get(name=name)


def let_in(desk: Client, email: str, name: str) -> Client:
    """From asking to join to being a member with a second step."""
    employer_named(name)
    site = browser()
    sign_in(site, email)
    site.post("/team/join", {"name": name})
    desk.post(f"/desk/claims/{Organisation.objects.get(name=name).pk}", {"approve": "1"})
    second_step(email)
    return in_at(email)


def crowd(count: int, **said: object) -> list[Person]:
    """People alike enough to be shown."""
    made = []
    for number in range(count):
        email = f"person{random.randrange(10**9)}{number}@example.org"
        account = Account.objects.of(email, "en")
        form = HandForm.of(
            {k: v if isinstance(v, list) else [v] for k, v in (FORM | said).items()}, clock.today(), email
        )
        made.append(hands.raise_hand(account, form, "en", clock.now(), "https://north.example"))
    return made


def test_an_employer_is_let_in_by_the_desk_and_colleagues_by_its_owner(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    assert "Lakehead" in text_of(hirer.get("/team"))
    second = browser()
    sign_in(second, SECOND)
    assert "An owner of Lakehead has to let you in" in text_of(
        second.post("/team/join", {"name": "Whatever"})
    )
    assert second.get("/team/people").headers["Location"] == "/team/join"
    waiting = Membership.objects.get(account__email=SECOND)
    hirer.post(f"/team/members/{waiting.pk}")
    assert second.get("/team/people").headers["Location"] == "/account/second"  # and now the second step
    second_step(SECOND)
    assert in_at(SECOND).get("/team/people").status_code == 200


def test_a_member_lets_nobody_in(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    for email in (SECOND, "kim@lakehead.example"):
        site = browser()
        sign_in(site, email)
        site.post("/team/join")
    hirer.post(f"/team/members/{Membership.objects.get(account__email=SECOND).pk}")
    second_step(SECOND)
    third = Membership.objects.get(account__email="kim@lakehead.example")
    assert in_at(SECOND).post(f"/team/members/{third.pk}").status_code == 404
    third.refresh_from_db()
    assert third.admitted_at is None


@pytest.mark.parametrize(
    ("email", "name", "told"),
    [
        ("me@gmail.com", "Lakehead", "tells nothing of an employer"),
        (HIRER, " ", "Write your employer’s name"),
    ],
)
def test_who_cannot_be_told_to_be_of_an_employer_is_not(email: str, name: str, told: str) -> None:
    site = browser()
    sign_in(site, email)
    page = site.post("/team/join", {"name": name})
    assert page.status_code == 422
    assert told in text_of(page)
    assert not Membership.objects.exists()


def test_a_refused_employer_sees_nobody_and_may_ask_again(desk: Client) -> None:
    site = browser()
    sign_in(site, HIRER)
    site.post("/team/join", {"name": "Lakehead"})
    desk.post(f"/desk/claims/{Organisation.objects.get(name='Lakehead').pk}", {"refuse": "1"})
    second_step(HIRER)
    assert in_at(HIRER).get("/team/people").headers["Location"] == "/team/join"
    assert "The desk has your request" in text_of(in_at(HIRER).post("/team/join", {"name": "Lakehead"}))


def test_the_second_step_stands_between_the_code_and_the_pages(desk: Client) -> None:
    let_in(desk, HIRER, "Lakehead")
    site = browser()
    site.post("/account", {"email": HIRER})
    assert site.post("/account/code", {"code": code_for(HIRER)}).headers["Location"] == "/account/second/ask"
    assert site.get("/team").headers["Location"].startswith("/account")
    assert site.post("/account/second/ask", {"code": "000000"}).status_code in (200, 422)
    assert site.get("/team").headers["Location"].startswith("/account")


def test_who_was_signed_in_before_there_was_a_second_step_has_to_take_it(desk: Client) -> None:
    """Whoever reads somebody's mail may have signed in as them: that session gets no further."""
    employer_named("Lakehead")
    early = browser()
    sign_in(early, HIRER)
    early.post("/team/join", {"name": "Lakehead"})
    desk.post(f"/desk/claims/{Organisation.objects.get(name='Lakehead').pk}", {"approve": "1"})
    second_step(HIRER)
    assert early.get("/team/people").headers["Location"] == "/account?next=/team/people"
    assert early.get("/mine").status_code == 302  # and is over
    assert in_at(HIRER).get("/team/people").status_code == 200


def test_digits_are_good_once(desk: Client) -> None:
    let_in(desk, HIRER, "Lakehead")
    cache.clear()  # some time later
    sites = [browser(), browser()]
    for site in sites:
        site.post("/account", {"email": HIRER})
        site.post("/account/code", {"code": code_for(HIRER)})
    shown = digits_of(SECRETS[HIRER])
    assert [site.post("/account/second/ask", {"code": shown}).status_code for site in sites] == [302, 422]


def test_the_secret_of_an_app_is_not_readable_in_the_rows(desk: Client) -> None:
    let_in(desk, HIRER, "Lakehead")
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        assert SECRETS[HIRER] not in str(cursor.fetchall())


def test_an_employers_openings_are_its_own_also_when_they_come_later(desk: Client) -> None:
    site = browser()
    sign_in(site, HIRER)
    site.post("/team/join", {"name": "Lakehead"})
    desk.post(f"/desk/claims/{Organisation.objects.get(name='Lakehead').pk}", {"approve": "1"})
    second_step(HIRER)
    employer_named("Lakehead")
    people = crowd(5)
    snapshot.make(clock.now())
    organisation = Organisation.objects.get(name="Lakehead")
    posting = Posting.objects.get(employer__name="Lakehead")
    sent = {"posting": posting.pk, "note": "Hello"}
    assert in_at(HIRER).post(f"/team/people/{handle(organisation, people[0].pk)}", sent).status_code == 302


def test_a_second_step_is_set_up_once_right_after_a_code_and_told(desk: Client) -> None:
    let_in(desk, HIRER, "Lakehead")
    assert Letter.objects.filter(account__email=HIRER, kind="second").count() == 1
    assert in_at(HIRER).get("/account/second").headers["Location"] == "/account/home"
    stale = browser()
    sign_in(stale, SECOND)
    session = stale.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()
    assert stale.get("/account/second").headers["Location"].startswith("/account?next=")


def test_an_app_that_is_lost_is_taken_away_with_every_session(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    members.forget_app(HIRER)
    assert hirer.get("/team").headers["Location"].startswith("/account?next=")
    assert in_at(HIRER).get("/team").headers["Location"] == "/account/second"


def test_an_owner_sends_a_member_away_and_the_desk_an_employer(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    site = browser()
    sign_in(site, SECOND)
    site.post("/team/join")
    member = Membership.objects.get(account__email=SECOND)
    hirer.post(f"/team/members/{member.pk}")
    second_step(SECOND)
    second = in_at(SECOND)
    own = Membership.objects.get(account__email=HIRER)
    hirer.post(f"/team/members/{own.pk}", {"end": "1"})
    assert hirer.get("/team").status_code == 200
    hirer.post(f"/team/members/{member.pk}", {"end": "1"})
    assert second.get("/team").headers["Location"] == "/team/join"
    desk.post(f"/desk/claims/{Organisation.objects.get(name='Lakehead').pk}", {"refuse": "1"})
    assert hirer.get("/team/people").headers["Location"] == "/team/join"


def test_a_number_is_good_for_one_night(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    people = crowd(5)
    snapshot.make(clock.now())
    organisation = Organisation.objects.get(name="Lakehead")
    first = handle(organisation, people[0].pk)
    snapshot.make(clock.now())
    assert handle(organisation, people[0].pk) != first
    assert hirer.get(f"/team/people/{first}").status_code == 404


def test_people_are_found_as_bands_and_never_as_who_they_are(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    crowd(6, name="Somebody Secret", employer="Acme", hide="Acme")
    snapshot.make(clock.now())
    page = hirer.get("/team/people", {"title": "Data engineer", "skills": "Python"}).content.decode()
    assert "At least 5 people." in page
    assert "United States" in page
    for never in ("Secret", "example.org", "Acme", "San Francisco"):
        assert never not in page.replace("lakehead.example", "")


def test_those_who_look_the_same_are_shown_once_and_whoever_was_asked_gives_way(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    crowd(6)
    snapshot.make(clock.now())
    asked = {"title": "Data engineer"}

    def offered() -> list[str]:
        return re.findall(r"/team/people/(\d+)", hirer.get("/team/people", asked).content.decode())

    first = offered()
    assert len(first) == 1
    assert "At least 5 look the same." in text_of(hirer.get("/team/people", asked))
    person = Person.objects.get(pk=person_of(Organisation.objects.get(name="Lakehead"), int(first[0])))
    ask(hirer, person)
    assert offered() != first


def test_fewer_than_five_are_not_shown_but_counted_as_wanted(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    crowd(4)
    snapshot.make(clock.now())
    page = text_of(hirer.get("/team/people", {"title": "Data engineer"}))
    assert "Fewer than 5 people" in page
    assert "United States" not in page
    assert Demand.objects.get().found == "0"


def test_nobody_who_comes_shows_before_the_next_night(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    snapshot.make(clock.now())
    crowd(6)
    assert "Fewer than 5" in text_of(hirer.get("/team/people", {"title": "Data engineer"}))
    snapshot.make(clock.now())
    assert "At least 5" in text_of(hirer.get("/team/people", {"title": "Data engineer"}))


GOING: dict[str, Callable[[Person], object]] = {
    "takes the hand down": lambda person: hands.lower(person, clock.now()),
    "takes the consent back": lambda person: in_at(person.account.email).post(
        "/mine/agree", {"end": "employers"}
    ),
    "deletes everything": lambda person: in_at(person.account.email).post("/mine/delete"),
    "hides from them": lambda person: in_at(person.account.email).post("/mine/hide", {"name": "Lakehead"}),
    "hides from their domain": lambda person: in_at(person.account.email).post(
        "/mine/hide", {"name": "lakehead.example"}
    ),
}


@pytest.mark.parametrize("act", GOING)
def test_whoever_goes_is_gone_at_once(desk: Client, act: str) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    people = crowd(5)
    snapshot.make(clock.now())
    organisation = Organisation.objects.get(name="Lakehead")
    page = f"/team/people/{handle(organisation, people[0].pk)}"
    assert hirer.get(page).status_code == 200
    GOING[act](people[0])
    assert "Fewer than 5" in text_of(hirer.get("/team/people", {"title": "Data engineer"}))
    assert hirer.get(page).status_code == 404


def test_an_employer_one_hides_from_gets_what_it_would_get_without_one(desk: Client) -> None:
    """Page for page, with somebody hidden and with nobody there."""
    hirer = let_in(desk, HIRER, "Lakehead")
    crowd(7)
    questions = [
        {"title": "Data engineer"},
        {"skills": "Python"},
        {"title": "Data engineer", "skills": "Python, Kafka"},
    ]
    snapshot.make(clock.now())

    def pages() -> list[bytes]:
        """Whole, but for the numbers that are another each night."""
        told = (hirer.get("/team/people", asked).content for asked in questions)
        return [re.sub(rb"/people/\d+", b"/people/", page) for page in told]

    without = pages()
    crowd(3, hide="Lakehead")
    crowd(2, title="Nurse", more_skills="Rust", hide="Lakehead Labs", more_hidden="Lakehead")
    snapshot.make(clock.now())
    assert pages() == without


def test_a_handle_is_another_for_each_organisation_and_leads_back(db: None) -> None:
    one, other = Organisation(pk=1), Organisation(pk=2)
    for pk in (1, 2, 349_999, 2**40):
        assert person_of(one, handle(one, pk)) == pk
    assert len({handle(one, pk) for pk in range(5_000)}) == 5_000
    assert not {handle(one, pk) for pk in range(2_000)} & {handle(other, pk) for pk in range(2_000)}


@pytest.mark.parametrize(
    ("name", "is_hidden"),
    [("Lakehead", True), ("LAKEHEAD inc.", True), ("lakehead.example", True), ("@lakehead.example", True),
     ("www.lakehead.example", True), ("https://lakehead.example/jobs", True), ("boss@lakehead.example", True),
     ("lakehead.example/", True), ("Example", False), ("Lake", False), ("head.example", False), ("", False)],
)  # fmt: skip
def test_hiding_goes_by_name_and_domain(name: str, is_hidden: bool) -> None:
    organisation = Organisation(pk=1, name="Lakehead Robotics", domain="lakehead.example")
    assert hides_from(name, organisation) == is_hidden


def ask(hirer: Client, person: Person, note: str = "Come and build with us") -> int:
    organisation = Organisation.objects.get(name="Lakehead")
    posting = Posting.objects.get(employer=organisation.employer)
    sent = {"posting": posting.pk, "note": note}
    return hirer.post(f"/team/people/{handle(organisation, person.pk)}", sent).status_code


def test_an_introduction_goes_from_asked_to_hired_and_only_then_are_contacts_seen(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    people = crowd(5)
    snapshot.make(clock.now())
    person = people[0]
    assert ask(hirer, person) == 302
    assert person.account.email not in hirer.get("/team").content.decode()
    mine = in_at(person.account.email)
    assert "Come and build with us" in text_of(mine.get("/mine"))
    introduction = Introduction.objects.get()
    mine.post(f"/mine/introductions/{introduction.pk}", {"step": "accepted"})
    assert person.account.email in hirer.get("/team").content.decode()
    assert "You have been introduced" in text_of(mine.get("/mine"))
    hirer.post(f"/team/introductions/{introduction.pk}", {"step": "interviewed"})
    introduction.refresh_from_db()
    assert introduction.answer_due_on == clock.now().date() + timedelta(days=45)
    hirer.post(f"/team/introductions/{introduction.pk}", {"step": "offered"})
    hirer.post(f"/team/introductions/{introduction.pk}", {"step": "hired"})
    assert "You have accepted an offer" in text_of(mine.get("/mine"))
    steps = list(introduction.changes.order_by("pk").values_list("now", flat=True))
    assert steps == ["asked", "accepted", "interviewed", "offered", "hired"]
    kinds = set(
        Letter.objects.filter(account__email__in=[HIRER, person.account.email]).values_list("kind", flat=True)
    )
    assert {"asked", "accepted"} <= kinds


def test_a_declined_introduction_tells_nobody_who_it_was(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    person = crowd(5)[0]
    snapshot.make(clock.now())
    ask(hirer, person)
    mine = in_at(person.account.email)
    introduction = Introduction.objects.get()
    mine.post(f"/mine/introductions/{introduction.pk}", {"step": "declined", "reason": "pay"})
    page = hirer.get("/team").content.decode()
    assert "declined" in page
    assert person.account.email not in page
    assert introduction.changes.latest("pk").reason == "pay"
    mine.post(f"/mine/introductions/{introduction.pk}", {"step": "accepted"})
    introduction.refresh_from_db()
    assert introduction.step == "declined"


@pytest.mark.parametrize("step", ["accepted", "declined", "hired", "nonsense", ""])
def test_an_employer_cannot_take_the_persons_step(desk: Client, step: str) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    person = crowd(5)[0]
    snapshot.make(clock.now())
    ask(hirer, person)
    introduction = Introduction.objects.get()
    hirer.post(f"/team/introductions/{introduction.pk}", {"step": step})
    introduction.refresh_from_db()
    assert introduction.step == "asked"


def test_nobody_is_asked_twice_without_a_note_or_without_an_opening(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    person = crowd(5)[0]
    snapshot.make(clock.now())
    assert ask(hirer, person, note="  ") == 422
    organisation = Organisation.objects.get(name="Lakehead")
    address = f"/team/people/{handle(organisation, person.pk)}"
    assert hirer.post(address, {"note": "Hello", "posting": "999999"}).status_code == 422
    assert ask(hirer, person) == 302
    assert ask(hirer, person) == 422
    assert Introduction.objects.count() == 1


def test_a_rival_sees_and_changes_nothing_of_another(desk: Client) -> None:
    hirer, rival = let_in(desk, HIRER, "Lakehead"), let_in(desk, RIVAL, "Rival")
    person = crowd(5)[0]
    snapshot.make(clock.now())
    ask(hirer, person)
    introduction = Introduction.objects.get()
    assert "Data Engineer" not in rival.get("/team").content.decode()
    assert rival.post(f"/team/introductions/{introduction.pk}", {"step": "withdrawn"}).status_code == 404
    waiting = Membership.objects.get(account__email=HIRER)
    assert rival.post(f"/team/members/{waiting.pk}").status_code == 404
    # The number by which another organisation knows somebody is nobody's to this one.
    theirs = handle(Organisation.objects.get(name="Lakehead"), person.pk)
    assert rival.get(f"/team/people/{theirs}").status_code == 404


def test_anothers_introduction_is_not_ones_own_to_answer(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    people = crowd(5)
    snapshot.make(clock.now())
    ask(hirer, people[0])
    pk = Introduction.objects.get().pk
    assert (
        in_at(people[1].account.email).post(f"/mine/introductions/{pk}", {"step": "accepted"}).status_code
        == 404
    )
    assert Introduction.objects.get().step == "asked"


def test_a_hundred_presses_accept_once(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    person = crowd(5)[0]
    snapshot.make(clock.now())
    ask(hirer, person)
    introduction, done = Introduction.objects.get(), 0
    for _ in range(100):
        try:
            introduction.take("accepted", clock.now(), person.account)
            done += 1
        except NotNext:
            pass
    assert done == 1
    assert introduction.changes.filter(now="accepted").count() == 1


def test_the_desk_reads_of_those_alone_who_agreed_to_it(desk: Client, maya: Client) -> None:
    account = raise_hand(maya)
    assert "Maya Placeholder" in desk.get("/desk").content.decode()
    address = f"/desk/people/{account.person.pk}"
    assert "Agreed: to be found by employers" in text_of(desk.get(address))
    assert Look.objects.get().by == Account.objects.get(email=DESK)
    desk.post(f"{address}/write", {"note": "Called on Tuesday"})
    desk.post(f"{address}/write", {"stage": "met"})
    assert "Called on Tuesday" in text_of(maya.get("/mine"))
    assert "You have met somebody from the desk" in text_of(maya.get("/mine"))
    maya.post("/mine/agree", {"end": "desk"})
    assert "Maya Placeholder" not in desk.get("/desk").content.decode()
    assert desk.get(address).status_code == 404


def test_the_desk_sets_no_stage_that_only_an_introduction_gives(desk: Client, maya: Client) -> None:
    person = raise_hand(maya).person
    assert desk.post(f"/desk/people/{person.pk}/write", {"stage": "offered"}).status_code == 404
    person.refresh_from_db()
    assert person.stage == "raised"


def test_the_pages_of_the_desk_are_the_desks(desk: Client, maya: Client) -> None:
    hirer, account = let_in(desk, HIRER, "Lakehead"), raise_hand(maya)
    for site in (hirer, maya, browser()):
        for address in ("/desk", f"/desk/people/{account.person.pk}"):
            answer = site.get(address)
            assert answer.status_code == 302
        claim = Organisation.objects.get(name="Lakehead")
        assert site.post(f"/desk/claims/{claim.pk}", {"refuse": "1"}).status_code == 302
        assert site.post(f"/desk/people/{account.person.pk}/write", {"note": "x"}).status_code == 302
    claim.refresh_from_db()
    assert claim.refused_at is None
    assert not account.person.notes.exists()


def test_deleting_takes_introductions_and_notes_along(desk: Client) -> None:
    hirer = let_in(desk, HIRER, "Lakehead")
    person = crowd(5)[0]
    snapshot.make(clock.now())
    ask(hirer, person, note="About zanzibar")
    desk.post(f"/desk/people/{person.pk}/write", {"note": "Speaks of zanzibar"})
    in_at(person.account.email).post("/mine/delete")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "zanzibar" not in str(cursor.fetchall())


def test_a_member_whose_employer_asks_is_no_letter_without_consent(desk: Client) -> None:
    person = crowd(1, agree=["desk"])[0]
    with pytest.raises(letters.NotCovered):
        letters.queue(
            "asked",
            person.account,
            "en",
            clock.now(),
            "https://north.example",
            {"employer": "x", "opening": "y"},
        )
