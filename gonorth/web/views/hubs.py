"""Where does the scene meet? The hubs of the region, drawn, and one page each."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from gonorth.nouns import plain
from gonorth.web import hubs
from gonorth.web.bridge import region
from gonorth.web.directory import directory
from gonorth.web.hubs import Page, Standing
from gonorth.web.views.events import language_of


def _pages(request: HttpRequest) -> list[Page]:
    lang = language_of(request)
    return [hubs.page(hub, directory(), region(), lang) for hub in region().hubs]


def _page(request: HttpRequest, id: str) -> Page:
    hub = next((hub for hub in region().hubs if hub.id == id), None)
    if hub is None:
        raise Http404
    return hubs.page(hub, directory(), region(), language_of(request))


def search(request: HttpRequest) -> HttpResponse:
    return render(request, "gonorth/hubs/list.html", {"section": "hubs", "pages": _pages(request)})


def search_json(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"hubs": [_json(page) for page in _pages(request)]})


def show(request: HttpRequest, id: str) -> HttpResponse:
    return render(request, "gonorth/hubs/page.html", {"section": "hubs", **vars(_page(request, id))})


def show_json(request: HttpRequest, id: str) -> JsonResponse:
    return JsonResponse(_json(_page(request, id)))


def _json(page: Page) -> dict[str, Any]:
    return {
        "id": page.hub.id,
        "url": reverse("hub", args=[page.hub.id]),
        "name": page.name,
        "city": page.hub.city,
        "building_count": plain(page.count),
        "buildings": [
            {"name": block.name, "storeys": plain(block.storeys), "source": block.source}
            for block in page.blocks
        ],
        "tenants": [_tenant_json(each) for each in page.tenants],
        "openings": plain(page.openings),
        "facts": plain(page.facts),
        "ledger": plain(page.ledger),
    }


def _tenant_json(each: Standing) -> dict[str, Any]:
    return {
        "name": each.tenant.name,
        "employer": reverse("employer", args=[each.slug]),
        "building": each.building,
        "floor": plain(each.floor),
        "openings": plain(each.openings),
        "as_of": each.tenant.as_of,
        "source": each.tenant.source,
    }
