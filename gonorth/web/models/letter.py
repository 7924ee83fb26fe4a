from __future__ import annotations

from uuid import uuid4

from django.db import models

from gonorth.web.models.account import Account
from gonorth.web.models.consent import Consent


class Letter(models.Model):
    """One letter to one account. The row is the outbox: written in the transaction that gives rise to it,
    claimed by a postman with a conditional UPDATE, and sent once."""

    QUEUED, SENDING, SENT, UNSURE, FAILED, DROPPED = (
        *("queued", "sending", "sent", "unsure", "failed", "dropped"),
    )

    id = models.UUIDField(primary_key=True, default=uuid4)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="letters")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, null=True)  # None: just asked for
    kind = models.CharField(max_length=30)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=300)
    text = models.TextField()  # empty once a letter with a code is sent
    site = models.CharField(max_length=300)  # the address of the site that its links lead to
    state = models.CharField(max_length=8, default=QUEUED)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    claim = models.UUIDField(null=True)  # by whom: only they settle it
    settled_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)

    objects: models.Manager[Letter]

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"], name="letters_to_send")]
        ordering = ["-queued_at"]
