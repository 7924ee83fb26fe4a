from __future__ import annotations

from django.db import models


class Event(models.Model):
    """A session, a hockey night, a visit home. Registration comes with its own rows."""

    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20)  # session | hockey | visit
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    about_en = models.TextField(blank=True)
    about_fr = models.TextField(blank=True)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    timezone = models.CharField(max_length=60)  # of the place: "America/Los_Angeles"
    venue = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=100)
    host = models.CharField(max_length=200)
    capacity = models.PositiveIntegerField(null=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_at"]

    def __str__(self) -> str:
        return self.title_en
