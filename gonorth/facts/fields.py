"""Which field of work is an occupation in, and which function of a company does it serve?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gonorth.facts.tables import read_toml
from gonorth.facts.words import Lang

Function = Literal["engineering", "sales and marketing", "other"]


@dataclass(frozen=True)
class Field:
    id: str
    function: Function
    names: Mapping[Lang, str]
    noc: frozenset[str]  # NOC 2021 unit groups


@cache
def fields() -> Mapping[str, Field]:
    """Every field by id, in the order of the table."""
    rows = read_toml("fields.toml")["field"]
    return {row["id"]: Field(row["id"], row["function"], row["name"], frozenset(row["noc"])) for row in rows}


@cache
def _by_noc() -> Mapping[str, Field]:
    return {noc: field for field in fields().values() for noc in field.noc}


def field_of(noc: str) -> str | None:
    """The id of the field a NOC 2021 unit group belongs to, or None where it is in none."""
    field = _by_noc().get(noc)
    return field.id if field else None


def function_of(noc: str) -> Function:
    """What a company has the occupation for; whatever is in no field is "other"."""
    field = _by_noc().get(noc)
    return field.function if field else "other"


def field_name(field: str, lang: Lang) -> str:
    return fields()[field].names[lang]
