"""Who asks for points? What a person states of themselves and a partner (docs/reference/points.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from gonorth.facts.points_shape import CANADIAN_EDUCATION, EDUCATION, JOB_OFFERS
from gonorth.facts.rulebook import Rulebook, rulebook
from gonorth.facts.words import Refusal, Sentence
from gonorth.immigration.language_tests import LanguageTests, Official, Tested
from gonorth.immigration.stated import Stated

MOST_YEARS = 120  # of age or of work
STATUSES = ("citizen", "pr", "worker", "student", "other")
_STATUS = "canadian|citizen|pr|permanent_resident"
CITIZEN_OR_PR = re.compile(rf"(is_)?({_STATUS})(_(or_)?({_STATUS}))*")  # however a key joins the words


@dataclass(frozen=True)
class Spouse:
    """A spouse or common-law partner, as far as points go."""

    education: str | None = None
    language: Tested | None = None  # the first official language
    canadian_work: int = 0
    is_accompanying: bool = True
    is_citizen_or_pr: bool = False
    canadian_study: bool = False


@dataclass(frozen=True)
class Profile:
    """A candidate for Express Entry. Years are full years of skilled work."""

    age: int
    education: str | None = None
    first: Tested | None = None
    second: Tested | None = None
    first_language: Official = "en"
    canadian_work: int = 0
    foreign_work: int = 0
    certificate: bool = False  # of qualification in a trade
    canadian_education: str | None = None
    canadian_study: bool = False  # two years of it at full time, for the 67 points
    sibling: bool = False  # in Canada, a citizen or permanent resident
    relative: bool = False  # another near relative there, for the 67 points
    nomination: bool = False
    job_offer: str | None = None
    job_noc: str | None = None  # the occupation offered
    canadian_work_noc: str | None = None
    spouse: Spouse | None = None
    unread: tuple[str, ...] = ()  # keys that mean nothing to us

    @property
    def partner(self) -> Spouse | None:
        """The spouse, where one counts: who comes along and is neither a citizen nor a permanent resident."""
        spouse = self.spouse
        return spouse if spouse and spouse.is_accompanying and not spouse.is_citizen_or_pr else None

    @property
    def tested(self) -> tuple[Tested, ...]:
        """Every result that counts."""
        partner = self.partner
        return tuple(one for one in (self.first, self.second, partner.language if partner else None) if one)

    @property
    def french(self) -> Tested | None:
        return self.first if self.first_language == "fr" else self.second

    @property
    def english(self) -> Tested | None:
        return self.first if self.first_language == "en" else self.second


def other(language: Official) -> Official:
    return "fr" if language == "en" else "en"


def read_profile(values: Mapping[str, Any], book: Rulebook | None = None) -> Profile:
    """A profile from JSON or TOML; a Refusal names the key that is wrong."""
    stated, tests = Stated(values), LanguageTests(book or rulebook("canada"))
    age = stated.years("age", MOST_YEARS)
    if age is None:
        raise stated.refusal("age", Sentence("points.form_number", {"most": MOST_YEARS}))
    first, second = _language(stated, "first_clb", tests), _language(stated, "second_clb", tests)
    spouse = stated.table("spouse", "points.form_spouse")
    read = Profile(
        age=age,
        education=stated.choice("education", EDUCATION),
        first=first,
        second=second,
        first_language=_first_language(stated, first, second),
        canadian_work=stated.years("canadian_work", MOST_YEARS) or 0,
        foreign_work=stated.years("foreign_work", MOST_YEARS) or 0,
        certificate=bool(stated.flag("certificate")),
        canadian_education=stated.option("canadian_education", CANADIAN_EDUCATION),
        canadian_study=bool(stated.flag("canadian_study")),
        sibling=bool(stated.flag("sibling")),
        relative=bool(stated.flag("relative")),
        nomination=bool(stated.flag("nomination")),
        job_offer=stated.option("job_offer", JOB_OFFERS),
        job_noc=stated.noc("job_noc"),
        canadian_work_noc=stated.noc("canadian_work_noc"),
        spouse=_spouse(spouse, tests) if spouse else None,
    )
    return replace(read, unread=(*stated.unread(), *(spouse.unread() if spouse else ())))


def _language(stated: Stated, key: str, tests: LanguageTests) -> Tested | None:
    levels = stated.table(key, "points.form_language")
    return tests.read(levels) if levels else None


def _first_language(stated: Stated, first: Tested | None, second: Tested | None) -> Official:
    """As stated, or as the tests have it; English where neither says."""
    said = stated.choice("first_language", get_args(Official))
    told = (first and first.language) or (second and second.language and other(second.language))
    if first and second and first.language and first.language == second.language:
        raise Refusal("points.same_language")
    if said and told and said != told:
        raise Refusal("points.other_language", said=said, told=told)
    return "fr" if "fr" in (said, told) else "en"


def _is_citizen_or_pr(stated: Stated) -> bool:
    status = stated.choice("status", STATUSES)
    said = [stated.flag(key) for key in stated if CITIZEN_OR_PR.fullmatch(key)]
    return status in ("citizen", "pr") or any(said)


def _spouse(stated: Stated, tests: LanguageTests) -> Spouse:
    accompanying = stated.flag("accompanying")
    return Spouse(
        education=stated.choice("education", EDUCATION),
        language=_language(stated, "clb", tests),
        canadian_work=stated.years("canadian_work", MOST_YEARS) or 0,
        is_accompanying=accompanying is not False,
        is_citizen_or_pr=_is_citizen_or_pr(stated),
        canadian_study=bool(stated.flag("canadian_study")),
    )
