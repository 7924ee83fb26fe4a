"""Sentences kept in rows: their key and values, to be said later in whatever language is then asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from gonorth.facts.words import Names, Sentence
from gonorth.web.cleaning import clean


def as_data(sentence: Sentence) -> dict[str, Any]:
    """The plain form of a sentence, for a JSON column."""
    return {"key": sentence.key, "values": {name: _plain(v) for name, v in sentence.values.items()}}


def as_text(sentence: Sentence | None) -> str:
    """The same for a text column; empty where there is nothing to say."""
    return json.dumps(as_data(sentence)) if sentence else ""


def of_data(data: Mapping[str, Any]) -> Sentence:
    return Sentence(data["key"], {name: _value(value) for name, value in data["values"].items()})


def of_text(text: str) -> Sentence | None:
    return of_data(json.loads(text)) if text else None


def _plain(value: Any) -> Any:
    if isinstance(value, Sentence):
        return as_data(value)
    if isinstance(value, Names):
        return value.say("en")
    return value if isinstance(value, (int, float)) else clean(str(value))


def _value(value: Any) -> Any:
    return of_data(value) if isinstance(value, dict) else value
