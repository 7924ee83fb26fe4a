"""What does every way of comparing stand on: the question, what is kept there, and the two rates?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gonorth.facts.rulebook import least_sure
from gonorth.facts.words import Sentence
from gonorth.nouns import Confidence
from gonorth.pay.basket import Pair
from gonorth.pay.exchange import Rate
from gonorth.pay.inverse import least_gross
from gonorth.pay.question import PayQuestion
from gonorth.pay.tax import Assessment, assess


@dataclass(frozen=True, slots=True)
class Method:
    """`needed`: pay here before tax, a year, mine alone; None: no pay that we believe reaches it."""

    id: str
    sentence: Sentence
    needed: Decimal | None
    target: Decimal  # what the household must keep here
    assumptions: tuple[Sentence, ...]
    pairs: tuple[Pair, ...]  # of prices taken one by one
    confidence: Confidence
    sources: tuple[str, ...]  # Source.id


@dataclass(frozen=True, slots=True)
class Ground:
    question: PayQuestion
    there: Assessment
    rate: Rate
    parity: Rate

    @property
    def is_abroad(self) -> bool:
        return self.question.there.currency != self.question.here.currency

    def converted(self, amount: Decimal, by: Rate) -> Decimal:
        """An amount there in the money of here."""
        return by.convert(amount, self.question.there.currency, self.question.here.currency)

    def assess_here(self, mine: Decimal) -> Assessment:
        """The household here, with so much pay for me."""
        asked = self.question
        return assess(asked.here.jurisdiction, asked.year, asked.earnings_here(mine), asked.status)

    def needed(self, target: Decimal) -> Decimal | None:
        """The pay here of which a household keeps a target."""
        return least_gross(lambda mine: self.assess_here(mine).net, target, self.question.most_here)

    def method(
        self,
        id: str,
        sentence: Sentence,
        target: Decimal,
        assumptions: tuple[Sentence, ...],
        by: Rate,
        pairs: tuple[Pair, ...] = (),
    ) -> Method:
        """The pay that keeps a target, how sure that is and what it rests on."""
        needed = self.needed(target)
        reached = self.assess_here(needed or Decimal(0))
        sure = least_sure(self.there.confidence, reached.confidence, *(pair.confidence for pair in pairs))
        sources = [source for pair in pairs for source in pair.sources]
        if self.is_abroad:
            sure = least_sure(sure, by.confidence)
            sources.insert(0, by.source)
        used = tuple(dict.fromkeys(sources))
        return Method(id, sentence, needed, target, assumptions, pairs, sure, used)
