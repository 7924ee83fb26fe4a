"""A person's own page, and what they change there."""

from __future__ import annotations

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gonorth.web import clock, consents, hands
from gonorth.web.addresses import language_of
from gonorth.web.export import everything
from gonorth.web.forgetting import forget
from gonorth.web.mine import mine
from gonorth.web.models import Account, Hidden, Person, Purpose

LONGEST_NAME, MOST_HIDDEN = 300, 120


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)  # login_required saw to it
    return request.user


def _person(request: HttpRequest) -> Person:
    return get_object_or_404(Person, account=_account(request))


@never_cache
@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    found = mine(_account(request), language_of(request), clock.now(), clock.today())
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
def hide(request: HttpRequest) -> HttpResponse:
    """One employer more that must not learn of me, or one less."""
    person = _person(request)
    name = " ".join(request.POST.get("name", "").replace("\0", "").split())[:LONGEST_NAME]
    if "show" in request.POST:
        person.hidden.filter(name=request.POST["show"]).delete()
    elif name and person.hidden.count() < MOST_HIDDEN:
        Hidden.objects.get_or_create(person=person, name=name)
    return redirect("mine")


@login_required
@require_POST
@transaction.atomic
def agree(request: HttpRequest) -> HttpResponse:
    """Agree to one purpose, or no longer."""
    account, now = _account(request), clock.now()
    given, ended = request.POST.get("give", ""), request.POST.get("end", "")
    if given in Purpose.values:
        consents.give(account, [Purpose(given)], language_of(request), "mine", now)
    if ended in Purpose.values:
        consents.withdraw(account, [Purpose(ended)], now)
    return redirect("mine")


@never_cache
@login_required
@require_safe
def download(request: HttpRequest) -> JsonResponse:
    answer = JsonResponse(
        everything(_account(request)), json_dumps_params={"indent": 1, "ensure_ascii": False}
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="gonorth-my-data.json"'
    return answer


@never_cache
@login_required
def delete(request: HttpRequest) -> HttpResponse:
    """Asked once more, and then all of it goes."""
    if request.method != "POST":
        return render(request, "gonorth/delete.html", {"section": "mine"})
    account = _account(request)
    logout(request)
    forget(account, clock.now())
    return render(request, "gonorth/deleted.html", {"section": "mine"})
