"""What next? The steps of a move, on a page and as a calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import get_args

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from gonorth.facts.words import Lang, Sentence, say
from gonorth.immigration.checklist import Step, checklist
from gonorth.immigration.document import step_json
from gonorth.immigration.facts_asked import facts_asked
from gonorth.immigration.ics import calendar
from gonorth.immigration.step_wording import entries
from gonorth.immigration.steps import Path
from gonorth.web import clock
from gonorth.web.asked_form import UNUSABLE, in_words, posted_of, refused_json
from gonorth.web.forms.papers import PapersForm
from gonorth.web.received import Unread
from gonorth.web.steps import shown_steps
from gonorth.web.views.events import language_of

PATHS = get_args(Path)
HOME = ("partner_status", *(id for id, asked in facts_asked().items() if asked.use == "move"))


@dataclass(frozen=True)
class Asked:
    """A household, the papers it comes with and the day it arrives, with what there is to do."""

    form: PapersForm
    path: Path
    steps: Sequence[Step]
    refusal: Unread | None

    @property
    def move_on(self) -> date | None:
        return self.form.move_on

    @property
    def status(self) -> HTTPStatus:
        return self.refusal.status if self.refusal else UNUSABLE if self.form.problems else HTTPStatus.OK


def _asked(request: HttpRequest) -> Asked:
    posted, refusal = posted_of(request)
    form = PapersForm.of(posted, clock.today())
    given = next(iter(posted.get("path", ())), "")
    path = next((each for each in PATHS if each == given), PATHS[0])
    return Asked(form, path, checklist(form.facts, path, form.move_on, clock.today()), refusal)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def show(request: HttpRequest) -> HttpResponse:
    return _page(request, _asked(request))


def _page(request: HttpRequest, asked: Asked) -> HttpResponse:
    lang = language_of(request)
    said = {
        "section": "moving",
        "part": "steps",
        "refusal": asked.refusal and asked.refusal.say(lang),
        "problems": in_words(asked.form.problems, lang),
        "paths": [(each, say(f"checklist.path_{each}", lang)) for each in PATHS],
        "path": asked.path,
        "typed": asked.form.typed,
        "home": asked.form.few(lang, HOME),
        "lead": _lead(asked, lang),
        "steps": shown_steps(asked.steps, lang),
    }
    return render(request, "gonorth/moving/steps.html", said, status=asked.status)


def _lead(asked: Asked, lang: Lang) -> str:
    path = Sentence(f"checklist.path_{asked.path}", {})
    if asked.move_on:
        return say("moving.steps_dated", lang, path=path, day=asked.move_on)
    return say("moving.steps_undated", lang, path=path)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def show_json(request: HttpRequest) -> JsonResponse:
    lang, asked = language_of(request), _asked(request)
    if asked.status != HTTPStatus.OK:
        return refused_json(asked.refusal, asked.form.problems, lang)
    listed = [step_json(step, lang) for step in asked.steps]
    return JsonResponse({"path": asked.path, "move_on": asked.move_on, "steps": listed})


@require_POST
@cache_control(no_store=True)
def show_calendar(request: HttpRequest) -> HttpResponse:
    """The dated steps as a file; without a day of arrival, the page says that one is needed."""
    lang, asked = language_of(request), _asked(request)
    if asked.move_on is None and not asked.form.problems:
        asked.form.problems["move_on"] = Sentence("moving.calendar_needs_day", {})
    if asked.status != HTTPStatus.OK:
        return _page(request, asked)
    made = calendar(say("checklist.calendar", lang), entries(asked.steps, clock.today(), lang), clock.now())
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="moving.ics"'
    return response
