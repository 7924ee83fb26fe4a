"""Two people who move together: whose papers open what for the other?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gonorth.facts.words import Refusal
from gonorth.immigration.facts_asked import Facts
from gonorth.immigration.outlook import Outlook, look

ABROAD = ("worker", "student", "other")  # a partner who is neither citizen nor permanent resident


@dataclass(frozen=True)
class Candidate:
    """One of the two: what is known of them, and how the pathways look for them."""

    facts: Facts
    outlooks: tuple[Outlook, ...]


@dataclass(frozen=True)
class Plan:
    me: Candidate
    partner: Candidate | None  # None: no partner, or one who needs no papers that we know of
    is_partner_told: bool  # by facts of their own


def plan(facts: Facts, partner: Facts | None, today: date) -> Plan:
    """Both lists; a Refusal where the two contradict each other."""
    if partner is None:
        other = _partner_of(facts)
        return Plan(_candidate(facts, today), _candidate(other, today) if other else None, False)
    mine, theirs = _joined(facts, partner), _joined(partner, facts)
    return Plan(_candidate(mine, today), _candidate(theirs, today), True)


def _candidate(facts: Facts, today: date) -> Candidate:
    return Candidate(facts, look(facts, today))


def _partner_of(facts: Facts) -> Facts | None:
    """What is known of the partner of a Canadian who has no papers for Canada."""
    mine = _status(facts)
    if mine is None or facts["partner_status"] not in ABROAD:
        return None
    return Facts().given(canadian_citizen=False, permanent_resident=False, partner_status=mine)


def _joined(facts: Facts, partner: Facts) -> Facts:
    """With the partner's status, where they told it."""
    stated, theirs = facts["partner_status"], _status(partner)
    if stated == "none" or (stated in ABROAD and theirs) or _denies(stated, partner):
        raise Refusal("pathways.partners_disagree", stated=str(stated))
    shared = {"partner_status": theirs, "partner_us_person": partner["us_person"]}
    return facts.given(**{id: value for id, value in shared.items() if value is not None})


def _status(facts: Facts) -> str | None:
    if facts["canadian_citizen"]:
        return "citizen"
    return "pr" if facts["permanent_resident"] else None


def _denies(stated: object, partner: Facts) -> bool:
    """Is the partner said to have a status that they say they do not have?"""
    if stated == "citizen":
        return partner["canadian_citizen"] is False
    return stated == "pr" and partner["permanent_resident"] is False
