"""What is a person asked about papers and the move, and what did they tell us?

A fact that was not given, or was given as null or "unknown", is not known: it decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from gonorth.facts.pack_rules import country
from gonorth.facts.rulebook import rulebook
from gonorth.facts.rules import decimal
from gonorth.facts.words import Named, Refusal

FILE = "papers/facts.toml"
UNKNOWN = (None, "unknown")
NO_TEER = 9  # what a person without a job writes
Value = bool | int | Decimal | str | tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A fact that may be asked for."""

    id: str
    kind: str
    use: str  # "papers" decides pathways; "move" only chooses steps of the move
    ask: Named
    tell: Named  # what to tell us, as a part of a sentence
    values: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


@dataclass(frozen=True)
class Facts:
    """What is known of a person, by the id of the fact; the rest is not known."""

    told: Mapping[str, Value] = field(default_factory=dict)

    def __getitem__(self, id: str) -> Value | None:
        return self.told.get(id)

    def given(self, **more: Value) -> Facts:
        """The same with more facts, which stand above those told before."""
        return Facts({**self.told, **more})


@cache
def facts_asked() -> Mapping[str, Asked]:
    """By id, in the order they are asked."""
    return {row["id"]: _asked(row) for row in rulebook("canada").document(FILE)["fact"]}


def _asked(row: Mapping[str, Any]) -> Asked:
    ask, tell = Named(**row["ask"]), Named(**row["tell"])
    ends = row.get("least", 0), row.get("most", 0)
    return Asked(row["id"], row["kind"], row["use"], ask, tell, tuple(row.get("values", ())), *ends)


def facts_of(raw: Mapping[str, Any]) -> Facts:
    """The facts of a file or a form; a Refusal names the key that cannot be used."""
    told = {key: _value(key, value) for key, value in raw.items() if value not in UNKNOWN}
    if "CA" in _citizenships(told) and told.get("canadian_citizen") is False:
        raise Refusal("pathways.citizen_after_all")
    return Facts({**_implied(told), **told})


def _implied(told: Mapping[str, Value]) -> Mapping[str, Value]:
    """What other facts say without being asked."""
    passports, noc = _citizenships(told), told.get("job_noc")
    implied: dict[str, Value] = {}
    if "CA" in passports:
        implied["canadian_citizen"] = True
    if "US" in passports:
        implied["us_person"] = True
    if told.get("h1b_holder"):
        implied["lives_in_us"] = True
    if isinstance(noc, str) and noc and told.get("job_teer", NO_TEER) == NO_TEER:
        implied["job_teer"] = int(noc[1])  # the second digit is the TEER category
    return implied


def _citizenships(told: Mapping[str, Value]) -> tuple[str, ...]:
    passports = told.get("citizenships", ())
    return passports if isinstance(passports, tuple) else ()


def _value(key: str, value: Any) -> Value:
    asked = facts_asked().get(key)
    if asked is None:
        raise Refusal("pathways.unknown_fact", fact=key, known=", ".join(facts_asked()))
    read = READERS[asked.kind](value, asked)
    if read is None:
        allowed = {"values": ", ".join(asked.values), "least": asked.least, "most": asked.most}
        raise Refusal(f"pathways.not_{asked.kind}", fact=key, value=str(value)[:80], **allowed)
    return read


def _yes_no(value: Any, _: Asked) -> bool | None:
    return value if isinstance(value, bool) else None


def _number(value: Any, asked: Asked) -> Decimal | None:
    if isinstance(value, str):
        return None
    number = decimal(str(value) if isinstance(value, float) else value)
    return number if number is not None and asked.least <= number <= asked.most else None


def _count(value: Any, asked: Asked) -> int | None:
    number = _number(value, asked)
    return int(number) if number is not None and number == number.to_integral_value() else None


def _choice(value: Any, asked: Asked) -> str | None:
    return value if isinstance(value, str) and value in asked.values else None


def _countries(value: Any, _: Asked) -> tuple[str, ...] | None:
    if not isinstance(value, (list, tuple)) or not all(isinstance(code, str) for code in value):
        return None
    codes = tuple({"UK": "GB"}.get(code.upper(), code.upper()) for code in value)
    return codes if all(map(country().holds, codes)) else None


def _noc(value: Any, _: Asked) -> str | None:
    """Five digits, the second of which is a TEER category, or nothing for no job."""
    return value if isinstance(value, str) and re.fullmatch(r"([0-9][0-5][0-9]{3})?", value) else None


READERS: Mapping[str, Callable[[Any, Asked], Value | None]] = {
    "yes_no": _yes_no,
    "number": _number,
    "count": _count,
    "choice": _choice,
    "countries": _countries,
    "noc": _noc,
}
