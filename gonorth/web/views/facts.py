"""Every figure with its source, what is due for review, and what we had wrong."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from gonorth.facts.review import REVIEW_AFTER_YEARS
from gonorth.facts.rulebook import rule_sources
from gonorth.nouns import plain
from gonorth.web import clock
from gonorth.web.bridge import region
from gonorth.web.drawn import figure_cells
from gonorth.web.factbook import CONFIDENCES, KINDS, Asked, Book, Entry, book, chosen
from gonorth.web.pulses import kept, sources_in
from gonorth.web.sheet import sheet
from gonorth.web.views.events import language_of

COLUMNS = (
    "id", "about", "statement", "value", "unit", "as_of", "kind", "confidence", "source", "source_name",
    "source_address", "due_for_review", "cannot_tell",
)  # fmt: skip


def _book(request: HttpRequest) -> Book:
    lang, today = language_of(request), clock.today()
    return kept(("facts", lang, today), lambda _: book(region(), today, lang))


def show(request: HttpRequest) -> HttpResponse:
    lang, known = language_of(request), _book(request)
    sources = sources_in(lang)
    asked = Asked.of(request.GET, sources)
    found = chosen(known.entries, asked)
    return render(
        request,
        "gonorth/facts.html",
        {
            "section": "facts",
            "asked": asked,
            "found": found,
            "n": len(found),
            "all": len(known.entries),
            "due": sum(entry.is_due for entry in known.entries),
            "years": REVIEW_AFTER_YEARS,
            "tables": known.tables,
            "sources": sources.values(),
            "rule_sources": rule_sources("en"),
            "corrections": region().corrections,
            "kinds": KINDS,
            "confidences": CONFIDENCES,
            "query": request.GET.urlencode(),
        },
    )


def show_json(request: HttpRequest) -> JsonResponse:
    known, sources = _book(request), sources_in(language_of(request))
    asked = Asked.of(request.GET, sources)
    return JsonResponse(
        {
            "figures": [_entry_json(entry) for entry in chosen(known.every, asked)],
            "not_understood": asked.unknown or None,
            "review_after_years": REVIEW_AFTER_YEARS,
            "sources": plain(list(sources.values())),
            "tables": plain(list(known.tables)),
            "corrections": plain(list(region().corrections)),
        }
    )


def _entry_json(entry: Entry) -> dict[str, Any]:
    figure: dict[str, Any] = plain(entry.figure)
    return figure | {"about": entry.about, "due_for_review": entry.is_due}


def show_csv(request: HttpRequest) -> HttpResponse:
    known, sources = _book(request), sources_in(language_of(request))
    rows = chosen(known.every, Asked.of(request.GET, sources))
    return sheet("facts", COLUMNS, (_row(entry, sources) for entry in rows))


def _row(entry: Entry, sources: dict[str, Any]) -> tuple[Any, ...]:
    figure = entry.figure
    said = (figure.id, entry.about, figure.label)
    return (*said, *figure_cells(figure, sources), "yes" if entry.is_due else "no", figure.cannot_tell)
