from __future__ import annotations

from django.db import models


class Board(models.Model):
    """A place openings are read from: an employer's public job board, a feed, or files that were given.

    The row is also the queue: a reader claims a due board with a conditional UPDATE.
    """

    SAMPLE, FILES = "sample", "files"
    GIVEN = (SAMPLE, FILES)  # the systems of boards that nobody reads live

    name = models.CharField(max_length=300)  # the employer's, or of the files that were given
    system = models.CharField(max_length=40)
    address = models.CharField(max_length=700, unique=True)  # where it is read; `files:SYSTEM:BOARD`
    due_at = models.DateTimeField(null=True, db_index=True)  # None: only when asked to
    claimed_until = models.DateTimeField(null=True)  # by the reader that is at it
    failures = models.PositiveIntegerField(default=0)  # in a row
    problem = models.TextField(blank=True)  # why the last read failed, as data for a sentence
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    complete_at = models.DateTimeField(null=True)  # the last complete read

    objects: models.Manager[Board]

    def __str__(self) -> str:
        return self.name

    @property
    def is_sample(self) -> bool:
        return self.system == self.SAMPLE


class BoardRead(models.Model):
    """One read of one board and what it changed. Never edited once it has ended, never deleted.

    Of its records each is one of opened, changed, unchanged, reopened, failed, or meant to be left out.
    """

    BEGUN, COMPLETE, PARTIAL, UNCHANGED, FAILED = "begun", "complete", "partial", "unchanged", "failed"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="reads")
    started_at = models.DateTimeField(db_index=True)
    finished_at = models.DateTimeField()
    # begun: still at it, or killed in the middle of it and settled as partial by the next read.
    outcome = models.CharField(max_length=20)  # begun | complete | partial | unchanged | failed
    problem = models.TextField(blank=True)  # why it was not complete, as data for a sentence
    records = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)  # absent for the first time
    closed = models.PositiveIntegerField(default=0)
    reopened = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)  # again, after being absent; among changed or unchanged
    failed = models.PositiveIntegerField(default=0)  # records that could not be read
    report = models.JSONField(default=list)  # of each left out: where it stood and why

    objects: models.Manager[BoardRead]
