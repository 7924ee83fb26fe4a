"""gonorth answer: is it happening back home, and is there a right opportunity for me?"""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from gonorth.cli.arguments import as_count, as_day, as_money, today
from gonorth.cli.candidate import begin_candidate
from gonorth.cli.household import add_household
from gonorth.ownfile import is_saved


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "answer",
        parents=[common],
        help="answer one person's question from openings and sourced figures",
        description="Read a résumé and openings; say whether it is happening, which openings fit and why, "
        "and who else would hire. Nothing is stored and nothing leaves this machine.",
        epilog="example: gonorth answer resume.pdf --openings board.json --top 5",
    )
    parser.add_argument("resume", metavar="RÉSUMÉ", help="JSON Resume, LinkedIn ZIP, PDF, DOCX or plain text")
    parser.add_argument(
        "--openings", nargs="+", metavar="PATH", help="files or folders (default: labelled samples)"
    )
    parser.add_argument(
        "--region", default="toronto-waterloo", metavar="PACK", help="a region's name or folder"
    )
    parser.add_argument("--today", type=as_day, metavar="YYYY-MM-DD", help="answer as of this day")
    parser.add_argument("--top", type=as_count, default=20, metavar="20", help="how many openings to show")
    parser.add_argument("--json", action="store_true", help="print the whole answer as one JSON document")
    terms = parser.add_argument_group("what you state; only this excludes openings")
    terms.add_argument(
        "--near", metavar="PLACE", help='where you would work ("Ottawa, ON"; default: the region)'
    )
    terms.add_argument("--within", type=as_count, metavar="KM", help="how far from there")
    terms.add_argument("--remote-only", action="store_true", help="remote work only")
    terms.add_argument(
        "--pay-floor", type=as_money, metavar='"CAD 120000"', help="the least you would work for, a year"
    )
    terms.add_argument(
        "--hide-from", action="append", default=[], metavar="EMPLOYER", help="leave an employer out"
    )
    terms.add_argument("--needs-sponsorship", action="store_true", help="you need a work permit sponsored")
    move = parser.add_argument_group("the move; only these parts of the answer use it")
    move.add_argument("--earn", dest="pay", type=as_money, metavar="PAY", help='what you earn ("USD 200000")')
    live = "where you earn it (default: where your résumé says you live)"
    move.add_argument("--from", dest="there", metavar="PLACE", help=live)
    add_household(move)
    move.add_argument("--facts", metavar="FILE", help="what you tell of yourself, as JSON or TOML")
    move.add_argument("--partner-facts", metavar="FILE", help="what the person who moves with you tells")
    move.add_argument("--move-on", type=as_day, metavar="YYYY-MM-DD", help="the day you would arrive")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    day: date = args.today or today()
    if not any(map(is_saved, args.openings or ())):
        from gonorth.cli.sources import load_tables

        load_tables()  # here, once: the processes that read openings share them
    begun = begin_candidate(args.resume, day)
    from gonorth.cli.asking import ask  # which takes as long to load as the résumé to read

    return ask(args, begun, day)
