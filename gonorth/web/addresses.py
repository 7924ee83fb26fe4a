"""Where is this site, which language does a request speak, and can a letter reach an address?"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest

from gonorth.facts.words import Lang, Refusal
from gonorth.web import options


def absolute(request: HttpRequest) -> str:
    """The site's own address, without a slash at its end."""
    return options.ADDRESS.value.rstrip("/") or f"{request.scheme}://{request.get_host()}"


def language_of(request: HttpRequest) -> Lang:
    return "fr" if request.LANGUAGE_CODE == "fr" else "en"


def readable(address: str) -> str:
    """An e-mail address as it is kept, or a refusal."""
    email = address.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise Refusal("account.bad_address", given=email[:100]) from None
    return email
