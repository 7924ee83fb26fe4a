from __future__ import annotations

from django.db import models


class Version(models.Model):
    """How often something has changed: what is built from it is built again when the number has moved."""

    OPENINGS = "openings"

    name = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
