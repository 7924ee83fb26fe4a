"""Pages of words: who is behind this, what happens to data, how postings are judged; and what is shown
where there is no page. The words are in data/words/pages, a file a page and a language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gonorth.facts.region import Fact
from gonorth.facts.tables import read_toml
from gonorth.facts.words import Lang
from gonorth.nouns import Source
from gonorth.web.bridge import region

NAMES = ("about", "privacy", "policy", "accessibility")


def show(request: HttpRequest, name: str) -> HttpResponse:
    words = words_of(name, _lang(request))
    return render(request, "gonorth/words.html", {"section": name, "words": words})


@cache
def words_of(name: str, lang: Lang) -> Mapping[str, Any]:
    return read_toml(f"words/pages/{name}.{lang}.toml")


def stories(request: HttpRequest) -> HttpResponse:
    """What has been published, and what of it we carry."""
    told = _told(_lang(request))
    return render(request, "gonorth/stories.html", {"section": "stories", "stories": told})


def _told(lang: Lang) -> list[tuple[Source, list[tuple[str, Fact]]]]:
    """The pack's published sources that state something, the latest first, with what each states."""
    pack = region()
    stated: dict[str, list[tuple[str, Fact]]] = {}
    for fact in pack.facts.values():
        stated.setdefault(fact.source, []).append((fact.statements[lang], fact))
    sources = [source for id, source in pack.sources_in(lang).items() if id in stated]
    return [
        (source, stated[source.id]) for source in sorted(sources, key=lambda s: s.as_of or "", reverse=True)
    ]


def styleguide(request: HttpRequest) -> HttpResponse:
    return render(request, "gonorth/styleguide.html", {"section": "styleguide"})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "gonorth/trouble.html", {"trouble": "not_found"}, status=404)


def misunderstood(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "gonorth/trouble.html", {"trouble": "misunderstood"}, status=400)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "gonorth/trouble.html", {"trouble": "broken"}, status=500)


def _lang(request: HttpRequest) -> Lang:
    return "fr" if request.LANGUAGE_CODE == "fr" else "en"
