"""Everything that is kept about somebody, as one document: what they may take along, whole."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Model

from gonorth.web.members import everything as memberships
from gonorth.web.models import Account, Introduction, Person

LETTER = ("kind", "language", "subject", "text", "state", "queued_at", "settled_at")
CONSENT = ("purpose", "words", "language", "how", "given_at", "lapses_at", "withdrawn_at")
INTENT = ("wants", "by", "raised_at", "confirmed_at", "lapses_on", "ended_at", "end_reason")
CHANGE = ("was", "now", "at", "reason")


def everything(account: Account) -> dict[str, Any]:
    person = Person.objects.filter(account=account).first()
    return {
        "account": _row(account, ("email", "language", "made_at", "last_login")),
        "person": _person(person) if person else None,
        "consents": [_row(consent, CONSENT) for consent in account.consents.order_by("pk")],
        "letters": [_row(letter, LETTER) for letter in account.letters.all()],
        "memberships": memberships(account),
        "ways_in": list(_ways_in(account)),
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "told": person.told,
        "stage": person.stage,
        "raised_at": person.raised_at,
        "came_by": person.placement.path if person.placement else None,
        "hidden_from": list(person.hidden.values_list("name", flat=True)),
        "intents": [_row(intent, INTENT) for intent in person.intents.order_by("pk")],
        "stages": [_row(change, CHANGE) for change in person.changes.order_by("pk")],
        "introductions": [_introduction(each) for each in person.introductions.order_by("pk")],
        "notes": [_row(note, ("at", "text")) for note in person.notes.order_by("pk")],
        "looked_at": [look.at for look in person.looks.order_by("pk")],
    }


def _introduction(introduction: Introduction) -> dict[str, Any]:
    told = _row(introduction, ("opening", "note", "step", "asked_at"))
    steps = [_row(change, CHANGE) for change in introduction.changes.order_by("pk")]
    return {"employer": introduction.organisation.name, **told, "steps": steps}


def _row(row: Model, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _ways_in(account: Account) -> Any:
    """Passkeys and the like: that they are there, not what they are."""
    return Authenticator.objects.filter(user=account).values("type", "created_at", "last_used_at")
