"""gonorth pay: what would I keep there, and which salary here keeps my standard of living?"""

from __future__ import annotations

import argparse
import threading
from datetime import date
from pathlib import Path
from typing import Any

from gonorth.cli.arguments import as_count, as_day, as_money, today
from gonorth.cli.household import add_household, household
from gonorth.cli.output import MISUSED, OK, REFUSED, console, print_json, refuse, say_error
from gonorth.facts.dated import OutOfDate
from gonorth.facts.words import Exact, Lang, Refusal, say
from gonorth.pay.compare import Comparison, compare
from gonorth.pay.figures import Maker
from gonorth.pay.hiring import SpokenEmployer, employer_side, speak_employer
from gonorth.pay.jurisdictions import unknown_year
from gonorth.pay.spoken import as_json, speak
from gonorth.web import options
from gonorth.web.rates import day_rate


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "pay",
        parents=[common],
        help="compare pay there and here, and what a household keeps of it",
        description="Say what a household keeps of its pay there, which salary here keeps its standard of "
        "living by each way of comparing, and first of all what is not known. Nothing is stored. Pay is a "
        "year's, before tax; rent and child care are a month's.",
        epilog='example: gonorth pay "USD 200000" --from "San Francisco, CA" --to "Toronto, ON"',
    )
    parser.add_argument("pay", nargs="?", type=as_money, metavar="PAY", help='what you earn ("USD 200000")')
    parser.add_argument("--from", dest="there", metavar="PLACE", help='where you earn it ("Boston, MA")')
    parser.add_argument("--to", dest="here", metavar="PLACE", help='where you would live ("Toronto, ON")')
    parser.add_argument("--year", type=int, metavar="YEAR", help="the tax year (default: that of the day)")
    parser.add_argument("--today", type=as_day, metavar="YYYY-MM-DD", help="answer as of this day")
    parser.add_argument("--fetch", action="store_true", help="first ask the Bank of Canada for the rate")
    parser.add_argument("--data", metavar="DIR", help="the folder for what happens (gonorth-data)")
    parser.add_argument("--json", action="store_true", help="print the comparison as one JSON document")
    add_household(parser.add_argument_group("your household; what you do not say is not guessed"))
    _add_employer(parser.add_argument_group("the employer's side"))
    parser.set_defaults(run=run)


def _add_employer(group: Any) -> None:
    group.add_argument("--employer", action="store_true", help="what a hire costs by law, there and here")
    group.add_argument("--people", type=as_count, metavar="N", help="the case for an office of so many here")
    group.add_argument(
        "--payroll",
        type=as_money,
        metavar="MONEY",
        help="the firm's yearly payroll in Ontario",
    )


def run(args: argparse.Namespace) -> int:
    day: date = args.today or today()
    folder = Path(args.data or options.DATA.value)
    is_fetched = _fetch(folder, args.lang) if args.fetch else True
    if args.fetch and args.pay is None:
        return OK if is_fetched else REFUSED
    if None in (args.pay, args.there, args.here):
        say_error(say("pay.three_things", args.lang))
        return MISUSED
    try:
        question = household(args, args.there, args.here, args.year or day.year)
        found = compare(question, day_rate(folder, day), day)
        employer = _employer(found, args)
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    except OutOfDate:
        unknown = unknown_year(question.there.jurisdiction, question.year)
        return refuse(Refusal(unknown.key, **unknown.values), args.lang)
    _print(found, employer, args)
    return OK


def _fetch(folder: Path, lang: Lang) -> bool:
    """Ask for the day's rate and say it; without one, what is kept or ships will do."""
    from gonorth.web.fetching.exchange import fetch_rate  # a tenth of a second that others do not need

    try:
        rate = fetch_rate(folder, threading.Event())
    except Refusal as refusal:
        say_error(refusal.say(lang))
        return False
    say_error(say("pay.rate_now", lang, rate=Exact(rate.cad_per_usd), day=rate.last_day))
    return True


def _employer(found: Comparison, args: argparse.Namespace) -> SpokenEmployer | None:
    if not (args.employer or args.people):
        return None
    payroll = args.payroll.amount if args.payroll else None
    side = employer_side(found, args.people, payroll)
    return speak_employer(side, Maker(found.today, args.lang))


def _print(found: Comparison, employer: SpokenEmployer | None, args: argparse.Namespace) -> None:
    spoken = speak(found, args.lang)
    if args.json:
        print_json(as_json(found, spoken, employer), indent=2)
    else:
        from gonorth.cli.pay_letter import print_letter

        print_letter(console(), spoken, found.question, employer)
