"""An invented region with its hub, and openings of employers that are and are not in it."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gonorth.web import bridge
from gonorth.web.importing import import_files

LAKEHEAD = Path(__file__).parent.parent.parent / "packs" / "lakehead"
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
TEXT = "An invented posting. Pay: $100,000 - $120,000 NZD per year."
Put = Callable[..., None]


@pytest.fixture
def lakehead(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The site of the region in tests/packs, which needs no code."""
    monkeypatch.setenv("GONORTH_REGION", str(LAKEHEAD))
    bridge.region.cache_clear()
    yield
    bridge.region.cache_clear()


@pytest.fixture
def put(db: None, tmp_path: Path) -> Put:
    """`put("Employer", "title", "title", place="Toronto, ON")`: real openings of an employer."""

    def put(employer: str, *titles: str, place: str = "Port Example, New Zealand", text: str = TEXT) -> None:
        file = tmp_path / f"openings-{len(list(tmp_path.iterdir()))}.csv"
        with file.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines)
            writer.writerow(["id", "employer", "title", "location", "description", "url", "posted_on"])
            for n, title in enumerate(titles, 1):
                address = f"https://jobs.example/{file.stem}/{n}"
                about = f"{text} This is number {n} of {file.stem}."
                writer.writerow([f"{file.stem}-{n}", employer, title, place, about, address, "2026-11-01"])
        import_files([file], AT)
        bridge.forget()

    return put
