"""gonorth read place|pay|title|skills: what one piece of text means to us."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from gonorth.cli.files import read_lines
from gonorth.cli.output import MISUSED, OK, print_json, refuse, say_error
from gonorth.facts.words import Refusal, say
from gonorth.reading.pay import read_pay
from gonorth.reading.places import read_places
from gonorth.reading.skills import find_skills
from gonorth.reading.titles import read_title

MAX_BYTES = 200_000_000
READERS: dict[str, Callable[[str, str | None], Any]] = {
    "place": read_places,
    "pay": read_pay,
    "title": lambda text, country: read_title(text),
    "skills": lambda text, country: find_skills(text),
}


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "read",
        parents=[common],
        help="read one place, pay, title or text of skills",
        description="Read a piece of text and say what it means. With --file, one text a line in, one JSON "
        "object a line out, in order.",
        epilog='example: gonorth read pay "$120–150k" --country CA --json',
    )
    parser.add_argument("what", choices=sorted(READERS))
    parser.add_argument("text", nargs="?", help="the text to read")
    parser.add_argument("--file", metavar="LINES", help="a file with one text a line (-: standard input)")
    parser.add_argument("--country", metavar="CA", help="the country the text comes from, where known")
    parser.add_argument("--json", action="store_true", help="print JSON, one object a line")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if (args.text is None) == (args.file is None):
        say_error(say("cli.text_or_file", args.lang))
        return MISUSED
    country = args.country.upper() if args.country else None
    try:
        texts = [args.text] if args.file is None else read_lines(args.file, MAX_BYTES)
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    for text in texts:
        found = READERS[args.what](text, country)
        print_json(found, indent=None if args.json else 2)
    return OK
