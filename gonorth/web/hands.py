"""Who raised a hand, for what and when? Every change of it is a row, in one transaction with what it changes.

A hand raised by a visitor waits in their session until a code shows that the address is theirs; what nobody
confirms is gone with the session.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.http import HttpRequest

from gonorth.facts.words import Lang
from gonorth.web import clock, consents, letters, reading_people
from gonorth.web.addresses import absolute, language_of
from gonorth.web.candidate_form import Posted
from gonorth.web.forms.hand import HandForm, day_of
from gonorth.web.models import Account, Hidden, Intent, Person, Placement, Stage, Version

HIDDEN = "hidden"  # the name of the version that moves when anybody hides from anyone
WAITING = "hand"  # what of the session holds a hand until its address is confirmed
HOLDS = timedelta(days=180)  # an intent without a day, or after its day; then it is asked again, and lapses


def wait(request: HttpRequest, form: HandForm) -> None:
    """Hold a hand in the session until its address is confirmed."""
    request.session[WAITING] = {"email": form.email, "posted": form.kept}


def keep_waiting(request: HttpRequest, account: Account) -> Person | None:
    """Raise the hand that waits in the session, if it is of this account."""
    waiting = request.session.pop(WAITING, None)
    if not waiting or waiting["email"] != account.email:
        return None
    form = HandForm.of(waiting["posted"], clock.today(), account.email)
    if form.problems:
        return None
    return raise_hand(account, form, language_of(request), clock.now(), absolute(request))


@transaction.atomic
def raise_hand(account: Account, form: HandForm, lang: Lang, at: datetime, site: str) -> Person:
    """Keep what was said; of somebody who raised a hand before, in place of what was said then."""
    person, is_new = Person.objects.select_for_update().get_or_create(
        account=account,
        defaults={
            "told": form.told,
            "read": reading_people.read(form.told),
            "stage": Stage.RAISED,
            "raised_at": at,
            "placement": Placement.objects.filter(path=form.via).first() if form.via else None,
        },
    )
    person.name, person.told = form.name, form.told
    person.read = person.read if is_new else reading_people.read(form.told)
    person.save(update_fields=["name", "told", "read"])
    reading_people.keep_words(person)
    if is_new:
        person.changes.create(now=Stage.RAISED, at=at, by=account)
    elif person.stage == Stage.ENDED:
        person.move(Stage.RAISED, at, account, "again")
    intend(person, form.wants, form.when, at)
    hide(person, form.hidden)
    consents.give(account, form.purposes, lang, "hand", at)
    letters.queue("welcome", account, lang, at, site, {})
    return person


def intend(person: Person, wants: Iterable[str], when: str, at: datetime) -> Intent:
    """Inside the caller's transaction: what somebody wants now, and when."""
    end_intent(person, "changed", at)
    by = day_of(when, at.date())
    return person.intents.create(
        wants=list(wants), by=by, raised_at=at, confirmed_at=at, lapses_on=_lapses(by, at.date())
    )


def confirm(person: Person, at: datetime) -> bool:
    """It is still so: ask again later. False where there is nothing to confirm."""
    intent = person.intents.alive().first()
    if intent is None:
        return False
    intent.confirmed_at, intent.lapses_on, intent.asked_at = at, _lapses(intent.by, at.date()), None
    intent.save(update_fields=["confirmed_at", "lapses_on", "asked_at"])
    return True


@transaction.atomic
def lower(person: Person, at: datetime, reason: str = "withdrawn") -> None:
    """It is no longer so. The person stays, until they delete themselves or nothing keeps them."""
    end_intent(person, reason, at)
    consents.take_out([person.pk])
    if person.stage != Stage.ENDED:
        person.move(Stage.ENDED, at, person.account, reason)


def end_intent(person: Person, reason: str, at: datetime) -> None:
    person.intents.alive().update(ended_at=at, end_reason=reason)


def hide(person: Person, names: Iterable[str]) -> None:
    """Inside the caller's transaction: these, and no others, must not learn of a person."""
    person.hidden.all().delete()
    Version.move(HIDDEN)
    rows = (Hidden(person=person, name=name[:300]) for name in dict.fromkeys(names))
    Hidden.objects.bulk_create(rows)


def _lapses(by: date | None, today: date) -> date:
    return max(by or today, today) + HOLDS


def said(person: Person) -> Posted:
    """What somebody last said of themselves, as the fields of the form to raise a hand."""
    intent = person.intents.alive().first()
    return {
        **person.told,
        "name": [person.name],
        "hide": list(person.hidden.values_list("name", flat=True)),
        "want": intent.wants if intent else [],
        "agree": list(consents.alive(person.account, clock.now())),
    }
