"""What was a US dollar worth on a day? The rate fetched last, kept in the data folder, or the one that ships.

It is fetched by `gonorth pay --fetch` and once a day beside the site (gonorth.web.fetching.exchange), never
by a page.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gonorth.pay.exchange import Rate, as_kept, rate_on, read_kept

FILE = "exchange-rate.json"


def day_rate(folder: Path, today: date) -> Rate:
    """The newest rate known on a day."""
    return rate_on(today, kept_rate(folder))


def kept_rate(folder: Path) -> Rate | None:
    """What was fetched last, or None."""
    try:
        return read_kept((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def keep_rate(folder: Path, rate: Rate) -> None:
    """Put a fetched rate where it is looked for; whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{FILE}.new"
    beside.write_text(as_kept(rate), encoding="utf-8")
    beside.replace(folder / FILE)
