"""Whatever is asked, the site answers with a page and never breaks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime

from django.test import Client

from gonorth.web import demo

REQUESTS = 2_000
ROOTS = [
    "/",
    "/answer",
    "/openings",
    "/employers",
    "/hubs",
    "/scene",
    "/facts",
    "/events",
    "/moving",
    "/moving/pay",
    "/moving/papers",
    "/moving/points",
    "/moving/steps",
    "/moving/hiring",
    "/moving/rules",
    "/boards",
    "/stories",
    "/healthz",
    "/sitemap.xml",
    "/static",
]
PIECES = [
    "1",
    "0",
    "-1",
    "999999999999999999999",
    "x" * 300,
    "..",
    "%00",
    "%ff",
    "<script>",
    "' or 1=1 --",
    "fr",
    "é",
    "🧊",
]
ENDINGS = ["", ".json", ".csv", ".rss", "/", "//", ".exe"]
NAMES = [
    "words",
    "page",
    "near",
    "km",
    "remote",
    "pay",
    "level",
    "employer",
    "hub",
    "field",
    "skills",
    "lang",
    "chart",
    "language",
    "kind",
    "q",
    "sort",
    "posted",
]
VALUES = [
    "",
    "1",
    "-1",
    "1e999",
    "nan",
    "NaN",
    "\x00",
    "a" * 5_000,
    "Toronto, ON",
    "CAD",
    "{}",
    "[]",
    "é" * 50,
    "%s%n",
    "\u202e",
    "\ud7ff",
]


def requests(chance: random.Random) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    for _ in range(REQUESTS):
        path = chance.choice(["", "", "/fr"]) + chance.choice(ROOTS)
        if chance.random() < 0.5:
            path = path.rstrip("/") + "/" + chance.choice(PIECES)
        path += chance.choice(ENDINGS)
        sent = {
            chance.choice(NAMES): chance.choices(VALUES, k=chance.randint(1, 3))
            for _ in range(chance.randint(0, 4))
        }
        yield chance.choice(["get", "get", "get", "post", "head", "put"]), path, sent


def test_two_thousand_made_up_requests_break_nothing(db: None) -> None:
    demo.fill(datetime(2026, 11, 22, 12, tzinfo=UTC))
    visitor = Client(headers={"host": "localhost"}, raise_request_exception=False)
    broken = []
    for method, path, sent in requests(random.Random(2026)):
        response = getattr(visitor, method)(path, sent)
        if response.status_code >= 500:
            broken.append((method, path, sent, response.status_code))
    assert not broken
