from __future__ import annotations

from django.db import models


class Tidying(models.Model):
    """What retention did by itself, when, and how many of each."""

    at = models.DateTimeField()
    done = models.JSONField()  # what of tidying.WORK, and how many

    objects: models.Manager[Tidying]
