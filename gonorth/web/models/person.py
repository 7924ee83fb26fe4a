from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models

from gonorth.web.models.account import Account
from gonorth.web.models.campaign import Placement


class Stage(models.TextChoices):
    """The journey. A person's stage is the last one of these that was reached, or why it ended."""

    RAISED = "raised"
    MET = "met"
    INTRODUCED = "introduced"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    RELOCATING = "relocating"
    ARRIVED = "arrived"
    SETTLED = "settled"
    ENDED = "ended"


class Person(models.Model):
    """Somebody who raised a hand. Matching never sees this row: it sees a Candidate (bridge.py)."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="person")
    name = models.CharField(max_length=200, blank=True)  # told to an employer with an accepted introduction
    told = models.JSONField()  # the fields of the reviewed form, by name (candidate_form.py)
    read = models.JSONField(
        default=dict
    )  # what searches go by, as it was read of them then (reading_people.py)
    # Whether the desk may read it: as the consent says, here for quick lists. A page of one looks again.
    is_open = models.BooleanField(default=False)
    stage = models.CharField(max_length=12, choices=Stage, db_index=True)
    raised_at = models.DateTimeField()
    placement = models.ForeignKey(Placement, on_delete=models.SET_NULL, null=True, related_name="people")

    objects: models.Manager[Person]

    class Meta:
        indexes = [models.Index(fields=["is_open", "-raised_at"], name="the_desks_list")]

    def __str__(self) -> str:
        return f"person {self.pk}"

    def move(self, to: Stage, at: datetime, by: Account | None, reason: str = "") -> StageChange:
        """Inside the caller's transaction: bring the person to a stage, with the row that says so."""
        change = StageChange.objects.create(person=self, was=self.stage, now=to, at=at, by=by, reason=reason)
        self.stage = to
        self.save(update_fields=["stage"])
        return change


class StageChange(models.Model):
    """What changed of somebody's stage, when, by whom and why. Never edited."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="changes")
    was = models.CharField(max_length=12, blank=True)
    now = models.CharField(max_length=12)
    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=30, blank=True)

    objects: models.Manager[StageChange]


class Want(models.TextChoices):
    """What somebody raises a hand for."""

    JOB = "job"  # come home for one
    GRADUATE = "graduate"  # stay after graduating
    FOUND = "found"  # a company
    OFFICE = "office"  # open one here
    ASK = "ask"  # somebody who came back


class IntentQuery(models.QuerySet["Intent"]):
    def alive(self) -> Self:
        return self.filter(ended_at=None)


class Intent(models.Model):
    """What somebody wants and when, as of a day. A change is a new row; the old one says why it ended."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="intents")
    wants = models.JSONField()  # of Want
    by = models.DateField(null=True)  # the day it is for; None: within a year
    raised_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()  # raised, or last said to be still so
    lapses_on = models.DateField(db_index=True)
    asked_at = models.DateTimeField(null=True)  # whether it is still so, since it was last confirmed
    ended_at = models.DateTimeField(null=True, db_index=True)
    end_reason = models.CharField(max_length=12, blank=True)  # changed | withdrawn | lapsed

    objects = IntentQuery.as_manager()

    def is_for(self, day: date) -> bool:
        """Whether the day it is for has come."""
        return self.by is None or self.by <= day


class Hidden(models.Model):
    """An employer, by name, that must not learn of a person: neither it nor its owners and firms owned."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="hidden")
    name = models.CharField(max_length=300)

    objects: models.Manager[Hidden]

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="one_row_a_hidden_name")]


class PersonWord(models.Model):
    """What the desk finds somebody by: words of their name, address, titles and skills, folded."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=100, db_index=True)

    objects: models.Manager[PersonWord]
