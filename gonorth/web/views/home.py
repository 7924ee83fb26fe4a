"""The question itself, one box to answer it, and what is real right now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gonorth.web import clock
from gonorth.web.bridge import region
from gonorth.web.now import right_now
from gonorth.web.pulses import kept
from gonorth.web.views.events import language_of, upcoming

EVENTS = 3


def show(request: HttpRequest) -> HttpResponse:
    lang, today, here = language_of(request), clock.today(), region()
    now = kept(("now", lang, today), lambda held: right_now(held, here, today, lang))
    events = upcoming(lang, EVENTS)
    return render(
        request,
        "gonorth/home.html",
        {"section": "home", "now": now, "events": events, "at": here.at[lang]},
    )
