"""Which rules do we stand on, from where, how sure, and which are due for another look?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from gonorth.facts.rule_review import STALE_AFTER_DAYS
from gonorth.facts.rulebook import RULEBOOKS, rule_sources
from gonorth.nouns import plain
from gonorth.web import clock
from gonorth.web.factbook import CONFIDENCES
from gonorth.web.pulses import kept
from gonorth.web.ruleroll import Narrowed, Rolled, narrowed, roll
from gonorth.web.views.events import language_of


def _rolled(request: HttpRequest) -> tuple[Rolled, ...]:
    lang, today = language_of(request), clock.today()
    return kept(("rules", lang, today), lambda _: roll(today, lang))


def show(request: HttpRequest) -> HttpResponse:
    asked, every = Narrowed.of(request.GET.dict()), _rolled(request)
    found = narrowed(every, asked)
    said = {
        "section": "moving",
        "part": "rules",
        "asked": asked,
        "found": found,
        "n": len(found),
        "all": len(every),
        "due": sum(each.rule.is_due for each in every),
        "books": RULEBOOKS,
        "confidences": CONFIDENCES,
        "stale": STALE_AFTER_DAYS,
        "query": request.GET.urlencode(),
    }
    return render(request, "gonorth/moving/rules.html", said)


def show_json(request: HttpRequest) -> JsonResponse:
    found = narrowed(_rolled(request), Narrowed.of(request.GET.dict()))
    used = {id for each in found for id in each.rule.sources}
    sources = [source for id, source in rule_sources(language_of(request)).items() if id in used]
    return JsonResponse(
        {
            "rules": [_rule_json(each) for each in found],
            "stale_after_days": dict(STALE_AFTER_DAYS),
            "sources": plain(sources),
        }
    )


def _rule_json(rolled: Rolled) -> dict[str, Any]:
    rule: dict[str, Any] = plain(rolled.rule)
    return rule | {"name": rolled.name}
