"""How is what looks open, looks closed or cannot be said put into words? Never as advice or a promise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gonorth.facts.words import Lang, Named, say
from gonorth.immigration.outlook import Outlook

APART = "; "  # between conditions, which have commas of their own
NAMED = 3  # things to tell us, in one sentence


def sentence(outlook: Outlook, lang: Lang) -> str:
    """Made from how the pathway stands and from whether its conditions are met."""
    met = outlook.pathway.met
    if met and outlook.conditions == "met" and outlook.status in ("open", "unknown"):
        return met.say(lang)
    return say(f"pathways.{outlook.status}_{_conditions(outlook)}", lang, **_values(outlook, lang))


def because(outlook: Outlook, lang: Lang) -> str:
    """Which conditions decided it."""
    return say(f"pathways.because_{_conditions(outlook)}", lang, **_values(outlook, lang))


def stands(outlook: Outlook, lang: Lang) -> str:
    """How the pathway stands, and since when."""
    if outlook.standing is None:
        return say("pathways.status_before", lang, first=outlook.pathway.standings[0].starts)
    status = say(f"pathways.status_{outlook.status}", lang)
    return say("pathways.since", lang, status=status, since=outlook.standing.starts)


def read_on(outlook: Outlook, lang: Lang) -> str:
    """When it was last read, and how sure that is."""
    key = "read_long_ago" if outlook.is_due else "read_on"
    pathway = outlook.pathway
    return say(f"pathways.{key}", lang, day=pathway.checked, confidence=pathway.confidence)


def _conditions(outlook: Outlook) -> str:
    return "check" if outlook.is_unsure else outlook.conditions


def _values(outlook: Outlook, lang: Lang) -> dict[str, str | date]:
    since = {"since": outlook.standing.starts} if outlook.standing else {}
    return {
        "conditions": listed((condition.says for condition, _ in outlook.judged), lang),
        "missing": listed((condition.says for condition in outlook.those("unmet")), lang),
        "asks": _asks(outlook, lang),
        **since,
    }


def _asks(outlook: Outlook, lang: Lang) -> str:
    named = listed((ask.tell for ask in outlook.asks[:NAMED]), lang)
    more = len(outlook.asks) - NAMED
    return say("pathways.and_more", lang, listed=named, n=more) if more > 0 else named


def listed(names: Iterable[Named], lang: Lang) -> str:
    return APART.join(name.say(lang) for name in names)
