"""What does a person see of themselves here: their stage, what they said, who may see what, what was sent?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from gonorth.facts.words import Lang, say
from gonorth.web import consents
from gonorth.web.blind import BlindProfile, blind_profile
from gonorth.web.candidate_form import Fields
from gonorth.web.models import Account, Intent, Introduction, Note, Person, Purpose

LETTERS = 20  # the latest, shown


@dataclass(frozen=True)
class Agreement:
    """One purpose: what was agreed to and when, or the words that would be."""

    purpose: str
    words: str
    state: str  # on | off | never
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Sent:
    subject: str
    state: str
    at: datetime


@dataclass(frozen=True)
class Mine:
    email: str
    person: Person | None
    stage: str
    next: str
    intent: Intent | None
    wants: tuple[str, ...]
    when: str
    blind: BlindProfile | None
    is_shown: bool  # to employers
    hidden: tuple[str, ...]
    suggested: tuple[str, ...]
    agreements: tuple[Agreement, ...]
    letters: tuple[Sent, ...]
    introductions: tuple[Introduction, ...]
    notes: tuple[Note, ...]
    looked: datetime | None  # when the desk last looked


def mine(account: Account, lang: Lang, now: datetime, today: date) -> Mine:
    person = Person.objects.filter(account=account).first()
    alive = consents.alive(account, now)
    intent = person.intents.alive().first() if person else None
    stage = person.stage if person else "none"
    profile = blind_profile(person, lang, today) if person else None
    hidden = tuple(person.hidden.values_list("name", flat=True)) if person else ()
    return Mine(
        email=account.email,
        person=person,
        stage=say(f"mine.stage_{stage}", lang),
        next=say(f"mine.next_{stage}", lang),
        intent=intent,
        wants=tuple(say(f"hand.want_{want}", lang) for want in intent.wants) if intent else (),
        when=profile.when if profile else "",
        blind=profile,
        is_shown=Purpose.EMPLOYERS in alive and intent is not None,
        hidden=hidden,
        suggested=_suggested(person, hidden),
        agreements=_agreements(account, lang, now),
        letters=tuple(
            Sent(letter.subject, say(f"mine.letter_{letter.state}", lang), localtime(letter.queued_at))
            for letter in account.letters.all()[:LETTERS]
        ),
        introductions=tuple(person.introductions.select_related("organisation")) if person else (),
        notes=tuple(person.notes.order_by("-pk")) if person else (),
        looked=_looked(person),
    )


def _suggested(person: Person | None, hidden: Sequence[str]) -> tuple[str, ...]:
    """Employers of the résumé that are not hidden from, the present one first."""
    employers = Fields(person.told).all("employer") if person else []
    return tuple(name for name in dict.fromkeys(employers) if name not in hidden)


def _agreements(account: Account, lang: Lang, now: datetime) -> tuple[Agreement, ...]:
    alive = consents.alive(account, now)
    last = {consent.purpose: consent for consent in account.consents.order_by("pk")}
    found = []
    for purpose in Purpose:
        held = alive.get(purpose)
        ended = last[purpose].withdrawn_at if purpose in last and not held else None
        state = "on" if held else "off" if ended else "never"
        words = held.words if held else consents.words_for(purpose, lang)
        since = held.given_at if held else ended
        until = held.lapses_at if held else None
        found.append(Agreement(purpose, words, state, _day(since), _day(until)))
    return tuple(found)


def _looked(person: Person | None) -> datetime | None:
    last = person.looks.order_by("-pk").first() if person else None
    return localtime(last.at) if last else None


def _day(moment: datetime | None) -> date | None:
    return localtime(moment).date() if moment else None
