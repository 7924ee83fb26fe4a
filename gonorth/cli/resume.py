"""gonorth resume read: what was read from a résumé, for its owner to review."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import PurePath
from typing import Any

from gonorth.bounded import run_bounded
from gonorth.cli.arguments import as_day, today
from gonorth.cli.candidate import MEGABYTES, SECONDS
from gonorth.cli.files import read_file
from gonorth.cli.output import OK, console, label_of, print_json, refuse
from gonorth.facts.words import Lang, Refusal, number, percent, say
from gonorth.nouns import Candidate, plain
from gonorth.reading.skill_guesses import SkillGuess
from gonorth.reading.skills import label
from gonorth.resumes import MAX_BYTES, ResumeReading, read_resume


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("resume", help="read a résumé")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    read = verbs.add_parser(
        "read",
        parents=[common],
        help="print what was read from a résumé",
        description="Read a résumé (JSON Resume, LinkedIn export ZIP, PDF, DOCX or plain text) and print "
        "what was read from where. Name, address and everything else that identifies is left at the door.",
        epilog="example: gonorth resume read resume.pdf --json",
    )
    read.add_argument("file", metavar="FILE")
    read.add_argument(
        "--today", type=as_day, default=None, metavar="YYYY-MM-DD", help="the day to count years to"
    )
    read.add_argument("--json", action="store_true", help="print one JSON object")
    read.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    try:
        reading = read_guarded(args.file, args.today or today())
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    if args.json:
        print_json(as_json(reading, args.lang))
    else:
        _print(reading, args.lang)
    return OK


def read_guarded(path: str, day: date) -> ResumeReading:
    """Read a résumé in a process of its own, with bounded time and memory."""
    data = read_file(path, MAX_BYTES)
    return run_bounded(
        read_resume, data, PurePath(path).name, day, True, seconds=SECONDS, megabytes=MEGABYTES
    )


def as_json(reading: ResumeReading, lang: Lang) -> dict[str, Any]:
    said = {
        "read_from": dict(reading.read_from),
        "guesses": plain(reading.guesses),
        "warnings": [w.say(lang) for w in reading.warnings],
    }
    return {**plain(reading.candidate), **said}


def _print(reading: ResumeReading, lang: Lang) -> None:
    from rich.markup import escape

    out, rows = console(), _rows(reading.candidate, lang)
    names = {field: say(f"cli.field_{field}", lang) for field in rows}
    widest = max(map(len, names.values()))
    for field, value in rows.items():
        where = reading.read_from.get(field)
        out.print(f"[bold]{names[field]:>{widest}}[/]  ", end="")
        out.print(value or say("cli.not_found", lang), markup=False, end="")
        out.print(f"  [dim]({escape(where)})[/]" if where else "")
    for guess in reading.guesses:
        out.print(f"[bold]{say('cli.field_guesses', lang):>{widest}}[/]  ", end="")
        out.print(_guess(guess, lang), markup=False)
    for warning in reading.warnings:
        out.print(say("cli.note", lang, sentence=warning), markup=False)


def _guess(guess: SkillGuess, lang: Lang) -> str:
    right = percent(round(guess.confidence * 100), lang)
    return say("cli.guess", lang, skill=label(guess.id, lang), right=right, said=guess.said)


def _rows(candidate: Candidate, lang: Lang) -> dict[str, str]:
    level = candidate.seniority
    return {
        "titles": ", ".join(candidate.titles),
        "occupations": ", ".join(
            f"{label_of(o, lang)} ({percent(round(o.confidence * 100), lang)})" for o in candidate.occupations
        ),
        "skills": ", ".join(skill.label for skill in candidate.skills),
        "years": "" if candidate.years is None else number(candidate.years, lang),
        "seniority": say(f"matching.level_{level}", lang) if level else "",
        "languages": ", ".join(candidate.languages),
        "places": ", ".join(place.raw or place.city or "" for place in candidate.places),
        "education": "; ".join(
            " · ".join(p for p in (e.degree, e.field, e.institution) if p) for e in candidate.education
        ),
        "employers": ", ".join(candidate.employers),
    }
