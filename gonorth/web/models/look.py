from __future__ import annotations

from django.db import models

from gonorth.web.models.account import Account
from gonorth.web.models.person import Person


class Look(models.Model):
    """Who of the desk looked at whom, and when. Never edited."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="looks")
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(db_index=True)

    objects: models.Manager[Look]


class Note(models.Model):
    """What the desk wrote down about a person, who may read it on their own page."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()

    objects: models.Manager[Note]
