"""What would I keep, may I come, and what next? The way in to each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show(request: HttpRequest) -> HttpResponse:
    return render(request, "gonorth/moving/index.html", {"section": "moving"})
