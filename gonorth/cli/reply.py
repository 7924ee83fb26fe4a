"""From a question and the openings read for it to the answer on the screen.

Apart from gonorth.cli.answer because matching takes a quarter of a second to load: time in which other
processes read openings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gonorth.answer import Question, answer, as_json
from gonorth.cli.openings import report
from gonorth.cli.output import OK, REFUSED, console, print_json, refuse, say_error
from gonorth.cli.sources import SAMPLES, Sources
from gonorth.facts.dated import OutOfDate
from gonorth.facts.employers import is_hidden
from gonorth.facts.region import Region
from gonorth.facts.words import Lang, Refusal, say
from gonorth.matching.index import Index
from gonorth.moving import Move
from gonorth.nouns import Candidate, Opening, Source, Terms
from gonorth.pay.exchange import Rate
from gonorth.stock import Stock


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


def reply(asked: Asked, paths: Sequence[str], found: Sources) -> int:
    """Say what could not be read, then the answer; return the exit code."""
    report(found, asked.lang)
    _report_hidden(asked.terms.hidden_from, found, asked.lang)
    if found.refused and not found.openings:
        return REFUSED
    question = Question(asked.candidate, asked.terms, asked.top, asked.move)
    stock = _stock(found, paths, asked.day, asked.lang)
    try:
        answered = answer(question, asked.region, stock, asked.day, asked.lang, asked.rate)
    except Refusal as refusal:
        return refuse(refusal, asked.lang)
    except OutOfDate:
        known = asked.region.weights
        days = {"day": asked.day, "first": known.editions[0].starts, "last": known.good_through}
        say_error(say("cli.out_of_date", asked.lang, **days))
        return REFUSED
    if asked.as_json:
        print_json(as_json(answered), indent=2)
    else:
        from gonorth.cli.page import print_answer

        print_answer(console(), answered, asked.region)
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


def _report_hidden(hidden: Iterable[str], found: Sources, lang: Lang) -> None:
    """Say whom each name hides, for it may be more than its words; one that hides nobody may be a slip
    of the pen."""
    employers = {opening.employer for opening in found.openings}
    for name in sorted(hidden):
        names = sorted(employer for employer in employers if is_hidden(employer, name))
        key = "cli.hides" if names else "cli.hides_nobody"
        say_error(say(key, lang, name=name, employers=", ".join(names)))
