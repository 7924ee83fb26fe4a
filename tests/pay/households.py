"""The households of the tests: written as on the command line."""

from datetime import date
from typing import Any

from gonorth.cli.arguments import as_money
from gonorth.pay.compare import Comparison, compare
from gonorth.pay.exchange import rate_on
from gonorth.pay.question import PayQuestion, Stated
from gonorth.pay.where import read_where

DAY = date(2026, 11, 21)
MONEY = {"partner", "partner_here", "offer", "rent", "rent_here", "childcare", "childcare_here"}
STATED = {
    "rent": "rent_there",
    "rent_here": "rent_here",
    "childcare": "childcare_there",
    "childcare_here": "childcare_here",
}


def asks(pay: str, there: str, here: str, **more: Any) -> PayQuestion:
    """A question of 2026; amounts as "USD 200000"."""
    money = {name: as_money(more[name]) for name in MONEY & more.keys()}
    stated = Stated(**{field: money.pop(name) for name, field in STATED.items() if name in money})
    rest = {name: value for name, value in more.items() if name not in STATED} | money
    rest.setdefault("status", "joint" if "partner" in rest else "single")
    places = read_where(there), read_where(here)
    return PayQuestion(as_money(pay), *places, 2026, stated=stated, **rest)


def compared(pay: str, there: str, here: str, **more: Any) -> Comparison:
    return compare(asks(pay, there, here, **more), rate_on(DAY), DAY)


def needs(found: Comparison) -> dict[str, Any]:
    return {method.id: method.needed for method in found.methods}
