"""What was sent to a page that may also just be looked at, and how is it told when it cannot be used?"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, JsonResponse

from gonorth.facts.words import Lang, Sentence, say
from gonorth.web.candidate_form import Posted
from gonorth.web.received import Unread, receive_form

UNUSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


def posted_of(request: HttpRequest) -> tuple[Posted, Unread | None]:
    """The fields that were sent; none where nothing was, or where it could not be taken apart."""
    if request.method != "POST":
        return {}, None
    try:
        return receive_form(request), None
    except Unread as refusal:
        return {}, refusal


def in_words(problems: Mapping[str, Sentence], lang: Lang) -> dict[str, str]:
    return {name: problem.say(lang) for name, problem in problems.items()}


def refused_json(refusal: Unread | None, problems: Mapping[str, Sentence], lang: Lang) -> JsonResponse:
    """What was wrong, as the document there is instead of an answer."""
    if refusal:
        return JsonResponse({"problem": refusal.say(lang)}, status=refusal.status)
    said = {"problem": say("moving.wrong", lang), "problems": in_words(problems, lang)}
    return JsonResponse(said, status=UNUSABLE)
