"""What does a person say of themselves in a file, facts or a profile? JSON or TOML, whichever it is."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gonorth.cli.files import read_file
from gonorth.facts.words import Refusal
from gonorth.immigration.facts_asked import Facts
from gonorth.immigration.facts_file import read_facts

READ = 1_000_000  # bytes; where a file is longer we do not even read on
KILOBYTES = 20  # what is stated takes less than two; a long TOML key takes time by the square


def read_mapping(path: str) -> Mapping[str, Any]:
    """The table in a file (`-`: standard input); a Refusal for what is no table, too long or too deep."""
    data = _read_short(path)
    try:
        values = _parsed(data.decode(json.detect_encoding(data)))
    except RecursionError:
        raise Refusal("points.too_deep", path=path) from None
    except (ValueError, ArithmeticError):  # of either form, of the bytes, of a number
        values = None
    if not isinstance(values, Mapping):
        raise Refusal("points.not_a_profile", path=path)
    return values


def read_facts_file(path: str) -> Facts:
    """The facts in a file (`-`: standard input)."""
    return read_facts(_read_short(path).decode("utf-8", "replace").removeprefix("\ufeff"), path)


def _read_short(path: str) -> bytes:
    data = read_file(path, READ)
    if len(data) > KILOBYTES * 1000:
        raise Refusal("cli.too_long", path=path, most=KILOBYTES)
    return data


def _parsed(text: str) -> Any:
    is_json = text.lstrip().startswith("{")
    return json.loads(text) if is_json else tomllib.loads(text, parse_float=Decimal)
