"""gonorth answer: is it happening back home, and is there a right opportunity for me?"""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from gonorth.cli.arguments import as_count, as_day, as_money, today
from gonorth.cli.household import add_household, household
from gonorth.cli.output import refuse
from gonorth.cli.profiles import read_facts_file
from gonorth.cli.resume import read_guarded
from gonorth.cli.sources import SAMPLES, load_tables, reading
from gonorth.facts.pack import read_pack
from gonorth.facts.region import Region
from gonorth.facts.words import Refusal
from gonorth.immigration.facts_asked import Facts
from gonorth.matching.reach import Reach
from gonorth.moving import Move
from gonorth.nouns import Candidate, Terms
from gonorth.ownfile import is_saved
from gonorth.reading.places import read_places
from gonorth.web import options
from gonorth.web.rates import kept_rate


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
    load_tables()
    try:
        region = read_pack(args.region)
        candidate = read_guarded(args.resume, day).candidate
        terms = _terms(args, region.at_home)
        move = _move(args, candidate, region, day)
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    rate = kept_rate(Path(options.DATA.value))
    paths = args.openings or [str(SAMPLES / "openings.csv")]
    said = (candidate, terms, region, args.top, day, args.lang, args.json, move, rate)
    if any(map(is_saved, paths)):
        from gonorth.cli.reply import Asked, reply_from

        return reply_from(paths, Asked(*said))
    with reading(paths, Reach((terms, region.at_home))) as wait:
        from gonorth.cli.reply import Asked, reply  # a quarter of a second to load, while others read

        return reply(Asked(*said), paths, wait())


def _move(args: argparse.Namespace, candidate: Candidate, region: Region, day: date) -> Move:
    """What is told of a move, for the city the region is named after."""
    pay = None
    if args.pay:
        there = args.there or (candidate.places[0].raw if candidate.places else "")
        pay = household(args, there, f"{region.centre[0].city}, {region.province}", day.year)
    partner = read_facts_file(args.partner_facts) if args.partner_facts else None
    facts = read_facts_file(args.facts) if args.facts else Facts()
    return Move(pay, facts, partner, args.move_on)


def _terms(args: argparse.Namespace, home: Terms) -> Terms:
    """The region's own terms, changed by whatever the person states."""
    terms = home
    if args.near:
        places = read_places(args.near).places
        if not places or places[0].lat is None:
            raise Refusal("cli.unknown_place", place=args.near)
        terms = replace(terms, near=(places[0],), remote_from=places[0].country)
    return replace(
        terms,
        within_km=args.within or terms.within_km,
        work_modes=frozenset({"remote"}) if args.remote_only else frozenset(),
        reservation_wage=args.pay_floor,
        hidden_from=frozenset(args.hide_from),
        needs_sponsorship=args.needs_sponsorship or None,
    )
