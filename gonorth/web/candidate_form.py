"""How does a reviewed candidate travel? As the fields of a form, there and back, and nowhere else.

Occupations are not among the fields: they are read from the titles again, in the language the résumé was
written in, so that a corrected title corrects them too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from math import isfinite

from gonorth.facts.tables import read_rows
from gonorth.facts.words import Lang, Named, Sentence
from gonorth.nouns import Candidate, Education, Occupation, Place, Seniority, Skill
from gonorth.reading.places import read_places
from gonorth.reading.skills import skill, skills_in
from gonorth.reading.titles import read_title

Posted = Mapping[str, Sequence[str]]  # every value of every field, as it was sent
Label = Sentence | Named  # what a field is called

MOST = {
    "title": 60,
    "skill": 400,
    "language": 40,
    "place": 60,
    "employer": 60,
    "hide": 60,
    "want": 5,
    "agree": 4,
} | dict.fromkeys(("study_degree", "study_field", "study_school", "study_year"), 40)
LONGEST = {"more_skills": 4000, "more_hidden": 4000, "skills_shown": 20_000}
ORDINARY = 300  # letters of any other field
MOST_YEARS = 70


def ask_label(name: str) -> Label:
    return Sentence(f"ask.label_{name}", {})


@dataclass
class Fields:
    """What was sent, taken field by field; what cannot be used becomes a problem with a sentence."""

    posted: Posted
    problems: dict[str, Sentence] = field(default_factory=dict)
    notes: list[Sentence] = field(default_factory=list)  # what was left aside, and hinders nothing
    room: str = "ask"  # of words: the sentences of its problems
    label_of: Callable[[str], Label] = ask_label

    def all(self, name: str) -> list[str]:
        """The values of a field, tidied, without empty ones."""
        return [value for value in self.each(name) if value]

    def each(self, name: str) -> list[str]:
        values = [" ".join(value.replace("\0", "").split()) for value in self.posted.get(name, ())]
        most, longest = MOST.get(name, 1), LONGEST.get(name, ORDINARY)
        if len(values) > most:
            self.refuse(name, "too_many", most=most)
        if any(len(value) > longest for value in values):
            self.refuse(name, "too_long", most=longest)
        return [value[:longest] for value in values[:most]]

    def one(self, name: str) -> str:
        return next(iter(self.all(name)), "")

    def refuse(self, name: str, key: str, **said: object) -> None:
        values = {"field": self.label_of(name), **said}
        self.problems.setdefault(name, Sentence(f"{self.room}.{key}", values))


def fields_of(candidate: Candidate) -> dict[str, list[str]]:
    """The fields that bring a candidate back, as far as each field may go."""
    studies = candidate.education
    found = {
        "title": list(candidate.titles),
        "written_in": [_written_in(candidate)],
        "skill": [each.id for each in candidate.skills],
        "years": [f"{candidate.years:g}" if candidate.years is not None else ""],
        "level": [candidate.seniority or ""],
        "language": list(candidate.languages),
        "place": [_place_text(place) for place in candidate.places],
        "employer": list(candidate.employers),
        "study_degree": [study.degree or "" for study in studies],
        "study_field": [study.field or "" for study in studies],
        "study_school": [study.institution or "" for study in studies],
        "study_year": [str(study.ended or "") for study in studies],
    }
    return {name: [str(v)[:ORDINARY] for v in values[: MOST.get(name, 1)]] for name, values in found.items()}


def candidate_from(fields: Fields) -> Candidate:
    """The candidate that was sent; a field that cannot be used is left out, with a problem in `fields`."""
    titles = tuple(dict.fromkeys(fields.all("title")))
    written_in = _one_of(fields, "written_in", ("", "en", "fr"))
    return Candidate(
        titles=titles,
        occupations=occupations_of(titles, written_in or None),
        skills=_skills(fields),
        years=_years(fields),
        seniority=_level(fields, titles, written_in or None),
        languages=tuple(dict.fromkeys(_known(fields, "language", language_names("en")))),
        places=tuple(dict.fromkeys(map(_place, fields.all("place")))),
        education=_education(fields),
        employers=tuple(dict.fromkeys(fields.all("employer"))),
    )


def occupations_of(titles: Iterable[str], written_in: str | None) -> tuple[Occupation, ...]:
    """The distinct occupations of some titles, each as surely as it was read anywhere."""
    found: dict[str, Occupation] = {}
    for title in titles:
        occupation = read_title(title, written_in).occupation
        if occupation and (
            occupation.noc not in found or found[occupation.noc].confidence < occupation.confidence
        ):
            found[occupation.noc] = occupation
    return tuple(found.values())


def _written_in(candidate: Candidate) -> str:
    """The language in which the titles read as they did when the résumé was read."""
    for lang in ("", "en", "fr"):
        if occupations_of(candidate.titles, lang or None) == candidate.occupations:
            return lang
    return ""


def _skills(fields: Fields) -> tuple[Skill, ...]:
    known = {id: skill(id) for id in fields.all("skill") if _is_skill(id)}
    if len(known) < len(set(fields.all("skill"))):
        fields.refuse("skill", "bad_choice")
    typed = fields.one("more_skills")
    read = skills_in(typed, listed=True)
    if typed and not read:
        fields.notes.append(Sentence("ask.no_skill_read", {"given": typed[:ORDINARY]}))
    return tuple((known | {each.id: each for each in read if each.id not in known}).values())


def _is_skill(id: str) -> bool:
    try:
        return bool(skill(id))
    except KeyError:
        return False


def _years(fields: Fields) -> float | None:
    given = fields.one("years").replace(",", ".")
    if not given:
        return None
    try:
        years = float(given)
    except ValueError:
        years = -1.0
    if not (isfinite(years) and 0 <= years <= MOST_YEARS):
        fields.refuse("years", "bad_years", given=given[:20], most=MOST_YEARS)
        return None
    return years


def _level(fields: Fields, titles: Sequence[str], written_in: str | None) -> Seniority | None:
    """What was chosen; where it was not asked for, what the latest title says."""
    if "level" not in fields.posted:
        return read_title(titles[0], written_in).seniority if titles else None
    chosen = _one_of(fields, "level", ("", *Seniority))
    return Seniority(chosen) if chosen else None


def _one_of(fields: Fields, name: str, choices: Iterable[str]) -> str:
    value = fields.one(name)
    if value in set(choices):
        return value
    fields.refuse(name, "bad_choice")
    return ""


def _known(fields: Fields, name: str, choices: Iterable[str]) -> list[str]:
    given, known = fields.all(name), set(choices)
    if not known.issuperset(given):
        fields.refuse(name, "bad_choice")
    return [value for value in given if value in known]


def _place(text: str) -> Place:
    """The place of that name; one we do not know stays as it was written."""
    return next(iter(read_places(text).places), Place(city=text, raw=text))


def _place_text(place: Place) -> str:
    return place.raw or ", ".join(part for part in (place.city, place.region, place.country) if part)


def _education(fields: Fields) -> tuple[Education, ...]:
    names = ("study_school", "study_degree", "study_field", "study_year")
    found = []
    for school, degree, subject, year in zip_longest(*map(fields.each, names), fillvalue=""):
        if year and not (year.isascii() and year.isdigit() and len(year) == 4):
            fields.refuse("study_year", "bad_year")
            year = ""
        if school or degree or subject:
            found.append(
                Education(school or None, degree or None, subject or None, int(year) if year else None)
            )
    return tuple(found)


@cache
def language_names(lang: Lang) -> Mapping[str, str]:
    """What each language is called, by its code."""
    column = "french" if lang == "fr" else "english"
    return {row["code"]: row[column] for row in read_rows("resumes/languages.csv")}
