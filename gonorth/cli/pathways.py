"""gonorth pathways: which papers would open the way to Ontario, as information?"""

from __future__ import annotations

import argparse
from typing import Any

from gonorth.cli.arguments import as_day, today
from gonorth.cli.files import read_file
from gonorth.cli.output import OK, console, print_json, refuse
from gonorth.facts.words import Refusal
from gonorth.immigration.couple import plan
from gonorth.immigration.document import plan_json
from gonorth.immigration.facts_asked import Facts
from gonorth.immigration.facts_file import read_facts

MOST = 1_000_000  # bytes


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "pathways",
        parents=[common],
        help="say which papers look open to a person, and what to do for the move",
        description="Read what a person tells of themselves and say which pathways to Ontario look open, "
        "which look closed and why, and what else to tell. Information, not advice; nothing is stored.",
        epilog="example: gonorth pathways --facts facts.toml --today 2026-11-21",
    )
    parser.add_argument(
        "--facts", required=True, metavar="FILE", help="what you tell of yourself, as JSON or TOML"
    )
    parser.add_argument("--partner", metavar="FILE", help="what the person who moves with you tells")
    parser.add_argument("--today", type=as_day, metavar="YYYY-MM-DD", help="answer as of this day")
    parser.add_argument("--json", action="store_true", help="print the whole answer as one JSON document")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    try:
        partner = _facts(args.partner) if args.partner else None
        found = plan(_facts(args.facts), partner, args.today or today())
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    if args.json:
        print_json(plan_json(found, args.lang), indent=2)
    else:
        from gonorth.cli.pathways_page import print_plan

        print_plan(console(), found, args.lang)
    return OK


def _facts(path: str) -> Facts:
    return read_facts(read_file(path, MOST).decode("utf-8", "replace").removeprefix("\ufeff"), path)
