from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models

from gonorth.web.models.account import Account
from gonorth.web.models.employer import Employer


class Kind(models.TextChoices):
    DESK = "desk"  # runs this site
    EMPLOYER = "employer"


class Organisation(models.Model):
    """Whom members act for. Nothing of one organisation is ever seen by a member of another."""

    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=300)
    domain = models.CharField(max_length=253, blank=True)  # of its members' addresses; empty: the desk's
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, null=True, related_name="organisations")
    asked_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)  # by the desk; before, it sees nobody
    refused_at = models.DateTimeField(null=True)

    objects: models.Manager[Organisation]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["domain"],
                condition=~models.Q(domain="") & models.Q(refused_at=None),
                name="one_organisation_a_domain",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    OWNER = "owner"  # lets others in
    MEMBER = "member"


class MembershipQuery(models.QuerySet["Membership"]):
    def alive(self) -> Self:
        """Of organisations that were approved, by members who were let in and have not left."""
        return self.filter(
            admitted_at__isnull=False,
            ended_at=None,
            organisation__approved_at__isnull=False,
            organisation__refused_at=None,
        )


class Membership(models.Model):
    """That somebody acts for an organisation, from when, and let in by whom. Ended, never deleted."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="members")
    role = models.CharField(max_length=10, choices=Role)
    asked_at = models.DateTimeField()
    admitted_at = models.DateTimeField(null=True)
    admitted_by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = MembershipQuery.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(ended_at=None), name="one_membership_at_a_time"
            )
        ]

    def end(self, at: datetime) -> None:
        self.ended_at = at
        self.save(update_fields=["ended_at"])
