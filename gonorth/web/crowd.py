"""A crowd of invented people, to see how the site does when many have raised a hand. None can be written to:
their addresses end in `.invalid`, which no mail server takes. The same number gives the same crowd.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any

from django.db import transaction

from gonorth.web import consents, reading_people
from gonorth.web.blind import band_of_years
from gonorth.web.consents import LASTS
from gonorth.web.forms.hand import WITHIN_A_YEAR, day_of, whens
from gonorth.web.hands import HIDDEN, HOLDS
from gonorth.web.models import (
    Account,
    Consent,
    Hidden,
    Intent,
    Person,
    PersonWord,
    Purpose,
    Stage,
    StageChange,
    Version,
    Want,
)

DOMAIN = "sample.invalid"
PART = 5_000  # people written in one transaction
WORK: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Software Engineer",
        ("python", "java", "react", "amazon-web-services", "docker", "kubernetes", "sql", "go"),
    ),
    ("Front-End Developer", ("javascript", "typescript", "react", "css", "html", "angular")),
    (
        "Data Engineer",
        ("python", "sql", "apache-kafka", "apache-spark", "amazon-web-services", "apache-airflow"),
    ),
    ("Data Scientist", ("python", "machine-learning", "pytorch", "sql", "r", "statistics")),
    ("DevOps Engineer", ("kubernetes", "terraform", "amazon-web-services", "docker", "linux", "python")),
    ("Product Manager", ("agile", "product-management", "sql", "scrum")),
    ("Développeuse logiciel", ("python", "java", "docker", "git", "sql")),
    ("Registered Nurse", ("patient-care",)),
    ("Mechanical Engineer", ("cad", "solidworks", "matlab")),
    ("UX Designer", ("figma", "user-research", "css")),
)
PLACES = (
    "San Francisco, CA",
    "San Jose, CA",
    "Seattle, WA",
    "New York, NY",
    "Boston, MA",
    "London, UK",
    "Berlin",
)
EMPLOYERS = tuple(
    f"{name} (invented)" for name in ("Northfold", "Lakehead", "Givre", "Tamarack", "Nordet", "Portage")
)


@dataclass(frozen=True)
class Drawn:
    """One invented person, before there are rows."""

    number: int
    told: dict[str, Any]
    read: dict[str, Any]
    when: str
    hides: str
    is_shown: bool


def make(count: int, at: datetime, seed: int = 1) -> None:
    """Write so many, beside those already there; each part in one transaction."""
    first = Account.objects.filter(email__endswith=f"@{DOMAIN}").count()
    drawn = _draw(first, count, at, random.Random(seed + first))
    while part := list(islice(drawn, PART)):
        with transaction.atomic():
            _write(part, at)
    Version.move(HIDDEN)


def clear() -> int:
    """Take all of them away."""
    gone = Account.objects.filter(email__endswith=f"@{DOMAIN}")
    with transaction.atomic():
        Consent.objects.filter(account__in=gone).delete()
        count: int = gone.delete()[1].get("gonorth.Account", 0)
    return count


def _draw(first: int, count: int, at: datetime, dice: random.Random) -> Iterator[Drawn]:
    seasons = whens(at.date())
    for number in range(first, first + count):
        title, skills = WORK[min(dice.randrange(len(WORK)), dice.randrange(len(WORK)))]
        place, employer = dice.choice(PLACES), dice.choice(EMPLOYERS)
        told: dict[str, Any] = {
            "title": [title],
            "written_in": ["fr" if title.startswith("Dév") else "en"],
            "skill": sorted(dice.sample(skills, dice.randint(1, len(skills)))),
            "years": [str(dice.randrange(25))],
            "place": [place],
            "employer": [employer],
            "sponsorship": ["yes"] if dice.random() < 0.3 else [],
        }
        hides = employer if dice.random() < 0.8 else ""
        yield Drawn(number, told, _read(told), dice.choice(seasons), hides, dice.random() < 0.9)


def _read(told: dict[str, Any]) -> dict[str, Any]:
    """As `reading_people.read` would, with each title and place read once."""
    found = dict(_read_of(told["title"][0], told["place"][0]))
    years = band_of_years(float(told["years"][0]))
    return found | {
        "skills": told["skill"],
        "years": years,
        "papers": "needed" if told["sponsorship"] else "unsaid",
    }


@cache
def _read_of(title: str, place: str) -> Mapping[str, Any]:
    return reading_people.read({"title": [title], "place": [place]})


def _write(part: list[Drawn], at: datetime) -> None:
    accounts = Account.objects.bulk_create(
        Account(email=f"sample-{each.number}@{DOMAIN}", language="en", made_at=at, last_login=at)
        for each in part
    )
    people = Person.objects.bulk_create(
        Person(
            account=account,
            name=f"Sample {each.number}",
            told=each.told,
            read=each.read,
            is_open=True,
            stage=Stage.RAISED,
            raised_at=at - timedelta(minutes=each.number % 500_000),
        )
        for account, each in zip(accounts, part, strict=True)
    )
    both = list(zip(people, part, strict=True))
    PersonWord.objects.bulk_create(
        row for person in people for row in reading_people.rows(person, person.account.email)
    )
    StageChange.objects.bulk_create(
        StageChange(person=person, now=Stage.RAISED, at=person.raised_at) for person in people
    )
    Intent.objects.bulk_create(
        Intent(
            person=person,
            wants=[Want.JOB],
            by=day_of(each.when, at.date()) if each.when != WITHIN_A_YEAR else None,
            raised_at=at,
            confirmed_at=at,
            lapses_on=at.date() + HOLDS + timedelta(days=1_500),
        )
        for person, each in both
    )
    Hidden.objects.bulk_create(Hidden(person=person, name=each.hides) for person, each in both if each.hides)
    Consent.objects.bulk_create(
        Consent(
            account=person.account,
            whose=consents.whose(person.account.email),
            purpose=purpose,
            words=consents.words_for(purpose, "en"),
            language="en",
            how="sample",
            given_at=at,
            lapses_at=at + LASTS,
        )
        for person, each in both
        for purpose in (Purpose.DESK, *([Purpose.EMPLOYERS] if each.is_shown else []))
    )
