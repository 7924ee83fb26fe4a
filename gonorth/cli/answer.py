"""gonorth answer: is it happening back home, and is there a right opportunity for me?"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from gonorth.answer import Question, Stock, answer, as_json, at_home
from gonorth.cli.arguments import as_count, as_day, as_money, today
from gonorth.cli.openings import report
from gonorth.cli.output import OK, REFUSED, console, print_json, refuse, say_error
from gonorth.cli.resume import read_guarded
from gonorth.cli.sources import Sources, load_tables, read_sources
from gonorth.facts.dated import OutOfDate
from gonorth.facts.employers import employer_words
from gonorth.facts.pack import read_pack
from gonorth.facts.tables import DATA
from gonorth.facts.words import Lang, Refusal, say
from gonorth.matching.index import Index
from gonorth.nouns import Opening, Source, Terms
from gonorth.reading.places import read_places

SAMPLES = DATA / "samples"


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
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    day: date = args.today or today()
    lang: Lang = args.lang
    load_tables()
    try:
        region = read_pack(args.region)
        candidate = read_guarded(args.resume, day).candidate
        question = Question(candidate, _terms(args, at_home(region)), args.top)
    except Refusal as refusal:
        return refuse(refusal, lang)
    paths = args.openings or [str(SAMPLES / "openings.csv")]
    found = read_sources(paths)
    report(found, lang)
    _report_unmatched(args.hide_from, found, lang)
    if found.refused and not found.openings:
        return REFUSED
    try:
        answered = answer(question, region, _stock(found, paths, day, lang), day, lang)
    except OutOfDate:
        known = region.weights
        days = {"day": day, "first": known.editions[0].starts, "last": known.good_through}
        say_error(say("cli.out_of_date", lang, **days))
        return REFUSED
    if args.json:
        print_json(as_json(answered), indent=2)
    else:
        from gonorth.cli.page import print_answer

        print_answer(console(), answered, region)
    return OK


def _stock(found: Sources, paths: Sequence[str], day: date, lang: Lang) -> Stock:
    """Openings with where they came from; the shipped samples are called samples however they were named."""
    is_sample = any(Path(path).resolve().is_relative_to(SAMPLES) for path in paths)
    name = say("cli.sample_source" if is_sample else "cli.openings_source", lang, n=len(found.openings))
    dated = [newest for opening in found.openings if (newest := _dated(opening)) and newest <= day]
    if dated and not is_sample:  # so that nobody takes last year's openings for today's
        name = say("cli.newest", lang, name=name, day=max(dated))
    return Stock(Index(found.openings), Source("openings", name, as_of=day.isoformat()), is_sample)


def _dated(opening: Opening) -> date | None:
    """The last day its board is known to have touched a posting."""
    return opening.updated_at.date() if opening.updated_at else opening.posted_on


def _report_unmatched(hidden: Sequence[str], found: Sources, lang: Lang) -> None:
    """A name that hides nobody may be a slip of the pen: say so."""
    names = {employer_words(opening.employer) for opening in found.openings}
    for name in hidden:
        words = employer_words(name)
        if not any(other[: len(words)] == words for other in names):
            say_error(say("cli.hides_nobody", lang, name=name))


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
