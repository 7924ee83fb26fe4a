"""What would I keep, may I come, and what next? The way in to each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gonorth.web import clock
from gonorth.web.bridge import rate, region
from gonorth.web.context import MOVING
from gonorth.web.moving import ways
from gonorth.web.views.events import language_of


def show(request: HttpRequest) -> HttpResponse:
    lang = language_of(request)
    found = ways(MOVING, region(), rate(), clock.today(), lang)
    return render(request, "gonorth/moving/index.html", {"section": "moving", "ways": found})
