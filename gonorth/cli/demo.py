"""gonorth demo: make the labelled samples, or take them away."""

from __future__ import annotations

import argparse
from typing import Any

from gonorth.cli.output import OK, say_error
from gonorth.cli.serve import open_site
from gonorth.facts.words import say


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "demo",
        parents=[common],
        help="make the labelled samples, or take them away",
        description="Fill the site with openings and events of invented employers, labelled as samples on "
        "every page that shows them and counted in no indicator. The first real import takes them away.",
        epilog="example: gonorth demo --clear",
    )
    parser.add_argument(
        "--people", type=int, default=0, metavar="N", help="so many invented people with a hand up, as well"
    )
    parser.add_argument("--clear", action="store_true", help="take the samples away")
    parser.add_argument("--data", metavar="DIR", help="the folder for what happens (gonorth-data)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    open_site(args.data)
    from gonorth.web import clock, crowd, demo, samples, snapshot

    if args.clear:
        say_error(say("cli.demo_cleared", args.lang, n=samples.clear() + crowd.clear()))
        return OK
    demo.fill(clock.now())
    if args.people > 0:
        crowd.make(args.people, clock.now())
        snapshot.make(clock.now())
    say_error(say("cli.demo_filled", args.lang))
    return OK
