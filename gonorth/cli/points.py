"""gonorth points: how many points a profile is given, by which edition, and what would change it."""

from __future__ import annotations

import argparse
from typing import Any

from gonorth.cli.arguments import as_day, today
from gonorth.cli.output import OK, console, print_json, refuse
from gonorth.cli.profiles import read_mapping
from gonorth.facts.words import Refusal
from gonorth.immigration.points_answer import points_answer
from gonorth.immigration.points_document import as_json
from gonorth.immigration.points_profile import read_profile


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "points",
        parents=[common],
        help="add up the points of Express Entry",
        description="Add up the points of the Comprehensive Ranking System for a profile, part by part, by "
        "the latest edition whose points are known; say whether it is in force, what single changes would "
        "add, the 67 points of the Federal Skilled Worker program, and past rounds. Information, not advice.",
        epilog="example: gonorth points --profile profile.json --edition 2025-03-25",
    )
    parser.add_argument(
        "--profile", required=True, metavar="FILE", help="a JSON or TOML file, or - for standard input"
    )
    parser.add_argument(
        "--partner", metavar="FILE", help="a profile of the partner: who as principal applicant has more?"
    )
    parser.add_argument("--edition", metavar="YYYY-MM-DD", help="the edition that starts on this day")
    parser.add_argument(
        "--today", type=as_day, default=None, metavar="YYYY-MM-DD", help="answer as of this day"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    try:
        profile = read_profile(read_mapping(args.profile))
        partner = read_profile(read_mapping(args.partner)) if args.partner else None
        found = points_answer(profile, args.today or today(), args.edition, partner)
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    if args.json:
        print_json(as_json(found, args.lang), indent=2)
    else:
        from gonorth.cli.points_page import print_points

        print_points(console(), found, args.lang)
    return OK
