"""One request and its answer: a checked number, caps on time and size, nothing followed, nothing kept."""

from __future__ import annotations

import logging
import threading
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from socket import SHUT_RDWR
from ssl import SSLCertVerificationError

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, IncompleteRead, ProtocolError
from urllib3.response import BaseHTTPResponse
from urllib3.util.ssl_match_hostname import CertificateError

from gonorth.web.fetching.problem import Problem
from gonorth.web.fetching.safety import Target

CHUNK = 65_536
logging.getLogger("urllib3").setLevel(logging.ERROR)  # a host's broken headers are no news


@dataclass(frozen=True)
class Limits:
    connect: float = 10.0  # seconds
    read: float = 30.0  # seconds without a byte
    total: float = 120.0  # seconds for one answer, whatever arrives
    bytes: int = 50_000_000  # of the answer, on the wire and unpacked


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]  # names in small letters
    body: bytes


def exchange(
    target: Target, method: str, headers: Mapping[str, str], body: bytes | None, limits: Limits
) -> Answer:
    """Send one request and read its answer; Problem where that fails."""
    connection = _connection(target, limits)
    watch = _Watch(connection)
    timer = threading.Timer(limits.total, watch.cut)
    timer.daemon = True
    timer.start()
    try:
        connection.connect()
        connection.timeout = limits.read  # the one for connecting served until here
        watch.check()
        connection.request(method, target.path, body=body, headers=headers, preload_content=False)
        answer = connection.getresponse()
        named = {name.lower(): value for name, value in answer.headers.items()}
        whole = Answer(answer.status, named, _unpacked(answer, named, limits))
        watch.check()  # a connection we ended looks like one that came to its end
        return whole
    except (IncompleteRead, ProtocolError, HTTPException) as error:
        raise _late_or(watch, "cut_short", target) from error
    except (CertificateError, SSLCertVerificationError) as error:
        raise Problem("certificate", host=target.host) from error
    except (HTTPError, OSError) as error:  # timeouts, refused connections, broken TLS
        raise _late_or(watch, "unreachable", target) from error
    finally:
        timer.cancel()
        connection.close()


def _connection(target: Target, limits: Limits) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(target.number, target.port, timeout=limits.connect)
    return HTTPSConnection(
        target.number,
        target.port,
        timeout=limits.connect,
        cert_reqs="CERT_REQUIRED",
        server_hostname=target.host,
        assert_hostname=target.host,
    )


class _Watch:
    """Ends a connection whose time is up, wherever it is: a server that sends a byte a minute keeps
    every other timeout content."""

    def __init__(self, connection: HTTPConnection) -> None:
        self.connection = connection
        self.is_late = False

    def cut(self) -> None:
        self.is_late = True
        held = self.connection.sock
        if held is not None:
            try:
                held.shutdown(SHUT_RDWR)
            except OSError:  # it ended by itself
                return

    def check(self) -> None:
        if self.is_late:
            raise OSError


def _late_or(watch: _Watch, key: str, target: Target) -> Problem:
    if watch.is_late:
        return Problem("too_slow", host=target.host)
    return Problem(key, host=target.host, passing=True)


def _unpacked(answer: BaseHTTPResponse, headers: Mapping[str, str], limits: Limits) -> bytes:
    """The body; Problem as soon as it is larger than it may be, packed or unpacked."""
    packing = headers.get("content-encoding", "identity").strip().lower() or "identity"
    parts = _raw(answer, limits)
    if packing in {"gzip", "x-gzip"}:
        return _inflated(parts, limits)
    if packing != "identity":
        raise Problem("unknown_packing")
    return b"".join(parts)


def _raw(answer: BaseHTTPResponse, limits: Limits) -> Iterator[bytes]:
    size = 0
    while part := answer.read1(CHUNK, decode_content=False):
        size += len(part)
        if size > limits.bytes:
            raise Problem("too_large", megabytes=limits.bytes / 1_000_000)
        yield part


def _inflated(parts: Iterator[bytes], limits: Limits) -> bytes:
    """Unpack without ever holding more than is allowed; what ends in the middle was cut short."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    whole = bytearray()
    got_any = False
    try:
        for part in parts:
            got_any = True
            whole += unpacker.decompress(part, limits.bytes + 1 - len(whole))
            if len(whole) > limits.bytes or unpacker.unconsumed_tail:
                raise Problem("too_large", megabytes=limits.bytes / 1_000_000)
    except zlib.error:
        raise Problem("broken_packing", passing=True) from None
    if got_any and not unpacker.eof:
        raise Problem("broken_packing", passing=True)
    return bytes(whole)
