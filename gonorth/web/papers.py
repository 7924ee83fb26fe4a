"""How do the pathways look to a person, as their page shows them?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import Lang, say
from gonorth.immigration import wording
from gonorth.immigration.amounts import priced
from gonorth.immigration.couple import Candidate, Plan
from gonorth.immigration.outlook import Lean, Outlook, next_question
from gonorth.immigration.pathways import Status
from gonorth.nouns import Source, Verdict
from gonorth.web.proof import Proof, proof

LEANS: tuple[Lean, ...] = ("open", "unsaid", "closed")
STATUSES: tuple[Status, ...] = ("open", "unknown", "announced", "paused", "closed")
MARKS: dict[str, Verdict] = {"met": "met", "unmet": "unmet", "ask": "unknown"}


@dataclass(frozen=True)
class Term:
    """A condition and whether it is met."""

    verdict: Verdict
    words: str


@dataclass(frozen=True)
class Line:
    """Something with a number in it, and what stands behind it."""

    words: str
    proof: Proof


@dataclass(frozen=True)
class Way:
    """A pathway for one person."""

    id: str
    name: str
    gives: str
    sentence: Line
    stands: str
    terms: tuple[Term, ...]
    also: tuple[str, ...]
    amounts: tuple[Line, ...]
    watch: str
    read_on: str
    official: Source


@dataclass(frozen=True)
class Group:
    """The pathways that look alike to a person; to one who told nothing, that stand alike today."""

    title: str
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Side:
    """One of the two who move."""

    groups: tuple[Group, ...]
    ways_open: tuple[Way, ...]
    is_told: bool
    lead: str  # how many look open; empty where nothing was told
    question: str  # the next thing to tell; empty where nothing more would change anything


@dataclass(frozen=True)
class Papers:
    me: Side
    partner: Side | None


def papers(plan: Plan, lang: Lang) -> Papers:
    partner = _side(plan.partner, plan.is_partner_told, lang) if plan.partner else None
    return Papers(_side(plan.me, bool(plan.me.facts.told), lang), partner)


def _side(candidate: Candidate, is_told: bool, lang: Lang) -> Side:
    question = next_question(candidate.outlooks)
    groups = _by_look(candidate.outlooks, lang) if is_told else _by_status(candidate.outlooks, lang)
    return Side(
        groups=tuple(group for group in groups if group.ways),
        ways_open=tuple(_way(outlook, lang) for outlook in candidate.outlooks if outlook.lean == "open"),
        is_told=is_told,
        lead=_lead(candidate.outlooks, lang) if is_told else "",
        question=question.ask.say(lang) if question else "",
    )


def _lead(outlooks: Sequence[Outlook], lang: Lang) -> str:
    """Where none looks open, what cannot be said is no refusal."""
    for lean in ("open", "unsaid"):
        if n := sum(outlook.lean == lean for outlook in outlooks):
            return say(f"moving.may_come_{lean}", lang, n=n)
    return say("pathways.nothing_open", lang)


def _by_look(outlooks: Sequence[Outlook], lang: Lang) -> Iterator[Group]:
    for lean in LEANS:
        ways = (_way(outlook, lang) for outlook in outlooks if outlook.lean == lean)
        yield Group(say(f"pathways.group_{lean}", lang), tuple(ways))


def _by_status(outlooks: Sequence[Outlook], lang: Lang) -> Iterator[Group]:
    for status in STATUSES:
        ways = (_way(outlook, lang) for outlook in outlooks if outlook.status == status)
        yield Group(say(f"moving.stands_{status}", lang), tuple(ways))


def _way(outlook: Outlook, lang: Lang) -> Way:
    pathway = outlook.pathway
    judged = () if outlook.is_unsure else outlook.judged
    behind = proof(pathway.id, pathway.checked, pathway.official, pathway.confidence)
    return Way(
        id=pathway.id,
        name=pathway.name.say(lang),
        gives=say(f"pathways.gives_{pathway.gives}", lang),
        sentence=Line(wording.sentence(outlook, lang), behind),
        stands=wording.stands(outlook, lang),
        terms=tuple(Term(MARKS[each.verdict], condition.says.say(lang)) for condition, each in judged),
        also=tuple(also.say(lang) for also in pathway.also),
        amounts=tuple(
            Line(
                priced(amount, lang),
                proof(f"{pathway.id}_{amount.kind}", amount.as_of, amount.source, amount.confidence),
            )
            for amount in pathway.amounts
        ),
        watch=pathway.watch.say(lang) if pathway.watch else "",
        read_on=wording.read_on(outlook, lang),
        official=rule_sources(lang)[pathway.official],
    )
