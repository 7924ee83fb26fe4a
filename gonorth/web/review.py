"""What was read, or sent, as its owner reviews it: the fields of the form, filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gonorth.facts.words import Lang, Sentence, percent, say
from gonorth.matching.index import Index
from gonorth.nouns import Candidate, Education, Seniority
from gonorth.reading.skills import label
from gonorth.resumes import ResumeReading
from gonorth.web.candidate_form import MOST, Fields, language_names
from gonorth.web.forms.answer import CURRENCIES, MODES, QuestionForm
from gonorth.web.forms.papers import Field

FACTS = (  # the answers on which most pathways hang; the page of papers asks all
    "canadian_citizen",
    "canadian_parent_or_grandparent",
    "permanent_resident",
    "partner_status",
    "citizenships",
    "job_offer",
    "h1b_holder",
    "children",
)
FEW = 3  # names in the digest of a part
OUR_LANGUAGES = ("en", "fr")
PAGES = re.compile(r"^(pages?) ([\d–]+), (?:(top)|section '(.*)')$")


@dataclass(frozen=True)
class Choice:
    value: str
    name: str
    is_on: bool


@dataclass(frozen=True)
class Guess:
    """A skill that nobody named, and why it is asked for."""

    value: str
    name: str
    why: str


@dataclass(frozen=True)
class Review:
    """Every field in the order it is shown; what the person typed stays as typed."""

    candidate: Candidate
    written_in: str
    skills: tuple[Choice, ...]
    guesses: tuple[Guess, ...]
    levels: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    employers: tuple[Choice, ...]
    modes: tuple[Choice, ...]
    currencies: tuple[Choice, ...]
    studies: tuple[tuple[tuple[str, str], ...], ...]  # each as its fields and their values
    hidden: tuple[str, ...]
    typed: Mapping[str, str]
    facts: tuple[Field, ...]  # of papers, the few that are asked here
    is_many: bool
    needs_sponsorship: bool
    problems: Mapping[str, str]
    notes: tuple[str, ...]
    read_from: Mapping[str, str]

    @property
    def skills_shown(self) -> str:
        shown = [choice.value for choice in self.skills]
        return " ".join(shown + [guess.value for guess in self.guesses])

    @property
    def digests(self) -> dict[str, str]:
        """What stands in each part, in a few words: it can stay closed."""
        level = next((each.name for each in self.levels if each.is_on and each.value), "")
        skills = [each.name for each in self.skills if each.is_on]
        return {
            "work": ", ".join(filter(None, (*self.candidate.titles[:1], self.typed["years"], level))),
            "skills": _few(skills),
            "languages": _few([each.name for each in self.languages if each.is_on]),
            "hidden": _few(self.hidden),
            "places": _few([place.raw for place in self.candidate.places], "; "),
        }


def review(form: QuestionForm, lang: Lang, reading: ResumeReading | None = None) -> Review:
    candidate, terms = form.question.candidate, form.question.terms
    sent = Fields(form.posted)  # only to show again what was sent: its problems are in the form
    level, mode = sent.one("level") or candidate.seniority or "", sent.one("mode")
    warnings = reading.warnings if reading else ()
    guesses = _guesses(reading, candidate, lang) if reading else ()
    return Review(
        candidate=candidate,
        written_in=sent.one("written_in"),
        skills=_skills(candidate, sent.one("skills_shown").split(), lang),
        guesses=guesses,
        levels=(
            Choice("", say("ask.unknown_level", lang), not level),
            *(Choice(each, say(f"matching.level_{each}", lang), each == level) for each in Seniority),
        ),
        languages=_languages(candidate, lang),
        employers=_employers(candidate, terms.hidden_from),
        modes=tuple(Choice(each, say(f"ask.mode_{each or 'any'}", lang), each == mode) for each in MODES),
        currencies=tuple(Choice(each, each, each == sent.one("currency")) for each in CURRENCIES),
        hidden=tuple(sorted(terms.hidden_from)),
        studies=tuple(map(_study, candidate.education)),
        typed=_typed(sent, form, lang),
        facts=form.papers.few(lang, FACTS),
        is_many=bool(sent.one("top")),
        needs_sponsorship=bool(terms.needs_sponsorship),
        problems={name: problem.say(lang) for name, problem in form.every_problem.items()},
        notes=tuple(note.say(lang) for note in (*warnings, *form.notes, *_guessed(guesses))),
        read_from=wheres(reading.read_from, lang) if reading else {},
    )


def _typed(sent: Fields, form: QuestionForm, lang: Lang) -> dict[str, str]:
    """What stands in the lines: as it was typed, except skills that were read, which are boxes now."""
    typed = {name: sent.one(name) for name in ("near", "within", "pay_floor", "more_hidden")}
    years = sent.one("years")
    years = years.replace(".", ",") if lang == "fr" else years.replace(",", ".")
    typed |= {**form.pay.typed, "move_on": form.papers.typed["move_on"]}
    return typed | {"years": years, "more_skills": sent.one("more_skills") if form.notes else ""}


def _few(names: Sequence[str], between: str = ", ") -> str:
    more = f" +{len(names) - FEW}" if len(names) > FEW else ""
    return between.join(names[:FEW]) + more


def _skills(candidate: Candidate, shown: Iterable[str], lang: Lang) -> tuple[Choice, ...]:
    """The candidate's, and those that were taken out since: they can be put back."""
    on = [skill.id for skill in candidate.skills]
    ids = dict.fromkeys([*shown, *on][: 2 * MOST["skill"]])
    return tuple(Choice(id, name, id in on) for id in ids if (name := _label(id, lang)))


def _guesses(reading: ResumeReading, candidate: Candidate, lang: Lang) -> tuple[Guess, ...]:
    """What the file was guessed to speak of, but for skills that were typed beside it."""
    had = {skill.id for skill in candidate.skills}
    return tuple(
        Guess(
            guess.id,
            label(guess.id, lang),
            say("ask.guess_from", lang, right=percent(round(100 * guess.confidence), lang), said=guess.said),
        )
        for guess in reading.guesses
        if guess.id not in had
    )


def _guessed(guesses: Sequence[Guess]) -> Iterator[Sentence]:
    if guesses:
        yield Sentence("ask.guessed", {"skills": ", ".join(guess.name for guess in guesses)})


def _label(id: str, lang: Lang) -> str | None:
    try:
        return label(id, lang)
    except KeyError:
        return None


def _languages(candidate: Candidate, lang: Lang) -> tuple[Choice, ...]:
    names, codes = language_names(lang), dict.fromkeys([*OUR_LANGUAGES, *candidate.languages])
    return tuple(Choice(code, names[code], code in candidate.languages) for code in codes)


def _employers(candidate: Candidate, hidden: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(name, name, name in set(hidden)) for name in candidate.employers)


def _study(study: Education) -> tuple[tuple[str, str], ...]:
    return (
        ("study_degree", study.degree or ""),
        ("study_field", study.field or ""),
        ("study_school", study.institution or ""),
        ("study_year", str(study.ended or "")),
    )


def wheres(read_from: Mapping[str, str], lang: Lang) -> dict[str, str]:
    """Where each field was read, as a reader says it; names of a file's own fields stay as they are."""
    return {
        name: "; ".join(_where(part, lang) for part in places.split("; "))
        for name, places in read_from.items()
    }


def _where(place: str, lang: Lang) -> str:
    if place == "the language it is written in":
        return say("ask.where_language", lang)
    found = PAGES.match(place)
    if not found:
        return place
    page = say(f"ask.where_{found[1]}", lang, n=found[2])
    rest = say("ask.where_top", lang) if found[3] else say("ask.where_section", lang, name=found[4])
    return f"{page}, {rest}"


def suggested(reading: ResumeReading) -> Sequence[str]:
    """Whom to hide from unless told otherwise: the latest employer, who may be the present one."""
    return reading.candidate.employers[:1]


def hiding_nobody(form: QuestionForm, index: Index) -> tuple[str, ...]:
    """Names somebody typed to hide from that no employer here has: a slip of the pen, perhaps."""
    typed = form.question.terms.hidden_from - set(form.question.candidate.employers)
    return tuple(name for name in sorted(typed) if not index.employers_named(name))
