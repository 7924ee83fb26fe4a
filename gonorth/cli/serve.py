"""gonorth serve: the site, and beside it what sends the letters and reads the boards."""

from __future__ import annotations

import argparse
import os
import socket
from errno import EADDRNOTAVAIL
from pathlib import Path
from typing import Any

from gonorth.cli.output import OK, refuse, say_error
from gonorth.facts.words import Refusal, say

THREADS = 32  # most of them wait: for a slow visitor's upload, or for the database


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "serve",
        parents=[common],
        help="run the site",
        description="Run the site on this machine. Everything that happens is kept in one folder; the first "
        "start makes it and fills it with labelled samples.",
        epilog="example: gonorth serve --port 8000",
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")
    parser.add_argument("--data", metavar="DIR", help="the folder for what happens (gonorth-data)")
    parser.add_argument("--no-reading", action="store_true", help="read no job boards beside the site")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    try:
        _check(args.host, args.port)
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    if args.no_reading:
        os.environ["GONORTH_READING"] = "no"
    open_site(args.data)
    _serve(args)
    return OK


def _check(host: str, port: int) -> None:
    """Refuse an address that cannot be listened at, before anything is begun."""
    if not 0 < port < 65_536:
        raise Refusal("boards_live.port_none", port=str(port))
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(found[0], found[1]) as listening:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(found[4])
    except OSError as error:
        is_host = isinstance(error, socket.gaierror) or error.errno == EADDRNOTAVAIL
        key = "host_unknown" if is_host else "port_taken"
        raise Refusal(f"boards_live.{key}", host=host, port=str(port)) from None


def _serve(args: argparse.Namespace) -> None:
    """Until Ctrl-C or a signal: granian ends its own, then what reads beside it ends."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from gonorth.web import clock
    from gonorth.web.beside import work_beside
    from gonorth.web.demo import fill_an_empty_place

    fill_an_empty_place(clock.now())
    say_error(say("cli.serving", args.lang, address=f"http://{args.host}:{args.port}/"))
    with work_beside():
        Granian(
            "gonorth.web.wsgi:application",
            address=args.host,
            port=args.port,
            interface=Interfaces.WSGI,
            workers=1,
            blocking_threads=THREADS,
            log_level=LogLevels.warning,
            log_access=False,
        ).serve()


def open_site(data: str | None) -> None:
    """Make the data folder and its database ready, and Django with them."""
    if data:
        os.environ["GONORTH_DATA"] = data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gonorth.web.settings")
    from gonorth.web import options
    from gonorth.web.folder import prepare

    os.umask(0o077)  # whatever is written tells of people
    prepare(Path(options.DATA.value))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
