"""When is a step to be done, how sure is it, and how does it stand in a calendar?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import Lang, day, say
from gonorth.immigration.checklist import Step
from gonorth.immigration.ics import Entry
from gonorth.immigration.steps import Moment
from gonorth.immigration.wording import listed

WEEK = 7


def when(step: Step, lang: Lang) -> str:
    """The day, or without a day of arrival how long before or after it."""
    if step.on is None:
        return _apart(step.rule.moment, lang)
    if step.is_late:
        return say("checklist.late", lang, day=step.on)
    key = "on_day" if step.rule.moment == Moment(0) else "by_day"
    return say(f"checklist.{key}", lang, day=step.on)


def _apart(moment: Moment, lang: Lang) -> str:
    if moment.years:
        written = day(date(2000, moment.month, moment.day), lang).removesuffix(" 2000")
        key = "next_year" if moment.years == 1 else "later_year"
        return say(f"checklist.{key}", lang, day=written, years=moment.years)
    if moment.days < 0:
        return say("checklist.weeks_before", lang, n=-moment.days // WEEK)
    return say("checklist.days_after" if moment.days else "checklist.on_arrival", lang, n=moment.days)


def surety(step: Step, lang: Lang) -> str:
    """When it was read, and how sure that is."""
    rule = step.rule
    if rule.checked is None:
        return say("checklist.recalled", lang, confidence=rule.confidence)
    key = "read_long_ago" if step.is_due else "read"
    return say(f"checklist.{key}", lang, day=rule.checked, confidence=rule.confidence)


def depends(step: Step, lang: Lang) -> str | None:
    """What would have to be known to tell whether the step is for this household."""
    told = listed((asked.tell for asked in step.depends_on), lang)
    return say("checklist.depends", lang, facts=told) if told else None


def link(step: Step, lang: Lang) -> str | None:
    return rule_sources(lang)[step.rule.source].url


def entries(steps: Iterable[Step], today: date, lang: Lang) -> Iterator[Entry]:
    """The steps of a dated list as days in a calendar; what is late stands on today."""
    for step in steps:
        if step.on:
            said = (step.rule.why.say(lang), depends(step, lang), when(step, lang), surety(step, lang))
            described = "\n".join(filter(None, said))
            summary = step.rule.does.say(lang)
            yield Entry(
                f"{step.rule.id}@move.gonorth", max(step.on, today), summary, described, link(step, lang)
            )
