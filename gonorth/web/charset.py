"""The site speaks UTF-8 alone, whatever charset a request names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Site = Callable[[dict[str, Any], Any], Iterable[bytes]]  # as WSGI has it


def in_utf8(site: Site) -> Site:
    """The same site, asked in UTF-8: a charset may be no text's at all (`hex`), and would break a request
    before any page could say so."""

    def asked(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        kind = environ.get("CONTENT_TYPE", "")
        if "charset" in kind.lower():
            parts = (part for part in kind.split(";") if not part.strip().lower().startswith("charset"))
            environ["CONTENT_TYPE"] = ";".join(parts)
        return site(environ, start_response)

    return asked
