"""Which rules do the pages about moving stand on, and what of them is asked to be shown?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gonorth.facts.rule_review import RuleEntry, every_rule
from gonorth.facts.rulebook import RULEBOOKS, rule_sources
from gonorth.facts.words import Lang
from gonorth.nouns import Source
from gonorth.web.factbook import CONFIDENCES, among, folded, words_of
from gonorth.web.proof import Proof, proof


@dataclass(frozen=True)
class Rolled:
    """A rule as the page shows it."""

    rule: RuleEntry
    name: str
    sources: tuple[Source, ...]
    proof: Proof


@dataclass(frozen=True)
class Narrowed:
    """What a visitor narrowed the list to; what made no sense is left out."""

    words: str = ""
    book: str = ""
    confidence: str = ""
    source: str = ""
    due: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Narrowed:
        allowed = {"book": RULEBOOKS, "confidence": CONFIDENCES, "source": tuple(rule_sources("en"))}
        known, _ = among(given, allowed)
        return cls(words_of(given), due=given.get("due") == "1", **known)

    def holds(self, rolled: Rolled) -> bool:
        rule = rolled.rule
        text = folded(f"{rolled.name} {rule.file} {rule.part} {' '.join(s.name for s in rolled.sources)}")
        return (
            all(word in text for word in folded(self.words).split())
            and self.book in ("", rule.book)
            and self.confidence in ("", rule.confidence)
            and (not self.source or self.source in rule.sources)
            and (rule.is_due or not self.due)
        )


def roll(today: date, lang: Lang) -> tuple[Rolled, ...]:
    """Every rule, file by file."""
    sources = rule_sources(lang)
    return tuple(_rolled(rule, nth, sources, lang) for nth, rule in enumerate(every_rule(today)))


def _rolled(rule: RuleEntry, nth: int, sources: Mapping[str, Source], lang: Lang) -> Rolled:
    behind = proof(f"rule_{nth}", rule.as_of or "", rule.sources[0], rule.confidence)
    return Rolled(rule, rule.name.say(lang), tuple(sources[id] for id in rule.sources), behind)


def narrowed(rules: Sequence[Rolled], asked: Narrowed) -> list[Rolled]:
    return [rolled for rolled in rules if asked.holds(rolled)]
