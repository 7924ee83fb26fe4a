"""From a command line to what it asks, and on to the reply."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gonorth.cli.household import household
from gonorth.cli.output import refuse
from gonorth.cli.profiles import read_facts_file
from gonorth.facts.pack import read_pack
from gonorth.facts.region import Region
from gonorth.facts.tables import DATA
from gonorth.facts.words import Lang, Refusal
from gonorth.immigration.facts_asked import Facts
from gonorth.matching.reach import Reach
from gonorth.moving import Move
from gonorth.nouns import Candidate, Terms
from gonorth.ownfile import is_saved
from gonorth.pay.exchange import Rate
from gonorth.reading.places import read_places
from gonorth.web import options
from gonorth.web.rates import kept_rate


@dataclass(frozen=True)
class Asked:
    """What one run of `gonorth answer` was asked for."""

    candidate: Candidate
    terms: Terms
    region: Region
    top: int
    day: date
    lang: Lang
    as_json: bool
    move: Move
    rate: Rate | None


def ask(args: argparse.Namespace, begun: Callable[[], Candidate], day: date) -> int:
    """Ask what a command line says, for the candidate that is being read; return the exit code."""
    paths = args.openings or [str(DATA / "samples/openings.csv")]
    try:
        region = read_pack(args.region)
        terms = terms_of(args, region.at_home)
        if any(map(is_saved, paths)):
            from gonorth.cli.reply import reply_from
            from gonorth.cli.stocks import stock_in

            stock = stock_in(paths)
            return reply_from(stock, _asked(args, begun(), terms, region, day))
        from gonorth.cli.sources import reading

        with reading(paths, Reach((terms, region.at_home))) as wait:
            from gonorth.cli.reply import reply  # a quarter of a second to load, while others read

            return reply(_asked(args, begun(), terms, region, day), paths, wait())
    except Refusal as refusal:
        return refuse(refusal, args.lang)


def _asked(args: argparse.Namespace, candidate: Candidate, terms: Terms, region: Region, day: date) -> Asked:
    move, rate = move_of(args, candidate, region, day), kept_rate(Path(options.DATA.value))
    return Asked(candidate, terms, region, args.top, day, args.lang, args.json, move, rate)


def move_of(args: argparse.Namespace, candidate: Candidate, region: Region, day: date) -> Move:
    """What is told of a move, for the city the region is named after."""
    pay = None
    if args.pay:
        there = args.there or (candidate.places[0].raw if candidate.places else "")
        pay = household(args, there, f"{region.centre[0].city}, {region.province}", day.year)
    partner = read_facts_file(args.partner_facts) if args.partner_facts else None
    facts = read_facts_file(args.facts) if args.facts else Facts()
    return Move(pay, facts, partner, args.move_on)


def terms_of(args: argparse.Namespace, home: Terms) -> Terms:
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
