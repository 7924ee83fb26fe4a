"""What may be known of the person: a draft becomes a Candidate, without anything that identifies.

Free text never passes: skills and languages are read from it, and what remains as text (titles,
employers, schools, degrees, places) is scrubbed of the identity before it goes in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from gonorth.facts.words import Sentence
from gonorth.nouns import Candidate, Education, Occupation, Place, Seniority, Skill
from gonorth.reading.language import detect_language
from gonorth.reading.places import read_places
from gonorth.reading.skills import skills_in
from gonorth.reading.titles import read_title
from gonorth.resumes.draft import Draft, Job, Said, Tongue
from gonorth.resumes.given import without_given
from gonorth.resumes.identity import Identity, without_nationality
from gonorth.resumes.pieces import is_self
from gonorth.resumes.tenure import latest_first, years_of_work
from gonorth.resumes.vocabulary import has_any, language_codes, listed, normal
from gonorth.resumes.wheres import is_remote

MOST = 60  # of titles, employers, places or studies: a longer list is a mistake of ours or a joke of theirs
MOST_LETTERS = 200_000  # of text in which skills are looked for
MOST_SHOWN = 6  # places named for one field


@dataclass(slots=True)
class Notes:
    """Where each field was read, and whether something was left out because it identifies."""

    wheres: dict[str, list[str]] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)

    def add(self, name: str, where: str) -> None:
        self.wheres.setdefault(name, []).append(where)

    def read_from(self) -> dict[str, str]:
        return {name: _together(list(dict.fromkeys(wheres))) for name, wheres in self.wheres.items()}


def _together(wheres: list[str]) -> str:
    more = len(wheres) - MOST_SHOWN
    return "; ".join(wheres[:MOST_SHOWN]) + (f"; … (+{more})" if more > 0 else "")


def candidate_of(draft: Draft, today: date) -> tuple[Candidate, dict[str, str], tuple[Sentence, ...]]:
    """The candidate, where each field was read, and what its owner should look at."""
    notes = Notes()
    jobs = latest_first(draft.jobs)
    language = detect_language(_sample(draft))
    titles = _titles(draft, jobs, notes)
    occupations, seniority = _read_titles(titles, language)
    for name, value in (("occupations", occupations), ("seniority", seniority)):
        if value:
            notes.add(name, notes.read_from()["titles"])
    years = years_of_work(jobs, today)
    if years is not None:
        for job in jobs:
            notes.add("years", job.where)
    candidate = Candidate(
        titles=titles,
        occupations=occupations,
        skills=_skills(draft, _titles_said(jobs), notes),
        years=years,
        seniority=seniority,
        languages=_languages(draft, language, notes),
        places=_places(draft, jobs, notes),
        education=_education(draft, notes),
        employers=_employers(draft.identity, jobs, notes),
    )
    return candidate, notes.read_from(), tuple(_warnings(draft, candidate, notes))


def _titles(draft: Draft, jobs: Sequence[Job], notes: Notes) -> tuple[str, ...]:
    """As written, the latest first; where there is none, the headline if it names an occupation."""
    said = _titles_said(jobs)

    def scrub(text: str) -> str:
        return without_given(draft.identity.scrub(text, keeps_work_words=True))

    titles = _clean(said, "titles", scrub, notes)
    if not titles and draft.headline:
        titles = _clean(_occupations_in(draft.headline), "titles", scrub, notes)
    return titles


def _titles_said(jobs: Sequence[Job]) -> list[Said]:
    return [Said(job.title, job.title_where or job.where) for job in jobs if job.title]


def _occupations_in(headline: Said) -> list[Said]:
    """The parts of a headline that name an occupation: "Engineer | Dreamer" has one."""
    parts = headline.text.replace("|", "\n").replace("·", "\n").replace("•", "\n").split("\n")
    return [
        Said(part.strip(), headline.where) for part in parts if read_title(part.strip()[:120]).occupation
    ][:2]


def _read_titles(
    titles: Iterable[str], language: str | None
) -> tuple[tuple[Occupation, ...], Seniority | None]:
    """The distinct occupations; the level the latest title states, None where it states none."""
    readings = [read_title(title, language) for title in titles]
    occupations: dict[str, Occupation] = {}
    for reading in readings:
        found = reading.occupation
        if found and (found.noc not in occupations or occupations[found.noc].confidence < found.confidence):
            occupations[found.noc] = found
    return tuple(occupations.values()), readings[0].seniority if readings else None


def _clean(said: Iterable[Said], name: str, scrub: Callable[[str], str], notes: Notes) -> tuple[str, ...]:
    """Distinct scrubbed texts in their order; what nothing remains of is left out and noted."""
    kept: dict[str, str] = {}
    for one in said:
        text = without_nationality(scrub(one.text))
        if text != " ".join(one.text.split()):
            notes.left_out.add(name)
        if any(sign.isalpha() for sign in text) and normal(text) not in kept and len(kept) < MOST:
            kept[normal(text)] = text
            notes.add(name, one.where)
    return tuple(kept.values())


def _employers(identity: Identity, jobs: Sequence[Job], notes: Notes) -> tuple[str, ...]:
    said = [
        Said(job.employer, job.employer_where or job.where)
        for job in jobs
        if job.employer and not is_self(job.employer)
    ]
    return _clean(said, "employers", identity.scrub, notes)


def _skills(draft: Draft, titles: Iterable[Said], notes: Notes) -> tuple[Skill, ...]:
    """Skills listed as such first, then those that titles name ("Front-End Developer"), then those that show
    in what is told."""
    found: dict[str, Skill] = {}
    left = MOST_LETTERS
    for said, is_list in [*((s, True) for s in draft.skills), *((s, False) for s in (*titles, *draft.prose))]:
        text, left = said.text[:left], max(0, left - len(said.text))
        for skill in skills_in(text, listed=is_list):
            if skill.id in found:
                continue
            if draft.identity.holds(skill.label):  # a language called like its speaker: ask, do not tell
                notes.left_out.add("skills")
                continue
            found[skill.id] = skill
            notes.add("skills", said.where)
    return tuple(found.values())


def _languages(draft: Draft, language: str | None, notes: Notes) -> tuple[str, ...]:
    """Languages stated and spoken more than a little; then the résumé's own."""
    codes: dict[str, None] = {}
    for tongue in draft.tongues:
        for code in spoken(tongue):
            codes.setdefault(code)
            notes.add("languages", tongue.where)
    if language and language not in codes:
        codes.setdefault(language)
        notes.add("languages", "the language it is written in")
    return tuple(codes)


def spoken(tongue: Tongue) -> list[str]:
    """The codes of the languages a text names, without those known only a little."""
    little = listed("words", "language", "little")
    codes = []
    for part in tongue.name.replace("/", ",").replace(";", ",").replace("|", ",").split(","):
        words = normal(part).split()
        names = [code for word in words if (code := language_codes().get(word))]
        names += [
            code
            for pair in zip(words, words[1:], strict=False)
            if (code := language_codes().get(" ".join(pair)))
        ]
        if not has_any(f"{part} {tongue.fluency}", little):
            codes += names
    return codes


def _places(draft: Draft, jobs: Sequence[Job], notes: Notes) -> tuple[Place, ...]:
    """Where the person lives, then where the work was, the latest first."""
    found: dict[tuple[str | None, str | None, str | None], Place] = {}
    for place, where in [*draft.places, *((job.place, job.where) for job in jobs if job.place)]:
        for known in _read_place(place):
            key = (known.city, known.region, known.country)
            if any(key) and key not in found and len(found) < MOST:
                found[key] = _without_identity(known, draft.identity)
                notes.add("places", where)
    return tuple(found.values())


def _read_place(place: str | Place | None) -> tuple[Place, ...]:
    if isinstance(place, Place):
        return (place,)
    return () if not place or is_remote(place) and len(place) < 12 else read_places(place[:120]).places


def _without_identity(place: Place, identity: Identity) -> Place:
    """A place as our table names it; a town called like the person keeps only its position."""
    city = identity.scrub(place.city) if place.city else ""
    region = identity.scrub(place.region) if place.region else ""
    raw = ", ".join(part for part in (city, region, place.country) if part)
    return replace(place, city=city or None, region=region or None, raw=raw)


def _education(draft: Draft, notes: Notes) -> tuple[Education, ...]:
    found: dict[Education, None] = {}
    for study in draft.studies[:MOST]:
        texts = [
            draft.identity.scrub(text) if text else ""
            for text in (study.institution, study.degree, study.field)
        ]
        said = (study.institution, study.degree, study.field)
        if any(text != " ".join((one or "").split()) for text, one in zip(texts, said, strict=True)):
            notes.left_out.add("education")
        institution, degree, subject = (text or None for text in texts)
        if institution or degree or subject:
            found.setdefault(Education(institution, degree, subject, study.ended))
            notes.add("education", study.where)
    return tuple(found)


def _sample(draft: Draft) -> str:
    """Text by which the résumé's language is told: what is written in sentences, else its titles."""
    told = " ".join(said.text for said in draft.prose[:40])
    return told[:6000] if len(told) > 200 else f"{told} {' '.join(job.title or '' for job in draft.jobs)}"


def _warnings(draft: Draft, candidate: Candidate, notes: Notes) -> Iterable[Sentence]:
    if not candidate.titles:
        yield Sentence("resumes.no_titles", {})
    undated = sum(1 for job in draft.jobs if job.title and not job.start)
    if undated and candidate.titles:
        yield Sentence("resumes.undated", {"n": undated})
    endless = sum(1 for job in latest_first(draft.jobs)[1:] if job.start and not job.end and not job.is_open)
    if endless:
        yield Sentence("resumes.endless", {"n": endless})
    if not candidate.skills:
        yield Sentence("resumes.no_skills", {})
    if draft.is_by_layout and candidate.titles and not candidate.employers:
        yield Sentence("resumes.no_employers", {})
    if not draft.identity.names:
        yield Sentence("resumes.no_name", {})
    if notes.left_out:
        yield Sentence("resumes.left_out", {})
