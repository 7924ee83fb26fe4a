"""A year's taxes as a page of text: each line with its source and how sure, and what is not modelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from gonorth.facts.rulebook import least_sure, rule_sources
from gonorth.facts.words import Lang, money, say
from gonorth.pay.jurisdictions import Jurisdiction, jurisdiction, not_modelled
from gonorth.pay.tax import EMPLOYER, PARTS, Assessment


def print_tax(out: Console, found: Assessment, lang: Lang) -> None:
    place = jurisdiction(found.jurisdiction)
    out.print(f"\n[bold]{say('tax.title', lang, place=place.name, year=str(found.year))}[/]")
    out.print(f"[dim]{escape(_whom(found, lang))}[/]")
    out.print(_table(place, found, lang))
    _list(out, "tax.notes", [note.say(lang) for note in found.notes], lang)
    _list(out, "tax.left_out", [missing.say(lang) for missing in not_modelled(found.jurisdiction)], lang)
    out.print(f"\n[bold]{say('tax.sources', lang)}[/]")
    for nth, id in enumerate(found.sources, 1):
        source = rule_sources(lang)[id]
        out.print(f" {nth}. {escape(source.name)} [dim]{escape(source.url or '')}[/]", soft_wrap=True)
    out.print()
    for grade in sorted({basis.confidence for bases in found.bases.values() for basis in bases}):
        meaning = say(f"figures.confidence_{grade}", lang)
        out.print(f"[dim]{say('tax.grade', lang, grade=grade, meaning=meaning)}[/]")
    out.print(f"[dim]{say('tax.information', lang)}[/]")


def _whom(found: Assessment, lang: Lang) -> str:
    pay, *partner = (money(amount, found.currency, lang) for amount in found.earnings)
    key = "of_two" if partner else "of_couple" if found.status == "joint" else "of_one"
    return say(f"tax.{key}", lang, pay=pay, partner="".join(partner))


def _table(place: Jurisdiction, found: Assessment, lang: Lang) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False)
    table.add_column(say("tax.column_line", lang))
    table.add_column("", justify="right")
    table.add_column(say("tax.column_confidence", lang), justify="center")
    table.add_column(say("tax.column_source", lang))
    for name in filter(found.lines.get, found.lines):
        label = place.label(name).say(lang)
        written = say("tax.of_which", lang, name=label) if name in PARTS else label
        table.add_row(*_row(found, written, found.lines[name], [name], lang))
    table.add_section()
    net = _row(found, say("tax.net", lang), found.net, found.lines, lang)
    table.add_row(*net[:3], "", style="bold")
    table.add_row(*_row(found, say("tax.employer_on_top", lang), found.employer_on_top, [EMPLOYER], lang))
    return table


def _row(found: Assessment, label: str, amount: Decimal, names: Iterable[str], lang: Lang) -> Sequence[str]:
    bases = [basis for name in names for basis in found.bases[name]]
    numbers = sorted({found.sources.index(basis.source) + 1 for basis in bases})
    sureness = least_sure(*(basis.confidence for basis in bases))
    return label, money(amount, found.currency, lang), sureness, ", ".join(map(str, numbers))


def _list(out: Console, key: str, sentences: Sequence[str], lang: Lang) -> None:
    if sentences:
        out.print(f"\n[bold]{say(key, lang)}[/]")
        for sentence in sentences:
            out.print(f" · {escape(sentence)}")
