"""A placement's short path: `/101`. It is counted, without anything of who, and leads home."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gonorth.web import clock
from gonorth.web.addresses import language_of
from gonorth.web.models import Placement


@never_cache
@require_safe
def follow(request: HttpRequest, path: str) -> HttpResponse:
    placement = get_object_or_404(Placement, path=path.lower())
    if request.method == "GET":
        placement.visits.create(at=clock.now(), language=language_of(request))
    return redirect(f"{reverse('home')}?{urlencode({'via': placement.path})}")
