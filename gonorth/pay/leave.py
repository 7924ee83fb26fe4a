"""What do public schemes pay around a birth, there and here? Facts we recall, shown as estimates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gonorth.facts.rulebook import least_sure, rulebook
from gonorth.nouns import Confidence
from gonorth.pay.rules import rules_of

WEEKS = 52
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Leave:
    """`paid`: over all its weeks, before tax, to the parent who gives birth; None: we do not know."""

    id: str
    weeks: int
    paid: Decimal | None
    is_most: bool  # the scheme's most, not what this pay would bring
    source: str
    confidence: Confidence


def paid_leave(jurisdiction: str, year: int, pay: Decimal) -> Leave:
    """What a year's pay brings of a leave's benefits."""
    row = next(row for row in _rows() if jurisdiction in row["jurisdictions"])
    ceiling, sure = _ceiling(row, year)
    paid = _paid(row["parts"], pay / WEEKS, ceiling)
    weeks = sum(part["weeks"] for part in row["parts"])
    is_most = any("rate" not in part for part in row["parts"])
    return Leave(row["id"], weeks, paid, is_most, row["source"], least_sure(row["confidence"], sure))


def _paid(parts: Sequence[Mapping[str, Any]], weekly: Decimal, ceiling: Decimal | None) -> Decimal | None:
    """What all parts pay over their weeks: a rate of insured pay, or where no rate is known the most."""
    paid = Decimal(0)
    for part in parts:
        if ceiling is None:
            return None
        paid += part["weeks"] * (part["rate"] * min(weekly, ceiling) if "rate" in part else ceiling)
    return paid.quantize(CENT)


def _ceiling(row: Mapping[str, Any], year: int) -> tuple[Decimal | None, Confidence]:
    """The weekly pay that is insured, or a scheme's highest weekly benefit; None where unknown for a year."""
    if "ceiling_of" in row:
        rules = rules_of("canada", "contributions", year)
        return rules[f"{row['ceiling_of']}.ceiling"] / WEEKS, rules.basis_of(row["ceiling_of"]).confidence
    most = row.get("weekly_most", {}).get(str(year))
    return (None if most is None else Decimal(most)), "A"


def _rows() -> tuple[Mapping[str, Any], ...]:
    return tuple(rulebook("money").document("leave.toml")["leave"])
