"""What does a place show before its first real board is read? Samples: invented, labelled, easily gone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gonorth.boards import read_payload
from gonorth.facts.tables import DATA
from gonorth.web.eventfile import read_events
from gonorth.web.importing import import_reading
from gonorth.web.models import Board, Event

OPENINGS, EVENTS = DATA / "samples/openings.csv", DATA / "samples/events.toml"
ADDRESS = "sample:openings"


def fill(at: datetime) -> None:
    """Make the samples; those already there stay as they are."""
    known = {"name": "Samples", "system": Board.SAMPLE}
    with transaction.atomic():
        board, _ = Board.objects.get_or_create(address=ADDRESS, defaults=known)
        import_reading(board, read_payload(OPENINGS.read_bytes(), OPENINGS.name), complete=True, at=at)
        for event in read_events(EVENTS.read_text(encoding="utf-8"), EVENTS.name, at):
            Event.objects.get_or_create(slug=event["slug"], defaults=event)


def fill_an_empty_place(at: datetime) -> None:
    """The first start of a site: samples, unless something has been read or announced already."""
    if not Board.objects.exists() and not Event.objects.exists():
        fill(at)
