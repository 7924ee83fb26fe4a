"""gonorth reports: what visitors reported of postings, and what becomes of it."""

from __future__ import annotations

import argparse
from typing import Any

from gonorth.cli.output import OK, console, print_json, refuse, say_error
from gonorth.cli.serve import open_site
from gonorth.facts.words import Refusal, say


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "reports",
        parents=[common],
        help="read the reports of postings, and settle them",
        description="Print the reports nobody has settled. A posting taken away stays away, though its board "
        "goes on showing it; its page says that it was removed.",
        epilog="example: gonorth reports --remove 12",
    )
    parser.add_argument(
        "--remove", type=int, metavar="N", help="take away the posting that report N is about"
    )
    parser.add_argument("--keep", type=int, metavar="N", help="settle report N: nothing was wrong")
    parser.add_argument("--json", action="store_true", help="print JSON, one report a line")
    parser.add_argument("--data", metavar="DIR", help="the folder for what happens (gonorth-data)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    open_site(args.data)
    number = args.remove if args.remove is not None else args.keep
    if number is None:
        return _print(args)
    from gonorth.web import clock
    from gonorth.web.settling import settle

    try:
        settled = settle(number, clock.now(), remove=args.remove is not None)
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    say_error(say("reports.settled", args.lang, n=settled))
    return OK


def _print(args: argparse.Namespace) -> int:
    from gonorth.web.settling import waiting

    found = waiting()
    for report in found:
        posting, reason = report.posting, say(f"openings.report_{report.reason}", args.lang)
        if args.json:
            about = {"report": report.pk, "posting": posting.key, "title": posting.title, "at": report.at}
            print_json(about | {"reason": report.reason, "words": report.words})
        else:
            line = f"{report.pk}  {reason}: {posting.title} ({posting.employer.name})  {report.words}"
            console().print(line, markup=False)
    if not found:
        say_error(say("reports.none", args.lang))
    return OK
