from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from django.db import models

from gonorth.nouns import Law, Occupation, Place, Skill, plain
from gonorth.web.models.board import Board, BoardRead
from gonorth.web.models.employer import Employer


class Exact(json.JSONDecoder):
    """Pay stays exact on its way out of the database."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings | {"parse_float": Decimal})


class Nouns(json.JSONEncoder):
    """Nouns as they are on their way in: a tenth of the time of making their plain form first."""

    def default(self, o: Any) -> Any:
        if isinstance(o, (Place, Skill, Occupation, Law)):
            return {name: getattr(o, name) for name in o.__slots__}
        return plain(o)


class PostingQuery(models.QuerySet["Posting"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)

    def real(self) -> Self:
        return self.exclude(board__system=Board.SAMPLE)


class Posting(models.Model):
    """The row, as a board publishes it, with what was read of it. Matching sees an `Opening` (bridge.py)."""

    key = models.CharField(max_length=400, unique=True)  # Opening.id: system:board:number
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="postings")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="postings")
    title = models.TextField()
    url = models.TextField(blank=True)
    description = models.TextField(blank=True)  # plain text
    posted_on = models.DateField(null=True)
    # The board's own word, which moves without any change: as it was when the row was last written.
    updated_at = models.DateTimeField(null=True)
    reading = models.JSONField(encoder=Nouns, decoder=Exact)  # the rest of nouns.Opening, in its plain form
    content = models.CharField(max_length=64)  # a hash of what it says; `updated_at` is no part of it
    whole = models.CharField(max_length=64)  # a hash of that and of what was read of it
    # Posts with either of these in common are one job, shown once.
    by_requisition = models.CharField(max_length=64, blank=True, db_index=True)
    by_content = models.CharField(max_length=64, db_index=True)
    first_seen = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)  # by a read that was not complete, or last before missing
    missing_since = models.DateTimeField(null=True)  # the first complete read of its board without it
    closed_at = models.DateTimeField(null=True, db_index=True)
    close_reason = models.CharField(max_length=20, blank=True)  # gone | expired | removed

    objects = PostingQuery.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def last_seen(self) -> datetime:
        """When a read of its board last showed it."""
        seen = [self.first_seen, self.shown_at, None if self.missing_since else self.board.complete_at]
        return max(moment for moment in seen if moment is not None)


class PostingChange(models.Model):
    """What changed of a posting, when, and in which read. Never edited, never deleted."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="changes")
    read = models.ForeignKey(BoardRead, on_delete=models.PROTECT, related_name="changes")
    what = models.CharField(max_length=10)  # opened | changed | missing | found | closed | reopened
    at = models.DateTimeField()
