"""gonorth events import: the events of a file, shown on the site."""

from __future__ import annotations

import argparse
from typing import Any

from gonorth.cli.files import read_file
from gonorth.cli.output import OK, refuse, say_error
from gonorth.cli.serve import open_site
from gonorth.facts.words import Refusal, say

MOST = 1_000_000  # bytes


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("events", help="put events on the site")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    put = verbs.add_parser(
        "import",
        parents=[common],
        help="put the events of a TOML file on the site",
        description="Read events from a TOML file and show them on the site. An event whose slug is known is "
        "written over; where one event is wrong, none is kept.",
        epilog="example: gonorth events import events.toml",
    )
    put.add_argument(
        "file", metavar="FILE", help="a TOML file with an [[event]] each, or - for standard input"
    )
    put.add_argument("--data", metavar="DIR", help="the folder for what happens (gonorth-data)")
    put.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    open_site(args.data)
    from gonorth.web.eventfile import keep_events, read_events

    try:
        events = read_events(read_file(args.file, MOST).decode("utf-8", "replace"), args.file)
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    new, known = keep_events(events)
    say_error(say("events.kept", args.lang, new=new, known=known))
    return OK
