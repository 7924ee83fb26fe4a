"""Where is this site, and which language does a request speak?"""

from __future__ import annotations

from django.http import HttpRequest

from gonorth.facts.words import Lang
from gonorth.web import options


def absolute(request: HttpRequest) -> str:
    """The site's own address, without a slash at its end."""
    return options.ADDRESS.value.rstrip("/") or f"{request.scheme}://{request.get_host()}"


def language_of(request: HttpRequest) -> Lang:
    return "fr" if request.LANGUAGE_CODE == "fr" else "en"
