"""A visitor says that a posting breaks the policy. What is kept is what they say, nothing of who they are.

Many reports at once are held back for everybody alike: by a bucket of tokens in this process, for there
is no address or cookie to count by.
"""

from __future__ import annotations

import threading
import time

from gonorth.web import clock
from gonorth.web.models import Posting, PostingReport
from gonorth.web.rows import shown

REASONS = ("pay", "experience", "closed", "not_real", "money", "excludes", "other")
LONGEST = 1_000  # characters of what is said
UNREAD = 50  # reports of one posting nobody has settled yet: one more says nothing new


class Bucket:
    """So many at once, and one more every so many seconds."""

    def __init__(self, size: int, seconds: float) -> None:
        self.size, self.seconds = size, seconds
        self._level, self._at = float(size), time.monotonic()
        self._lock = threading.Lock()

    def take(self) -> bool:
        with self._lock:
            now = time.monotonic()
            self._level = min(self.size, self._level + (now - self._at) / self.seconds)
            self._at = now
            if self._level < 1:
                return False
            self._level -= 1
            return True


bucket = Bucket(300, 2)


def report(posting: Posting, reason: str, words: str) -> str:
    """Keep a report. Returns how it went: "thanks", "no_reason" or "too_many"."""
    if reason not in REASONS:
        return "no_reason"
    if not bucket.take():
        return "too_many"
    if posting.reports.filter(settled_at=None).count() < UNREAD:
        PostingReport.objects.create(
            posting=posting, reason=reason, words=shown(words, LONGEST), at=clock.now()
        )
    return "thanks"
