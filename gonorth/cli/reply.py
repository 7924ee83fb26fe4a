"""From a question and the openings read for it to the answer on the screen.

Apart from gonorth.cli.answer because matching takes a quarter of a second to load: time in which other
processes read openings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from gonorth.answer import Question, answer, as_json
from gonorth.cli.asking import Asked
from gonorth.cli.output import OK, REFUSED, console, print_json, refuse, say_error
from gonorth.cli.stocks import stock_of
from gonorth.facts.dated import OutOfDate
from gonorth.facts.employers import is_hidden
from gonorth.facts.words import Lang, Refusal, say
from gonorth.matching.ragged import UNKNOWN
from gonorth.nouns import Source
from gonorth.stock import Stock

if TYPE_CHECKING:
    from gonorth.cli.sources import Sources


def reply(asked: Asked, paths: Sequence[str], found: Sources) -> int:
    """Say what could not be read, then the answer; return the exit code."""
    from gonorth.cli.openings import report  # which loads the readers of boards

    report(found, asked.lang)
    if found.refused and not found.openings:
        return REFUSED
    return _reply(stock_of(found, paths), asked, len(found.openings))


def reply_from(stock: Stock, asked: Asked) -> int:
    """Say the answer from openings that were read before and saved; return the exit code."""
    return _reply(stock, asked, len(stock.index))


def _reply(stock: Stock, asked: Asked, given: int) -> int:
    _report_hidden(asked.terms.hidden_from, stock.index.names, asked.lang)
    question = Question(asked.candidate, asked.terms, asked.top, asked.move)
    named = replace(stock, source=_source(stock, asked, given))
    try:
        answered = answer(question, asked.region, named, asked.day, asked.lang, asked.rate)
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


def _source(stock: Stock, asked: Asked, given: int) -> Source:
    """Where openings came from; the shipped samples are called samples however they were named."""
    name = say("cli.sample_source" if stock.is_sample else "cli.openings_source", asked.lang, n=given)
    touched = stock.index.touched
    known = touched[(touched != UNKNOWN) & (touched <= asked.day.toordinal())]
    if len(known) and not stock.is_sample:  # so that nobody takes last year's openings for today's
        name = say("cli.newest", asked.lang, name=name, day=date.fromordinal(int(known.max())))
    return Source("openings", name, as_of=asked.day.isoformat())


def _report_hidden(hidden: Iterable[str], employers: Iterable[str], lang: Lang) -> None:
    """Say whom each name hides, for it may be more than its words; one that hides nobody may be a slip
    of the pen."""
    for name in sorted(hidden):
        names = sorted(employer for employer in employers if is_hidden(employer, name))
        key = "cli.hides" if names else "cli.hides_nobody"
        say_error(say(key, lang, name=name, employers=", ".join(names)))
