"""A hand that is raised: what for, when, and what may be done with it. Of the fields of an answer only those
of the candidate come with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gonorth.facts.words import Refusal, Sentence
from gonorth.web.addresses import readable
from gonorth.web.candidate_form import MOST, Fields, Posted, candidate_from, fields_of
from gonorth.web.models import Purpose, Want

SEASONS = {"spring": 3, "summer": 6, "fall": 9, "winter": 12}  # and the month each begins in
YEARS = 4  # ahead, this one included
NOW, WITHIN_A_YEAR = "now", "year"
OPTIONAL = tuple(purpose for purpose in Purpose if purpose is not Purpose.DESK)
LONGEST_NAME = 200
CANDIDATE = (
    *("title", "written_in", "skill", "more_skills", "years", "level", "language", "place", "employer"),
    *("study_degree", "study_field", "study_school", "study_year"),
)
TERMS = ("near", "within", "mode", "pay_floor", "currency", "sponsorship")  # kept beside the candidate
KNOWN = (*CANDIDATE, *TERMS, "email", "name", "want", "when", "agree", "hide", "more_hidden", "via")


def _label(name: str) -> Sentence:
    return Sentence(f"hand.label_{name}", {})


@dataclass(frozen=True)
class HandForm:
    """What was sent; with `problems`, by field, no hand is raised."""

    posted: Posted
    email: str
    name: str
    wants: tuple[Want, ...]
    when: str  # now | year | 2027-summer
    purposes: tuple[Purpose, ...]
    hidden: tuple[str, ...]
    told: Mapping[str, Sequence[str]]  # the fields of the candidate and of the terms
    via: str
    problems: Mapping[str, Sentence]

    @property
    def kept(self) -> dict[str, list[str]]:
        """What is held until the address is confirmed: the fields that are known, as long as they may be."""
        fields = Fields(self.posted)
        return {name: fields.each(name) for name in KNOWN if name in self.posted}

    @classmethod
    def of(cls, posted: Posted, today: date, email: str | None = None) -> HandForm:
        """`email`: of whoever is signed in; nobody else's can be given then."""
        fields = Fields(posted, room="hand", label_of=_label)
        asked = Fields(posted)
        candidate = candidate_from(asked)
        return cls(
            posted=posted,
            email=email or _email(fields),
            name=fields.one("name")[:LONGEST_NAME],
            wants=_wants(fields),
            when=_when(fields, today),
            purposes=_purposes(fields),
            hidden=_hidden(fields),
            told={**fields_of(candidate), **{name: asked.all(name) for name in TERMS}},
            via=fields.one("via")[:40].lower(),
            problems={**asked.problems, **fields.problems},
        )


def whens(today: date) -> tuple[str, ...]:
    """What may be chosen: now, within a year, and the seasons that have not begun."""
    seasons = [
        f"{year}-{season}"
        for year in range(today.year, today.year + YEARS)
        for season, month in SEASONS.items()
        if date(year, month, 1) > today
    ]
    return (NOW, WITHIN_A_YEAR, *seasons)


def day_of(when: str, today: date) -> date | None:
    """The day it is for; None: any within a year."""
    if when == NOW:
        return today
    if when == WITHIN_A_YEAR:
        return None
    year, season = when.split("-")
    return date(int(year), SEASONS[season], 1)


def season_of(day: date) -> str:
    """2027-summer: the season a day that was chosen begins."""
    return f"{day.year}-{next(name for name, month in SEASONS.items() if month == day.month)}"


def _email(fields: Fields) -> str:
    given = fields.one("email")
    if not given:
        fields.refuse("email", "no_email")
        return ""
    try:
        return readable(given)
    except Refusal as refusal:
        fields.problems.setdefault("email", refusal.sentence)
        return ""


def _wants(fields: Fields) -> tuple[Want, ...]:
    given = fields.all("want")
    if not set(given) <= set(Want):
        fields.refuse("want", "bad_choice")
    elif not given:
        fields.refuse("want", "no_want")
    return tuple(want for want in Want if want in given)


def _when(fields: Fields, today: date) -> str:
    given = fields.one("when") or WITHIN_A_YEAR
    if given not in whens(today):
        fields.refuse("when", "bad_choice")
        return WITHIN_A_YEAR
    return given


def _purposes(fields: Fields) -> tuple[Purpose, ...]:
    """The desk must be allowed to read and answer, or there would be no hand to see."""
    given = fields.all("agree")
    if Purpose.DESK not in given:
        fields.refuse("agree", "no_consent")
    return tuple(purpose for purpose in Purpose if purpose in given)


def _hidden(fields: Fields) -> tuple[str, ...]:
    typed = [name.strip() for name in fields.one("more_hidden").split(";")]
    names = tuple(dict.fromkeys([*fields.all("hide"), *filter(None, typed)]))
    return names[: 2 * MOST["hide"]]
