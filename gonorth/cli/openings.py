"""gonorth openings read | import: job board payloads in, openings out or into the site."""

from __future__ import annotations

import argparse
import sys
from decimal import Decimal
from typing import Any

from gonorth.cli import imports
from gonorth.cli.output import OK, REFUSED, console, label_of, print_json, refuse, say_error
from gonorth.cli.sources import Sources, read_sources
from gonorth.facts.words import Lang, Refusal, money, money_range, say
from gonorth.nouns import Occupation, Opening

SHOWN, PLACES = 50, 4


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("openings", help="read and import job board payloads")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    read = verbs.add_parser(
        "read",
        parents=[common],
        help="print the openings in files or folders",
        description="Read job board payloads (Greenhouse, Lever, Ashby, Workday, JSON-LD pages, CSV, our own "
        "JSON lines). A record that cannot be read is reported on standard error; the others are read.",
        epilog="example: gonorth openings read board.json --json",
    )
    read.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file, a folder, or - for standard input"
    )
    read.add_argument("--json", action="store_true", help="print JSON, one opening a line")
    read.add_argument("--save", metavar="FILE", help="keep them in a file that answers begin from at once")
    read.set_defaults(run=run)
    imports.add(verbs, common)


def run(args: argparse.Namespace) -> int:
    found = read_sources(args.sources)
    if args.save:
        return _save(found, args)
    if args.json:
        for opening in found.openings:
            print_json(opening)
    else:
        _print_table(found, args.lang)
    report(found, args.lang)
    return REFUSED if found.refused else OK


def _save(found: Sources, args: argparse.Namespace) -> int:
    from gonorth.cli.stocks import save_to, stock_of

    report(found, args.lang)
    try:
        save_to(args.save, stock_of(found, args.sources))
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    sys.stdout.write(say("cli.saved", args.lang, n=len(found.openings), path=args.save) + "\n")
    return REFUSED if found.refused else OK


def report(found: Sources, lang: Lang) -> None:
    """Say on standard error what could not be read, and why: nothing is dropped silently."""
    for refusal in found.refused:
        say_error(refusal.say(lang))
    for failure in found.failures:
        say_error(f"{failure.source}[{failure.index}]: {failure.reason.say(lang)}")


def _print_table(found: Sources, lang: Lang) -> None:
    from rich.markup import escape
    from rich.table import Table

    counts = {"openings": len(found.openings), "failures": len(found.failures)}
    table = Table(title=say("cli.table_title", lang, **counts))
    for column in ("title", "employer", "where", "pay", "occupation"):
        table.add_column(say(f"cli.column_{column}", lang), overflow="fold")
    for opening in found.openings[:SHOWN]:
        shown = opening.title, opening.employer, where(opening, lang), pay(opening, lang)
        table.add_row(*map(escape, (*shown, _occupation(opening.occupation, lang))))
    console().print(table)
    if len(found.openings) > SHOWN:
        console().print(say("cli.table_more", lang, n=len(found.openings) - SHOWN))


def _occupation(read: Occupation | None, lang: Lang) -> str:
    return label_of(read, lang) if read else say("cli.not_known", lang)


def where(opening: Opening, lang: Lang) -> str:
    """A few of its places, and whether it may be done from elsewhere."""
    cities = dict.fromkeys(place.city or place.raw or place.country for place in opening.places)
    remote = [say("cli.remote", lang)] if opening.work_mode == "remote" else []
    return ", ".join([city for city in cities if city][:PLACES] + remote) or say("cli.place_unsaid", lang)


def pay(opening: Opening, lang: Lang) -> str:
    """As the employer shows it: C$120,000–150,000 a year."""
    shown = opening.pay
    if shown is None:
        return say("cli.pay_unsaid", lang)
    if shown.low is not None and shown.high is not None:
        ends = money_range(shown.low, shown.high, shown.currency, lang)
    elif shown.high is not None:
        ends = say("cli.pay_to", lang, high=money(shown.high, shown.currency, lang))
    else:
        ends = say("cli.pay_from", lang, low=money(shown.low or Decimal(0), shown.currency, lang))
    return f"{ends} {say(f'cli.per_{shown.period}', lang)}"
