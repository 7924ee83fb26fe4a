"""What was sent? A form, a résumé with it, or a JSON Resume: taken apart in memory, within bounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from gonorth.facts.words import Refusal
from gonorth.resumes import MAX_BYTES, ResumeReading
from gonorth.web.candidate_form import Posted, fields_of
from gonorth.web.joined import joined, without_typed
from gonorth.web.resume_file import read_upload
from gonorth.web.review import suggested

BOX = ("title", "years", "place", "more_skills")  # lines of the box, shown again after a refusal


class Unread(Refusal):
    """What was sent could not be taken apart; nothing of it was looked at."""

    status = HTTPStatus.BAD_REQUEST


class TooLarge(Unread):
    """More was sent than is ever needed."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


@dataclass(frozen=True)
class Received:
    posted: Posted
    reading: ResumeReading | None = None  # of the file, where one was sent


def receive(request: HttpRequest, today: date) -> Received:
    """The form that was sent; where a file came with it, together with what was read of that."""
    posted = receive_form(request)
    upload = request.FILES.get("resume")
    if upload is None:
        return Received(posted)
    found = _read(upload.read(), upload.name or "", today)
    reading = without_typed(found.reading, posted) if found.reading else None
    return Received(joined(found.posted, posted), reading)


def receive_form(request: HttpRequest) -> Posted:
    """Every value of every field of a form."""
    _measure(request)
    try:
        return dict(request.POST.lists())
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
        raise TooLarge("ask.form_too_big") from None
    except (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError):
        raise Unread("ask.broken") from None


def receive_json(request: HttpRequest, today: date) -> Received:
    """A JSON Resume that is the whole body."""
    _measure(request)
    try:
        body = request.body
    except (RequestDataTooBig, UnreadablePostError):
        raise TooLarge("ask.form_too_big") from None
    return _read(body, "resume.json", today)


def _measure(request: HttpRequest) -> None:
    """Refuse by the length that was announced, before anything is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        raise TooLarge("ask.upload_too_big", most=MAX_BYTES // 1_000_000)


def _read(data: bytes, name: str, today: date) -> Received:
    reading = read_upload(data, name, today)
    fields = fields_of(reading.candidate) | {"hide": list(suggested(reading))}
    return Received(fields, reading)
