"""May this address be asked at all? Known hosts only, and none that leads into a private network.

A name is looked up once; the connection then goes to the number that was checked, so that a second
answer of the name server (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from gonorth.web import options
from gonorth.web.fetching.problem import Problem

PORTS = {"https": 443, "http": 80}
LONGEST = 2000  # characters of an address
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 as IPv6-only networks reach it (RFC 6052)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class Target:
    """An address that was checked: its parts, and the number its host was found at."""

    scheme: str
    host: str
    port: int
    path: str  # with the query
    number: str

    @property
    def origin(self) -> str:
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}"


def check(url: str, is_known: Callable[[str], bool]) -> Target:
    """The target of an address, or the Problem with it. `is_known`: which hosts may be asked."""
    if len(url) > LONGEST or any(letter <= " " or letter == "\x7f" for letter in url):
        raise Problem("bad_address")
    try:
        parts = urlsplit(url)
        scheme, host, given = parts.scheme, parts.hostname or "", parts.port
    except ValueError:
        raise Problem("bad_address") from None
    if scheme not in PORTS or not host or not url.isascii():
        raise Problem("bad_address")
    if parts.username is not None or parts.password is not None:
        raise Problem("credentials", host=host)
    port = given or PORTS[scheme]
    ours = options.LOOPBACK_BOARDS.is_on and _is_here(host)
    if not ours and not (is_known(host) and port == PORTS[scheme]):
        raise Problem("unknown_host", host=host)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(scheme, host, port, path, _number(host, port, ours))


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _number(host: str, port: int, may_be_here: bool) -> str:
    """The first of a host's numbers, all of which must be public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Problem("not_found_by_name", host=host) from None
    numbers = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    for number in numbers:
        if not (is_public(number) or (may_be_here and number.is_loopback)):
            raise Problem("private", host=host)
    if not numbers:
        raise Problem("not_found_by_name", host=host)
    return str(numbers[0])


def is_public(number: Address) -> bool:
    """Whether a number is one anybody on the internet reaches, also where it wraps an older one."""
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo or (None, None))[1]
        if inner is None and number in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return number.is_global and not number.is_multicast and not number.is_reserved
