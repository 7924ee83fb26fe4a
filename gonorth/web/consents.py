"""What did somebody agree to? Each purpose by itself, with the words that were shown.

Nothing is sent, and nobody is shown to anybody, without a consent that is alive at that moment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from gonorth.facts.words import Lang, say
from gonorth.web.models import Account, Consent, Gone, Person, Purpose, Suppression

LASTS = timedelta(days=730)  # then it is asked for again


def words_for(purpose: Purpose, lang: Lang) -> str:
    """The words somebody agrees to, as they are shown and as they are kept."""
    return say(f"consents.{purpose}", lang)


def whose(email: str) -> str:
    """A keyed hash of an address: it tells whether a known address is meant, and no address from it."""
    return salted_hmac("gonorth.address", email.strip().lower(), algorithm="sha256").hexdigest()


def alive(account: Account, at: datetime) -> Mapping[str, Consent]:
    """What an account agrees to now, by purpose."""
    return {consent.purpose: consent for consent in account.consents.alive(at)}


def give(account: Account, purposes: Collection[Purpose], lang: Lang, how: str, at: datetime) -> None:
    """Inside the caller's transaction: the owner of the address agrees, anew where they had agreed before."""
    withdraw(account, purposes, at)
    key = whose(account.email)
    Suppression.objects.filter(whose=key).delete()
    Consent.objects.bulk_create(
        Consent(
            account=account,
            whose=key,
            purpose=purpose,
            words=words_for(purpose, lang),
            language=lang,
            how=how,
            given_at=at,
            lapses_at=at + LASTS,
        )
        for purpose in purposes
    )
    if Purpose.DESK in purposes:
        Person.objects.filter(account=account).update(is_open=True)


def withdraw(account: Account, purposes: Collection[Purpose], at: datetime) -> int:
    """End what was agreed to; how many consents that were. Who is no longer to be shown is not, at once."""
    if Purpose.DESK in purposes:
        Person.objects.filter(account=account).update(is_open=False)
    if Purpose.EMPLOYERS in purposes:
        take_out(Person.objects.filter(account=account).values_list("pk", flat=True))
    return account.consents.filter(purpose__in=purposes, withdrawn_at=None).update(withdrawn_at=at)


def suppress(email: str, at: datetime) -> None:
    """Never write to this address again, unless its owner agrees anew."""
    Suppression.objects.bulk_create([Suppression(whose=whose(email), since=at)], ignore_conflicts=True)


def is_suppressed(email: str) -> bool:
    return Suppression.objects.filter(whose=whose(email)).exists()


def take_out(people: Iterable[int]) -> None:
    """Show these to nobody, from now until the next night, which looks at what they agree to then."""
    Gone.objects.bulk_create((Gone(person=pk) for pk in people), ignore_conflicts=True)
