"""gonorth pathways: which papers would open the way to Ontario, and what is there to do for the move?"""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, get_args

from gonorth.cli.arguments import as_day, today
from gonorth.cli.output import OK, console, print_json, refuse, say_error
from gonorth.cli.profiles import read_facts_file
from gonorth.facts.words import Refusal, say
from gonorth.immigration import steps
from gonorth.immigration.checklist import Step, checklist, path_of
from gonorth.immigration.couple import Plan, plan
from gonorth.immigration.document import plan_json, step_json
from gonorth.immigration.facts_asked import Facts, facts_of
from gonorth.immigration.ics import calendar
from gonorth.immigration.step_wording import entries


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "pathways",
        parents=[common],
        help="say which papers look open to a person, and what to do for the move",
        description="Read what a person tells of themselves and say which pathways to Ontario look open, "
        "which look closed and why, and what else to tell. Information, not advice; nothing is stored.",
        epilog="example: gonorth pathways --facts facts.toml --today 2026-11-21",
    )
    parser.add_argument(
        "--facts", required=True, metavar="FILE", help="what you tell of yourself, as JSON or TOML"
    )
    parser.add_argument("--partner", metavar="FILE", help="what the person who moves with you tells")
    parser.add_argument("--today", type=as_day, metavar="YYYY-MM-DD", help="answer as of this day")
    parser.add_argument("--json", action="store_true", help="print the whole answer as one JSON document")
    move = parser.add_argument_group("the move")
    move.add_argument("--checklist", action="store_true", help="list what there is to do, and when")
    move.add_argument("--move-on", type=as_day, metavar="YYYY-MM-DD", help="the day you would arrive")
    move.add_argument("--children", type=int, metavar="N", help="how many children move with you")
    move.add_argument(
        "--path", choices=get_args(steps.Path), help="the path you take (what looks open first)"
    )
    move.add_argument("--ics", metavar="FILE", help="write the dated steps as a calendar file")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    day: date = args.today or today()
    try:
        partner = read_facts_file(args.partner) if args.partner else None
        found = plan(_with_children(read_facts_file(args.facts), args.children), partner, day)
        path = args.path or path_of(found.me.outlooks)
        todo = checklist(found.me.facts, path, args.move_on, day)
        if args.ics:
            _keep_calendar(args, todo, day)
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    _print(args, found, path, todo)
    return OK


def _print(args: argparse.Namespace, found: Plan, path: steps.Path | None, todo: tuple[Step, ...]) -> None:
    is_asked, lang = args.checklist or args.move_on is not None, args.lang
    if args.json:
        listed = [step_json(step, lang) for step in todo] if is_asked else None
        print_json(plan_json(found, lang) | {"path": path, "checklist": listed}, indent=2)
        return
    from gonorth.cli.pathways_page import print_checklist, print_plan

    print_plan(console(), found, lang)
    if is_asked:
        print_checklist(console(), todo, path, args.move_on, lang)
    else:
        console().print(f"\n{say('checklist.hint', lang, n=len(todo))}")


def _with_children(facts: Facts, children: int | None) -> Facts:
    return facts if children is None else facts.given(**facts_of({"children": children}).told)


def _keep_calendar(args: argparse.Namespace, todo: tuple[Step, ...], day: date) -> None:
    """Write the file; made on the same day, it is the same."""
    if not args.move_on:
        raise Refusal("checklist.ics_needs_day")
    stamp = datetime.combine(day, time(), UTC)
    text = calendar(say("checklist.calendar", args.lang), entries(todo, day, args.lang), stamp)
    try:
        Path(args.ics).write_bytes(text.encode())
    except OSError as error:
        raise Refusal("checklist.cannot_write", path=args.ics, why=error.strerror or str(error)) from None
    say_error(say("checklist.written", args.lang, n=len(todo), path=args.ics))
