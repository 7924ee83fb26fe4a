"""gonorth backup: everything that happened on this site in one file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from gonorth.cli.output import OK, refuse, say_error
from gonorth.cli.serve import open_site
from gonorth.facts.words import Refusal, say


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "backup",
        parents=[common],
        help="keep everything that happened in one file",
        description="Write the database, the secret and the letters to one file, while the site runs. The "
        "file tells of people: keep it where only you can read it, and say on your site for how long.",
        epilog="example: gonorth backup gonorth-2026-12-01.tar.gz",
    )
    parser.add_argument("file", metavar="FILE", help="the file to write")
    parser.add_argument("--data", metavar="DIR", help="the folder for what happens (gonorth-data)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    open_site(args.data)
    from gonorth.web import backup, clock

    try:
        size = backup.make(Path(args.file), clock.now())
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    say_error(say("backup.made", args.lang, path=args.file, n=round(size / 1_000_000, 1)))
    return OK
