from __future__ import annotations

from django.db import models

from gonorth.web.models.organisation import Organisation
from gonorth.web.models.person import Person


class Profile(models.Model):
    """What searches see of a person, as of the last night: nothing of who, and nothing as it was written.

    Made anew each night by snapshot.py, so that no search tells of somebody who came since the one before.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="profile")
    noc = models.CharField(max_length=5)  # NOC 2021 unit group of the first occupation; empty: unread
    skills = models.JSONField()  # ids
    years = models.CharField(max_length=8)  # a band of blind.py
    country = models.CharField(max_length=2)  # where they live; empty: unsaid
    season = models.CharField(max_length=12)  # now | year | 2027-summer
    papers = models.CharField(max_length=8)  # needed | unsaid

    objects: models.Manager[Profile]


class Gone(models.Model):
    """Somebody who is no longer to be shown, until the next night makes the profiles anew. Their number
    alone: the row they had may be gone too."""

    person = models.BigIntegerField(unique=True)

    objects: models.Manager[Gone]


class Demand(models.Model):
    """What an employer looked for, kept also where nobody was found: what the region lacks."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="demands")
    noc = models.CharField(max_length=5)
    skills = models.JSONField()
    found = models.CharField(max_length=10)  # a band: none | few | 5 | 10 …
    at = models.DateTimeField(db_index=True)

    objects: models.Manager[Demand]
