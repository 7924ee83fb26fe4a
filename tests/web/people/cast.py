"""Who the tests of people are about, and what they do on the site."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time
from typing import Any

from django.test import Client

from gonorth.web.models import Account, Letter

MAYA, NOOR, STRANGER = "maya@example.org", "noor@example.org", "stranger@example.org"
FORM: dict[str, Any] = {
    "raise": "1",
    "written_in": "en",
    "title": "Data Engineer",
    "years": "6",
    "place": "San Francisco, CA",
    "more_skills": "Python, Apache Kafka",
    "name": "Maya Placeholder",
    "want": ["job", "ask"],
    "when": "year",
    "employer": "Northfold",
    "hide": "Northfold",
    "agree": ["desk", "employers"],
}


def browser() -> Client:
    """A browser of its own, without any cookie yet."""
    return Client(headers={"host": "localhost"})


def code_for(email: str) -> str:
    """The code in the latest letter to an address."""
    letter = Letter.objects.filter(account__email=email, kind="code").latest("queued_at")
    found = re.search(r"^ +([A-Z]{4}-[A-Z]{4})$", letter.text, re.MULTILINE)
    assert found, letter.text
    return found[1]


def sign_in(site: Client, email: str, prefix: str = "") -> None:
    site.post(f"{prefix}/account", {"email": email})
    assert site.post(f"{prefix}/account/code", {"code": code_for(email)}).status_code == 302


def raise_hand(site: Client, email: str = MAYA, prefix: str = "", **said: Any) -> Account:
    """From the form to the page that says it is kept."""
    answer = site.post(f"{prefix}/hand", FORM | {"email": email} | said)
    assert answer.status_code == 302, answer.content.decode()
    assert site.post(f"{prefix}/account/code", {"code": code_for(email)}).status_code == 302
    return Account.objects.get(email=email)


def text_of(page: Any) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def digits_of(secret: str, at: float | None = None) -> str:
    """What an app for one-time passwords shows (RFC 6238, six digits every thirty seconds)."""
    counter = struct.pack(">Q", int((at or time.time()) // 30))
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
