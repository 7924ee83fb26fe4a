from __future__ import annotations

from django.db import models

from gonorth.facts.employers import employer_key

LONGEST_KEY = 200


def key_for(name: str) -> str:
    """The key of an employer so named; a name without letters or digits is its own key."""
    return (employer_key(name) or name.strip().casefold())[:LONGEST_KEY]


class Employer(models.Model):
    """An employer as its postings name it. What a region's pack knows of it is found by `key`."""

    key = models.CharField(max_length=LONGEST_KEY, unique=True)  # key_for(name)
    name = models.CharField(max_length=500)
    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
