"""gonorth check PACK: is this region pack whole, sourced and well formed?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from gonorth.cli.arguments import today
from gonorth.cli.output import OK, REFUSED, console
from gonorth.facts.check import check_pack
from gonorth.facts.pack import REGIONS
from gonorth.facts.words import say


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "check",
        parents=[common],
        help="say what is wrong in a region pack, and where",
        description="Read every file of a region pack and say in plain words what is wrong, in which file "
        "and line, and what to do. Ends with 0 when nothing is wrong.",
        epilog="example: gonorth check toronto-waterloo",
    )
    parser.add_argument("pack", metavar="PACK", help="a folder, or the name of a shipped region")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    folder = Path(args.pack) if Path(args.pack).exists() else REGIONS / args.pack
    problems = check_pack(folder, today())
    for problem in problems:
        said = problem.say(args.lang)
        console().print(say(f"cli.{problem.severity}", args.lang, sentence=said), markup=False)
    errors = sum(problem.severity == "error" for problem in problems)
    notes = len(problems) - errors
    console().print(say("cli.checked", args.lang, pack=str(args.pack), errors=errors, notes=notes))
    return REFUSED if errors else OK
