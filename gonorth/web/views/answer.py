from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def ask(request: HttpRequest, **_: object) -> HttpResponse:
    return render(request, "gonorth/answer.html", {"section": "answer"})
