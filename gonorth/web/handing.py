"""What does the form to raise a hand show, of what was sent or of what was said before?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gonorth.facts.words import Lang, Named, Names, say
from gonorth.web import consents, names
from gonorth.web.candidate_form import Fields, Posted, candidate_from
from gonorth.web.forms.hand import CANDIDATE, NOW, TERMS, WITHIN_A_YEAR, whens
from gonorth.web.models import Account, Purpose, Want

SHOWN_SKILLS = 12


@dataclass(frozen=True)
class Choice:
    value: str
    name: str
    is_on: bool


@dataclass(frozen=True)
class AskedHand:
    email: str
    is_known: bool  # signed in: the address is not asked for
    name: str
    wants: tuple[Choice, ...]
    whens: tuple[Choice, ...]
    agreements: tuple[Choice, ...]
    hidden: tuple[Choice, ...]
    more_hidden: str
    via: str
    is_told: bool  # a candidate came with it, and is shown in place of empty fields
    titles: str
    skills: str
    carried: tuple[tuple[str, str], ...]  # every field of the candidate, to go along unseen
    box: dict[str, str]  # the fields to be typed where no candidate came


def asked(posted: Posted, lang: Lang, today: date, account: Account | None) -> AskedHand:
    fields = Fields(posted)
    candidate = candidate_from(fields)
    is_told = "written_in" in posted and bool(candidate.titles or candidate.skills)
    skills = tuple(Named(names.skill(skill.id, lang)) for skill in candidate.skills)
    return AskedHand(
        email=account.email if account else fields.one("email"),
        is_known=account is not None,
        name=fields.one("name"),
        wants=_choices(Want, fields.all("want"), "hand.want_", lang),
        whens=tuple(
            Choice(when, when_in_words(when, lang), when == (fields.one("when") or WITHIN_A_YEAR))
            for when in whens(today)
        ),
        agreements=_agreements(posted, fields, lang),
        hidden=_hidden(fields),
        more_hidden=fields.one("more_hidden"),
        via=fields.one("via"),
        is_told=is_told,
        titles=", ".join(candidate.titles[:3]),
        skills=Names(skills[:SHOWN_SKILLS], len(skills) - SHOWN_SKILLS).say(lang),
        carried=tuple((name, value) for name in (*CANDIDATE, *TERMS) for value in posted.get(name, ())),
        box={name: fields.one(name) for name in ("title", "years", "place", "more_skills")},
    )


def when_in_words(when: str, lang: Lang) -> str:
    if when in (NOW, WITHIN_A_YEAR):
        return say(f"hand.when_{when}", lang)
    year, season = when.split("-")
    return say(f"hand.when_{season}", lang, year=year)


def _choices(all_of: type[Want], given: Sequence[str], key: str, lang: Lang) -> tuple[Choice, ...]:
    return tuple(Choice(each, say(f"{key}{each}", lang), each in given) for each in all_of)


def _agreements(posted: Posted, fields: Fields, lang: Lang) -> tuple[Choice, ...]:
    """Nothing is agreed to beforehand."""
    given = fields.all("agree")
    return tuple(Choice(each, consents.words_for(each, lang), each in given) for each in Purpose)


def _hidden(fields: Fields) -> tuple[Choice, ...]:
    """The present employer first and hidden unless the box was cleared in an answer's review."""
    hidden, employers = fields.all("hide"), fields.all("employer")
    return tuple(Choice(name, name, name in hidden) for name in dict.fromkeys([*hidden, *employers]))
