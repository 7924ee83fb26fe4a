"""What searches see of people, made anew each night: nobody's coming shows between two nights. Whoever goes,
or takes back a consent, is gone from it at once (people_search.py looks again).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from django.db import transaction

from gonorth.web.blind import band_of_years
from gonorth.web.candidate_form import Fields, candidate_from
from gonorth.web.forms.hand import NOW, WITHIN_A_YEAR, season_of
from gonorth.web.models import Consent, Gone, Intent, Person, Profile, Purpose, Version

PART = 2_000
PROFILES = "profiles"  # the name of their version


def shown_people(at: datetime) -> set[int]:
    """Those who agreed to be shown, and whose hand is up."""
    agreed = Consent.objects.alive(at).filter(purpose=Purpose.EMPLOYERS).values("account")
    up = Intent.objects.alive().values("person")
    return set(Person.objects.filter(account__in=agreed, pk__in=up).values_list("pk", flat=True))


def make(at: datetime) -> int:
    """All profiles, in one transaction; how many there are."""
    people = Person.objects.filter(pk__in=shown_people(at)).prefetch_related("intents")
    rows = (_profile(person, at.date()) for person in people.iterator(PART))
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
    fields = Fields(person.told)
    candidate = candidate_from(fields)
    places: Iterator[str] = (place.country for place in candidate.places[:1] if place.country)
    intent = next((each for each in person.intents.all() if each.ended_at is None), None)
    return Profile(
        person=person,
        noc=candidate.occupations[0].noc if candidate.occupations else "",
        skills=[skill.id for skill in candidate.skills],
        years=band_of_years(candidate.years),
        country=next(places, ""),
        season=_season(intent.by if intent else None, today),
        papers="needed" if fields.one("sponsorship") else "unsaid",
    )


def _season(by: date | None, today: date) -> str:
    if by is None:
        return WITHIN_A_YEAR
    return NOW if by <= today else season_of(by)
