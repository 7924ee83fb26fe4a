"""Which pathways look open to this person today, which closed, and of which can we not say?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from gonorth.facts.rule_review import is_due
from gonorth.facts.words import Named
from gonorth.immigration.conditions import Judged, Verdict, every, judge
from gonorth.immigration.facts_asked import Asked, Facts, facts_asked
from gonorth.immigration.pathways import Condition, Pathway, Standing, Status, pathways

Lean = Literal["open", "unsaid", "closed"]
UNSURE = "C"  # a pathway of this confidence gets no yes and no no
DECIDABLE = {"open", "unknown"}  # where no application is taken, a fact more changes nothing


@dataclass(frozen=True)
class Ask:
    """What to tell us; `fact` is None where no question of ours settles it."""

    tell: Named
    fact: Asked | None = None


@dataclass(frozen=True)
class Outlook:
    """One pathway for one person on one day."""

    pathway: Pathway
    standing: Standing | None
    judged: tuple[tuple[Condition, Judged], ...]
    together: Judged
    today: date

    @property
    def status(self) -> Status:
        return self.standing.status if self.standing else "unknown"

    @property
    def is_unsure(self) -> bool:
        return self.pathway.confidence == UNSURE

    @property
    def conditions(self) -> Verdict:
        return "ask" if self.is_unsure else self.together.verdict

    @property
    def lean(self) -> Lean:
        if self.status not in DECIDABLE or self.conditions == "unmet":
            return "closed"
        return "open" if self.status == "open" and self.conditions == "met" else "unsaid"

    @property
    def is_due(self) -> bool:
        return is_due(self.pathway.checked, self.pathway.confidence, self.today)

    def those(self, verdict: Verdict) -> tuple[Condition, ...]:
        return tuple(condition for condition, judged in self.judged if judged.verdict == verdict)

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """What it hangs on, in the order it is asked; nothing where no answer would change what we say."""
        if self.conditions != "ask" or self.is_unsure:
            return ()
        hanging = [pair for pair in self.judged if pair[1].verdict == "ask"]
        hanging = [pair for pair in hanging if pair[0].scope] or hanging  # is it for them at all?
        unknown = frozenset[str]().union(*(judged.facts for _, judged in hanging))
        facts = [Ask(each.tell, each) for id, each in facts_asked().items() if id in unknown]
        return (*facts, *(Ask(each.ask) for each, judged in hanging if each.ask and not judged.facts))


def look(facts: Facts, today: date) -> tuple[Outlook, ...]:
    """Every pathway that is for this person at all, up to the one that makes the rest needless."""
    return tuple(_look(facts, today))


def _look(facts: Facts, today: date) -> Iterator[Outlook]:
    found: dict[str, Judged] = {}
    for pathway in pathways():
        judged = tuple((each, judge(each.needs, facts, found)) for each in pathway.conditions)
        found[pathway.id] = every(each for _, each in judged)
        if not any(condition.scope and each.verdict == "unmet" for condition, each in judged):
            yield Outlook(pathway, pathway.on(today), judged, found[pathway.id], today)
        if pathway.stops_for and judge(pathway.stops_for, facts, found).verdict == "met":
            return


def next_question(outlooks: Iterable[Outlook]) -> Asked | None:
    """The first fact not known that would change anything."""
    hanging = [outlook for outlook in outlooks if outlook.status in DECIDABLE]
    wanted = {ask.fact.id for outlook in hanging for ask in outlook.asks if ask.fact}
    return next((asked for id, asked in facts_asked().items() if id in wanted), None)
