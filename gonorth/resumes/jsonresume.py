"""What does a JSON Resume say, in the official schema or in one of the many shapes people give it?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from gonorth.facts.words import Refusal
from gonorth.nouns import Place
from gonorth.reading.places import country_code, locate
from gonorth.resumes.contacts import accounts_in, links_in, sites_in
from gonorth.resumes.dates import Stretch, find_stretches, is_still, read_moment
from gonorth.resumes.draft import Draft, Job, Said, Study, Tongue
from gonorth.resumes.identity import Identity, identity_of
from gonorth.resumes.jobs import is_paid
from gonorth.resumes.jsonfields import (
    MAX_ENTRIES,
    Record,
    as_record,
    entries_of,
    everything_in,
    first,
    keys_of,
    line_of,
    text_of,
)
from gonorth.resumes.lines import Line
from gonorth.resumes.names import names_of_accounts, names_spelled, names_told
from gonorth.resumes.plaintext import decode
from gonorth.resumes.vocabulary import normal, table

HALVES = re.compile(r"\\u[dD][89a-fA-F]")  # escapes that are half of a sign
AFTER_NAME = re.compile(r"[,|(–—]|\s-\s")
LEAST_SECTIONS = 2  # known keys in an object that claims to be a résumé; `basics` alone is enough


def read_json(data: bytes, filename: str) -> Draft:
    resume = _resume(_parse(decode(data)))
    basics = as_record(first(resume, "document", "basics")[1]) or resume
    draft = Draft(_identity(resume, basics))
    _take_basics(basics, draft)
    for number, key, entry in entries_of(resume, "work"):
        draft.jobs += _jobs(entry, f"{key}[{number}]", draft)
    for number, key, entry in entries_of(resume, "education"):
        draft.studies.append(_study(entry, f"{key}[{number}]"))
    for number, key, entry in entries_of(resume, "skills"):
        draft.skills += [Said(text, f"{key}[{number}]") for text in _skill_texts(entry)]
    for number, key, entry in entries_of(resume, "languages"):
        draft.tongues.append(_tongue(entry, f"{key}[{number}]"))
    for section in ("volunteer", "projects", "certificates", "publications"):
        for number, key, entry in entries_of(resume, section):
            draft.prose.append(Said(text_of(entry), f"{key}[{number}]"))
    return draft


def _parse(text: str) -> Any:
    try:
        value = json.loads(text)
        return json.loads(_clean(json.dumps(value, ensure_ascii=False))) if HALVES.search(text) else value
    except json.JSONDecodeError as problem:
        raise Refusal("resumes.json_broken", line=str(problem.lineno), column=str(problem.colno)) from None
    except (RecursionError, ValueError):  # nested without end, or a number without end
        raise Refusal("resumes.json_strange") from None


def _clean(text: str) -> str:
    """Without halves of signs, which nothing can print."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def _resume(value: Any) -> Record:
    """The object that is the résumé: the whole, or one level inside."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, dict):
        raise Refusal("resumes.json_no_resume")
    if _is_resume(value):
        return value
    for key in table("json_keys")["document"]["wrappers"]:
        if isinstance(value.get(key), dict) and _is_resume(value[key]):
            return dict(value[key])
    raise Refusal("resumes.json_no_resume")


def _is_resume(value: Record) -> bool:
    names = [names for key, names in table("json_keys")["document"].items() if key != "wrappers"]
    known = sum(1 for keys in names if any(key in value for key in keys))
    return "basics" in value or known >= LEAST_SECTIONS


def _identity(resume: Record, basics: Record) -> Identity:
    """From the fields that hold it: the name, addresses, accounts, links, and who is named as reference."""
    holders = [basics, *(holder for holder in _others_who_may(resume) if holder is not basics)]
    names = [name for holder in holders for name in _names(holder)]
    everywhere = ("email", "phone")  # links beside the sections may be those of projects
    kinds = [
        (h, everywhere if h is resume is not basics else (*everywhere, "links", "profiles")) for h in holders
    ]
    reach = "\n".join(_reach(holder, kind) for holder, names_of in kinds for kind in names_of)
    links = list(links_in(reach))
    handles = _handles(first(basics, "basics", "profiles")[1])
    accounts = accounts_in(reach) | handles
    others = [
        AFTER_NAME.split(str(entry.get("name", "")), maxsplit=1)[0]
        for _, _, entry in entries_of(resume, "references")
    ]
    told = [Line((sentence,)) for sentence in _reach(basics, "summary").splitlines()]
    named = (
        names
        or names_told(told)
        or names_spelled(accounts, everything_in(resume))
        or names_of_accounts(accounts)
    )
    return identity_of(named, accounts, sites_in(links), others)


def _others_who_may(resume: Record) -> list[Record]:
    """The other objects in which a name or an address may stand: the résumé itself, "contact"."""
    inner = [as_record(resume.get(key)) for key in keys_of("document", "basics")]
    return [resume, *(record for record in inner if record)]


def _names(holder: Record) -> list[str]:
    """The name whole, its parts, and the parts together."""
    parts = [everything_in(holder.get(key)) for key in keys_of("basics", "name_parts")]
    whole = [everything_in(holder.get(key)) for key in keys_of("basics", "name")]
    return [name for name in (*whole, *parts, " ".join(parts).strip()) if name]


def _reach(basics: Record, name: str) -> str:
    """All that stands under the keys for addresses; a list kept as a string is text like any other."""
    return "\n".join(everything_in(basics.get(key)) for key in keys_of("basics", name))


def _handles(profiles: Any) -> set[str]:
    """The names of accounts, in a list of profiles or one by one under the names of the sites."""
    entries = profiles.values() if isinstance(profiles, dict) else profiles
    listed = [entry for entry in entries if isinstance(entry, dict)] if profiles else []
    found = {str(entry.get("username", "")).strip(" @/") for entry in listed}
    return {handle for handle in found if 1 < len(handle) < 60 and " " not in handle}


def _take_basics(basics: Record, draft: Draft) -> None:
    key, label = line_of(basics, "basics", "label")
    if label:
        draft.headline = Said(label, f"basics.{key}")
    key, summary = first(basics, "basics", "summary")
    if summary:
        draft.prose.append(Said(text_of(summary), f"basics.{key}"))
    key, place = first(basics, "basics", "location")
    if found := _place(place):
        draft.places.append((found, f"basics.{key}"))


def _place(value: Any) -> str | Place | None:
    """A place from its fields; the street and the code are never looked at."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return value.strip() or None
    if not isinstance(value, dict):
        return None
    city, region, country = (line_of(value, "place", name)[1] for name in ("city", "region", "country"))
    if not (city or region or country):
        return None
    code = country_code(country) if country else None
    return locate(city, region, code or (country.upper() if country and len(country) == 2 else None))


def _jobs(entry: Record, where: str, draft: Draft) -> list[Job]:
    """One job, or each of the positions held with one employer."""
    key, inner = first(entry, "entry", "titles")
    roles = [role for role in inner if isinstance(role, dict)] if isinstance(inner, list) else []
    if not roles:
        job = _job(entry, where)
        draft.prose.append(Said(_entry_text(entry), where))
        return [job] if job.title or job.employer else []
    shared = {name: value for name, value in entry.items() if name != key}
    shared |= dict.fromkeys(keys_of("entry", "title"))  # each role has its own
    return [
        job
        for number, role in enumerate(roles[:MAX_ENTRIES])
        for job in _jobs(shared | role, f"{where}.{key}[{number}]", draft)
    ]


def _job(entry: Record, where: str) -> Job:
    title_key, title = line_of(entry, "entry", "title")
    employer_key, employer = line_of(entry, "entry", "employer")
    when = _when(entry)
    return Job(
        _without_employer(title, employer),
        employer,
        where,
        _place(first(entry, "entry", "place")[1]),
        when.start,
        when.end,
        when.is_open,
        is_paid(title, employer),
        f"{where}.{title_key}",
        f"{where}.{employer_key}",
    )


def _when(entry: Record) -> Stretch:
    """From two fields, or from one that holds both ends: "2019 - Present"."""
    start, end = (line_of(entry, "entry", name)[1] or "" for name in ("start", "end"))
    if not end:
        for stretch in find_stretches(start):
            if stretch.is_range:
                return stretch
    is_open = first(entry, "entry", "current")[1] is True or is_still(end)
    return Stretch(read_moment(start), read_moment(end), is_open)


def _without_employer(title: str | None, employer: str | None) -> str | None:
    """ "Engineer - Acme" at Acme is an engineer."""
    if title and employer:
        for mark in (" - ", " – ", " — ", " @ ", " at ", ", "):
            head, found, tail = title.rpartition(mark)
            if found and head and normal(tail).split()[:1] == normal(employer).split()[:1] and normal(tail):
                return head
    return title


def _entry_text(entry: Record) -> str:
    return "\n".join(text_of(entry.get(key)) for key in keys_of("entry", "text") if entry.get(key))


def _study(entry: Record, where: str) -> Study:
    school, degree, subject = (
        line_of(entry, "study", name)[1] for name in ("institution", "degree", "field")
    )
    ended = read_moment(line_of(entry, "study", "end")[1])
    return Study(school, degree, subject, ended.year if ended else None, where)


def _skill_texts(entry: Record) -> Iterable[str]:
    """The name of a skill or a group of skills, and the skills in it, one by one."""
    _, keywords = first(entry, "item", "keywords")
    name = line_of(entry, "item", "name")[1]
    yield from ([name] if name else [])
    for word in keywords if isinstance(keywords, list) else [keywords] if keywords else []:
        yield text_of(word)


def _tongue(entry: Record, where: str) -> Tongue:
    name, fluency = (line_of(entry, "item", key)[1] or "" for key in ("language", "fluency"))
    return Tongue(name, fluency, where)
