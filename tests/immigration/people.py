"""The personas of tests/specs/pathways.toml, and how a pathway looks to somebody."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from gonorth.immigration.facts_asked import facts_of
from gonorth.immigration.outlook import Outlook, look

SPECS = Path(__file__).parent.parent / "specs"
SPEC = tomllib.loads((SPECS / "pathways.toml").read_text(encoding="utf-8"), parse_float=Decimal)
BASE: dict[str, Any] = SPEC["base"]
TODAY = date(2026, 11, 21)


def outlooks(told: dict[str, Any], today: date = TODAY) -> dict[str, Outlook]:
    return {outlook.pathway.id: outlook for outlook in look(facts_of(told), today)}


def conditions(told: dict[str, Any], id: str, today: date = TODAY) -> str:
    """Of one pathway; "absent" where it is not listed for them."""
    outlook = outlooks(told, today).get(id)
    return outlook.conditions if outlook else "absent"
