"""Two people who move together: whose papers open what for the other?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gonorth.facts.words import Refusal
from gonorth.immigration.facts_asked import Facts
from gonorth.immigration.outlook import Outlook, look
from gonorth.immigration.pathways import Pathway

ABROAD = ("worker", "student", "other")  # a partner who is neither citizen nor permanent resident
CONFERS = {  # the status of somebody who came by a pathway, by what it gives
    "citizenship_proof": "citizen",
    "work_permit": "worker",
    "open_work_permit": "worker",
}


@dataclass(frozen=True)
class Candidate:
    """One of the two: what is known of them, and how the pathways look for them."""

    facts: Facts
    outlooks: tuple[Outlook, ...]


@dataclass(frozen=True)
class Opened:
    """What would look open to one of the two, once the other came by one of some pathways."""

    by: tuple[Pathway, ...]
    outlooks: tuple[Outlook, ...]


@dataclass(frozen=True)
class Plan:
    me: Candidate
    partner: Candidate | None  # None: no partner, or one who needs no papers that we know of
    is_partner_told: bool  # by facts of their own
    to_partner: tuple[Opened, ...] = ()
    to_me: tuple[Opened, ...] = ()


def plan(facts: Facts, partner: Facts | None, today: date) -> Plan:
    """Both lists; a Refusal where the two contradict each other."""
    if partner is None:
        return _with_a_partner_untold(facts, today)
    me = _candidate(_joined(facts, partner), today)
    other = _candidate(_joined(partner, facts), today)
    return Plan(me, other, True, tuple(_opened(me, other, today)), tuple(_opened(other, me, today)))


def _with_a_partner_untold(facts: Facts, today: date) -> Plan:
    """Of a partner without papers for Canada, we look at what mine open."""
    me = _candidate(facts, today)
    if facts["partner_status"] not in ABROAD:
        return Plan(me, None, False)
    other = Facts().given(canadian_citizen=False, permanent_resident=False)
    if mine := _status(facts):
        return Plan(me, _candidate(other.given(partner_status=mine), today), False)
    return Plan(me, None, False, tuple(_opened(me, _candidate(other, today), today)))


def _candidate(facts: Facts, today: date) -> Candidate:
    return Candidate(facts, look(facts, today))


def _opened(first: Candidate, second: Candidate, today: date) -> Iterator[Opened]:
    """What comes to look open to the second, by each status that the first may come to have."""
    already = {outlook.pathway.id for outlook in second.outlooks if outlook.lean == "open"}
    for status in dict.fromkeys(CONFERS.values()):
        looking = (outlook.pathway for outlook in first.outlooks if outlook.lean == "open")
        by = tuple(pathway for pathway in looking if CONFERS.get(pathway.gives) == status)
        then = look(second.facts.given(partner_status=status), today) if by else ()
        new = tuple(each for each in then if each.lean == "open" and each.pathway.id not in already)
        if new:
            yield Opened(by, new)


def _joined(facts: Facts, partner: Facts) -> Facts:
    """With what the partner's own facts say of them."""
    stated, theirs = facts["partner_status"], _status(partner)
    if stated == "none" or (stated in ABROAD and theirs) or _denies(stated, partner):
        raise Refusal("pathways.partners_disagree", stated=str(stated))
    status = theirs or stated or ("other" if partner["lives_in_us"] else None)
    shared = {"partner_status": status, "partner_us_person": partner["us_person"]}
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
