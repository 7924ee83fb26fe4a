"""Sends the letters of the outbox, each once, whatever is killed when.

A letter is claimed with a conditional UPDATE before it goes out, and settled after. Of a postman killed in
between, nobody can tell whether the letter went: where letters are files, the file tells; where a mail server
takes them, it is not sent again and the desk is told (`unsure`).
"""

from __future__ import annotations

import logging
import smtplib
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import format_datetime, parseaddr
from pathlib import Path
from urllib.parse import unquote, urlsplit
from uuid import UUID, uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.db import close_old_connections, connection
from django.db.models import QuerySet

from gonorth.facts.words import Lang
from gonorth.web import clock, letters, options
from gonorth.web.models import Letter

LEASE = timedelta(minutes=5)  # a postman that says nothing for so long is gone
SHORT_LEASE = timedelta(seconds=15)  # where letters are files
GLANCE = 1.0  # seconds between two looks at the outbox
PAUSES = [timedelta(minutes=m) for m in (1, 5, 30, 120, 480, 1440)]  # after each try that failed for now
SECONDS = 30  # for a mail server to answer
LOCAL = {"localhost", "127.0.0.1", "::1"}

log = logging.getLogger(__name__)


class NotNow(Exception):
    """The letter could not be handed over; later may be better."""


class Never(Exception):
    """It will not be taken, now or later."""


Hand = Callable[[Letter], None]  # hands a letter over, or raises NotNow or Never


def run(stop: threading.Event) -> None:
    """Send what is due until stopped."""
    hand = hand_of()
    while not stop.is_set():
        try:
            if not step(hand):
                stop.wait(GLANCE)
        except Exception:  # the database is away, the disk full: later may be better
            log.exception("sending letters")
            stop.wait(GLANCE)
            close_old_connections()
    connection.close()


def step(hand: Hand) -> bool:
    """Send one letter, if one is due."""
    at = clock.now()
    resolve(at)
    letter = claim(at)
    if letter is None:
        return False
    if not letters.is_covered(letter, at):
        _settle(letter, Letter.DROPPED)
        return True
    try:
        hand(letter)
    except NotNow as problem:
        _again(letter, str(problem))
    except Never as problem:
        _settle(letter, Letter.FAILED, str(problem))
    else:
        if not _settle(letter, Letter.SENT) and not Letter.objects.filter(pk=letter.pk).exists():
            discard(letter.pk)  # its reader was forgotten while it went out
    return True


def claim(at: datetime) -> Letter | None:
    """The next due letter, ours alone to send: of two that try, one changes the row."""
    due = Letter.objects.filter(state=Letter.QUEUED, due_at__lte=at)
    lease = LEASE if options.SMTP.value else SHORT_LEASE
    for pk in due.order_by("due_at").values_list("pk", flat=True)[:20]:
        mine = {"state": Letter.SENDING, "claimed_until": at + lease, "claim": uuid4()}
        if due.filter(pk=pk).update(**mine):
            return Letter.objects.select_related("account", "consent").get(pk=pk)
    return None


def resolve(at: datetime) -> None:
    """Settle what a postman that is gone has left in the air."""
    for letter in Letter.objects.filter(state=Letter.SENDING, claimed_until__lt=at):
        if options.SMTP.value:
            _settle(letter, Letter.UNSURE, "the sender ended before the mail server's answer was kept")
        elif _file(letter.pk).exists():
            _settle(letter, Letter.SENT)
        else:
            _mine(letter).update(state=Letter.QUEUED, claim=None, claimed_until=None)


def _mine(letter: Letter) -> QuerySet[Letter]:
    return Letter.objects.filter(pk=letter.pk, state=Letter.SENDING, claim=letter.claim)


def _settle(letter: Letter, state: str, problem: str = "") -> int:
    kept = {"text": ""} if letter.kind in letters.SECRET else {}
    return _mine(letter).update(
        state=state, settled_at=clock.now(), claimed_until=None, claim=None, problem=problem[:300], **kept
    )


def _again(letter: Letter, problem: str) -> None:
    if letter.tries >= len(PAUSES):
        _settle(letter, Letter.FAILED, problem)
        return
    _mine(letter).update(
        state=Letter.QUEUED,
        due_at=clock.now() + PAUSES[letter.tries],
        tries=letter.tries + 1,
        claimed_until=None,
        claim=None,
        problem=problem[:300],
    )


def hand_of() -> Hand:
    """How letters go out: by the mail server that is named, or as files."""
    return _by_server if options.SMTP.value else _as_file


def _folder() -> Path:
    return Path(options.DATA.value) / "letters"


def _file(pk: UUID) -> Path:
    return _folder() / f"{pk}.eml"


def _as_file(letter: Letter) -> None:
    """Whole or not at all, and the same file however often it is tried."""
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    part = _file(letter.pk).with_suffix(".part")
    part.write_bytes(message(letter).message().as_bytes())
    part.replace(_file(letter.pk))


def discard(pk: UUID) -> None:
    """Take away the file of a letter, half written ones too."""
    for file in (_file(pk), _file(pk).with_suffix(".part")):
        file.unlink(missing_ok=True)


def _by_server(letter: Letter) -> None:
    try:
        message(letter, _server()).send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
        raise (Never if _is_for_good(error) else NotNow)(type(error).__name__) from None
    except (OSError, smtplib.SMTPException) as error:
        raise NotNow(type(error).__name__) from None


def _server() -> EmailBackend:
    """The mail server that the setting names. To this machine alone a line may be open."""
    named = urlsplit(options.SMTP.value)
    host = named.hostname or "localhost"
    is_secure = named.scheme == "smtps"
    return EmailBackend(
        host=host,
        port=named.port or (465 if is_secure else 587),
        username=unquote(named.username or ""),
        password=unquote(named.password or ""),
        use_ssl=is_secure,
        use_tls=not is_secure and host not in LOCAL,
        timeout=SECONDS,
    )


def _is_for_good(error: smtplib.SMTPException) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPResponseException) and error.smtp_code >= 500


def message(letter: Letter, server: EmailBackend | None = None) -> EmailMessage:
    """The letter as it goes out."""
    lang: Lang = "fr" if letter.language == "fr" else "en"
    origin = letters.sender(lang).name
    headers = {
        "Date": format_datetime(letter.queued_at),
        "Message-ID": f"<{letter.pk}@{parseaddr(origin)[1].rpartition('@')[2]}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": lang,
    }
    stop = letters.stop_address(letter.consent, lang, letter.site)
    if stop:  # RFC 8058
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    to = [letter.account.email]
    return EmailMessage(letter.subject, letter.text, origin, to, headers=headers, connection=server)
