"""How many points would I have? Asked by a form that is answered and forgotten."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import Refusal
from gonorth.immigration.points_answer import PointsAnswer, points_answer
from gonorth.immigration.points_document import as_json
from gonorth.immigration.rounds import rounds
from gonorth.nouns import plain
from gonorth.web import clock
from gonorth.web.asked_form import UNUSABLE, in_words, posted_of, refused_json
from gonorth.web.forms.points import MINE, PARTNER, PointsForm
from gonorth.web.points import counted, cutoffs, in_force
from gonorth.web.received import Unread
from gonorth.web.views.events import language_of


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def show(request: HttpRequest) -> HttpResponse:
    lang, today = language_of(request), clock.today()
    form, found, refusal = _asked(request)
    said = {
        "section": "moving",
        "part": "points",
        "refusal": refusal and refusal.say(lang),
        "problems": in_words(form.problems, lang),
        "sides": [form.side(MINE, lang), form.side(PARTNER, lang)],
        "typed": form.typed,
        "in_force": in_force(today, lang),
        "counted": counted(found, lang) if found else None,
        "cutoffs": cutoffs(found, today, lang),
    }
    status = refusal.status if refusal else UNUSABLE if form.problems else HTTPStatus.OK
    return render(request, "gonorth/moving/points.html", said, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def show_json(request: HttpRequest) -> JsonResponse:
    lang = language_of(request)
    form, found, refusal = _asked(request)
    if refusal or form.problems:
        return refused_json(refusal, form.problems, lang)
    if found is None:
        past = [one for one in rounds() if one.day <= clock.today()]
        used = {source for one in past for source in one.sources}
        listed = [source for id, source in sorted(rule_sources(lang).items()) if id in used]
        return JsonResponse({"rounds": plain(past), "sources": plain(listed)})
    return JsonResponse(plain(as_json(found, lang)))


def _asked(request: HttpRequest) -> tuple[PointsForm, PointsAnswer | None, Unread | None]:
    posted, refusal = posted_of(request)
    form = PointsForm.of(posted)
    if form.profile is None:
        return form, None, refusal
    try:
        return form, points_answer(form.profile, clock.today(), partner=form.partner), None
    except Refusal as wrong:
        form.problems.setdefault("age", wrong.sentence)
        return form, None, None
