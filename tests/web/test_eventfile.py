"""The desk writes its events in a file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from gonorth.facts.words import Refusal
from gonorth.web import clock
from gonorth.web.eventfile import keep_events, read_events
from gonorth.web.models import Event

ROOT = Path(__file__).parent.parent.parent
FILE = (
    (ROOT / "docs/how-to/announce-events.md")
    .read_text(encoding="utf-8")
    .split("```toml\n")[1]
    .split("```")[0]
)


def test_the_file_of_the_how_to_is_kept_and_kept_once(db: None) -> None:
    assert keep_events(read_events(FILE, "events.toml")) == (1, 0)
    assert keep_events(read_events(FILE, "events.toml")) == (0, 1)
    assert Event.objects.get().starts_at == datetime(2026, 12, 4, 2, 30, tzinfo=UTC)  # 18:30 in California


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ('kind = "session"', "kind"),
        ("starts = 2026-12-03T18:30:00", "starts"),
        ('timezone = "America/Los_Angeles"', "timezone"),
        ("hours = 2", "hours"),
        ('title.fr = "Est', "title.fr"),
        ('slug = "evening-session-december"', "slug"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_kept(db: None, wrong: str, field: str) -> None:
    broken = "\n".join(
        f"{line.split('=')[0]}= [1]" if line.startswith(wrong) else line for line in FILE.splitlines()
    )
    with pytest.raises(Refusal, match=f"event 1: “{field}”"):
        read_events(broken, "events.toml")


@pytest.mark.parametrize("text", ["", "event = 3", "[[event", "[event]\na=1", "[[event]]", "event = [1]"])
def test_what_is_no_file_of_events_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Refusal, match="events.toml"):
        read_events(text, "events.toml")


@pytest.mark.parametrize(("prefix", "words"), [("", "3 December 2026, 6:30"), ("/fr", "3 décembre 2026, 18")])
def test_an_event_is_shown_at_the_hour_of_its_place(
    site: Client, monkeypatch: pytest.MonkeyPatch, prefix: str, words: str
) -> None:
    keep_events(read_events(FILE, "events.toml"))
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 22, tzinfo=UTC))
    assert words in site.get(f"{prefix}/events").content.decode()
    assert words in site.get(f"{prefix}/events/evening-session-december").content.decode()


def test_what_is_over_stands_apart(site: Client) -> None:
    event = read_events(FILE, "events.toml")[0]
    begun = clock.now() - timedelta(days=3)
    keep_events([{**event, "starts_at": begun, "ends_at": begun + timedelta(hours=2)}])
    page = site.get("/events").content.decode()
    assert "No event is announced yet" in page and event["title_en"] in page
    assert site.get("/events.json").json() == {"events": []}
