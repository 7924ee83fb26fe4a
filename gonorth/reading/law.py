"""What does a posting say of what Ontario's law asks of it since 1 January 2026?

Pay, artificial intelligence in judging applicants, whether a vacancy exists, and no requirement of
Canadian experience: Employment Standards Act, 2000, Part III.1 (source in data/reading/law.toml).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from gonorth.facts.tables import read_toml
from gonorth.nouns import Law, Pay
from gonorth.reading.phrases import lower, phrases, sentences_with


def read_law(text: str, pay: Pay | None) -> Law:
    """What the posting says; `pay` is what was read of it. All None where there is no text."""
    if not text.strip():
        return Law()
    lowered = lower(text)
    return Law(
        pay_shown=pay is not None,
        ai_statement=_says_ai_judges(text),
        vacancy_statement=_says_whether_vacant(text, lowered),
        canadian_experience=_requires_canadian_experience(text, lowered),
    )


def _says_ai_judges(text: str) -> bool:
    """Some employers build AI, and some ask for it; only its use on applicants counts."""
    words = _words()["ai"]
    return any(
        any(part in sentence for part in words["applicants"])
        and _pattern("ai", "says").search(sentence)
        and _pattern("ai", "judges").search(sentence)
        and not _pattern("ai", "unless").search(sentence)
        for sentence in sentences_with(text, words["about"])
    )


def _says_whether_vacant(text: str, lowered: str) -> bool:
    says = _pattern("vacancy", "says")
    return any(says.search(one) for one in sentences_with(text, _words()["vacancy"]["about"], lowered))


def _requires_canadian_experience(text: str, lowered: str) -> bool:
    """A sentence that speaks of Canadian experience and does not say it is unneeded or a mere asset."""
    if "canad" not in lowered:
        return False
    unless = _pattern("experience", "unless")
    return any(
        not unless.search(one) for one in sentences_with(text, _words()["experience"]["about"], lowered)
    )


@cache
def _pattern(part: str, name: str) -> re.Pattern[str]:
    return phrases(_words()[part][name])


@cache
def _words() -> Mapping[str, Any]:
    return read_toml("reading/law.toml")
