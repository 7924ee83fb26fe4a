"""Which boards are read, and how did each read go? And: read them now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gonorth.web import clock, queue
from gonorth.web.local import is_from_here
from gonorth.web.models import Board
from gonorth.web.reports import history, overview
from gonorth.web.views.events import language_of


def show(request: HttpRequest) -> HttpResponse:
    part = request.headers.get("HX-Request") == "true"
    template = "gonorth/boards/_list.html" if part else "gonorth/boards/list.html"
    return render(request, template, {"section": "boards", "found": overview(language_of(request))})


def show_json(request: HttpRequest) -> JsonResponse:
    return JsonResponse(overview(language_of(request)).as_json)


def board(request: HttpRequest, pk: int) -> HttpResponse:
    found = history(_found(pk), language_of(request))
    return render(request, "gonorth/boards/board.html", {"section": "boards", "found": found, "pk": pk})


def board_json(request: HttpRequest, pk: int) -> JsonResponse:
    return JsonResponse(history(_found(pk), language_of(request)).as_json)


def _found(pk: int) -> Board:
    return get_object_or_404(Board, pk=pk, system__in=queue.SYSTEMS)


@require_POST
def read_now(request: HttpRequest) -> HttpResponse:
    """Make every board due, for whoever sits at the machine itself."""
    if not is_from_here(request):
        return render(request, "gonorth/boards/refused.html", {"section": "boards"}, status=403)
    queue.ask_for_all(clock.now())
    return redirect(reverse("boards"), permanent=False)
