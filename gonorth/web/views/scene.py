"""Is it happening? Charts, the money, and what is only said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from gonorth.facts.fields import fields
from gonorth.facts.region import Fact, Region
from gonorth.facts.words import Lang
from gonorth.nouns import Figure, plain
from gonorth.web.bridge import region, shelf
from gonorth.web.drawn import COLUMNS, as_json, as_rows
from gonorth.web.pulses import Gallery, gallery, sources_in
from gonorth.web.sheet import sheet
from gonorth.web.views.events import language_of


@dataclass(frozen=True)
class Told:
    """A fact of the pack with who it is about."""

    about: str
    figure: Figure


def told(facts: list[Fact], lang: Lang) -> list[Told]:
    return [Told(fact.about(lang), fact.figure(lang)) for fact in facts]


def rounds(here: Region, lang: Lang) -> list[Told]:
    listed = [about.fact for about in here.employer_facts if about.topic == "funding_round"]
    return told([here.facts[id] for id in listed], lang)


def flow(here: Region, lang: Lang) -> list[Told]:
    return told([here.facts[id] for id in here.flow], lang)


def claims(here: Region, lang: Lang) -> list[Told]:
    """What somebody says and nobody counted, but for the flow, which stands by itself."""
    return told([f for f in here.facts.values() if f.kind == "claim" and f.id not in here.flow], lang)


def _asked(request: HttpRequest) -> tuple[str | None, str]:
    """The field asked for, and what was asked for in vain."""
    asked = request.GET.get("field", "")[:80]
    return (asked, "") if asked in fields() else (None, asked)


def show(request: HttpRequest) -> HttpResponse:
    lang, here = language_of(request), region()
    field, unknown = _asked(request)
    shown = gallery(field, lang)
    return render(
        request,
        "gonorth/scene.html",
        {
            "section": "scene",
            "shown": shown,
            "at": here.at[lang],
            "unknown": unknown,
            "fields": [(each.id, each.names[lang]) for each in fields().values()],
            "is_real": shelf().kind == "real",
            "rounds": rounds(here, lang),
            "flow": flow(here, lang),
            "claims": claims(here, lang),
        },
    )


def show_json(request: HttpRequest) -> JsonResponse:
    lang, here = language_of(request), region()
    field, unknown = _asked(request)
    shown = gallery(field, lang)
    return JsonResponse(
        {
            "field": field,
            "unknown_field": unknown or None,
            "charts": [as_json(hung.exhibit) for hung in shown.all],
            "rounds": plain([each.figure for each in rounds(here, lang)]),
            "flow": plain([each.figure for each in flow(here, lang)]),
            "claims": plain([each.figure for each in claims(here, lang)]),
            "sources": _sources(shown, here, lang),
        }
    )


def _sources(shown: Gallery, here: Region, lang: Lang) -> Any:
    listed = (*rounds(here, lang), *flow(here, lang), *claims(here, lang))
    used = {source for hung in shown.all for source in hung.exhibit.sources}
    used |= {each.figure.source for each in listed}
    return [plain(source) for id, source in sorted(sources_in(lang).items()) if id in used]


def show_csv(request: HttpRequest) -> HttpResponse:
    lang = language_of(request)
    field, unknown = _asked(request)
    chart = request.GET.get("chart")
    shown = [hung.exhibit for hung in gallery(field, lang).all if chart in (None, hung.exhibit.id)]
    if unknown or not shown:
        raise Http404
    sources = sources_in(lang)
    rows = [row for exhibit in shown for row in as_rows(exhibit, sources)]
    return sheet(chart or "scene", COLUMNS, rows)
