"""What would I keep, and what does a hire cost? Asked by a form that is answered and forgotten."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from gonorth.facts.dated import OutOfDate
from gonorth.facts.words import Lang, Refusal, Sentence
from gonorth.nouns import plain
from gonorth.pay.compare import Comparison, compare
from gonorth.pay.exchange import rate_on
from gonorth.pay.figures import Maker
from gonorth.pay.hiring import SpokenEmployer, employer_side, speak_employer
from gonorth.pay.spoken import as_json, sources_of, speak
from gonorth.web import clock
from gonorth.web.asked_form import UNUSABLE, in_words, posted_of, refused_json
from gonorth.web.bridge import rate, region
from gonorth.web.forms.pay import EXAMPLE, PayForm, city_of
from gonorth.web.pay import kept
from gonorth.web.received import Unread
from gonorth.web.views.events import language_of


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def show(request: HttpRequest) -> HttpResponse:
    lang = language_of(request)
    form, found, refusal = _asked(request)
    said = _about(request, form, refusal)
    said["pay"] = kept(speak(found, lang), lang) if found else None
    return render(request, "gonorth/moving/pay.html", said | {"part": "pay"}, status=_status(form, refusal))


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def show_json(request: HttpRequest) -> JsonResponse:
    lang = language_of(request)
    form, found, refusal = _asked(request)
    if found is None:
        return refused_json(refusal, form.problems, lang)
    return JsonResponse(as_json(found, speak(found, lang)))


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def hiring(request: HttpRequest) -> HttpResponse:
    lang = language_of(request)
    form, found, refusal = _asked(request)
    side = _hire(form, found, lang)
    said = _about(request, form, refusal) | {"part": "hiring", "side": side}
    return render(request, "gonorth/moving/hiring.html", said, status=_status(form, refusal))


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def hiring_json(request: HttpRequest) -> JsonResponse:
    lang = language_of(request)
    form, found, refusal = _asked(request)
    side = _hire(form, found, lang)
    if side is None:
        return refused_json(refusal, form.problems, lang)
    return JsonResponse(plain(side) | {"sources": plain(sources_of(lang, side))})


def _hire(form: PayForm, found: Comparison | None, lang: Lang) -> SpokenEmployer | None:
    """None, and a problem in the form, for an office or pay that cannot be counted."""
    if found is None or form.problems:
        return None
    try:
        side = employer_side(found, form.people, form.payroll)
    except Refusal as wrong:
        form.problems["earn"] = wrong.sentence
        return None
    return speak_employer(side, Maker(clock.today(), lang))


def _asked(request: HttpRequest) -> tuple[PayForm, Comparison | None, Unread | None]:
    posted, refusal = posted_of(request)
    today = clock.today()
    form = PayForm.of(posted or EXAMPLE, city_of(region()), today.year, must=True)
    if form.question is None or refusal:
        return form, None, refusal
    try:
        return form, compare(form.question, rate_on(today, rate()), today), None
    except OutOfDate:
        form.problems["earn"] = Sentence("moving.year_unknown", {"year": str(today.year)})
    except Refusal as wrong:  # so much pay that it is none we can tax
        form.problems["earn"] = wrong.sentence
    return form, None, None


def _about(request: HttpRequest, form: PayForm, refusal: Unread | None) -> dict[str, Any]:
    lang = language_of(request)
    return {
        "section": "moving",
        "is_example": not refusal and request.method != "POST",
        "refusal": refusal and refusal.say(lang),
        "problems": in_words(form.problems, lang),
        "typed": form.typed,
    }


def _status(form: PayForm, refusal: Unread | None) -> HTTPStatus:
    return refusal.status if refusal else UNUSABLE if form.problems else HTTPStatus.OK
