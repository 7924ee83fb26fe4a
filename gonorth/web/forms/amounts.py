"""How does a person write an amount or a number? "120 000", "$120,000", "120k", "0,9"."""

from __future__ import annotations

import re
from decimal import Decimal

from gonorth.web.candidate_form import Fields

AMOUNT = re.compile(r"(\d{1,9})(?:[.,]\d{1,2})?(k?)")
BETWEEN = re.compile(r"(?:ca?|us)?\$|[\s’']|,(?=\d{3})")  # what stands between or beside the digits


def read_amount(fields: Fields, name: str) -> Decimal | None:
    """The amount in a field, in whole units; None where it is empty or, with a problem, is no amount."""
    given = fields.one(name)
    amount = amount_in(given)
    if given and amount is None:
        fields.refuse(name, "bad_amount", given=given[:20])
    return amount


def amount_in(given: str) -> Decimal | None:
    """Whole units; None for what is no amount."""
    found = AMOUNT.fullmatch(BETWEEN.sub("", given.lower()))
    return Decimal(found[1]) * (1000 if found[2] else 1) if found else None


def number_in(given: str) -> int | float | str:
    """A number, with a point or a comma before its decimals; as it was written where it is none."""
    bare = BETWEEN.sub("", given.lower()).replace(",", ".")
    try:
        return float(bare) if "." in bare else int(bare)
    except ValueError:
        amount = amount_in(given)
        return given if amount is None else int(amount)
