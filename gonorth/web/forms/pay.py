"""What is asked about pay? The fields of a form to a question about pay there and here.

The same fields stand on the page of pay and in the answer's own form. Amounts are a year's, rents and child
care a month's, each in the money of its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gonorth.facts.region import Region
from gonorth.facts.words import Refusal, Sentence
from gonorth.nouns import Money
from gonorth.pay.employer import MOST_PEOPLE
from gonorth.pay.equity import Grant
from gonorth.pay.question import MOST_CHILDREN, PayQuestion, Stated
from gonorth.pay.where import Where, read_where
from gonorth.web.candidate_form import Fields, Posted
from gonorth.web.forms.amounts import read_amount
from gonorth.web.forms.labels import moving_fields

AMOUNTS = ("earn", "partner_earn", "partner_earn_here", "offer", "grant")  # a year's, or a whole grant's
MONTHLY = ("rent_there", "rent_here", "childcare_there", "childcare_here")
EXAMPLE: Posted = {"earn": ["200000"], "live": ["San Francisco, CA"]}  # shown to who asks nothing
HIRING = ("people", "payroll")  # an employer's own
LINES = ("live", "to", "children", *AMOUNTS, *MONTHLY)  # of the form, besides the tick


def city_of(region: Region) -> str:
    """The city that is meant where none is named to go to."""
    return f"{region.centre[0].city}, {region.province}"


@dataclass(frozen=True)
class PayForm:
    """A question as it was sent: None where nothing was asked, or where `problems` say why not."""

    question: PayQuestion | None
    people: int | None  # of an office here
    payroll: Decimal | None  # of the employer, a year, in Ontario
    problems: dict[str, Sentence]
    typed: Mapping[str, str]

    @classmethod
    def of(cls, posted: Posted, usual: str, year: int, living: str = "", must: bool = False) -> PayForm:
        """`usual`: the city to go to where none is named; `living`: that to live in; `must`: a form without
        pay is one with a problem."""
        fields = moving_fields(posted)
        typed = {name: fields.one(name) for name in (*LINES, *HIRING, "couple")}
        typed["live"] = typed["live"] or living
        question = _question(fields, usual, typed["live"], year) if typed["earn"] or must else None
        people, payroll = _count(fields, "people", MOST_PEOPLE, least=1), read_amount(fields, "payroll")
        return cls(None if fields.problems else question, people, payroll, fields.problems, typed)


def _question(fields: Fields, usual: str, living: str, year: int) -> PayQuestion | None:
    there, here = _where(fields, "live", living), _where(fields, "to", usual)
    amounts = {name: read_amount(fields, name) for name in (*AMOUNTS, *MONTHLY)}
    children = _count(fields, "children", MOST_CHILDREN) or 0
    if amounts["earn"] is None:
        fields.refuse("earn", "no_earn")
    if there is None or here is None or fields.problems or amounts["earn"] is None:
        return None
    try:
        return _asked(there, here, amounts, children, bool(fields.one("couple")), year)
    except Refusal as refusal:
        fields.problems.setdefault("earn", refusal.sentence)
        return None


def _asked(
    there: Where, here: Where, amounts: Mapping[str, Decimal | None], children: int, couple: bool, year: int
) -> PayQuestion:
    def money(name: str, where: Where) -> Money | None:
        amount = amounts[name]
        return Money(amount, where.currency) if amount else None

    grant, partner = money("grant", there), money("partner_earn", there)
    return PayQuestion(
        pay=Money(amounts["earn"] or Decimal(0), there.currency),
        there=there,
        here=here,
        year=year,
        status="joint" if couple or partner else "single",
        partner=partner,
        partner_here=money("partner_earn_here", here),
        children=children,
        offer=money("offer", here),
        equity=Grant(grant) if grant else None,
        stated=Stated(
            money("rent_there", there),
            money("rent_here", here),
            money("childcare_there", there),
            money("childcare_here", here),
        ),
    )


def _where(fields: Fields, name: str, usual: str) -> Where | None:
    given = fields.one(name) or usual
    if not given:
        fields.refuse(name, "no_place")
        return None
    try:
        return read_where(given)
    except Refusal as refusal:
        fields.problems.setdefault(name, refusal.sentence)
        return None


def _count(fields: Fields, name: str, most: int, least: int = 0) -> int | None:
    given = fields.one(name)
    if given and not (given.isascii() and given.isdigit() and least <= int(given) <= most):
        fields.refuse(name, "bad_count", given=given[:20], least=least, most=most)
        return None
    return int(given) if given else None
