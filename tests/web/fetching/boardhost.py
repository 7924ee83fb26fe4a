"""A host of job boards on this machine, which behaves as real ones do when they behave badly."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from gonorth.web.fetching.manners import Pace
from gonorth.web.fetching.wire import Limits

SWIFT = Pace(gap=0.001, first_pause=0.01, patience=1.0, tries=3)
TIGHT = Limits(connect=5.0, read=5.0, total=1.5, bytes=2_000_000)


@dataclass
class Reply:
    """What is sent: `claims` another length than the body's, `stops` after so many bytes, `drips`, or
    comes in `chunks` of so many bytes."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    claims: int | None = None
    stops: int | None = None
    drips: float = 0.0
    chunks: int = 0


@dataclass
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: Any
    at: float


Says = Reply | Callable[[Asked], Reply]


def as_json(value: Any, **more: Any) -> Reply:
    return Reply(json.dumps(value).encode(), **more)


def packed(body: bytes, **more: Any) -> Reply:
    return Reply(gzip.compress(body), headers={"Content-Encoding": "gzip"}, **more)


class Host:
    """Answers each path with the replies it was given, one after the other; the last one again and again."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.together = self.most_together = 0
        self._says: dict[str, list[Says]] = {}
        self._lock = threading.Lock()
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host.answer(self)

            do_POST = do_GET

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def says(self, path: str, *replies: Says) -> str:
        """Have a path (without its query) answered so; returns its address."""
        self._says[path.partition("?")[0]] = list(replies)
        return self.address + path

    def paths(self, without_robots: bool = True) -> list[str]:
        paths = [asked.path for asked in self.asked]
        return [path for path in paths if path != "/robots.txt"] if without_robots else paths

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length") or 0)
        sent = handler.rfile.read(length)
        headers = {name.lower(): value for name, value in handler.headers.items()}
        asked = Asked(
            handler.command, handler.path, headers, json.loads(sent) if sent else None, time.monotonic()
        )
        with self._lock:
            self.asked.append(asked)
            self.together += 1
            self.most_together = max(self.most_together, self.together)
            replies = self._says.get(handler.path.partition("?")[0], [Reply(b"not found", 404)])
            says = replies.pop(0) if len(replies) > 1 else replies[0]
        reply = says if isinstance(says, Reply) else says(asked)
        try:
            _send(handler, reply)
        except OSError:  # whoever asked has heard enough
            handler.close_connection = True
        finally:
            with self._lock:
                self.together -= 1


def _chunked(body: bytes, size: int) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in [*parts, b""])


def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    handler.send_response(reply.status)
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    claimed = len(reply.body) if reply.claims is None else reply.claims
    name, value = ("Transfer-Encoding", "chunked") if reply.chunks else ("Content-Length", str(claimed))
    handler.send_header(name, value)
    handler.end_headers()
    body = _chunked(reply.body, reply.chunks) if reply.chunks else reply.body
    body = body if reply.stops is None else body[: reply.stops]
    if reply.drips:
        for at in range(len(body)):
            handler.wfile.write(body[at : at + 1])
            handler.wfile.flush()
            time.sleep(reply.drips)
    else:
        handler.wfile.write(body)
    handler.wfile.flush()
    if reply.stops is not None or reply.claims is not None:
        handler.close_connection = True
