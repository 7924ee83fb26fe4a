"""What may a search engine read, and where is it? robots.txt and the sitemap."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from gonorth.web import sitemap
from gonorth.web.addresses import absolute

# Each opening has its page in the sitemap; searches have no end.
ROBOTS = """User-agent: *
Disallow: /openings?
Disallow: /fr/openings?
Disallow: /openings.
Disallow: /fr/openings.
Disallow: /employers?
Disallow: /fr/employers?

Sitemap: {sitemap}
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    where = absolute(request) + reverse("sitemap")
    return HttpResponse(ROBOTS.format(sitemap=where), content_type="text/plain; charset=utf-8")


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    known, site = sitemap.pages(), absolute(request)
    count = sitemap.parts(known)
    return _xml(sitemap.urlset(site, known) if count == 1 else sitemap.index(site, count))


@require_safe
def part(request: HttpRequest, number: int) -> HttpResponse:
    known = sitemap.pages()
    if not 1 <= number <= sitemap.parts(known):
        raise Http404
    return _xml(sitemap.urlset(absolute(request), known, number - 1))


def _xml(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
