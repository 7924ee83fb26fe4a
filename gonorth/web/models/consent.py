from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from gonorth.web.models.account import Account


class Purpose(models.TextChoices):
    """What somebody may agree to, each by itself."""

    DESK = "desk"  # the desk reads what I wrote and writes to me about it
    EMPLOYERS = "employers"  # employers see the blind profile and may ask for an introduction
    OPENINGS = "openings"  # letters about openings that fit
    EVENTS = "events"  # letters about events


class ConsentQuery(models.QuerySet["Consent"]):
    def alive(self, at: datetime) -> Self:
        return self.filter(withdrawn_at=None).filter(Q(lapses_at=None) | Q(lapses_at__gt=at))


class Consent(models.Model):
    """That somebody agreed: to these exact words, for this purpose, then, in this way. Never edited but to
    say that it ended; after an account is deleted it stays as proof, without words or address."""

    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="consents")
    whose = models.CharField(max_length=64, db_index=True)  # a keyed hash of the address
    purpose = models.CharField(max_length=12, choices=Purpose)
    words = models.TextField()  # as they were shown
    language = models.CharField(max_length=2)
    how = models.CharField(max_length=12)  # hand | mine: where it was given
    given_at = models.DateTimeField()
    lapses_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = ConsentQuery.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "purpose"], condition=Q(withdrawn_at=None), name="one_live_consent"
            )
        ]


class Suppression(models.Model):
    """An address that asked not to be written to, as a keyed hash: enough to keep the promise, and no more.
    Lifted only by its owner, who agrees anew."""

    whose = models.CharField(max_length=64, primary_key=True)
    since = models.DateTimeField()

    objects: models.Manager[Suppression]
