"""What is there to do for a move, as its page shows it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import Lang, say
from gonorth.immigration import step_wording
from gonorth.immigration.checklist import Step
from gonorth.nouns import Source
from gonorth.web.proof import Proof, proof


@dataclass(frozen=True)
class ShownStep:
    id: str
    on: date | None
    when: str
    topic: str
    does: str
    why: str
    depends: str
    surety: str
    source: Source
    proof: Proof


def shown_steps(steps: Iterable[Step], lang: Lang) -> tuple[ShownStep, ...]:
    return tuple(_shown(step, lang) for step in steps)


def _shown(step: Step, lang: Lang) -> ShownStep:
    rule = step.rule
    source = rule_sources(lang)[rule.source]
    return ShownStep(
        id=rule.id,
        on=step.on,
        when=step_wording.when(step, lang),
        topic=say(f"checklist.topic_{rule.topic}", lang),
        does=rule.does.say(lang),
        why=rule.why.say(lang),
        depends=step_wording.depends(step, lang) or "",
        surety=step_wording.surety(step, lang),
        source=source,
        proof=proof(rule.id, rule.checked or source.as_of or "", rule.source, rule.confidence),
    )
