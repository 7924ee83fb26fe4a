"""gonorth desk: let somebody of the desk in."""

from __future__ import annotations

import argparse
from typing import Any

from gonorth.cli.output import OK, refuse, say_error
from gonorth.cli.serve import open_site
from gonorth.facts.words import Refusal, say


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "desk",
        parents=[common],
        help="let somebody of the desk in",
        description="Let the owner of an address into the pages of the desk. They sign in by a code in a "
        "letter, and set up a second step.",
        epilog="example: gonorth desk maya@example.org",
    )
    parser.add_argument("email", metavar="ADDRESS", help="the e-mail address of who is let in")
    parser.add_argument(
        "--forget-app",
        action="store_true",
        help="take the app for one-time codes of that address away instead",
    )
    parser.add_argument("--data", metavar="DIR", help="the folder for what happens (gonorth-data)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    open_site(args.data)
    from gonorth.web import clock, members
    from gonorth.web.addresses import readable

    try:
        email = readable(args.email)
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    if args.forget_app:
        members.forget_app(email)
        say_error(say("cli.app_forgotten", args.lang, email=email))
        return OK
    members.open_desk(email, args.lang, say("desk.title", args.lang), clock.now())
    say_error(say("cli.desk_opened", args.lang, email=email))
    return OK
