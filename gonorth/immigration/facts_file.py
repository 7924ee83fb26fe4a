"""A file of facts, JSON or TOML, as its owner writes it."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from typing import Any

from gonorth.facts.words import Refusal, Sentence
from gonorth.immigration.facts_asked import Facts, facts_of


def read_facts(text: str, name: str) -> Facts:
    """The facts in the text of the file `name`; a Refusal says what cannot be used, and where."""
    try:
        raw = _json(text) if text.lstrip().startswith("{") else _toml(text)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise Refusal("pathways.not_facts", name=name, why=_why(error)) from None
    if not isinstance(raw, dict):
        raise Refusal("pathways.not_facts", name=name, why=Sentence("pathways.why_table", {}))
    return facts_of(raw)


def _toml(text: str) -> Any:
    return tomllib.loads(text, parse_float=Decimal)


def _json(text: str) -> Any:
    return json.loads(text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_once)


def _no_number(constant: str) -> Any:
    raise ValueError(f"{constant} is no number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise Refusal("pathways.why_twice", fact=key)
    return dict(pairs)


def _why(error: Exception) -> Sentence | str:
    return error.sentence if isinstance(error, Refusal) else str(error)
