"""Which settings does the person who runs GoNorth have? One table: name, default, help.

Each is an environment variable; `gonorth serve` has options for the common ones.
docs/reference/settings.md is checked against this table.
"""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    name: str
    default: str
    help: str

    @property
    def value(self) -> str:
        return os.environ.get(self.name, self.default)

    @property
    def is_on(self) -> bool:
        return self.value.lower() in {"1", "true", "yes", "on"}


DATA = Option("GONORTH_DATA", "gonorth-data", "folder for everything that happens: database, index, secret")
DATABASE = Option("DATABASE_URL", "", "postgres://… ; empty: SQLite in the data folder")
REGION = Option("GONORTH_REGION", "toronto-waterloo", "the region pack: a shipped name or a folder")
HOSTS = Option("GONORTH_HOSTS", "localhost,127.0.0.1,[::1]", "host names the site answers to, by commas")
ADDRESS = Option("GONORTH_ADDRESS", "", "the site's public address: https://example.org")
OPERATOR = Option("GONORTH_OPERATOR", "", "who runs this site and how to reach them, shown on its pages")
PROXIES = Option("GONORTH_PROXIES", "0", "how many proxies of yours stand before the site")
SMTP = Option(
    "GONORTH_SMTP",
    "",
    "smtp://NAME:PASSWORD@HOST:587, or smtps://…:465; empty: letters are files in the data folder",
)
SENDER = Option("GONORTH_SENDER", "", "who letters are from: Sample Hub <hello@example.org>")
POSTAL = Option("GONORTH_POSTAL", "", "the postal address of who runs the site, which each letter must show")
SECRET = Option("GONORTH_SECRET", "", "signing key; empty: made once and kept in the data folder")
TODAY = Option("GONORTH_TODAY", "", "show the site as of this day, as 2026-11-21; empty: today")
READING = Option("GONORTH_READING", "yes", "whether `gonorth serve` reads job boards as well: yes or no")
RATE = Option(
    "GONORTH_RATE", "yes", "whether the day's exchange rate is asked for beside the boards: yes or no"
)
LOOPBACK_BOARDS = Option("GONORTH_LOOPBACK_BOARDS", "", "tests only: lets boards be read from this machine")

OPTIONS = (
    *(DATA, DATABASE, REGION, HOSTS, ADDRESS, PROXIES, OPERATOR, SMTP, SENDER, POSTAL),
    *(SECRET, TODAY, READING, RATE, LOOPBACK_BOARDS),
)
