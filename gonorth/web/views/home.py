from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show(request: HttpRequest, **_: object) -> HttpResponse:
    return render(request, "gonorth/home.html", {"section": "home"})
