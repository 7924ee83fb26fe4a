"""gonorth tax: what is left of a year's pay in a place, after taxes and contributions?"""

from __future__ import annotations

import argparse
from decimal import Decimal
from typing import Any, get_args

from gonorth.cli.arguments import as_amount, today
from gonorth.cli.output import OK, console, print_json, refuse
from gonorth.facts.dated import OutOfDate
from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import Lang, Refusal
from gonorth.pay.jurisdictions import jurisdiction, not_modelled, unknown_year
from gonorth.pay.tax import Assessment, Status, assess
from gonorth.pay.tax_figures import tax_figures

COMPONENTS = (
    *("federal_tax", "state_or_prov_tax", "local_tax", "surtax", "health_premium", "pension", "pension2"),
    *("ei_or_state_payroll", "qpip", "social_security", "medicare", "additional_medicare"),
)


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "tax",
        parents=[common],
        help="say what is left of a year's pay after taxes and contributions",
        description="Compute income taxes and contributions on a year's pay of one person or a couple, in a "
        "province or a state, by the rules of that year. Information, not advice.",
        epilog="example: gonorth tax --jurisdiction CA-ON --income 100000 --year 2026",
    )
    parser.add_argument(
        "--jurisdiction", required=True, metavar="CA-ON", help="the province, state or city, by its code"
    )
    parser.add_argument(
        "--income", required=True, type=as_amount, metavar="N", help="a year's pay, in the currency there"
    )
    parser.add_argument("--year", type=int, metavar="YYYY", help="the year (this one)")
    parser.add_argument(
        "--status", choices=get_args(Status), help="alone, or a couple (joint where a partner has pay)"
    )
    parser.add_argument("--partner-income", type=as_amount, metavar="N", help="a year's pay of the partner")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    try:
        found = _assess(args)
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    if args.json:
        print_json(tax_json(found, args.lang))
    else:
        from gonorth.cli.tax_page import print_tax

        print_tax(console(), found, args.lang)
    return OK


def _assess(args: argparse.Namespace) -> Assessment:
    partner: Decimal | None = args.partner_income
    earnings = [args.income] if partner is None else [args.income, partner]
    year = today().year if args.year is None else args.year
    status: Status = args.status or ("single" if partner is None else "joint")
    try:
        return assess(args.jurisdiction, year, earnings, status)
    except OutOfDate:
        unknown = unknown_year(args.jurisdiction, year)
        raise Refusal(unknown.key, **unknown.values) from None


def tax_json(found: Assessment, lang: Lang) -> dict[str, Any]:
    """The assessment with every component by name, those of the other country zero."""
    sources = rule_sources(lang)
    return {
        "jurisdiction": found.jurisdiction,
        "name": jurisdiction(found.jurisdiction).name.say(lang),
        "year": found.year,
        "status": found.status,
        "currency": found.currency,
        "income": found.earnings[0],
        "partner_income": found.earnings[1] if found.earnings[1:] else None,
        **{name: found.lines.get(name, Decimal(0)) for name in COMPONENTS},
        "net": found.net,
        "employer_on_top": found.employer_on_top,
        "confidence": found.confidence,
        "employer_confidence": found.employer_confidence,
        "notes": [note.say(lang) for note in found.notes],
        "not_modelled": [missing.say(lang) for missing in not_modelled(found.jurisdiction)],
        "figures": tax_figures(found, lang),
        "sources": [sources[id] for id in found.sources],
    }
