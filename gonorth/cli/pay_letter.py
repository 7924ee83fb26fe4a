"""A comparison of pay as a letter to the household: the answer, what is not known, then the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from gonorth.facts.words import SYMBOLS, Lang, money, number, say
from gonorth.nouns import Figure
from gonorth.pay.figures import LINES
from gonorth.pay.hiring import SpokenEmployer
from gonorth.pay.question import PayQuestion
from gonorth.pay.spoken import SpokenPay, SpokenSide, sources_of


def print_letter(
    out: Console, spoken: SpokenPay, asked: PayQuestion, employer: SpokenEmployer | None
) -> None:
    lang = spoken.lang
    out.print()
    _tell(out, spoken.lead[:1], "bold")
    _tell(out, spoken.lead[1:])
    _listed(out, "unknown_title", spoken.unknown, lang)
    if spoken.unknown:
        _tell(out, (say("pay.state_hint", lang),), "dim")
    _methods(out, spoken)
    _head(out, "title_rate", lang)
    _tell(out, (spoken.rate_note, spoken.turning_note))
    _kept(out, spoken)
    _figures(out, "title_prices", spoken.prices, lang)
    _figures(out, "title_household", spoken.household, lang)
    _figures(out, "title_equity", spoken.equity, lang)
    if employer:
        _employer(out, employer, lang)
    _listed(out, "title_notes", spoken.notes, lang)
    _listed(out, "title_not_modelled", spoken.not_modelled, lang)
    _sources(out, spoken, employer)
    status = say(f"pay.status_{asked.status}", lang)
    out.print()
    _tell(out, (say("pay.information", lang, year=str(asked.year), status=status),), "dim")


def _methods(out: Console, spoken: SpokenPay) -> None:
    lang = spoken.lang
    _head(out, "title_methods", lang)
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column(say("pay.column_method", lang))
    for column in ("worth", "needed"):
        table.add_column(say(f"pay.column_{column}", lang), justify="right")
    table.add_column(say("pay.column_sure", lang))
    for method in spoken.methods:
        amounts = (_amount(method.worth, lang), f"[bold]{_amount(method.needed, lang)}[/]")
        table.add_row(escape(method.name), *amounts, method.needed.confidence)
    out.print(Padding(table, (0, 3)))
    told = dict.fromkeys(sentence for method in spoken.methods for sentence in method.assumptions)
    _listed(out, "title_assumptions", told, lang)


def _kept(out: Console, spoken: SpokenPay) -> None:
    """Line by line there and here; a line that one country does not have stays empty there."""
    lang = spoken.lang
    _head(out, "title_kept", lang)
    sides = {"there": spoken.there, "same": spoken.same} | ({"offer": spoken.offer} if spoken.offer else {})
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    for name, side in sides.items():
        table.add_column(f"{say(f'pay.column_{name}', lang)}\n{escape(side.at)}", justify="right")
    for name, row in _rows(tuple(sides.values()), lang):
        table.add_row(escape(name), *(_amount(figure, lang) if figure else "" for figure in row))
    out.print(Padding(table, (0, 3)))


def _rows(sides: tuple[SpokenSide, ...], lang: Lang) -> Iterator[tuple[str, list[Figure | None]]]:
    for nth, name in enumerate(("paid", "paid_partner")):
        paid = [side.gross[nth] if nth < len(side.gross) else None for side in sides]
        if any(paid):
            yield say(f"pay.{name}", lang), paid
    for name in LINES:
        taken = [side.line(name) for side in sides]
        for label in dict.fromkeys(figure.label for figure in taken if figure and figure.value):
            yield label, [figure if figure and figure.label == label else None for figure in taken]
    yield say("pay.kept", lang), [side.kept for side in sides]


def _employer(out: Console, employer: SpokenEmployer, lang: Lang) -> None:
    _head(out, "title_employer", lang)
    _tell(out, employer.lead)
    for hire in (employer.there, *employer.here):
        _figures(out, "", (hire.salary, *hire.lines, hire.total), lang)
    _listed(out, "title_employer_assumes", employer.notes, lang)
    _listed(out, "title_employer_left_out", employer.left_out, lang)
    _tell(out, (employer.papers,))


def _sources(out: Console, spoken: SpokenPay, employer: SpokenEmployer | None) -> None:
    _head(out, "title_sources", spoken.lang)
    for source in sources_of(spoken.lang, spoken, employer):
        parts = (source.name, source.as_of, source.url, source.licence)
        line = " · ".join(part for part in parts if part)
        out.print(f"   [dim]{escape(f'[{source.id}]')} {escape(line)}[/]", soft_wrap=True)


def _figures(out: Console, title: str, figures: Iterable[Figure], lang: Lang) -> None:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for figure in figures:
        proof = escape(f"{figure.as_of} [{figure.source}] {figure.confidence}")
        table.add_row(escape(figure.label), f"[bold]{with_unit(figure, lang)}[/]", f"[dim]{proof}[/]")
    if table.row_count:
        if title:
            _head(out, title, lang)
        out.print(Padding(table, (0, 3)))


def _listed(out: Console, title: str, sentences: Iterable[str], lang: Lang) -> None:
    for nth, sentence in enumerate(sentences):
        if not nth:
            _head(out, title, lang)
        out.print(Padding(f"· {escape(sentence)}", (0, 3)))


def _tell(out: Console, sentences: Iterable[str], style: str = "") -> None:
    for sentence in sentences:
        text = escape(sentence)
        out.print(Padding(f"[{style}]{text}[/]" if style else text, (0, 3)))


def _head(out: Console, title: str, lang: Lang) -> None:
    out.print(f"\n[bold blue]{say(f'pay.{title}', lang)}[/]")


def _amount(figure: Figure, lang: Lang) -> str:
    if figure.value is None:
        return say("cli.not_known", lang)
    currency = figure.unit[:3]
    return money(figure.value, currency, lang) if currency in SYMBOLS else number(figure.value, lang)


def with_unit(figure: Figure, lang: Lang) -> str:
    """C$2,090 a month: the currency is in the amount already."""
    unit = figure.unit[4:] if figure.unit[:3] in SYMBOLS else figure.unit
    return f"{_amount(figure, lang)} {unit}".strip()
