"""The parts of the answer between a job and a home, as text: what would be left, the papers, the steps."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from gonorth.answer import LOOK_AT, Answer
from gonorth.cli.pay_letter import with_unit
from gonorth.facts.words import Lang, say
from gonorth.immigration import step_wording, wording
from gonorth.immigration.amounts import priced
from gonorth.immigration.couple import Candidate, Plan
from gonorth.immigration.outlook import next_question
from gonorth.moving import Moving
from gonorth.nouns import Figure
from gonorth.pay.spoken import SpokenPay

STEPS = 6  # of the move, named first; `gonorth pathways --checklist` has them all


def print_move(out: Console, found: Answer) -> None:
    lang, moving = found.lang, found.moving
    _head(out, "answer.keep", lang)
    _print_pay(out, moving, lang)
    _head(out, "answer.may_come", lang)
    _print_papers(out, moving.plan, lang)
    _head(out, "answer.next", lang)
    _print_next(out, found)


def _print_pay(out: Console, moving: Moving, lang: Lang) -> None:
    if moving.pay:
        _print_kept(out, moving.pay)
    else:
        _tell(out, [moving.why_no_pay.say(lang) if moving.why_no_pay else say("cli.say_pay", lang)])
    if moving.advertised:
        _tell(out, [moving.advertised.sentence.say(lang)])


def _print_kept(out: Console, spoken: SpokenPay) -> None:
    lang = spoken.lang
    _tell(out, spoken.lead[:1], "bold")
    _tell(out, spoken.lead[1:])
    for sentence in spoken.unknown:
        _tell(out, [say("cli.unknown", lang, sentence=sentence)])
    _tell(out, [_said(method.needed, method.name, lang) for method in spoken.methods])
    kept = (spoken.there.kept, spoken.same.kept, *((spoken.offer.kept,) if spoken.offer else ()))
    _tell(out, [_said(figure, figure.label, lang) for figure in kept])
    _tell(out, [spoken.turning_note, spoken.rate_note])
    _tell(out, [say("cli.more_pay", lang)], "dim")


def _said(figure: Figure, label: str, lang: Lang) -> str:
    listed = say("moving.listed", lang, what=label, value=with_unit(figure, lang))
    return f"· {listed} ({figure.confidence})"


def _print_papers(out: Console, plan: Plan, lang: Lang) -> None:
    if not plan.me.facts.told:
        _tell(out, [say("cli.say_facts", lang)])
        return
    _print_open(out, plan.me, lang)
    if plan.partner:
        key = "partner" if plan.is_partner_told else "partner_assumed"
        _tell(out, [say(f"pathways.{key}", lang)], "bold")
        _print_open(out, plan.partner, lang)
    _tell(out, [say("cli.more_papers", lang), say("moving.information", lang)], "dim")


def _print_open(out: Console, one: Candidate, lang: Lang) -> None:
    """What looks open to one of the two, and what else to tell."""
    is_open = [outlook for outlook in one.outlooks if outlook.lean == "open"]
    unsaid = sum(outlook.lean == "unsaid" for outlook in one.outlooks)
    if not is_open and unsaid:
        _tell(out, [say("moving.may_come_unsaid", lang, n=unsaid)])
    elif not is_open:
        _tell(out, [say("pathways.nothing_open", lang)])
    for outlook in is_open:
        gives = say(f"pathways.gives_{outlook.pathway.gives}", lang)
        _tell(out, [f"· {outlook.pathway.name.say(lang)} ({gives})"], "bold")
        _tell(out, [wording.sentence(outlook, lang)])
        _tell(out, [priced(amount, lang) for amount in outlook.pathway.amounts])
    if question := next_question(one.outlooks):
        _tell(out, [say("pathways.next", lang, question=question.ask)])


def _print_next(out: Console, found: Answer) -> None:
    lang = found.lang
    if found.openings:
        _tell(out, [say("ask.look_at", lang)])
    for nth, fit in enumerate(found.openings[:LOOK_AT], 1):
        _tell(out, [f"{nth}. {fit.opening.title.strip()} · {fit.opening.employer}"])
    _tell(out, [say("moving.first_steps", lang)])
    for step in found.moving.steps[:STEPS]:
        does, when = step.rule.does.say(lang), step_wording.when(step, lang)
        depends = step_wording.depends(step, lang)
        _tell(out, [f"· {say('moving.listed', lang, what=does, value=when)}"])
        _tell(out, [depends] if depends else [], "dim")
    _tell(
        out, [say("cli.more_steps", lang, n=len(found.moving.steps)), say("moving.raise_hand", lang)], "dim"
    )


def _head(out: Console, key: str, lang: Lang) -> None:
    out.print(f"\n[bold blue]{say(key, lang)}[/]")


def _tell(out: Console, sentences: Iterable[str], style: str = "") -> None:
    for sentence in sentences:
        text = escape(sentence)
        out.print(Padding(f"[{style}]{text}[/]" if style else text, (0, 3)))
