"""gonorth restore: a backup, put back where nothing is yet."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from gonorth.cli.output import OK, refuse, say_error
from gonorth.facts.words import Refusal, say


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "restore",
        parents=[common],
        help="put a backup back",
        description="Put a backup back into a folder, or a database, where nothing is yet. Every part is "
        "held against the backup's own list before anything is written.",
        epilog="example: gonorth restore gonorth-2026-12-01.tar.gz --data gonorth-data",
    )
    parser.add_argument("file", metavar="FILE", help="a file that gonorth backup made")
    parser.add_argument("--data", metavar="DIR", help="the folder for what happens (gonorth-data)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if args.data:
        os.environ["GONORTH_DATA"] = args.data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gonorth.web.settings")
    import django

    django.setup()
    from gonorth.cli.serve import open_site
    from gonorth.web import backup, options

    try:
        backup.restore(Path(args.file), Path(options.DATA.value))
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    open_site(args.data)  # a backup of an older version is brought up to this one
    say_error(say("backup.restored", args.lang, path=options.DATA.value))
    return OK
