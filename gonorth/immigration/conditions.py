"""Is a condition met by what a person told us? Yes, no, or it hangs on what is not known.

A condition's machine form is data (papers/pathways.toml says how it is written).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from gonorth.immigration.facts_asked import Facts, Value

Verdict = Literal["met", "unmet", "ask"]
Needs = Mapping[str, Any]


@dataclass(frozen=True)
class Judged:
    verdict: Verdict
    facts: frozenset[str] = frozenset()  # not known, and the verdict hangs on them


MET, UNMET = Judged("met"), Judged("unmet")


def judge(needs: Needs, facts: Facts, found: Mapping[str, Judged]) -> Judged:
    """Judge one machine form; `found` has the pathways judged before it."""
    if "any" in needs:
        return either(judge(each, facts, found) for each in needs["any"])
    if "all" in needs:
        return every(judge(each, facts, found) for each in needs["all"])
    if "pathway" in needs:
        return either(found[id] for id in needs["pathway"])
    value = facts[needs["fact"]]
    if value is None:
        return Judged("ask", frozenset([needs["fact"]]))
    if value in needs.get("perhaps", ()):
        return Judged("ask")
    return MET if _holds(needs, value) else UNMET


def every(judged: Iterable[Judged]) -> Judged:
    """All must be met; one that is not settles it, whatever is not known."""
    return _settle(tuple(judged), MET, UNMET)


def either(judged: Iterable[Judged]) -> Judged:
    """One must be met; one that is settles it, whatever is not known."""
    return _settle(tuple(judged), UNMET, MET)


def _settle(judged: tuple[Judged, ...], otherwise: Judged, settling: Judged) -> Judged:
    if settling in judged:
        return settling
    unsettled = [each for each in judged if each.verdict == "ask"]
    return Judged("ask", frozenset().union(*(each.facts for each in unsettled))) if unsettled else otherwise


def _holds(needs: Needs, value: Value) -> bool:
    if "is" in needs:
        return bool(value == needs["is"])
    if "one_of" in needs:
        return any(each in needs["one_of"] for each in (value if isinstance(value, tuple) else (value,)))
    low, high = needs.get("from", value), needs.get("to", value)
    return bool(low <= value <= high)
