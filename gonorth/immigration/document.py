"""The pathways as the JSON document of docs/reference/pathways.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gonorth.facts.rulebook import rule_sources
from gonorth.facts.words import Lang
from gonorth.immigration import step_wording, wording
from gonorth.immigration.amounts import KINDS, figures
from gonorth.immigration.checklist import Step
from gonorth.immigration.couple import Candidate, Opened, Plan
from gonorth.immigration.facts_asked import Asked
from gonorth.immigration.outlook import Ask, Outlook, next_question
from gonorth.nouns import plain


def plan_json(plan: Plan, lang: Lang) -> dict[str, Any]:
    """My list at the top, the partner's beside it, and the sources both rest on."""
    partner = plan.partner and {**candidate_json(plan.partner, lang), "is_told": plan.is_partner_told}
    outlooks = [*plan.me.outlooks, *(plan.partner.outlooks if plan.partner else ())]
    return {
        **candidate_json(plan.me, lang),
        "partner": partner,
        "opens_to_partner": [_opened(each, lang) for each in plan.to_partner],
        "opens_to_me": [_opened(each, lang) for each in plan.to_me],
        "sources": sources_json(outlooks, lang),
    }


def candidate_json(candidate: Candidate, lang: Lang) -> dict[str, Any]:
    question = next_question(candidate.outlooks)
    return {
        "pathways": [outlook_json(outlook, lang) for outlook in candidate.outlooks],
        "next_question": question and _asked(question, lang),
    }


def _opened(opened: Opened, lang: Lang) -> dict[str, Any]:
    opens = [{"id": each.pathway.id, "name": each.pathway.name.say(lang)} for each in opened.outlooks]
    return {"by": [pathway.id for pathway in opened.by], "opens": opens}


def outlook_json(outlook: Outlook, lang: Lang) -> dict[str, Any]:
    pathway, standing = outlook.pathway, outlook.standing
    return {
        "id": pathway.id,
        "name": pathway.name.say(lang),
        "gives": pathway.gives,
        "status": outlook.status,
        "status_since": standing and standing.starts.isoformat(),
        "status_says": standing and standing.says.say(lang),
        "status_source": standing and standing.source,
        "status_confidence": standing and standing.confidence,
        "conditions": outlook.conditions,
        "because": wording.because(outlook, lang),
        "sentence": wording.sentence(outlook, lang),
        "looks": outlook.lean,
        "judged": [
            {"id": condition.id, "says": condition.says.say(lang), "verdict": judged.verdict}
            for condition, judged in (() if outlook.is_unsure else outlook.judged)
        ],
        "asks": [_ask(ask, lang) for ask in outlook.asks],
        "also": [also.say(lang) for also in pathway.also],
        "watch": pathway.watch and pathway.watch.say(lang),
        **{kind: plain(figures(pathway, kind, lang)) for kind in KINDS},
        "link": rule_sources(lang)[pathway.official].url,
        "confidence": pathway.confidence,
        "last_checked": pathway.checked.isoformat(),
        "is_due": outlook.is_due,
        "sources": list(pathway.sources),
    }


def sources_json(outlooks: Iterable[Outlook], lang: Lang) -> list[Any]:
    """The sources of everything shown, each once, by id."""
    used = set().union(*map(_sources, outlooks))
    return [plain(source) for id, source in sorted(rule_sources(lang).items()) if id in used]


def _sources(outlook: Outlook) -> set[str]:
    pathway, standing = outlook.pathway, outlook.standing
    amounts = {amount.source for amount in pathway.amounts}
    return {pathway.official, *pathway.sources, *amounts, *([standing.source] if standing else ())}


def step_json(step: Step, lang: Lang) -> dict[str, Any]:
    rule = step.rule
    return {
        "id": rule.id,
        "topic": rule.topic,
        "on": step.on and step.on.isoformat(),
        "when": step_wording.when(step, lang),
        "is_late": step.is_late,
        "depends_on": [_asked(asked, lang) for asked in step.depends_on],
        "does": rule.does.say(lang),
        "why": rule.why.say(lang),
        "link": step_wording.link(step, lang),
        "source": rule.source,
        "confidence": rule.confidence,
        "last_checked": rule.checked and rule.checked.isoformat(),
        "is_due": step.is_due,
    }


def _ask(ask: Ask, lang: Lang) -> dict[str, Any]:
    question = ask.fact and ask.fact.ask.say(lang)
    return {"fact": ask.fact and ask.fact.id, "tell": ask.tell.say(lang), "question": question}


def _asked(asked: Asked, lang: Lang) -> dict[str, Any]:
    return {"fact": asked.id, "question": asked.ask.say(lang)}
