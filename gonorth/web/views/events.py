"""What happens next, and where?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from gonorth.facts.words import Lang
from gonorth.web import clock
from gonorth.web.models import Event

PAST = 12  # events that are over, shown


@dataclass(frozen=True)
class Meeting:
    """An event as a page shows it: in one language, at the hours of its own place."""

    slug: str
    kind: str
    title: str
    about: str
    starts: datetime
    ends: datetime
    venue: str
    city: str
    host: str
    capacity: int | None
    is_sample: bool

    @classmethod
    def of(cls, event: Event, lang: Lang) -> Meeting:
        there = ZoneInfo(event.timezone)
        return cls(
            event.slug,
            event.kind,
            event.title_fr if lang == "fr" else event.title_en,
            event.about_fr if lang == "fr" else event.about_en,
            event.starts_at.astimezone(there),
            event.ends_at.astimezone(there),
            event.venue,
            event.city,
            event.host,
            event.capacity,
            event.is_sample,
        )

    @property
    def as_json(self) -> dict[str, Any]:
        return vars(self) | {"starts": self.starts.isoformat(), "ends": self.ends.isoformat()}


def upcoming(lang: Lang, most: int | None = None) -> list[Meeting]:
    """What is still to come, the next first."""
    events = Event.objects.filter(ends_at__gte=clock.now()).order_by("starts_at")[:most]
    return [Meeting.of(event, lang) for event in events]


def search(request: HttpRequest) -> HttpResponse:
    lang = language_of(request)
    past = [
        Meeting.of(event, lang)
        for event in Event.objects.filter(ends_at__lt=clock.now()).order_by("-starts_at")[:PAST]
    ]
    return render(request, "gonorth/events.html", {"section": "events", "next": upcoming(lang), "past": past})


def search_json(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"events": [meeting.as_json for meeting in upcoming(language_of(request))]})


def show(request: HttpRequest, slug: str) -> HttpResponse:
    meeting = Meeting.of(get_object_or_404(Event, slug=slug), language_of(request))
    return render(request, "gonorth/event.html", {"section": "events", "event": meeting})


def show_json(request: HttpRequest, slug: str) -> JsonResponse:
    return JsonResponse(Meeting.of(get_object_or_404(Event, slug=slug), language_of(request)).as_json)


def language_of(request: HttpRequest) -> Lang:
    return "fr" if request.LANGUAGE_CODE == "fr" else "en"
