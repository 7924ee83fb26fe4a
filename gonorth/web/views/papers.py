"""May I come? Asked by a form that is answered and forgotten."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from gonorth.immigration.couple import Plan, plan
from gonorth.immigration.document import plan_json
from gonorth.moving import towards
from gonorth.web import clock
from gonorth.web.asked_form import UNUSABLE, in_words, posted_of, refused_json
from gonorth.web.bridge import region
from gonorth.web.forms.papers import MINE, PARTNER, PapersForm
from gonorth.web.papers import papers
from gonorth.web.views.events import language_of


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def show(request: HttpRequest) -> HttpResponse:
    lang = language_of(request)
    posted, refusal = posted_of(request)
    form = PapersForm.of(posted, clock.today())
    found = None if refusal else _plan(form)
    problems = in_words(form.problems, lang)
    said = {
        "section": "moving",
        "part": "papers",
        "refusal": refusal and refusal.say(lang),
        "problems": problems,
        "mine": form.groups(lang, MINE),
        "theirs": form.groups(lang, PARTNER),
        "papers": papers(found, lang) if found else None,
    }
    status = refusal.status if refusal else UNUSABLE if problems else HTTPStatus.OK
    return render(request, "gonorth/moving/papers.html", said, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def show_json(request: HttpRequest) -> JsonResponse:
    lang = language_of(request)
    posted, refusal = posted_of(request)
    form = PapersForm.of(posted, clock.today())
    found = None if refusal else _plan(form)
    if found is None or form.problems:
        return refused_json(refusal, form.problems, lang)
    return JsonResponse(plan_json(found, lang))


def _plan(form: PapersForm) -> Plan:
    here = region()
    partner = towards(form.partner, here) if form.partner else None
    return plan(towards(form.facts, here), partner, clock.today())
