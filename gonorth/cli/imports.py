"""gonorth openings import SOURCE…: what files of job boards hold, into the site's openings."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gonorth.cli.arguments import as_moment
from gonorth.cli.output import OK, REFUSED, console, print_json, say_error
from gonorth.cli.progress import progress
from gonorth.cli.serve import open_site
from gonorth.cli.sources import load_tables, read_sources
from gonorth.facts.words import Lang, number, say

if TYPE_CHECKING:
    from gonorth.web.models import BoardRead

COUNTS = ("opened", "changed", "unchanged", "missing", "found", "closed", "reopened", "failed")
SHOWN = 50


def add(verbs: Any, common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "import",
        parents=[common],
        help="bring the site's openings up to what boards show",
        description="Without a source, read the boards of the region's employers now. With files or folders, "
        "import what they hold: each opening's id says which board it is from, and all that is given of a "
        "board is one read of it. A posting is gone after two complete reads without it.",
        epilog="example: gonorth openings import board.json --as-of 2026-11-21",
    )
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="a file, a folder, or - for standard input"
    )
    parser.add_argument("--data", metavar="DIR", help="the folder for what happens (gonorth-data)")
    parser.add_argument(
        "--as-of", type=as_moment, metavar="WHEN", help="the day or moment of the files (now)"
    )
    parser.add_argument(
        "--partial", action="store_true", help="the files do not hold whole boards: remove nothing"
    )
    parser.add_argument("--json", action="store_true", help="print JSON, one board a line")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if not args.sources:
        from gonorth.cli.boards import read_boards

        return read_boards(args)
    load_tables()
    found = read_sources(args.sources)
    for refusal in found.refused:
        say_error(refusal.say(args.lang))
    open_site(args.data)
    from gonorth.web import clock
    from gonorth.web.importing import importing

    boards, reads = importing(dict(found.readings), args.as_of or clock.now(), not args.partial)
    done = list(progress(reads, boards, "importing.importing"))
    _print(done, args)
    return REFUSED if found.refused or any(read.outcome == read.FAILED for read in done) else OK


def _print(reads: Sequence[BoardRead], args: argparse.Namespace) -> None:
    if args.json:
        for read in reads:
            print_json(as_json(read, args.lang))
    elif reads:
        _print_table(reads, args.lang)
    for read in reads:
        why = _problem(read, args.lang)
        if why:
            say_error(f"{read.board}: {why}")


def _problem(read: BoardRead, lang: Lang) -> str | None:
    from gonorth.web.sentences import of_text

    why = of_text(read.problem)
    return why.say(lang) if why else None


def as_json(read: BoardRead, lang: Lang) -> dict[str, Any]:
    """The report of one read, as every import prints it."""
    return {
        "board": read.board.name,
        "address": read.board.address,
        "at": read.started_at.isoformat(),
        "outcome": read.outcome,
        "records": read.records,
        **{name: getattr(read, name) for name in COUNTS},
        "problem": _problem(read, lang),
        "left_out": read.report,
    }


def _print_table(reads: Sequence[BoardRead], lang: Lang) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.markup import escape
    from rich.table import Table

    title = say("importing.title", lang, n=sum(read.records for read in reads), boards=len(reads))
    table = Table(title=title, box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column(say("importing.board", lang), overflow="fold")
    table.add_column(say("importing.outcome", lang))
    for name in COUNTS:
        table.add_column(say(f"importing.{name}", lang), justify="right")
    for read in reads[:SHOWN]:
        outcome = say(f"importing.is_{read.outcome}", lang)
        table.add_row(
            escape(read.board.name), outcome, *(number(getattr(read, name), lang) for name in COUNTS)
        )
    if len(reads) > 1:
        total = (number(sum(getattr(read, name) for read in reads), lang) for name in COUNTS)
        table.add_section()
        table.add_row(say("importing.all_boards", lang), "", *total)
    console().print(table)
    if len(reads) > SHOWN:
        console().print(say("cli.table_more", lang, n=len(reads) - SHOWN))
