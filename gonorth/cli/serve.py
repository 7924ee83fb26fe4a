"""gonorth serve: the site, and beside it what reads the boards."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from gonorth.cli.output import OK, say_error
from gonorth.facts.words import say


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
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    open_site(args.data)
    from granian import Granian
    from granian.constants import Interfaces

    say_error(say("cli.serving", args.lang, address=f"http://{args.host}:{args.port}/"))
    Granian(
        "gonorth.web.wsgi:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_enabled=False,
    ).serve()
    return OK


def open_site(data: str | None) -> None:
    """Make the data folder and its database ready, and Django with them."""
    if data:
        os.environ["GONORTH_DATA"] = data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gonorth.web.settings")
    from gonorth.web import options
    from gonorth.web.folder import prepare

    prepare(Path(options.DATA.value))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
