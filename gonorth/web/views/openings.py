"""Which openings are there, and what does one say?"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe

from gonorth.web import detail, reporting, searching, sheets
from gonorth.web.addresses import absolute, language_of
from gonorth.web.detail import Detail
from gonorth.web.reporting import REASONS
from gonorth.web.searching import Results

STATUS = {"no_reason": 400, "too_many": 429}


def _results(request: HttpRequest) -> Results:
    return searching.results(request.GET, language_of(request))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The whole page, or the part that changes where htmx asks for it."""
    found = _results(request)
    is_part = request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request")
    template = "gonorth/openings/_narrowed.html" if is_part else "gonorth/openings/search.html"
    page = render(request, template, {"section": "openings", "found": found, "is_part": is_part})
    page.headers["HX-Push-Url"] = found.address
    patch_vary_headers(page, ["HX-Request"])
    if found.asked.pairs:
        page.headers["X-Robots-Tag"] = "noindex"  # searches have no end; each opening has its page
    return page


@require_safe
def search_json(request: HttpRequest) -> JsonResponse:
    return JsonResponse(searching.as_json(_results(request), absolute(request)))


@require_safe
def search_csv(request: HttpRequest) -> HttpResponse:
    return sheets.of(_results(request), absolute(request), for_excel="excel" in request.GET)


def _detail(request: HttpRequest, pk: int) -> Detail:
    found = detail.detail(pk, language_of(request))
    if found is None:
        raise Http404
    return found


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _detail(request, pk), "thanks" if request.GET.get("reported") else None)


def _page(request: HttpRequest, found: Detail, reported: str | None, status: int = 200) -> HttpResponse:
    if found.closed_on:
        return render(
            request, "gonorth/openings/gone.html", {"section": "openings", "found": found}, status=410
        )
    values = {"section": "openings", "found": found, "reported": reported, "reasons": REASONS}
    values["written"] = {name: request.POST.get(name, "") for name in ("reason", "words")}
    values["canonical"] = absolute(request) + found.canonical
    return render(request, "gonorth/openings/show.html", values, status=status)


@require_safe
def show_json(request: HttpRequest, pk: int) -> JsonResponse:
    found = _detail(request, pk)
    return JsonResponse(detail.as_json(found, absolute(request)), status=410 if found.closed_on else 200)


@require_POST
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is said, and go back to the posting; nothing of who says it."""
    found = _detail(request, pk)
    said = reporting.report(found.posting, request.POST.get("reason", ""), request.POST.get("words", ""))
    if said == "thanks":
        return redirect(f"{reverse('opening', args=[pk])}?reported=1#report")
    return _page(request, found, said, STATUS[said])
