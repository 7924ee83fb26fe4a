"""An employer's own pages: joining, whom to let in, finding people, and introductions."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gonorth.facts.words import Refusal
from gonorth.web import clock, introducing, members
from gonorth.web.addresses import absolute, language_of
from gonorth.web.asked_form import UNUSABLE
from gonorth.web.finding import asked_people, person_seen, profile_seen
from gonorth.web.members import members_of
from gonorth.web.models import Account, Introduction, Membership, Posting
from gonorth.web.models.introduction import FOLLOWS, PEOPLES, REASONS, NotNext, Step
from gonorth.web.models.organisation import Kind, Role

MOST_POSTINGS = 300


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Ask to act for the employer at one's own domain."""
    account = request.user
    assert isinstance(account, Account)
    if members.membership(account):
        return redirect("team")
    said: dict[str, Any] = {"section": "team", "asked": members.asked_for(account), "email": account.email}
    if request.method == "POST" and not said["asked"]:
        try:
            said["asked"] = members.ask_to_join(account, request.POST.get("name", ""), clock.now())
        except Refusal as refusal:
            said |= {"problem": refusal.say(language_of(request)), "name": request.POST.get("name", "")}
            return render(request, "gonorth/team/join.html", said, status=UNUSABLE)
    return render(request, "gonorth/team/join.html", said)


@members_of(Kind.EMPLOYER)
@require_safe
def show(request: HttpRequest, member: Membership) -> HttpResponse:
    organisation = member.organisation
    said = {
        "section": "team",
        "member": member,
        "introductions": organisation.introductions.select_related("person__account"),
        "colleagues": organisation.members.filter(ended_at=None).select_related("account").order_by("pk"),
        "is_owner": member.role == Role.OWNER,
    }
    return render(request, "gonorth/team/show.html", said)


@members_of(Kind.EMPLOYER)
@require_POST
def admit(request: HttpRequest, member: Membership, pk: int) -> HttpResponse:
    if member.role != Role.OWNER:
        raise Http404
    other = get_object_or_404(Membership, pk=pk, organisation=member.organisation, ended_at=None)
    (members.end if "end" in request.POST else members.admit)(member, other, clock.now())
    return redirect("team")


@members_of(Kind.EMPLOYER)
@require_safe
def people(request: HttpRequest, member: Membership) -> HttpResponse:
    found = asked_people(member.organisation, request.GET, language_of(request))
    return render(request, "gonorth/team/people.html", {"section": "team", "member": member, "found": found})


@members_of(Kind.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, member: Membership, handle: int) -> HttpResponse:
    """Ask one of those who were found for an introduction, with an opening of ours and a note."""
    organisation = member.organisation
    profile = profile_seen(organisation, handle, language_of(request))
    person = person_seen(organisation, handle)
    if profile is None or person is None:
        raise Http404
    employer = members.employer_of(organisation)
    postings = Posting.objects.open().filter(employer=employer).order_by("title")
    said: dict[str, Any] = {
        "section": "team",
        "member": member,
        "profile": profile,
        "postings": postings[:MOST_POSTINGS] if employer else [],
        "handle": handle,
    }
    if request.method != "POST":
        return render(request, "gonorth/team/ask.html", said)
    chosen = request.POST.get("posting", "")
    posting = postings.filter(pk=chosen).first() if chosen.isdigit() and employer else None
    try:
        if posting is None:
            raise Refusal("team.no_posting")
        note = request.POST.get("note", "")
        introducing.ask(member, person, posting, note, clock.now(), absolute(request))
    except Refusal as refusal:
        said |= {"problem": refusal.say(language_of(request)), "note": request.POST.get("note", "")}
        return render(request, "gonorth/team/ask.html", said, status=UNUSABLE)
    return redirect(f"{reverse('team')}#introductions")


@members_of(Kind.EMPLOYER)
@require_POST
def go_on(request: HttpRequest, member: Membership, pk: int) -> HttpResponse:
    """What came of an introduction, as far as the employer may say."""
    introduction = get_object_or_404(Introduction, pk=pk, organisation=member.organisation)
    step, reason = request.POST.get("step", ""), request.POST.get("reason", "")
    if step not in {then for after in FOLLOWS.values() for then in after} - set(PEOPLES):
        raise Http404
    known = reason if reason in REASONS else ""
    with suppress(NotNext):  # somebody else was first; the page shows where it stands
        introducing.go_on(introduction, Step(step), member.account, clock.now(), known)
    return redirect(f"{reverse('team')}#introductions")
