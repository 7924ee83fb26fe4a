"""Does a request come from the machine this site runs on? Only then may it set the machine to work."""

from __future__ import annotations

import ipaddress

from django.http import HttpRequest

from gonorth.web import options

PASSED_ON = ("X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via", "X-Forwarded-Host")
HERE = {"localhost", "127.0.0.1", "[::1]"}


def is_from_here(request: HttpRequest) -> bool:
    """A loopback address that no proxy passed on, asking for a name of this machine."""
    if options.ADDRESS.value or any(name in request.headers for name in PASSED_ON):
        return False
    host = request.get_host()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    try:
        return name in HERE and ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
