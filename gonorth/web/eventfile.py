"""Events from a file the desk writes: TOML, an `[[event]]` each. Where one is wrong, none is kept."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.core.validators import slug_re
from django.db import transaction

from gonorth.facts.words import Refusal
from gonorth.web.models import Event

KINDS = {"session", "hockey", "visit"}
MOST_HOURS = 24 * 14
LONGEST = 5_000  # characters of a text


def read_events(text: str, name: str, at: datetime | None = None) -> list[dict[str, Any]]:
    """The columns of each event. `starts` is a local day and hour; with `at` (samples), an hour `in_days`."""
    try:
        rows = tomllib.loads(text)["event"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise Refusal("events.no_toml", name=name, why=str(error)) from None
    if not isinstance(rows, list):
        raise Refusal("events.no_toml", name=name, why="[[event]]")
    return [_columns(row, name, number, at) for number, row in enumerate(rows, 1)]


@transaction.atomic
def keep_events(events: list[dict[str, Any]]) -> tuple[int, int]:
    """Write them, those of a known slug over themselves; return how many are new and how many were known."""
    made = [Event.objects.update_or_create(slug=event["slug"], defaults=event)[1] for event in events]
    return sum(made), len(made) - sum(made)


def _columns(row: Any, name: str, number: int, at: datetime | None) -> dict[str, Any]:
    def field(key: str, is_right: Callable[[Any], bool], needed: bool = True) -> Any:
        value: Any = row
        for step in key.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        if (value is None and not needed) or (value is not None and is_right(value)):
            return value
        raise Refusal("events.bad_field", name=name, number=str(number), field=key)

    zone = field("timezone", _is_one_of(available_timezones()))
    starts = _starts(field, ZoneInfo(zone), at)
    return {
        "slug": field("slug", _is_slug),
        "kind": field("kind", _is_one_of(KINDS)),
        "title_en": field("title.en", _is_label),
        "title_fr": field("title.fr", _is_label),
        "about_en": field("about.en", _is_text, needed=False) or "",
        "about_fr": field("about.fr", _is_text, needed=False) or "",
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=float(field("hours", _is_duration))),
        "timezone": zone,
        "venue": field("venue", _is_label, needed=False) or "",
        "city": field("city", lambda value: _is_label(value) and len(value) <= 100),
        "host": field("host", _is_label),
        "capacity": field("capacity", _is_count, needed=False),
        "is_sample": at is not None,
    }


def _starts(field: Callable[..., Any], zone: ZoneInfo, at: datetime | None) -> datetime:
    if at is None:
        local: datetime = field("starts", lambda value: isinstance(value, datetime) and value.tzinfo is None)
        return local.replace(tzinfo=zone)
    day = (at.astimezone(zone) + timedelta(days=field("in_days", _is_count))).date()
    return datetime.combine(day, field("starts", lambda value: isinstance(value, time)), zone)


def _is_one_of(choices: Collection[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in choices


def _is_label(value: Any) -> bool:
    return isinstance(value, str) and len(value.strip()) > 0 and len(value) <= 200


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST


def _is_slug(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 120 and slug_re.fullmatch(value) is not None


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1_000_000


def _is_duration(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= MOST_HOURS
