"""What happened with one person, in the order in which it did? Every line is a row of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from gonorth.facts.words import Lang, say
from gonorth.web.models import Person


@dataclass(frozen=True)
class Happened:
    at: datetime
    what: str
    by: str
    text: str = ""  # of a note


def timeline(person: Person, lang: Lang) -> tuple[Happened, ...]:
    """The newest first: stages, notes, introductions and consents."""
    found = [
        Happened(change.at, say(f"desk.stage_{change.now}", lang), _by(change.by))
        for change in person.changes.select_related("by")
    ]
    found += [
        Happened(note.at, say("desk.noted", lang), _by(note.by), note.text)
        for note in person.notes.select_related("by")
    ]
    for introduction in person.introductions.select_related("organisation").prefetch_related("changes__by"):
        for step in introduction.changes.all():
            told = say(f"team.step_{step.now}", lang)
            what = say("desk.introduction", lang, employer=introduction.organisation.name, step=told)
            found.append(Happened(step.at, what, _by(step.by)))
    for consent in person.account.consents.all():
        purpose = say(f"desk.purpose_{consent.purpose}", lang)
        found.append(Happened(consent.given_at, say("desk.agreed", lang, purpose=purpose), ""))
        if consent.withdrawn_at:
            found.append(Happened(consent.withdrawn_at, say("desk.ended", lang, purpose=purpose), ""))
    ordered = sorted(found, key=lambda each: each.at, reverse=True)
    return tuple(Happened(localtime(each.at), each.what, each.by, each.text) for each in ordered)


def _by(account: object) -> str:
    return str(account) if account else ""
