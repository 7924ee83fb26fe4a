"""What does a person say of themselves in a file? A JSON object or a TOML document, whichever it is."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gonorth.cli.files import read_file
from gonorth.facts.words import Refusal

MOST = 1_000_000  # bytes


def read_mapping(path: str) -> Mapping[str, Any]:
    """The table in a file (`-`: standard input); a Refusal for what is no table, too large or too deep."""
    data = read_file(path, MOST)
    try:
        values = _json(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _toml(data)
    except RecursionError:
        raise Refusal("points.too_deep", path=path) from None
    except (ValueError, ArithmeticError):  # of either form, of the bytes, of a number
        values = None
    if not isinstance(values, Mapping):
        raise Refusal("points.not_a_profile", path=path)
    return values


def _json(data: bytes) -> Any:
    return json.loads(data)


def _toml(data: bytes) -> Any:
    return tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
