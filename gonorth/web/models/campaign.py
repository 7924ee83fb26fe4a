from __future__ import annotations

from django.db import models


class Campaign(models.Model):
    """What is done to be heard of: billboards for a month, a series of posts."""

    name = models.CharField(max_length=200)
    is_sample = models.BooleanField(default=False)

    objects: models.Manager[Campaign]

    def __str__(self) -> str:
        return self.name


class Placement(models.Model):
    """One billboard face, poster, post or letter, with the short path it is known by: `/101`."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="placements")
    name = models.CharField(max_length=200)
    channel = models.CharField(max_length=20)  # billboard | poster | post | podcast | letter | link
    path = models.SlugField(max_length=40, unique=True)  # in lower case

    objects: models.Manager[Placement]

    def __str__(self) -> str:
        return self.name


class Visit(models.Model):
    """Somebody followed a placement's path. Nothing of who: no cookie, no address, no hash of either."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="visits")
    at = models.DateTimeField(db_index=True)
    language = models.CharField(max_length=2)

    objects: models.Manager[Visit]
