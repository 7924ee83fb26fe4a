"""What is no longer to be kept goes by itself, every hour, and a row says what went.

An address that never entered its code; what waits in a session that is over; a hand nobody confirmed, which
comes down after its owner was asked; letters that are long settled; somebody whose hand has been down so long
that nothing keeps them.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import close_old_connections, connection, transaction
from django.utils.timezone import localtime

from gonorth.web import clock, consents, hands, letters, options, postman, snapshot
from gonorth.web.forgetting import forget, scrub
from gonorth.web.models import (
    Account,
    Consent,
    Gone,
    Intent,
    Letter,
    Person,
    Profile,
    Purpose,
    Stage,
    Tidying,
)

EVERY = 3600.0  # seconds
UNCONFIRMED = timedelta(days=1)  # an address whose code was never entered
ASKED_BEFORE = timedelta(days=30)  # a hand lapses; then its owner is asked
LETTERS = timedelta(days=180)  # a settled letter
DOWN = timedelta(days=730)  # a hand that is down

log = logging.getLogger(__name__)


def run(stop: threading.Event) -> None:
    """Tidy now and every hour, until stopped."""
    while not stop.is_set():
        try:
            tidy(clock.now())
        except Exception:  # the database is away: the next hour may be better
            log.exception("tidying")
            close_old_connections()
        stop.wait(EVERY)
    connection.close()


def tidy(at: datetime) -> Mapping[str, int]:
    """All of it once; how many of each went. Nothing is written where nothing was to be done."""
    done = {name: count for name, work in WORK.items() if (count := work(at))}
    scrub()
    if done:
        Tidying.objects.create(at=at, done=done)
    return done


def _lapsed_consents(at: datetime) -> int:
    """Whoever agreed for so long and no longer is shown no more."""
    known = set(Profile.objects.values_list("person", flat=True)) - set(
        Gone.objects.values_list("person", flat=True)
    )
    late = known - snapshot.shown_people(at)
    consents.take_out(late)
    ended = Consent.objects.filter(purpose=Purpose.DESK, withdrawn_at=None, lapses_at__lte=at)
    closed = Person.objects.filter(is_open=True, account__in=ended.values("account")).update(is_open=False)
    return len(late) + closed


def _profiles(at: datetime) -> int:
    """What searches see of people, anew on the first round of each day."""
    last = Tidying.objects.filter(done__has_key="profiles").order_by("-at").first()
    is_made = last is not None and localtime(last.at).date() == localtime(at).date()
    return 0 if is_made else snapshot.make(at)


def _sessions(at: datetime) -> int:
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def _unconfirmed(at: datetime) -> int:
    """Addresses that somebody typed and nobody confirmed."""
    found = Account.objects.filter(
        last_login=None, person=None, memberships=None, made_at__lt=at - UNCONFIRMED
    )
    for pk in found.values_list("pk", flat=True):
        for letter in Letter.objects.filter(account=pk):
            postman.discard(letter.pk)
    return found.delete()[1].get("gonorth.Account", 0)


def _asked(at: datetime) -> int:
    """Ask, once for each confirmation, whether it is still so."""
    soon = Intent.objects.alive().filter(asked_at=None, lapses_on__lte=(at + ASKED_BEFORE).date())
    count = 0
    for intent in soon.select_related("person__account"):
        account = intent.person.account
        with transaction.atomic():
            if not Intent.objects.alive().filter(pk=intent.pk, asked_at=None).update(asked_at=at):
                continue
            try:
                lang = letters.language_of(account)
                letters.queue("reconfirm", account, lang, at, options.ADDRESS.value.rstrip("/"), {})
                count += 1
            except letters.NotCovered:
                pass
    return count


def _lapsed(at: datetime) -> int:
    late = Intent.objects.alive().filter(lapses_on__lt=at.date()).select_related("person__account")
    for intent in late:
        hands.lower(intent.person, at, "lapsed")
    return len(late)


def _letters(at: datetime) -> int:
    old = list(Letter.objects.filter(settled_at__lt=at - LETTERS).values_list("pk", flat=True)[:5_000])
    Letter.objects.filter(pk__in=old).delete()
    for pk in old:
        postman.discard(pk)
    return len(old)


def _long_down(at: datetime) -> int:
    """Those whose last change of stage was to take their hand down, so long ago."""
    down = Person.objects.filter(stage=Stage.ENDED).exclude(changes__at__gte=at - DOWN)
    people = list(down.select_related("account"))
    for person in people:
        forget(person.account, at)
    return len(people)


WORK: Mapping[str, Callable[[datetime], int]] = {
    "sessions": _sessions,
    "unconfirmed": _unconfirmed,
    "asked": _asked,
    "lapsed": _lapsed,
    "letters": _letters,
    "long_down": _long_down,
    "lapsed_consents": _lapsed_consents,
    "profiles": _profiles,
}
