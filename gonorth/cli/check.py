"""gonorth check PACK: is this region pack, or this rulebook, whole, sourced and well formed?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from gonorth.cli.arguments import today
from gonorth.cli.output import OK, REFUSED, console
from gonorth.facts.check import check_pack
from gonorth.facts.pack import REGIONS
from gonorth.facts.packfiles import Problem
from gonorth.facts.rulebook import MARKER, RULEBOOKS
from gonorth.facts.rulebook_check import check_rulebook
from gonorth.facts.tables import DATA
from gonorth.facts.words import say


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "check",
        parents=[common],
        help="say what is wrong in a region pack or a rulebook, and where",
        description="Read every file of a region pack, or of a folder of rules (canada, usa, money), and say "
        "in plain words what is wrong, in which file and line, and what to do. Ends with 0 when nothing is "
        "wrong.",
        epilog="example: gonorth check toronto-waterloo",
    )
    parser.add_argument("pack", metavar="PACK", help="a folder, or the name of a shipped region or rulebook")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    problems = _problems(_folder(args.pack))
    for problem in problems:
        said = problem.say(args.lang)
        console().print(say(f"cli.{problem.severity}", args.lang, sentence=said), markup=False)
    errors = sum(problem.severity == "error" for problem in problems)
    notes = len(problems) - errors
    console().print(say("cli.checked", args.lang, pack=str(args.pack), errors=errors, notes=notes))
    return REFUSED if errors else OK


def _folder(pack: str) -> Path:
    if Path(pack).exists():
        return Path(pack)
    return (DATA if pack in RULEBOOKS else REGIONS) / pack


def _problems(folder: Path) -> list[Problem]:
    return check_rulebook(folder) if (folder / MARKER).exists() else check_pack(folder, today())
