"""What is written to whom? A letter is a row of the outbox; there is no other way to write one.

A letter that nobody just asked for needs a consent that covers it, alive when it is queued and again when
it is sent. Each says who it is from, their postal address, why it came, and how to end it at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import signing

from gonorth.facts.words import Lang, say
from gonorth.web import consents, options
from gonorth.web.models import Account, Consent, Letter, Purpose

SALT = "gonorth.stop"  # of the signed part of an address that ends letters
SAMPLE_SENDER = "Sample Hub (invented) <letters@sample.invalid>"

# What each kind of letter is covered by. None: its reader asks for it with the act that sends it.
COVERED_BY: Mapping[str, Purpose | None] = {
    "code": None,
    "welcome": None,
    "second": None,  # whoever has the address learns that its way in has changed
    "accepted": None,  # whoever asked for an introduction waits for its answer
    "reconfirm": Purpose.DESK,
    "asked": Purpose.EMPLOYERS,
}
SECRET = ("code",)  # kinds whose text is forgotten once it is sent


class NotCovered(Exception):
    """Nobody agreed to this letter; it is not written."""


@dataclass(frozen=True)
class Sender:
    name: str  # Sample Hub <hello@example.org>
    postal: str

    @property
    def is_sample(self) -> bool:
        return self.name == SAMPLE_SENDER


def sender(lang: Lang) -> Sender:
    """Who letters are from. Where nobody is named, an invented hub: its letters are files and go nowhere."""
    return Sender(
        options.SENDER.value or SAMPLE_SENDER,
        options.POSTAL.value or say("letters.sample_postal", lang),
    )


def queue(
    kind: str, account: Account, lang: Lang, at: datetime, site: str, values: Mapping[str, Any]
) -> Letter:
    """Inside the caller's transaction: write a letter. `site` is the address of the site, without a slash at
    its end. Raises NotCovered where nobody agreed to it."""
    consent = _cover(kind, account, at)
    text = say(f"letters.{kind}_text", lang, site=_in(lang, site), **values)
    return Letter.objects.create(
        account=account,
        consent=consent,
        kind=kind,
        language=lang,
        subject=say(f"letters.{kind}_subject", lang, **values),
        text=f"{text}\n\n-- \n{_foot(kind, lang, stop_address(consent, lang, site))}\n",
        site=site,
        queued_at=at,
        due_at=at,
    )


def _cover(kind: str, account: Account, at: datetime) -> Consent | None:
    purpose = COVERED_BY[kind]
    if purpose is None:
        return None
    if consents.is_suppressed(account.email):
        raise NotCovered(kind)
    consent = account.consents.alive(at).filter(purpose=purpose).first()
    if consent is None:
        raise NotCovered(kind)
    return consent


def is_covered(letter: Letter, at: datetime) -> bool:
    """Whether it may still be sent."""
    if letter.consent is None:
        return COVERED_BY.get(letter.kind, Purpose.DESK) is None
    return (
        letter.consent.withdrawn_at is None
        and (letter.consent.lapses_at is None or letter.consent.lapses_at > at)
        and not consents.is_suppressed(letter.account.email)
    )


def _foot(kind: str, lang: Lang, stop: str | None) -> str:
    """Why it came, how to end it, and from whom: every letter ends so."""
    origin = sender(lang)
    why = say(f"letters.why_{COVERED_BY[kind] or 'asked'}", lang)
    end = [say("letters.stop", lang, address=stop)] if stop else []
    return "\n".join([why, *end, origin.name, origin.postal])


def stop_address(consent: Consent | None, lang: Lang, site: str) -> str | None:
    """The page that ends the letters of a consent; its mark is signed, lasts, and opens nothing else."""
    return f"{_in(lang, site)}/stop/{_signer().sign(str(consent.pk))}" if consent else None


def language_of(account: Account) -> Lang:
    """The language that letters to somebody are in."""
    return "fr" if account.language == "fr" else "en"


def _in(lang: Lang, site: str) -> str:
    return f"{site}/fr" if lang == "fr" else site


def consent_of(mark: str) -> Consent | None:
    """The consent that is meant; None for a mark we did not make."""
    try:
        pk = int(_signer().unsign(mark))
    except (signing.BadSignature, ValueError):
        return None
    return Consent.objects.filter(pk=pk).first()


def _signer() -> signing.Signer:
    """Without a moment in it: the mark of a consent is the same in every letter."""
    return signing.Signer(salt=SALT)
