"""Raising a hand: from an answer, with what was read, or alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gonorth.facts.words import Refusal
from gonorth.web import clock, hands
from gonorth.web.accounts import send_code
from gonorth.web.addresses import absolute, language_of
from gonorth.web.asked_form import UNUSABLE, in_words, posted_of
from gonorth.web.candidate_form import Posted
from gonorth.web.forms.hand import HandForm
from gonorth.web.handing import asked
from gonorth.web.models import Account


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The form; what an answer sends along stands in it, to be seen before anything is kept."""
    posted, refusal = posted_of(request)
    if refusal:
        return _page(request, {}, {"": refusal.say(language_of(request))}, refusal.status)
    if "raise" not in posted:
        return _page(request, posted or _before(request), {})
    account = _account(request)
    form = HandForm.of(posted, clock.today(), account.email if account else None)
    problems = in_words(form.problems, language_of(request))
    if problems:
        return _page(request, posted, problems, UNUSABLE)
    if account:
        hands.raise_hand(account, form, language_of(request), clock.now(), absolute(request))
        return redirect("mine")
    try:
        send_code(request, form.email)
    except Refusal as refused:
        return _page(request, posted, {"email": refused.say(language_of(request))}, UNUSABLE)
    hands.wait(request, form)
    return redirect("account_confirm_login_code")


def _account(request: HttpRequest) -> Account | None:
    return request.user if isinstance(request.user, Account) else None


def _before(request: HttpRequest) -> Posted:
    """What somebody said when they last raised a hand; of a visitor, where they come from."""
    account = _account(request)
    person = getattr(account, "person", None) if account else None
    found = hands.said(person) if person else {}
    return {**found, "via": [request.GET.get("via", "")[:40]]}


def _page(request: HttpRequest, posted: Posted, problems: dict[str, str], status: int = 200) -> HttpResponse:
    account = _account(request)
    said: dict[str, Any] = {
        "section": "hand",
        "asked": asked(posted, language_of(request), clock.today(), account),
        "problems": problems,
    }
    return render(request, "gonorth/hand.html", said, status=status)
