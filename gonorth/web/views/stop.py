"""End letters with one press, signed in or not; also what a mail program presses by itself (RFC 8058)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gonorth.web import clock, consents, letters
from gonorth.web.models import Purpose


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, mark: str) -> HttpResponse:
    consent = letters.consent_of(mark)
    if consent is None:
        raise Http404
    is_over = consent.account is None or consent.withdrawn_at is not None
    if request.method == "POST" and consent.account:
        consents.withdraw(consent.account, [Purpose(consent.purpose)], clock.now())
        is_over = True
    return render(request, "gonorth/stop.html", {"section": "", "is_over": is_over, "consent": consent})
