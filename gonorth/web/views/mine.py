"""A person's own page, and what they change there."""

from __future__ import annotations

from contextlib import suppress

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gonorth.web import clock, consents, hands, introducing
from gonorth.web.accounts import account_of
from gonorth.web.addresses import absolute, language_of
from gonorth.web.export import everything
from gonorth.web.forgetting import forget
from gonorth.web.mine import mine
from gonorth.web.models import Introduction, Person, Purpose
from gonorth.web.models.introduction import PEOPLES, REASONS, NotNext

LONGEST_NAME, MOST_HIDDEN = 300, 120


def _person(request: HttpRequest) -> Person:
    return get_object_or_404(Person, account=account_of(request))


@never_cache
@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    found = mine(account_of(request), language_of(request), clock.now(), clock.today())
    return render(request, "gonorth/mine.html", {"section": "mine", "mine": found})


@login_required
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """It is still so."""
    hands.confirm(_person(request), clock.now())
    return redirect("mine")


@login_required
@require_POST
def lower(request: HttpRequest) -> HttpResponse:
    """It is no longer so."""
    hands.lower(_person(request), clock.now())
    return redirect("mine")


@login_required
@require_POST
@transaction.atomic
def hide(request: HttpRequest) -> HttpResponse:
    """One employer more that must not learn of me, or one less."""
    person = _person(request)
    name = " ".join(request.POST.get("name", "").replace("\0", "").split())[:LONGEST_NAME]
    hidden = list(person.hidden.values_list("name", flat=True))
    if "show" in request.POST:
        hands.hide(person, [each for each in hidden if each != request.POST["show"]])
    elif name and len(hidden) < MOST_HIDDEN:
        hands.hide(person, [*hidden, name])
    return redirect("mine")


@login_required
@require_POST
@transaction.atomic
def agree(request: HttpRequest) -> HttpResponse:
    """Agree to one purpose, or no longer."""
    account, now = account_of(request), clock.now()
    given, ended = request.POST.get("give", ""), request.POST.get("end", "")
    if given in Purpose.values:
        consents.give(account, [Purpose(given)], language_of(request), "mine", now)
    if ended in Purpose.values:
        consents.withdraw(account, [Purpose(ended)], now)
    return redirect("mine")


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes, no or later to somebody who asks to meet me."""
    introduction = get_object_or_404(Introduction, pk=pk, person=_person(request))
    step, reason = request.POST.get("step", ""), request.POST.get("reason", "")
    if step not in PEOPLES:
        raise Http404
    known, now = reason if reason in REASONS else "", clock.now()
    with suppress(NotNext):  # it was taken back, or answered before; the page shows where it stands
        introducing.answer(introduction, step, account_of(request), now, absolute(request), known)
    return redirect(f"{reverse('mine')}#introductions")


@never_cache
@login_required
@require_safe
def download(request: HttpRequest) -> JsonResponse:
    answer = JsonResponse(
        everything(account_of(request)), json_dumps_params={"indent": 1, "ensure_ascii": False}
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="gonorth-my-data.json"'
    return answer


@never_cache
@login_required
def delete(request: HttpRequest) -> HttpResponse:
    """Asked once more, and then all of it goes."""
    if request.method != "POST":
        return render(request, "gonorth/delete.html", {"section": "mine"})
    account = account_of(request)
    logout(request)
    forget(account, clock.now())
    return render(request, "gonorth/deleted.html", {"section": "mine"})
