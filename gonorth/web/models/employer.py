from __future__ import annotations

from django.db import models


class Employer(models.Model):
    """An employer as its postings name it. What a region's pack knows of it is found by `key`."""

    key = models.CharField(max_length=200, unique=True)  # gonorth.facts.employers.employer_key
    name = models.CharField(max_length=500)
    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
