"""The desk's pages: who asks to act for an employer, who raised a hand, and one person's timeline."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from gonorth.reading.grams import words_of
from gonorth.web import clock, members
from gonorth.web.addresses import language_of
from gonorth.web.members import members_of
from gonorth.web.models import Consent, Look, Membership, Organisation, Person, PersonWord, Purpose, Stage
from gonorth.web.models.organisation import Kind
from gonorth.web.timeline import timeline

PAGE = 100
COUNTED = 1_000  # of more it is said that they are more
LAST_LETTER = "\U0010ffff"
LONGEST_NOTE = 4_000
BY_HAND = (Stage.MET, Stage.RELOCATING, Stage.ARRIVED, Stage.SETTLED)  # the others come of introductions


@members_of(Kind.DESK)
@require_safe
def show(request: HttpRequest, member: Membership) -> HttpResponse:
    query, stage = request.GET.get("q", "").strip()[:200], request.GET.get("stage", "")
    people = found_by(query).filter(**{"stage": stage} if stage in Stage.values else {})
    said = {
        "section": "desk",
        "claims": Organisation.objects.filter(kind=Kind.EMPLOYER, approved_at=None, refused_at=None),
        "employers": Organisation.objects.filter(
            kind=Kind.EMPLOYER, approved_at__isnull=False, refused_at=None
        ),
        "people": people.select_related("account").order_by("-raised_at")[:PAGE],
        "count": people[:COUNTED].count(),
        "counted": COUNTED,
        "stages": Stage.values,
        "stage": stage,
        "q": query,
    }
    return render(request, "gonorth/desk/show.html", said)


def found_by(query: str) -> QuerySet[Person]:
    """Whoever agreed to be read by the desk and has, for each word, one that begins so; all without words."""
    people = Person.objects.filter(is_open=True)
    for word in dict.fromkeys(query.lower().split() if "@" in query else words_of(query)):
        begins = PersonWord.objects.filter(word__gte=word, word__lt=word + LAST_LETTER).values("person")
        people = people.filter(pk__in=begins)
    return people


def _readable(pk: int) -> Person:
    """One of those who agree to it at this moment, whatever a list says."""
    agreed = Consent.objects.alive(clock.now()).filter(purpose=Purpose.DESK).values("account")
    return get_object_or_404(Person.objects.select_related("account"), pk=pk, account__in=agreed)


@members_of(Kind.DESK)
@require_POST
def claim(request: HttpRequest, member: Membership, pk: int) -> HttpResponse:
    organisation = get_object_or_404(Organisation, pk=pk, kind=Kind.EMPLOYER)
    if "approve" in request.POST:
        members.approve(organisation, member.account, clock.now())
    elif "refuse" in request.POST:
        members.refuse(organisation, clock.now())
    return redirect("desk")


@members_of(Kind.DESK)
@require_safe
def person(request: HttpRequest, member: Membership, pk: int) -> HttpResponse:
    """One person; that somebody looked is written down."""
    found = _readable(pk)
    Look.objects.create(person=found, by=member.account, at=clock.now())
    said = {
        "section": "desk",
        "person": found,
        "timeline": timeline(found, language_of(request)),
        "looks": found.looks.select_related("by").order_by("-pk")[:20],
        "by_hand": BY_HAND,
    }
    return render(request, "gonorth/desk/person.html", said)


@members_of(Kind.DESK)
@require_POST
@transaction.atomic
def write(request: HttpRequest, member: Membership, pk: int) -> HttpResponse:
    """A note, or a stage that only the desk learns of."""
    found = _readable(pk)
    text, stage = request.POST.get("note", "").strip()[:LONGEST_NOTE], request.POST.get("stage", "")
    if text:
        found.notes.create(by=member.account, at=clock.now(), text=text)
    elif stage in BY_HAND and stage != found.stage:
        found.move(Stage(stage), clock.now(), member.account, "desk")
    elif stage:
        raise Http404
    return redirect("desk_person", pk=pk)
