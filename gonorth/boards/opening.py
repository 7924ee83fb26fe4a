"""What does a posting mean? From a board's record to the Opening that matching sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import blake2b

from gonorth.boards.fields import LONGEST_LABEL
from gonorth.boards.pay_fields import widest
from gonorth.boards.record import Record
from gonorth.boards.whereabouts import Whereabouts, leaves_mode_open, whereabouts, with_mode
from gonorth.facts.employers import employer_key
from gonorth.nouns import Opening, Pay, Place, Skill
from gonorth.reading.demands import read_law, read_sponsorship, years_asked
from gonorth.reading.html import to_text
from gonorth.reading.language import detect_language
from gonorth.reading.pay import find_pay, read_pay
from gonorth.reading.skills import skills_in
from gonorth.reading.titles import read_title
from gonorth.reading.work_mode import may_say_remote

UNKNOWN_EMPLOYER = "unknown employer"
# Real descriptions stay under 40,000 characters. What is longer is cut before it is read, so that one
# hostile record cannot hold up the others.
_LONGEST_MARKUP = 1_000_000
_LONGEST_TEXT = 200_000
_MOST_PLACES = 100
_CURRENCIES = {"CA": "CAD", "US": "USD"}  # which of several ranges is meant for the place of work
_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])")


# Whether the words of a posting at these places, or open to these countries, are worth reading.
Wanted = Callable[[Sequence[Place], Sequence[str]], bool]


def everywhere(places: Sequence[Place], remote_within: Sequence[str]) -> bool:
    return True


def opening_of(record: Record, system: str, wanted: Wanted = everywhere) -> Opening:
    """Where it is not wanted, the opening comes with the board's own fields, its words unread."""
    placed = whereabouts(record)
    fields = _fields(record, system, placed)
    if not (wanted(placed.places, placed.remote_within) or _is_wanted_by_its_text(fields, record, wanted)):
        return fields
    return _read(fields, record, placed.country)


def _is_wanted_by_its_text(fields: Opening, record: Record, wanted: Wanted) -> bool:
    """Whether its text alone says that it may be done from elsewhere."""
    if not (leaves_mode_open(fields) and may_say_remote(f"{record.title}{record.description}")):
        return False
    return wanted(fields.places, with_mode(fields, _description(record)).remote_within)


def _fields(record: Record, system: str, placed: Whereabouts) -> Opening:
    return Opening(
        id=_id(record, system),
        system=system,
        employer=record.employer or UNKNOWN_EMPLOYER,
        title=record.title,
        places=placed.places,
        work_mode=placed.work_mode,
        remote_within=placed.remote_within,
        posted_on=record.posted_on,
        updated_at=record.updated_at,
        url=record.url,
        employment_type=record.employment_type,
        sponsorship=record.sponsorship,
        department=record.department,
        requisition=record.requisition,
        location=_location(record),
    )


def _location(record: Record) -> str:
    written = (
        place.text or ", ".join(filter(None, (place.city, place.region, place.country)))
        for place in record.where[:_MOST_PLACES]
    )
    return "; ".join(filter(None, written))[:LONGEST_LABEL]


def _read(fields: Opening, record: Record, country: str | None) -> Opening:
    """The opening with what its title and its text say."""
    description = _description(record)
    title = record.title[:LONGEST_LABEL]
    language = detect_language(f"{title}\n{description}") or _language(record.language)
    read = read_title(title, language)
    pay = _pay(record, description, country)
    return replace(
        with_mode(fields, description),
        occupation=read.occupation,
        seniority=read.seniority,
        pay=pay,
        skills=_skills(f"{title}\n{description}", record.employer or ""),
        language=language,
        sponsorship=record.sponsorship if record.sponsorship != "unknown" else read_sponsorship(description),
        law=read_law(description, pay),
        years_asked=years_asked(description),
        description=description,
    )


def _description(record: Record) -> str:
    return to_text(record.description[:_LONGEST_MARKUP])[:_LONGEST_TEXT]


def _skills(text: str, employer: str) -> tuple[Skill, ...]:
    """The skills a posting names; its employer's own name is not one it asks for."""
    itself = employer_key(employer)
    return tuple(skill for skill in skills_in(text) if employer_key(skill.label) != itself)


def _id(record: Record, system: str) -> str:
    """system:board:number. Where the board gives no number, a fingerprint of the posting stands for it."""
    board = record.board or "unknown"
    if record.id:
        return f"{system}:{board}:{record.id}"
    where = (part for place in record.where for part in (place.text, place.city, place.region) if part)
    return f"{system}:{board}:{fingerprint(record.title, record.employer or '', record.url, *where)}"


def fingerprint(*parts: str) -> str:
    return blake2b("\n".join(parts).encode(), digest_size=6).hexdigest()


def _language(written: str | None) -> str | None:
    """The code in what the board says of the language: `en`, `fr-CA`."""
    match = _LANGUAGE.match(written.casefold()) if written else None
    return match[0] if match else None


def _pay(record: Record, description: str, country: str | None) -> Pay | None:
    """Pay sent as fields; else the board's own wording of it; else what the description states."""
    if record.pay:
        return widest(record.pay, _CURRENCIES.get(country or ""))
    stated = read_pay(record.pay_text, country) if record.pay_text else None
    return stated or find_pay(description, country)
