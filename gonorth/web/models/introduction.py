from __future__ import annotations

from datetime import datetime

from django.db import models

from gonorth.web.models.account import Account
from gonorth.web.models.organisation import Organisation
from gonorth.web.models.person import Person
from gonorth.web.models.posting import Posting


class Step(models.TextChoices):
    """Where an introduction stands. Contacts are seen from ACCEPTED on, by both sides."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LATER = "later"
    WITHDRAWN = "withdrawn"
    INTERVIEWED = "interviewed"
    OFFERED = "offered"
    HIRED = "hired"
    CLOSED = "closed"


# What may follow what. Nothing else ever does: a change of step is one conditional UPDATE.
FOLLOWS: dict[str, tuple[str, ...]] = {
    Step.ASKED: (Step.ACCEPTED, Step.DECLINED, Step.LATER, Step.WITHDRAWN),
    Step.LATER: (Step.ACCEPTED, Step.DECLINED, Step.WITHDRAWN),
    Step.ACCEPTED: (Step.INTERVIEWED, Step.OFFERED, Step.CLOSED),
    Step.INTERVIEWED: (Step.OFFERED, Step.CLOSED),
    Step.OFFERED: (Step.HIRED, Step.CLOSED),
}
PEOPLES = (Step.ACCEPTED, Step.DECLINED, Step.LATER)  # the person's to take; the others are the employer's
REASONS = ("not_now", "not_this_work", "not_this_employer", "pay", "place", "no_answer", "other", "filled")


class NotNext(Exception):
    """This step does not follow the one that was reached."""


class Introduction(models.Model):
    """An employer asks to meet a person, with an opening and a note; the person says yes before anybody
    learns who they are."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="introductions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="introductions")
    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, null=True)
    opening = models.CharField(max_length=300)  # its title as it was when it was asked
    note = models.TextField()
    step = models.CharField(max_length=12, choices=Step)
    asked_at = models.DateTimeField()
    answer_due_on = models.DateField(null=True)  # 45 days from an interview

    objects: models.Manager[Introduction]

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person"], name="one_introduction_a_pair")
        ]

    def take(self, step: str, at: datetime, by: Account, reason: str = "") -> IntroductionChange:
        """Inside the caller's transaction: go on to a step that follows. Of many who try at once one does;
        the others get NotNext."""
        before = [was for was, then in FOLLOWS.items() if step in then]
        row = Introduction.objects.filter(pk=self.pk, step__in=before)
        was = Introduction.objects.select_for_update().get(pk=self.pk).step
        if not row.update(step=step):
            raise NotNext(step)
        self.step = step
        return IntroductionChange.objects.create(
            introduction=self, was=was, now=step, at=at, by=by, reason=reason
        )


class IntroductionChange(models.Model):
    """Each step of an introduction: when, by whom, why. Never edited."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="changes")
    was = models.CharField(max_length=12, blank=True)
    now = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=20, blank=True)

    objects: models.Manager[IntroductionChange]
