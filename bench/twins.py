"""Résumés in twos that differ only in what must not matter, for `bias.py`.

What they are made of: `twins.toml`, and the invented people of tests/matching/bilingual.
"""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os.path import commonprefix
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PEOPLE = HERE.parent / "tests/matching/bilingual"
File = tuple[str, bytes]
Resume = dict[str, Any]
TOLD = {  # of no gender, and long enough to tell the language by
    "en": "Work in a small team, on time and within budget, in close touch with those who use what is made. "
    "Planning of what comes next, reports on what was done, and help to those who have just joined the team, "
    "with an eye to quality and to safety.",
    "fr": "Travail en petite équipe, dans le respect des délais et du budget, au contact des personnes à qui "
    "le travail est destiné. Planification de la suite, comptes rendus de ce qui est fait, aide à qui vient "
    "de se joindre à l'équipe, avec le souci de la qualité et de la sécurité.",
}
LONG_ENDINGS = {"se": "euse", "rice": "trice", "ne": "ienne", "ve": "ive"}  # of "·se", "·rice", "·ne", "·ve"


@dataclass(frozen=True)
class Twins:
    kind: str
    name: str  # what is changed, and to what
    groups: Mapping[str, str]  # whose: "gender" -> "woman"
    one: File
    other: File
    titles: tuple[str, str] | None  # where these differ


def all_twins() -> Iterator[Twins]:
    told = tomllib.loads((HERE / "twins.toml").read_text(encoding="utf-8"))
    for language, rows in told["gendered"].items():
        for he, she, skills in rows:
            yield _retitled(f"gendered title, {language}", {}, (he, she), skills, language)
    for he, she, skills in told["gendered"]["fr"]:
        for writing, both in inclusive(he, she).items():
            yield _retitled("inclusive writing", {"writing": writing}, (he, both), skills, "fr")
    for name, resume in people().items():
        for language, names in told["first_names"].items():
            for gender, first_name in zip(("woman", "man"), names, strict=True):
                yield from _named(name, resume, first_name, {"gender": gender, "language": language})
        for school in told["schools"]["names"][1:]:
            yield from _schooled(name, resume, told["schools"]["names"][0], school)


def inclusive(he: str, she: str) -> dict[str, str]:
    """The ways to write a French title for everybody, by an example of each."""
    pairs = list(zip(he.split(), she.split(), strict=True))
    short = [(his, hers[len(commonprefix((his, hers))) :]) for his, hers in pairs]
    long = [(his, _long(ending)) for his, ending in short]
    return {
        "agent·e": _ended(short, "{}·{}"),
        "agent.e": _ended(short, "{}.{}"),
        "agent(e)": _ended(short, "{}({})"),
        "développeur·euse": _ended(long, "{}·{}"),
        "développeur(euse)": _ended(long, "{}({})"),
        "développeur/euse": _ended(long, "{}/{}"),
        "développeur (-euse)": _ended(long, "{} (-{})"),
        "he / she": f"{he} / {she}",
        "he / she (H/F)": f"{he.capitalize()} / {she.capitalize()} (H/F)",
        "he (H/F)": f"{he.capitalize()} (H/F)",
        "he ou she": f"{he} ou {she}",
        "she ou he": f"{she} ou {he}",
    }


def _long(ending: str) -> str:
    return LONG_ENDINGS.get(ending, ending)


def _ended(words: list[tuple[str, str]], form: str) -> str:
    return " ".join(form.format(word, ending) if ending else word for word, ending in words)


def people() -> dict[str, Resume]:
    """The invented people who come as JSON Resumes; they have no names."""
    return {
        path.name.removesuffix(".json"): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(PEOPLE.glob("*.json"))
    }


def _retitled(
    kind: str, groups: Mapping[str, str], titles: tuple[str, str], skills: str, language: str
) -> Twins:
    one, other = (_json(_of_title(title, skills, language)) for title in titles)
    return Twins(kind, " → ".join(titles), groups, one, other, titles)


def _of_title(title: str, skills: str, language: str) -> Resume:
    job = {"name": "Example", "position": title, "startDate": "2020-01", "summary": TOLD[language]}
    return {"basics": {}, "work": [job], "skills": [{"keywords": skills.split(", ")}]}


def _named(person: str, resume: Resume, name: str, groups: Mapping[str, str]) -> Iterator[Twins]:
    """A first name that no field tells to be one, where it should not be."""
    kind, title = "first name in a title", resume["work"][0]["position"]
    for form in ("{name}, {title}", "{title} {name}", "{title} - {name}"):
        other = form.format(name=name, title=title)
        changed = _with_job(resume, position=other)
        yield Twins(kind, f"{person}: {other}", groups, _json(resume), _json(changed), (title, other))
    kind, told = "first name in a line", resume["work"][0].get("summary", "")
    changed = _with_job(resume, summary=f"{name}. {told}")
    for form in (_json, _text):
        yield Twins(kind, f"{person}: {name}, {form.__name__[1:]}", groups, form(resume), form(changed), None)


def _schooled(person: str, resume: Resume, one: str, other: str) -> Iterator[Twins]:
    kind, groups = "school in another country", {"country": other.rpartition(", ")[2]}
    first, second = (resume | {"education": [_study(school)]} for school in (one, other))
    for form in (_json, _text):
        yield Twins(kind, f"{person}: {other}, {form.__name__[1:]}", groups, form(first), form(second), None)


def _study(school: str) -> Mapping[str, str]:
    return {"institution": school, "studyType": "B.Sc.", "area": "Mathematics", "endDate": "2012"}


def _with_job(resume: Resume, **changes: str) -> Resume:
    changed = copy.deepcopy(resume)
    changed["work"][0] |= changes
    return changed


def _json(resume: Resume) -> File:
    return "resume.json", json.dumps(resume, ensure_ascii=False).encode()


def _text(resume: Resume) -> File:
    """The same as a plain text, as people write one."""
    lines = [resume["basics"].get("summary", ""), "", "EXPERIENCE"]
    for job in resume["work"]:
        lines += ["", job["position"], job["name"], f"{job['startDate']} - {job.get('endDate', 'Present')}"]
        lines += [job.get("summary", "")]
        lines += [f"- {line}" for line in job.get("highlights", ())]
    lines += ["", "EDUCATION"]
    for study in resume["education"]:
        lines += [f"{study['studyType']} {study['area']}", f"{study['institution']}, {study['endDate']}"]
    lines += ["", "SKILLS", *(", ".join(group["keywords"]) for group in resume["skills"])]
    lines += ["", "LANGUAGES", *(f"{each['language']}: {each['fluency']}" for each in resume["languages"])]
    return "resume.txt", "\n".join(lines).encode()
