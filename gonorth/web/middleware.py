"""What holds for every request: its language, and that a form was sent from our own pages."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]
SAFE = {"GET", "HEAD", "OPTIONS"}


def language(handle: Handler) -> Handler:
    """French below /fr/, English elsewhere: the address alone decides, no cookie and no header."""

    def handled(request: HttpRequest) -> HttpResponse:
        lang = "fr" if request.path_info == "/fr" or request.path_info.startswith("/fr/") else "en"
        with translation.override(lang):
            request.LANGUAGE_CODE = lang
            response = handle(request)
            response.headers.setdefault("Content-Language", lang)
            return response

    return handled


def same_origin(handle: Handler) -> Handler:
    """Refuse what another site's page makes a browser send. Our public forms carry no cookie and no
    token: nothing is kept between two requests, so the request's own origin is what there is to check."""

    def handled(request: HttpRequest) -> HttpResponse:
        if request.method in SAFE or _is_ours(request):
            return handle(request)
        return render(request, "gonorth/trouble.html", {"trouble": "refused"}, status=403)

    return handled


def _is_ours(request: HttpRequest) -> bool:
    """Browsers send Sec-Fetch-Site, or Origin, or at least a Referer; programs may send none of them."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    return origin is None or urlsplit(origin).netloc == request.get_host()
