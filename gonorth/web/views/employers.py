"""Who hires here? The list of employers, and one page each."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gonorth.nouns import plain
from gonorth.web import employer, employers
from gonorth.web.bridge import region
from gonorth.web.directory import Known, directory
from gonorth.web.employers import Asked, Listing
from gonorth.web.views.events import language_of


def _listing(request: HttpRequest) -> Listing:
    return employers.listing(Asked.of(request.GET), directory(), region(), language_of(request))


def search(request: HttpRequest) -> HttpResponse:
    found = _listing(request)
    here, data = reverse("employers"), reverse("employers_json")
    turned = {
        "previous": f"{here}?{found.asked.at(found.page - 1)}" if found.page > 1 else "",
        "next": f"{here}?{found.asked.at(found.page + 1)}" if found.page < found.pages else "",
        "data": f"{data}?{found.asked.at(found.page)}",
    }
    return render(request, "gonorth/employers/list.html", {"section": "employers", **vars(found), **turned})


def search_json(request: HttpRequest) -> JsonResponse:
    found = _listing(request)
    rows = [_row_json(row) for row in found.rows]
    return JsonResponse(
        {
            "employers": rows,
            "found": plain(found.found),
            "hiring": plain(found.hiring),
            "page": found.page,
            "pages": found.pages,
        }
    )


def _row_json(row: employers.Row) -> dict[str, Any]:
    return {
        "name": row.known.name,
        "url": reverse("employer", args=[row.known.slug]),
        "is_sample": row.known.is_sample,
        "state": row.state,
        "openings": plain(row.openings),
        "board_read_at": plain(row.read_at),
        "sector": row.sector,
        "head_office": row.head_office,
        "hubs": [id for id, _ in row.hubs],
    }


def _find(slug: str) -> Known:
    known = directory().by_slug.get(slug)
    if known is None:
        raise Http404
    return known


def show(request: HttpRequest, slug: str) -> HttpResponse:
    known = _find(slug)
    if known.slug != slug:
        return redirect("employer", known.slug, permanent=True)
    lang = language_of(request)
    page = employer.page(known, region(), lang)
    lead = page.lead(lang, region().at[lang])
    shown = {**vars(page), "office": page.hiring.office, "lead": lead, "has_more": page.has_more}
    return render(request, "gonorth/employers/page.html", {"section": "employers", **shown})


def show_json(request: HttpRequest, slug: str) -> JsonResponse:
    known, lang = _find(slug), language_of(request)
    page = employer.page(known, region(), lang)
    return JsonResponse(
        {
            "name": known.name,
            "url": reverse("employer", args=[known.slug]),
            "is_sample": known.is_sample,
            "state": page.state,
            "board_read_at": plain(page.read_at),
            "boards": [{"url": board.url, "verified": plain(board.verified)} for board in page.boards],
            "openings": plain(page.hiring.openings) if page.state == "open" else None,
            "here": plain(page.hiring.here) if page.state == "open" else None,
            "listed": plain(page.listed),
            "office": plain(page.hiring.office),
            "postings_say": plain(page.hiring.sayings),
            "first_openings": plain(page.openings),
            "sector": plain(page.sector),
            "head_office": plain(page.head_office),
            "headcount": plain(page.headcount),
            "funding_rounds": plain(page.rounds),
            "tenancies": plain(page.tenancies),
        }
    )
