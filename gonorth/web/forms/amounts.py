"""How does a person write an amount of money? "120 000", "$120,000" or "120k"."""

from __future__ import annotations

import re
from decimal import Decimal

from gonorth.web.candidate_form import Fields

AMOUNT = re.compile(r"(\d{1,9})(?:[.,]\d{1,2})?(k?)")
BETWEEN = re.compile(r"(?:ca?|us)?\$|[\s’']|,(?=\d{3})")  # what stands between or beside the digits


def read_amount(fields: Fields, name: str) -> Decimal | None:
    """The amount in a field, in whole units; None where it is empty or, with a problem, is no amount."""
    given = fields.one(name)
    if not given:
        return None
    found = AMOUNT.fullmatch(BETWEEN.sub("", given.lower()))
    amount = Decimal(found[1]) * (1000 if found[2] else 1) if found else None
    if amount is None:
        fields.refuse(name, "bad_amount", given=given[:20])
    return amount
