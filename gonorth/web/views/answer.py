"""Is it happening, and is there something right for me? Asked by a form that is answered and forgotten."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from gonorth.answer import Answer, Question, answer, as_json
from gonorth.facts.dated import OutOfDate
from gonorth.facts.words import Lang, Refusal, say
from gonorth.web import clock
from gonorth.web.asked_form import in_words
from gonorth.web.bridge import Shelf, rate, region, shelf
from gonorth.web.forms.answer import QuestionForm
from gonorth.web.letter import letter
from gonorth.web.received import BOX, Received, Unread, receive, receive_json
from gonorth.web.review import hiding_nobody, review
from gonorth.web.views.events import language_of, upcoming

UNUSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def ask(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "gonorth/answer/ask.html", _about(request))
    try:
        received = receive(request, clock.today())
    except Refusal as refusal:
        return _ask_again(request, refusal)
    return _reply(request, received)


def _about(request: HttpRequest) -> dict[str, Any]:
    return {"section": "answer", "region_name": region().name(language_of(request))}


def _ask_again(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """What was wrong with the file; the lines that were typed stand in the box again."""
    said = _about(request) | {"refusal": refusal.say(language_of(request))}
    if isinstance(refusal, Unread):
        return render(request, "gonorth/answer/ask.html", said, status=refusal.status)
    typed = {name: request.POST.get(name, "")[:300] for name in BOX}
    return render(request, "gonorth/answer/ask.html", said | {"box": typed}, status=UNUSABLE)


def _reply(request: HttpRequest, received: Received) -> HttpResponse:
    lang, here = language_of(request), region()
    form = QuestionForm.of(received.posted, here, clock.today())
    said = _about(request) | {"review": review(form, lang, received.reading)}
    whole = not request.headers.get("HX-Request")
    if form.problems:
        return render(request, f"gonorth/answer/{'' if whole else '_'}wrong.html", said, status=UNUSABLE)
    try:
        held, found = _answered(form.question, lang)
    except OutOfDate:
        said["out_of_date"] = {"day": clock.today(), "last": here.weights.good_through}
        page = f"gonorth/answer/{'' if whole else '_'}wrong.html"
        return render(request, page, said, status=HTTPStatus.SERVICE_UNAVAILABLE)
    said |= {
        "letter": letter(found, held, here),
        "unpaid": in_words(form.pay.problems, lang).values(),
        "untold": in_words(form.papers.problems, lang).values(),
        "events": upcoming(lang, 1),
        "unhidden": hiding_nobody(form, held.index),
    }
    return render(request, f"gonorth/answer/{'' if whole else '_'}found.html", said)


def _answered(question: Question, lang: Lang) -> tuple[Shelf, Answer]:
    held = shelf()
    found = answer(question, region(), held.stock, clock.today(), lang, rate())
    source = replace(held.stock.source, name=say(f"ask.openings_{held.kind}", lang))
    return held, replace(found, sources={**found.sources, source.id: source})


@cache_control(no_store=True)
def ask_json(request: HttpRequest) -> JsonResponse:
    """The same answer as one document: for the same form, or for a JSON Resume as the body."""
    lang, here = language_of(request), region()
    if request.method != "POST":
        return _problem(say("ask.post_only", lang), HTTPStatus.METHOD_NOT_ALLOWED)
    try:
        is_json = request.content_type == "application/json"
        received = (receive_json if is_json else receive)(request, clock.today())
    except Refusal as refusal:
        return _problem(refusal.say(lang), refusal.status if isinstance(refusal, Unread) else UNUSABLE)
    form = QuestionForm.of(received.posted, here, clock.today())
    if form.every_problem:
        problems = in_words(form.every_problem, lang)
        return JsonResponse({"problem": say("ask.wrong", lang), "problems": problems}, status=UNUSABLE)
    try:
        return JsonResponse(as_json(_answered(form.question, lang)[1]))
    except OutOfDate:
        days = {"day": clock.today(), "last": here.weights.good_through}
        return _problem(say("ask.out_of_date", lang, **days), HTTPStatus.SERVICE_UNAVAILABLE)


def _problem(sentence: str, status: HTTPStatus) -> JsonResponse:
    return JsonResponse({"problem": sentence}, status=status)
