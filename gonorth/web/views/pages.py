"""Pages of words alone, and what is shown where there is no page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

NAMES = ("stories", "about", "privacy", "policy", "accessibility", "styleguide")


def show(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, f"gonorth/pages/{name}.html", {"section": name})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "gonorth/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "gonorth/500.html", status=500)
