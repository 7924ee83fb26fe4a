"""What arrives before any page could answer."""

from io import BytesIO
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

from gonorth.web.charset import in_utf8


@pytest.mark.parametrize("charset", ["hex", "undefined", "idna", "rot13", "zlib", "utf-8", '"no such"'])
def test_a_charset_that_is_none_breaks_nothing(db: None, charset: str) -> None:
    environ: dict[str, Any] = RequestFactory(headers={"host": "localhost"}).get("/openings?q=a").environ
    environ |= {"CONTENT_TYPE": f"text/plain; charset={charset}", "wsgi.input": BytesIO()}
    told: list[str] = []
    in_utf8(get_wsgi_application())(environ, lambda status, headers, *_: told.append(status))
    assert told == ["200 OK"]
