"""The answer as a page of text: five questions, each answered in its first sentence, then the evidence."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from gonorth.answer import NAMED, Answer
from gonorth.cli.move_page import print_move
from gonorth.cli.openings import pay, where
from gonorth.facts.region import Region
from gonorth.facts.words import Lang, day, number, percent, say
from gonorth.matching.reasons import Fit
from gonorth.nouns import Figure, Verdict
from gonorth.scene.offices import Office

MARKS: dict[Verdict, str] = {"met": "[green]✓[/]", "unmet": "[yellow]✗[/]", "unknown": "[dim]?[/]"}
OFFICES = 5
EXPLAINED = 3  # openings shown with all their reasons; the others in one line of marks


def print_answer(out: Console, found: Answer, region: Region) -> None:
    lang = found.lang
    out.print(f"\n[bold]{say('answer.question', lang, region=region.name(lang))}[/]")
    out.print(f"[dim]{day(found.as_of, lang)} · {escape(found.sources['openings'].name)}[/]")
    if found.allowed.kind == "sample":
        out.print(f"[yellow]{say('answer.sample_note', lang)}[/]")
    _print_scene(out, found, region)
    _print_openings(out, found)
    _print_options(out, found)
    print_move(out, found)
    _print_sources(out, found)


def _print_scene(out: Console, found: Answer, region: Region) -> None:
    _head(out, say("answer.happening", found.lang))
    for sentence in found.scene.sentences:
        out.print(Padding(escape(sentence), (0, 3)))
    out.print(_figures(found.scene.figures, found))
    for office in found.scene.offices[:OFFICES]:
        out.print(Padding(escape(_office(office, found.lang)), (0, 3)))
    counts = {"openings", region.series.source}
    limits = (figure.cannot_tell for figure in found.scene.figures if figure.source in counts)
    for limit in dict.fromkeys(filter(None, limits)):
        out.print(Padding(f"[dim]{escape(limit)}[/]", (0, 3)))


def _office(office: Office, lang: Lang) -> str:
    shares = {"engineering": office.engineering.value, "sales": office.sales.value}
    known = {name: percent(share, lang) for name, share in shares.items() if share is not None}
    key = "office" if len(known) == len(shares) else "office_unknown"
    return say(f"answer.{key}", lang, employer=office.employer, n=office.openings.value, **known)


def _figures(figures: Iterable[Figure], found: Answer) -> Padding:
    table = Table(box=None, show_header=False, padding=(0, 1))
    for figure in figures:
        value = (
            say("answer.not_known", found.lang) if figure.value is None else number(figure.value, found.lang)
        )
        proof = f"{say(f'answer.kind_{figure.kind}', found.lang)}, {figure.as_of} [{figure.source}]"
        table.add_row(
            escape(figure.label), f"[bold]{value}[/] {escape(figure.unit)}", f"[dim]{escape(proof)}[/]"
        )
    return Padding(table, (0, 2))


def _print_openings(out: Console, found: Answer) -> None:
    _head(out, say("answer.right_for_me", found.lang))
    key = "none_fit" if not found.openings else "right_lead" if found.good.value else "right_none"
    lead = say(f"answer.{key}", found.lang, n=found.good.value, allowed=found.allowed.value)
    out.print(Padding(lead, (0, 3)))
    for rank, fit in enumerate(found.openings, 1):
        _print_opening(out, rank, fit, found.lang)


def _print_opening(out: Console, rank: int, fit: Fit, lang: Lang) -> None:
    opening = fit.opening
    out.print(f"\n{rank:>3}. [bold]{escape(opening.title.strip())}[/] · {escape(opening.employer)}")
    out.print(f"     {escape(where(opening, lang))} · {escape(pay(opening, lang))}")
    marks = (f"{MARKS[r.verdict]} {say(f'matching.name_{r.criterion}', lang)}" for r in fit.reasons)
    out.print(f"     {'  '.join(marks)}  [dim]{say('answer.fit', lang, fit=round(fit.fit * 100))}[/]")
    if rank <= EXPLAINED:
        for reason in fit.reasons:
            out.print(Padding(f"{MARKS[reason.verdict]} {escape(reason.sentence.say(lang))}", (0, 5)))
        for change in fit.would_change:
            gain = say("answer.would_give", lang, fit=round(change.fit * 100))
            out.print(Padding(f"[blue]→[/] {escape(change.sentence.say(lang))} [dim]({gain})[/]", (0, 5)))
    if opening.url:
        out.print(f"     [dim]{escape(opening.url)}[/]", soft_wrap=True)


def _print_options(out: Console, found: Answer) -> None:
    lang, options = found.lang, found.options
    _head(out, say("answer.outside", lang))
    key = "options_lead" if options.count else "options_none"
    lead = say(f"answer.{key}", lang, n=options.count, typical=found.typical_figure.value)
    out.print(Padding(lead, (0, 3)))
    if options.employers:
        named = ", ".join(options.employers[:NAMED])
        out.print(Padding(escape(say("answer.options_named", lang, named=named)), (0, 3)))


def _print_sources(out: Console, found: Answer) -> None:
    _head(out, say("answer.sources", found.lang))
    used = {figure.source for figure in found.scene.figures} | {found.options_figure.source, *_moving(found)}
    for id in sorted(used):
        source = found.sources[id]
        where_from = " · ".join(part for part in (source.name, source.as_of, source.url) if part)
        out.print(f"   [dim]{escape(f'[{id}]')} {escape(where_from)}[/]", soft_wrap=True)


def _moving(found: Answer) -> Iterable[str]:
    """The sources of the parts about moving."""
    moving = found.moving
    yield from (source.id for source in moving.pay.sources) if moving.pay else ()
    yield from (figure.source for figure in moving.advertised.kept) if moving.advertised else ()
    yield from (each.pathway.official for each in moving.plan.me.outlooks if each.lean == "open")


def _head(out: Console, title: str) -> None:
    out.print(f"\n[bold blue]{title}[/]")
