"""Would this employer sponsor a foreign worker's papers? Only what is stated counts.

Sentences that say yes and sentences that say no in one posting leave it unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from gonorth.facts.tables import read_toml
from gonorth.nouns import Sponsorship
from gonorth.reading.phrases import lower, phrases, sentences_with


def read_sponsorship(text: str) -> Sponsorship:
    """Offered, refused, or unknown where the posting does not say, or says both."""
    lowered = lower(text)
    said = {_sense(sentence) for sentence in sentences_with(text, _words()["about"], lowered)}
    if _is_for_citizens_only(text, lowered):
        said.add("refused")
    said.discard("unknown")
    return said.pop() if len(said) == 1 else "unknown"


def _sense(sentence: str) -> Sponsorship:
    if sentence.strip(" .:*-\n") in _words()["offered_alone"]:
        return "offered"
    if sentence.rstrip().endswith("?") or not _pattern("context").search(sentence):
        return "unknown"
    if _pattern("refused").search(sentence):
        return "unknown" if _pattern("unless").search(sentence) else "refused"
    return "offered" if _pattern("offered").search(sentence) else "unknown"


def _is_for_citizens_only(text: str, lowered: str) -> bool:
    only, unless = _pattern("citizens_only"), _pattern("citizens_unless")
    sentences = sentences_with(text, _words()["citizens"], lowered)
    return any(only.search(sentence) and not unless.search(sentence) for sentence in sentences)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return phrases(_words()[name])


@cache
def _words() -> Mapping[str, Any]:
    return read_toml("reading/sponsorship.toml")
