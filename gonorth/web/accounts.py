"""Who is signed in, and how do they come in? By a code in a letter.

Asking for a code makes the account if there is none: whether an address was known before shows neither in
what is answered, nor in what is sent, nor in how long it takes. An account whose code was never entered is
taken away again (tidying.py).
"""

from __future__ import annotations

import base64
import time
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import ratelimit
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac

from gonorth.facts.words import Refusal
from gonorth.web import clock, hands, letters
from gonorth.web.addresses import absolute, language_of, readable
from gonorth.web.members import membership
from gonorth.web.models import Account
from gonorth.web.models.organisation import Kind

HOME_OF: Mapping[str, str] = {Kind.DESK: "desk", Kind.EMPLOYER: "team"}
FRESH = 15 * 60  # seconds after a code, in which a second step may be set up
WAITS = 20 * 60  # seconds that a session waits for a code, and a hand in it
CODE = "account/email/login_code"  # what the sign-in library calls the letter with a code


class Adapter(DefaultAccountAdapter):
    """The site's own ways where the library asks for them."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Every letter goes through the outbox; this is the only one the library sends."""
        if template_prefix == CODE:
            request = context["request"]
            account = Account.objects.of(email, language_of(request))
            values = {"code": context["code"]}
            letters.queue("code", account, language_of(request), clock.now(), absolute(request), values)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Members come to what they do here, everybody else to their own page."""
        member = membership(account_of(request))
        return reverse(HOME_OF[member.organisation.kind] if member else "mine")

    def post_login(self, request: HttpRequest, user: Account, **settings: Any) -> HttpResponse:
        """Whoever raised a hand before signing in has now shown that the address is theirs."""
        request.session.set_expiry(None)  # as long as any
        hands.keep_waiting(request, user)
        answer: HttpResponse = super().post_login(request, user, **settings)
        return answer


class SecondSteps(DefaultMFAAdapter):
    """The secrets of apps for one-time codes, unreadable in the rows: the key is made of the site's own."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    key = salted_hmac("gonorth.second", "", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))


def send_code(request: HttpRequest, address: str) -> None:
    """Send a code to an address and remember, in the session, that one is waited for."""
    email = readable(address)
    asker = f"{email} {get_client_ip(request)}"
    is_held = not ratelimit.consume(request, action="request_login_code", key=asker)
    if is_held or not ratelimit.consume(request, action="letters_to_address", key=email):
        raise Refusal("account.too_many")
    with transaction.atomic():
        account = Account.objects.of(email, language_of(request))
        LoginCodeVerificationProcess.initiate(request=request, user=account, email=email)
    request.session.set_expiry(WAITS)


def account_of(request: HttpRequest) -> Account:
    """Who is signed in, where a view has seen to it that somebody is."""
    assert isinstance(request.user, Account)
    return request.user


def came_by_code(request: HttpRequest, account: Account) -> bool:
    """Whether a code from a letter was entered in this session, not long ago."""
    records = get_authentication_records(request, account)
    return any(record["method"] == "code" and record["at"] > time.time() - FRESH for record in records)
