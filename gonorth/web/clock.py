"""The shell's one clock. `GONORTH_TODAY` shows the site as of another day, for those who check facts."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.utils import timezone

from gonorth.web import options


def today() -> date:
    return date.fromisoformat(options.TODAY.value) if options.TODAY.value else timezone.localdate()


def now() -> datetime:
    return datetime.now(UTC)
