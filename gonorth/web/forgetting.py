"""Forget somebody: every row and file that is about them, at their own word.

What stays: a keyed hash of the address, so that nobody writes to it again, and that consents were once given
and ended, with their days, without words or address. Counts that were made of rows stay counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db import connection, transaction

from gonorth.web import consents, postman
from gonorth.web.models import Account, Purpose


def forget(account: Account, at: datetime) -> None:
    """Files go first, then the rows that name them, all at once: killed in between, it can be done again."""
    for pk in account.letters.values_list("pk", flat=True):
        postman.discard(pk)
    with transaction.atomic():
        consents.withdraw(account, list(Purpose), at)
        account.consents.update(words="")
        consents.suppress(account.email, at)
        _end_sessions(account)
        account.letters.all().delete()
        account.delete()
    scrub()


def scrub() -> None:
    """SQLite keeps former pages in a second file until that is emptied; busy readers put it off to the next
    time. PostgreSQL does as much by its own vacuum."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _end_sessions(account: Account) -> None:
    """Those of the account, and those in which its address waits for a code."""
    for session in Session.objects.iterator():
        held = session.get_decoded()
        if held.get("_auth_user_id") == str(account.pk) or account.email in _texts(held):
            session.delete()


def _texts(held: Any) -> Iterator[str]:
    """Every text within, whole."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, (dict, list)):
        for each in held.values() if isinstance(held, dict) else held:
            yield from _texts(each)
