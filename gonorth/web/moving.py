"""What is there to know about moving before anything is asked? A true sentence for each way in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gonorth.facts.dated import OutOfDate
from gonorth.facts.region import Region
from gonorth.facts.rule_review import every_rule
from gonorth.facts.words import Lang, day, say
from gonorth.immigration.checklist import checklist
from gonorth.immigration.facts_asked import Facts
from gonorth.immigration.pathways import Pathway, pathways
from gonorth.immigration.points_figures import cutoff_figure
from gonorth.immigration.rounds import by_type, rounds
from gonorth.nouns import Figure
from gonorth.pay.compare import Comparison, compare
from gonorth.pay.exchange import Rate, rate_on
from gonorth.pay.figures import Maker
from gonorth.pay.hiring import employer_side, speak_employer
from gonorth.pay.spoken import speak
from gonorth.web.forms.pay import EXAMPLE, PayForm, city_of
from gonorth.web.told import Told


@dataclass(frozen=True)
class Way:
    """One part of the pages about moving: what it is about, and something of it that holds today."""

    name: str
    told: Told | None


def ways(parts: tuple[str, ...], region: Region, rate: Rate | None, today: date, lang: Lang) -> list[Way]:
    example = _example(region, rate, today)
    told = {
        "pay": _pay(example, lang),
        "hiring": _hiring(example, today, lang),
        "papers": _papers(today, lang),
        "points": _points(today, lang),
        "steps": Told(say("moving.steps_now", lang, n=len(checklist(Facts(), "citizen", None, today))), ()),
        "rules": _rules(today, lang),
    }
    return [Way(name, told[name]) for name in parts]


def _example(region: Region, rate: Rate | None, today: date) -> Comparison | None:
    """None where the taxes of the year are not known."""
    question = PayForm.of(EXAMPLE, city_of(region), today.year).question
    try:
        return compare(question, rate_on(today, rate), today) if question else None
    except OutOfDate:
        return None


def _pay(example: Comparison | None, lang: Lang) -> Told | None:
    if example is None:
        return None
    spoken = speak(example, lang)
    return Told(say("moving.for_example", lang, sentence=spoken.lead[0]), (spoken.low, spoken.high))


def _hiring(example: Comparison | None, today: date, lang: Lang) -> Told | None:
    if example is None:
        return None
    side = speak_employer(employer_side(example), Maker(today, lang))
    return Told(say("moving.for_example", lang, sentence=side.lead[0]), (side.there.total,))


def _papers(today: date, lang: Lang) -> Told:
    known = pathways()
    is_open = [each for each in known if (standing := each.on(today)) and standing.status == "open"]
    sentence = say("moving.papers_now", lang, n=len(is_open), all=len(known))
    return Told(sentence, tuple(_counted(is_open, today, lang)))


def _counted(is_open: list[Pathway], today: date, lang: Lang) -> Iterator[Figure]:
    """How many take applications, by the source of the first: a count of ours over all of them."""
    if is_open:
        yield Figure(
            id="pathways_open",
            label=say("moving.figure_open", lang),
            value=len(is_open),
            unit=say("moving.unit_ways", lang),
            as_of=today.isoformat(),
            source=is_open[0].official,
            confidence=max(each.confidence for each in is_open),
            kind="computed",
            cannot_tell=say("moving.figure_open_cannot_tell", lang),
        )


def _points(today: date, lang: Lang) -> Told | None:
    series = by_type(rounds(), today)
    if not series:
        return None
    latest = next(iter(series.values()))[-1]
    name = say(f"points.round_{latest.type}", lang)
    sentence = say("moving.points_now", lang, type=name, day=day(latest.day, lang), cutoff=latest.cutoff)
    return Told(sentence, (cutoff_figure(latest, lang),))


def _rules(today: date, lang: Lang) -> Told:
    every = every_rule(today)
    due = sum(rule.is_due for rule in every)
    return Told(say("moving.rules_now", lang, n=len(every), due=due), ())
