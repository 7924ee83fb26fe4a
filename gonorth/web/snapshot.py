"""What searches see of people, made anew each night: nobody's coming shows between two nights. Whoever goes,
or takes back a consent, is gone from it at once (people_search.py looks again).
"""

from __future__ import annotations

from datetime import date, datetime
from itertools import islice

from django.db import transaction

from gonorth.web.forms.hand import NOW, WITHIN_A_YEAR, season_of
from gonorth.web.models import Consent, Gone, Intent, Person, Profile, Purpose, Version
from gonorth.web.reading_people import read

PART = 2_000
PROFILES = "profiles"  # the name of their version


def shown_people(at: datetime) -> set[int]:
    """Those who agreed to be shown, and whose hand is up."""
    agreed = set(
        Consent.objects.alive(at).filter(purpose=Purpose.EMPLOYERS).values_list("account", flat=True)
    )
    up = set(Intent.objects.alive().values_list("person", flat=True))
    return {
        pk for pk, account in Person.objects.values_list("pk", "account") if account in agreed and pk in up
    }


def make(at: datetime) -> int:
    """All profiles, in one transaction; how many there are."""
    shown = shown_people(at)
    people = Person.objects.prefetch_related("intents").iterator(PART)
    rows = (_profile(person, at.date()) for person in people if person.pk in shown)
    count = 0
    with transaction.atomic():
        Profile.objects.all().delete()
        Gone.objects.all().delete()
        while part := list(islice(rows, PART)):
            Profile.objects.bulk_create(part)
            count += len(part)
        Version.move(PROFILES)
    return count


def _profile(person: Person, today: date) -> Profile:
    intent = next((each for each in person.intents.all() if each.ended_at is None), None)
    found = person.read or read(person.told)  # of a hand raised before this was kept
    return Profile(person=person, season=_season(intent.by if intent else None, today), **found)


def _season(by: date | None, today: date) -> str:
    if by is None:
        return WITHIN_A_YEAR
    return NOW if by <= today else season_of(by)
