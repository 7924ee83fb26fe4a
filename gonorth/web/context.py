"""What every page knows: its language, its region, its twin in the other language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from gonorth.web import options
from gonorth.web.bridge import region, stock_kind

MOVING = ("pay", "papers", "points", "steps", "hiring", "rules")  # the parts of the pages about moving


def frame(request: HttpRequest) -> dict[str, Any]:
    lang = getattr(request, "LANGUAGE_CODE", "en")
    bare = request.path.removeprefix("/fr") if lang == "fr" else request.path
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    bare = f"/{bare.lstrip('/')}"  # two would make an address of another site
    english, french = bare + query, f"/fr{bare}{query}"
    return {
        "lang": lang,
        "other_lang": "en" if lang == "fr" else "fr",
        "here": request.path,
        "english": english,
        "french": french,
        "twin": english if lang == "fr" else french,
        "region": region(),
        "parts": MOVING,
        "operator": options.OPERATOR.value,
        "shows_samples": stock_kind() == "sample",
        # A visitor without a cookie is nobody, and nothing is looked up to find that out.
        "is_signed_in": settings.SESSION_COOKIE_NAME in request.COOKIES and _is_known(request),
    }


def _is_known(request: HttpRequest) -> bool:
    """Not of a request that was refused before anybody asked whose it is."""
    return bool(getattr(request, "user", None) and request.user.is_authenticated)
