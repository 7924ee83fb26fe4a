from __future__ import annotations

from uuid import uuid4

from django.db import models


class Version(models.Model):
    """How often something has changed: what is built from it is built again when the number has moved."""

    OPENINGS = "openings"

    name = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    mark = models.CharField(max_length=32)  # drawn anew each time: another database may have this number too

    objects: models.Manager[Version]

    @classmethod
    def move(cls, name: str) -> None:
        """Say, in the transaction that changes something, that it has changed."""
        cls.objects.bulk_create([cls(name=name)], ignore_conflicts=True)
        cls.objects.filter(name=name).update(number=models.F("number") + 1, mark=uuid4().hex)
