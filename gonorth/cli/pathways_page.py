"""The pathways as a page of text: what looks open, what cannot be said yet, what looks closed and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import Lang, say
from gonorth.immigration import step_wording, wording
from gonorth.immigration.amounts import priced
from gonorth.immigration.checklist import Step
from gonorth.immigration.couple import Candidate, Opened, Plan
from gonorth.immigration.outlook import Lean, Outlook, next_question

GROUPS: tuple[Lean, ...] = ("open", "unsaid", "closed")
COLOURS = {"open": "green", "unsaid": "yellow", "closed": "dim"}


def print_plan(out: Console, plan: Plan, lang: Lang) -> None:
    out.print(f"\n[bold]{say('pathways.title', lang)}[/]")
    out.print(f"[dim]{say('pathways.lead', lang)}[/]")
    if plan.partner:
        out.print(f"\n[bold blue]{say('pathways.me', lang)}[/]")
    _print_candidate(out, plan.me, lang, True)
    _print_opened(out, plan.to_partner, "to_partner", lang)
    if plan.partner:
        key = "partner" if plan.is_partner_told else "partner_assumed"
        out.print(f"\n[bold blue]{say(f'pathways.{key}', lang)}[/]")
        _print_candidate(out, plan.partner, lang, plan.is_partner_told)
        if not plan.is_partner_told:
            out.print(f"\n[dim]{say('pathways.partner_hint', lang)}[/]")
        _print_opened(out, plan.to_me, "to_me", lang)


def _print_opened(out: Console, opened: Iterable[Opened], key: str, lang: Lang) -> None:
    for each in opened:
        by = wording.listed((pathway.name for pathway in each.by), lang)
        opens = wording.listed((outlook.pathway.name for outlook in each.outlooks), lang)
        out.print(f"\n{say(f'pathways.{key}', lang, by=by, opens=opens)}", markup=False)


def _print_candidate(out: Console, candidate: Candidate, lang: Lang, is_told: bool) -> None:
    """All that looks open; the rest, and what to tell next, only of somebody who told of themselves."""
    for group in GROUPS if is_told else GROUPS[:1]:
        outlooks = [outlook for outlook in candidate.outlooks if outlook.lean == group]
        if outlooks:
            out.print(f"\n[bold {COLOURS[group]}]{say(f'pathways.group_{group}', lang)}[/]")
        elif group == "open":
            out.print(f"\n{say('pathways.nothing_open', lang)}")
        for outlook in outlooks:
            _print_outlook(out, outlook, lang)
    if is_told:
        question = next_question(candidate.outlooks)
        key = "next" if question else "next_none"
        out.print(f"\n{say(f'pathways.{key}', lang, question=question and question.ask)}", markup=False)


def _print_outlook(out: Console, outlook: Outlook, lang: Lang) -> None:
    pathway = outlook.pathway
    gives = say(f"pathways.gives_{pathway.gives}", lang)
    out.print(f" · [bold]{escape(pathway.name.say(lang))}[/] [dim]({escape(gives)})[/]")
    out.print(Padding(escape(wording.sentence(outlook, lang)), (0, 3)))
    if outlook.standing and outlook.status != "open":
        out.print(Padding(escape(outlook.standing.says.say(lang)), (0, 3)))
    for line in _details(outlook, lang):
        out.print(Padding(f"[dim]{escape(line)}[/]", (0, 3)))
    if outlook.lean != "closed":
        out.print(f"   [dim]{escape(rule_sources(lang)[pathway.official].url or '')}[/]", soft_wrap=True)


def _details(outlook: Outlook, lang: Lang) -> Iterator[str]:
    """What one would look into: all of a pathway that looks open, of one that may be when it was read."""
    pathway = outlook.pathway
    if outlook.lean == "open":
        if pathway.also:
            yield say("pathways.also", lang)
        yield from (f"– {also.say(lang)}" for also in pathway.also)
        yield from (priced(amount, lang) for amount in pathway.amounts)
        if pathway.watch:
            yield say("pathways.watch", lang, watch=pathway.watch)
    if outlook.lean != "closed":
        yield wording.read_on(outlook, lang)


def print_checklist(
    out: Console, steps: Iterable[Step], path: str | None, move_on: date | None, lang: Lang
) -> None:
    out.print(f"\n[bold]{say('checklist.title', lang)}[/]")
    named = say(f"checklist.path_{path or 'none'}", lang)
    key = "lead_dated" if move_on else "lead_undated"
    out.print(f"[dim]{escape(say(f'checklist.{key}', lang, path=named, day=move_on))}[/]")
    for step in steps:
        _print_step(out, step, lang)


def _print_step(out: Console, step: Step, lang: Lang) -> None:
    when = f"[yellow]{escape(step_wording.when(step, lang))}[/]"
    topic = say(f"checklist.topic_{step.rule.topic}", lang)
    out.print(f"\n · [bold]{escape(step.rule.does.say(lang))}[/]")
    out.print(f"   {when} [dim]· {topic}[/]")
    out.print(Padding(escape(step.rule.why.say(lang)), (0, 3)))
    if depends := step_wording.depends(step, lang):
        out.print(Padding(escape(depends), (0, 3)))
    out.print(Padding(f"[dim]{escape(step_wording.surety(step, lang))}[/]", (0, 3)))
    out.print(f"   [dim]{escape(step_wording.link(step, lang) or '')}[/]", soft_wrap=True)
